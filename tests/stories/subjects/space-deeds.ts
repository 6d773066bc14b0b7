import { everybody, keyOr, type Ask, type FunctionExpectation, type Persona } from '../personas.ts';
import { SPACES } from './spaces.ts';

const AT_ROOM =
	'home listed vendor vendor-b: note-home note-network note-public note-shared note-shared-b note-shared-both note-space page-draft page-home page-network page-public page-shared';

type Call = (labels: Record<string, string>) => Record<string, unknown>;

/** Calls a function and puts it back when it went through. */
function deed(name: string, call: Call, undo?: [string, Call]) {
	return async (persona: Persona, ask: Ask, labels: Record<string, string>) => {
		const post = (path: string, body: unknown) =>
			ask(persona, `rpc/${path}`, { method: 'POST', body });
		const answer = await post(name, call(labels));
		if (answer.status < 400 && undo) await post(undo[0], undo[1](labels));
		return keyOr(answer, () => 'done');
	};
}

const managersOf = (refusals: Partial<Record<Persona, string>>) =>
	everybody('object_not_found', {
		anonymous: 'anonymous_refused',
		member: 'right_missing',
		steward: 'done',
		auditor: 'right_missing',
		...refusals
	});
const withoutAccount = 'permission denied for function ';

export const spaceFunctions: Record<string, FunctionExpectation> = {
	space_create: {
		'with a name': {
			expected: everybody('space_founder_needed', {
				anonymous: `${withoutAccount}space_create`,
				steward: 'done',
				coordinator: 'done'
			}),
			act: deed('space_create', () => ({
				space_name: 'Neu gegründet',
				space_purpose: null,
				space_visibility: 'space'
			}))
		}
	},
	space_archive: {
		'of the room': {
			expected: managersOf({
				anonymous: `${withoutAccount}space_archive`,
				guest: 'right_missing'
			}),
			act: deed('space_archive', ({ room }) => ({ space: room, archived: true }), [
				'space_archive',
				({ room }) => ({ space: room, archived: false })
			])
		}
	},
	space_list: {
		'names the spaces seen': {
			expected: everybody('public-room', {
				guest: 'public-room room',
				member: 'archived-room network-room public-room room',
				steward: 'archived-room network-room public-room room',
				coordinator: 'archived-room network-room other-room public-room',
				auditor: SPACES.join(' '),
				admin: 'archived-room network-room public-room'
			}),
			act: async (persona, ask) => {
				const { body } = await ask(persona, 'rpc/space_list', { method: 'POST', body: {} });
				const slugs = (body as { slug: string }[]).map(({ slug }) => slug);
				return slugs.filter((slug) => SPACES.includes(slug)).join(' ');
			}
		}
	},
	space_page: {
		'of a room two vendors sit in': {
			expected: everybody('object_not_found', {
				guest:
					'home vendor: note-public note-shared note-shared-both note-vendor page-public page-shared',
				member: AT_ROOM,
				steward: AT_ROOM,
				auditor:
					'home listed vendor vendor-b: note-home note-network note-public note-shared note-shared-b note-shared-both note-space note-vendor note-vendor-b page-draft page-home page-network page-public page-shared'
			}),
			act: async (persona, ask) =>
				keyOr(
					await ask(persona, 'rpc/space_page', { method: 'POST', body: { space_slug: 'room' } }),
					(body) => {
						const page = body as Record<'bodies' | 'content', { slug: string }[]>;
						const slugs = (rows: { slug: string }[]) => rows.map(({ slug }) => slug).sort();
						return `${slugs(page.bodies).join(' ')}: ${slugs(page.content).join(' ')}`;
					}
				)
		}
	},
	object_sharing: {
		'of a note shared with two vendors': {
			expected: everybody('object_not_found', {
				guest: 'vendor',
				member: 'vendor vendor-b',
				steward: 'vendor vendor-b',
				auditor: 'vendor vendor-b'
			}),
			act: async (persona, ask, labels) =>
				keyOr(
					await ask(persona, 'rpc/object_sharing', {
						method: 'POST',
						body: { object: labels['note-shared-both'] }
					}),
					(body) =>
						(body as { bodies: { slug: string }[] }).bodies
							.map(({ slug }) => slug)
							.sort()
							.join(' ')
				)
		}
	},
	object_set_visibility: {
		'of a note': {
			expected: managersOf({ anonymous: `${withoutAccount}object_set_visibility` }),
			act: deed('object_set_visibility', ({ 'note-space': object }) => ({
				object,
				wanted: 'space'
			}))
		}
	},
	share_grant: {
		'of a place in the room': {
			expected: managersOf({ anonymous: `${withoutAccount}share_grant`, guest: 'right_missing' }),
			act: deed(
				'share_grant',
				({ room, other }) => ({ object: room, organisation: other, wanted: 'read' }),
				['share_revoke', ({ room, other }) => ({ object: room, organisation: other })]
			)
		},
		'of a note': {
			expected: managersOf({ anonymous: `${withoutAccount}share_grant` }),
			act: deed(
				'share_grant',
				({ 'note-space': object, vendor }) => ({ object, organisation: vendor, wanted: 'read' }),
				['share_revoke', ({ 'note-space': object, vendor }) => ({ object, organisation: vendor })]
			)
		}
	},
	share_revoke: {
		'of a body that is not in the space': {
			expected: managersOf({
				anonymous: `${withoutAccount}share_revoke`,
				guest: 'right_missing',
				steward: 'share_not_found'
			}),
			act: deed('share_revoke', ({ room, archived }) => ({ object: room, organisation: archived }))
		},
		'of a share that is not there': {
			expected: managersOf({
				anonymous: `${withoutAccount}share_revoke`,
				steward: 'share_not_found'
			}),
			act: deed('share_revoke', ({ 'note-space': object, other }) => ({
				object,
				organisation: other
			}))
		}
	}
};
