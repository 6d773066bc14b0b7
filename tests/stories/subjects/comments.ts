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

const AT_HOME = ['said-by-vendor', 'said-by-vendor-b', 'said-in-room', 'said-on-shared'];
const OF_HOME = [...AT_HOME, 'said-to-vendor'];
const OF_VENDOR = ['said-by-vendor', 'said-on-shared', 'said-to-vendor'];

export const commentTables: Record<string, TableExpectation> = {
	comments: {
		...unwritable,
		key: 'body',
		change: { body: 'Umgeschrieben' },
		example: { object_id: NEW_ID, body: 'Neu' },
		select: everybody<Reach>([], {
			anonymous: 'refused',
			guest: OF_VENDOR,
			member: OF_HOME,
			steward: OF_HOME,
			coordinator: ['said-at-other'],
			auditor: [...OF_HOME, 'said-at-other']
		})
	},
	links: {
		...unwritable,
		key: 'to_id',
		change: { relation: 'replaces' },
		example: { from_id: NEW_ID, to_id: NEW_ID, relation: 'related' },
		select: everybody<Reach>(['home'], {
			guest: ['home', 'note-public'],
			member: ['home', 'note-public', 'note-space', 'other'],
			steward: ['home', 'note-public', 'note-space', 'other'],
			auditor: ['home', 'note-public', 'note-space', 'other']
		})
	}
};

type Body = (labels: Record<string, string>, made: unknown) => Record<string, unknown>;

/** Calls a function and takes back what came of it. */
function deed(name: string, body: Body, undo: [string, Body][] = []) {
	return async (persona: Persona, ask: Ask, labels: Record<string, string>) => {
		const post = (path: string, sent: Record<string, unknown>) =>
			ask(persona, `rpc/${path}`, { method: 'POST', body: sent });
		const answer = await post(name, body(labels, null));
		if (answer.status < 400)
			for (const [path, back] of undo) await post(path, back(labels, answer.body));
		return keyOr(answer, () => 'done');
	};
}

/** A deed with the comment of this text, found as somebody who reads it. */
function deedWith(text: string, reader: Persona, name: string, body: Body, undo?: [string, Body]) {
	return async (persona: Persona, ask: Ask, labels: Record<string, string>) => {
		const found = await ask(reader, `comments?body=eq.${text}&select=id`);
		const [{ id } = { id: NEW_ID }] = found.body as { id: string }[];
		return deed(name, body, undo && [undo])(persona, ask, { ...labels, comment: id });
	};
}

const denied = (name: string) => `permission denied for function ${name}`;
const inRoom = (name: string, others = 'object_not_found') =>
	everybody(others, {
		anonymous: denied(name),
		member: 'done',
		steward: 'done',
		auditor: 'right_missing'
	});
const withoutBody = { stranger: 'body_needed', admin: 'body_needed', suspended: 'body_needed' };

interface Said {
	comments: { body: string | null }[];
}
/** The texts of the fixtures that are there; other stories leave places without text. */
const texts = ({ comments }: Said) =>
	comments
		.map(({ body }) => body)
		.filter((body) => body?.startsWith('said-'))
		.sort()
		.join(' ');

export const commentFunctions: Record<string, FunctionExpectation> = {
	comment_add: {
		'on a note of the room': {
			expected: { ...inRoom('comment_add'), ...withoutBody, auditor: 'body_needed' },
			act: deed('comment_add', ({ 'note-space': object }) => ({ object, body: 'Neu' }), [
				['comment_remove', (_, comment) => ({ comment })],
				['watch', ({ 'note-space': object }) => ({ object, watching: false })]
			])
		}
	},
	comment_edit: {
		'of the member, unchanged': {
			expected: {
				...inRoom('comment_edit', 'comment_not_found'),
				steward: 'comment_not_yours'
			},
			act: deedWith('said-in-room', 'member', 'comment_edit', ({ comment }) => ({
				comment,
				body: 'said-in-room',
				version: 1
			}))
		}
	},
	comment_remove: {
		'of a colleague': {
			expected: everybody('comment_not_found', {
				anonymous: denied('comment_remove'),
				coordinator: 'comment_not_yours',
				auditor: 'comment_not_yours'
			}),
			act: deedWith('said-at-other', 'coordinator', 'comment_remove', ({ comment }) => ({
				comment
			}))
		},
		'of another vendor, for a guest': {
			expected: everybody('not tried', { guest: 'comment_not_found' }),
			act: async (persona, ask, labels) =>
				persona === 'guest'
					? deedWith('said-by-vendor-b', 'member', 'comment_remove', ({ comment }) => ({
							comment
						}))(persona, ask, labels)
					: 'not tried'
		}
	},
	comment_resolve: {
		'of a thread in the room': {
			expected: inRoom('comment_resolve', 'comment_not_found'),
			act: deedWith(
				'said-in-room',
				'member',
				'comment_resolve',
				({ comment }) => ({ thread: comment, resolved: true }),
				['comment_resolve', ({ comment }) => ({ thread: comment, resolved: false })]
			)
		}
	},
	comment_list: {
		'of a note two vendors share': {
			expected: everybody('object_not_found', {
				anonymous: denied('comment_list'),
				guest: 'said-by-vendor said-on-shared said-to-vendor',
				member: 'said-by-vendor said-by-vendor-b said-on-shared said-to-vendor',
				steward: 'said-by-vendor said-by-vendor-b said-on-shared said-to-vendor',
				auditor: 'said-by-vendor said-by-vendor-b said-on-shared said-to-vendor'
			}),
			act: async (persona, ask, labels) =>
				keyOr(
					await ask(persona, 'rpc/comment_list', {
						method: 'POST',
						body: { object: labels['note-shared-both'] }
					}),
					(body) => texts(body as Said)
				)
		}
	},
	link_add: {
		'between two notes of the room': {
			expected: inRoom('link_add'),
			act: deed(
				'link_add',
				({ 'note-space': object, 'note-network': target }) => ({ object, target }),
				[['link_remove', (_, link) => ({ link })]]
			)
		}
	},
	link_remove: {
		'that is not there': {
			expected: everybody('link_not_found', { anonymous: denied('link_remove') }),
			act: deed('link_remove', () => ({ link: NEW_ID }))
		}
	}
};
