import {
	everybody,
	keyOr,
	NEW_ID,
	unwritable,
	type Ask,
	type FunctionExpectation,
	type Persona,
	type Reach,
	type TableExpectation
} from '../personas.ts';

const own = (rows: Partial<Record<Persona, string[]>>) =>
	everybody<Reach>([], { anonymous: 'refused', ...rows });

export const inboxTables: Record<string, TableExpectation> = {
	watches: {
		...unwritable,
		key: 'object_id',
		change: { object_id: NEW_ID },
		example: { person_id: NEW_ID, object_id: NEW_ID },
		select: own({ guest: ['note-shared-both'], member: ['note-shared-both'] })
	},
	notifications: {
		...unwritable,
		key: 'object_id',
		change: { read_at: null },
		example: { person_id: NEW_ID, object_id: NEW_ID, event_id: 1, reason: 'mentioned' },
		select: own({
			guest: ['note-shared-both'],
			member: ['note-shared-both'],
			coordinator: ['note-other']
		})
	},
	waits: {
		...unwritable,
		// Of the fixtures it is the object itself; requests to join come and go in other stories.
		key: 'subject_id',
		change: { settled_at: '2026-01-01' },
		example: { object_id: NEW_ID, subject_id: NEW_ID, kind: 'note.asked' },
		select: own({
			guest: ['note-shared'],
			member: ['note-space'],
			steward: ['note-home', 'note-space'],
			coordinator: ['note-other']
		})
	}
};

const denied = (name: string) => `permission denied for function ${name}`;

function call(
	name: string,
	sent: (labels: Record<string, string>) => unknown,
	fact: (body: unknown, labels: Record<string, string>) => string = () => 'done'
) {
	return async (persona: Persona, ask: Ask, labels: Record<string, string>) =>
		keyOr(await ask(persona, `rpc/${name}`, { method: 'POST', body: sent(labels) }), (body) =>
			fact(body, labels)
		);
}

const insideOnly = everybody('object_not_found', {
	anonymous: denied('watch'),
	member: 'done',
	steward: 'done',
	auditor: 'done'
});

const auditors = everybody('auditor_needed', {
	anonymous: denied('audit_list'),
	auditor: 'done'
});

interface ForMe {
	waiting: { object: { slug: string | null } }[];
}

export const inboxFunctions: Record<string, FunctionExpectation> = {
	object_margin: {
		'of the room, with the people one can point something out to': {
			expected: everybody('object_not_found', {
				guest: 'null: ',
				member: 'write: steward',
				steward: 'manage: member',
				auditor: 'read: '
			}),
			act: call(
				'object_margin',
				({ room }) => ({ object: room }),
				(body, labels) => {
					const margin = body as { right: string | null; mentionable: { id: string }[] };
					const known = margin.mentionable.map(({ id }) =>
						Object.keys(labels).find((label) => labels[label] === id)
					);
					return `${margin.right}: ${known.join(' ')}`;
				}
			)
		},
		'of a note two vendors share': {
			expected: everybody('object_not_found', {
				guest: 'write',
				member: 'write',
				steward: 'manage',
				auditor: 'read'
			}),
			act: call(
				'object_margin',
				(labels) => ({ object: labels['note-shared-both'] }),
				(body) => (body as { right: string }).right
			)
		}
	},
	watch: {
		'of a note of the room': {
			expected: insideOnly,
			act: async (persona, ask, labels) => {
				const object = labels['note-space'];
				const answer = await call('watch', () => ({ object, watching: true }))(
					persona,
					ask,
					labels
				);
				if (answer === 'done')
					await call('watch', () => ({ object, watching: false }))(persona, ask, labels);
				return answer;
			}
		}
	},
	for_me: {
		'says what waits': {
			expected: everybody('', {
				anonymous: denied('for_me'),
				guest: 'note-shared',
				member: 'note-space',
				steward: 'note-home note-space',
				coordinator: 'note-other note-other'
			}),
			act: call(
				'for_me',
				() => ({}),
				(body) =>
					(body as ForMe).waiting
						.map(({ object }) => object.slug)
						.filter((slug) => slug?.startsWith('note-'))
						.sort()
						.join(' ')
			)
		}
	},
	notifications_read: {
		'of somebody else': {
			expected: everybody('done', { anonymous: denied('notifications_read') }),
			act: call('notifications_read', () => ({ ids: [NEW_ID] }))
		}
	},
	audit_list: {
		'of everything': { expected: auditors, act: call('audit_list', () => ({})) }
	}
};
