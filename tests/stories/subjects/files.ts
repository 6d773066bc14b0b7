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

const OPEN = ['open-on-public'];
const NETWORK = [...OPEN, 'open-on-network', 'open-on-archived'];
const AT_HOME = [
	...NETWORK,
	'inner-on-public',
	'inner-on-space',
	'on-shared',
	'of-vendor',
	'of-vendor-b',
	'open-in-room',
	'inner-in-room',
	'inner-at-body'
];

export const fileTables: Record<string, TableExpectation> = {
	files: {
		...unwritable,
		key: 'id',
		change: { name: 'Umbenannt' },
		example: {
			id: NEW_ID,
			object_id: NEW_ID,
			name: 'Neu',
			media_type: 'text/plain',
			bytes: 1,
			sha256: 'b'.repeat(64)
		},
		select: everybody<Reach>(OPEN, {
			guest: [...OPEN, 'on-shared', 'of-vendor', 'open-in-room'],
			member: AT_HOME,
			steward: AT_HOME,
			coordinator: [...NETWORK, 'open-at-other', 'inner-at-body'],
			auditor: [...AT_HOME, 'own-of-vendor-b', 'open-at-other'],
			admin: [...NETWORK, 'inner-at-body']
		})
	}
};

type Body = (labels: Record<string, string>) => Record<string, unknown>;

/** Calls a function and puts back what it did. */
function deed(name: string, body: Body, undo?: [string, Body]) {
	return async (persona: Persona, ask: Ask, labels: Record<string, string>) => {
		const post = (path: string, sent: unknown) =>
			ask(persona, `rpc/${path}`, { method: 'POST', body: sent });
		const answer = await post(name, body(labels));
		if (answer.status < 400 && undo) await post(undo[0], undo[1](labels));
		return keyOr(answer, () => 'done');
	};
}

const denied = (name: string) => `permission denied for function ${name}`;
const reserve =
	(object: string): Body =>
	(labels) => ({
		object: labels[object],
		file_name: 'Marke.pdf',
		file_bytes: 5
	});
const file =
	(name: string, more = {}): Body =>
	(labels) => ({ file: labels[name], ...more });
const onlyServer = (name: string, body: Body): FunctionExpectation => ({
	'called from outside': { expected: everybody(denied(name)), act: deed(name, body) }
});

/** Keys for a file inside `home`: nobody outside learns that it is there. */
const atHome = (name: string, more: Partial<Record<Persona, string>> = {}) =>
	everybody('file_not_found', {
		anonymous: denied(name),
		member: 'done',
		steward: 'done',
		auditor: 'right_missing',
		...more
	});

export const fileFunctions: Record<string, FunctionExpectation> = {
	file_reserve: {
		'on a note of a space': {
			expected: everybody('object_not_found', {
				anonymous: denied('file_reserve'),
				member: 'done',
				steward: 'done',
				auditor: 'right_missing'
			}),
			act: deed('file_reserve', reserve('note-space'))
		},
		'on a note shared for writing': {
			expected: everybody('object_not_found', {
				anonymous: denied('file_reserve'),
				guest: 'done',
				member: 'done',
				steward: 'done',
				auditor: 'right_missing'
			}),
			act: deed('file_reserve', reserve('note-shared-both'))
		},
		'on a public note': {
			expected: everybody('right_missing', {
				anonymous: denied('file_reserve'),
				member: 'done',
				steward: 'done'
			}),
			act: deed('file_reserve', reserve('note-public'))
		}
	},
	file_remove: {
		'of an inner file': {
			expected: atHome('file_remove'),
			act: deed('file_remove', file('inner-on-space'), ['file_restore', file('inner-on-space')])
		},
		'of a vendor by others': {
			expected: atHome('file_remove', { member: 'file_not_yours' }),
			act: deed('file_remove', file('of-vendor-b'), ['file_restore', file('of-vendor-b')])
		},
		'of a file everybody sees': {
			expected: everybody('right_missing', {
				anonymous: denied('file_remove'),
				member: 'done',
				steward: 'done'
			}),
			act: deed('file_remove', file('open-on-public'), ['file_restore', file('open-on-public')])
		}
	},
	file_restore: {
		'of a removed file': {
			expected: everybody('right_missing', {
				anonymous: denied('file_restore'),
				member: 'done',
				steward: 'done'
			}),
			act: deed('file_restore', file('removed'), ['file_remove', file('removed')])
		},
		'of a file that is there': {
			expected: everybody('file_not_found', { anonymous: denied('file_restore') }),
			act: deed('file_restore', file('open-on-public'))
		}
	},
	file_publish: {
		'of an inner file': {
			expected: atHome('file_publish'),
			act: deed('file_publish', file('inner-on-space', { is_published: true }), [
				'file_publish',
				file('inner-on-space', { is_published: false })
			])
		},
		'of a vendor': {
			expected: atHome('file_publish', {
				guest: 'guest_cannot_publish',
				member: 'file_not_yours',
				steward: 'guest_cannot_publish'
			}),
			act: deed('file_publish', file('of-vendor', { is_published: true }))
		}
	},
	file_finish: onlyServer('file_finish', (labels) => ({
		file: labels['on-shared'],
		file_media_type: 'text/plain',
		file_bytes: 1,
		file_sha256: 'c'.repeat(64)
	})),
	file_leftovers: onlyServer('file_leftovers', () => ({})),
	files_discarded: onlyServer('files_discarded', () => ({ files: [] }))
};
