import {
	everybody,
	keyOr,
	NEW_ID,
	unwritable,
	type Ask,
	type FunctionExpectation,
	type Persona,
	type PerPersona,
	type Reach,
	type TableExpectation
} from '../personas.ts';

export const membershipTables: Record<string, TableExpectation> = {
	invitations: {
		...unwritable,
		key: 'organisation_id',
		change: { role: 'steward' },
		example: {
			organisation_id: NEW_ID,
			email: 'neu@story.example',
			token_hash: '0'.repeat(64),
			invited_by: NEW_ID,
			expires_at: '2030-01-01'
		},
		select: everybody<Reach>([], {
			stranger: ['vendor'],
			guest: ['vendor'],
			steward: ['home'],
			coordinator: ['home', 'vendor'],
			admin: ['home', 'vendor']
		})
	}
};

type Labels = Record<string, string>;

const denied = (name: string) => `permission denied for function ${name}`;
const post = (ask: Ask, persona: Persona, name: string, body: unknown) =>
	ask(persona, `rpc/${name}`, { method: 'POST', body });

/** A deed with the membership of somebody at `home`; it is already as wanted, so nothing changes. */
function about(label: string, name: string, more: object, expected: Partial<PerPersona<string>>) {
	return {
		expected: everybody('membership_not_found', {
			anonymous: denied(name),
			steward: 'done',
			coordinator: 'done',
			admin: 'done',
			...expected
		}),
		act: async (persona: Persona, ask: Ask, labels: Labels) => {
			const path = `memberships?person_id=eq.${labels[label]}&organisation_id=eq.${labels.home}&select=id`;
			const [row] = (await ask('admin', path)).body as { id: string }[];
			const answer = await post(ask, persona, name, { membership: row?.id, ...more });
			return keyOr(answer, () => 'done');
		}
	};
}

function call(name: string, sent: (labels: Labels) => unknown, fact: (body: unknown) => string) {
	return async (persona: Persona, ask: Ask, labels: Labels) =>
		keyOr(await post(ask, persona, name, sent(labels)), fact);
}

const done = () => 'done';

export const membershipFunctions: Record<string, FunctionExpectation> = {
	membership_request: {
		'of a body everybody knows': {
			expected: everybody('done', { anonymous: denied('membership_request') }),
			act: async (persona, ask, { listed: organisation }) => {
				const answer = await post(ask, persona, 'membership_request', { organisation });
				if (answer.status < 400) await post(ask, persona, 'membership_leave', { organisation });
				return keyOr(answer, done);
			}
		},
		'of another vendor': {
			expected: everybody('organisation_not_found', {
				anonymous: denied('membership_request'),
				member: 'done',
				steward: 'done',
				coordinator: 'done',
				auditor: 'done',
				admin: 'done'
			}),
			act: async (persona, ask, { 'vendor-b': organisation }) => {
				const answer = await post(ask, persona, 'membership_request', { organisation });
				if (answer.status < 400) await post(ask, persona, 'membership_leave', { organisation });
				return keyOr(answer, done);
			}
		}
	},
	membership_leave: {
		'of a body one does not belong to': {
			expected: everybody('done', { anonymous: denied('membership_leave') }),
			act: call('membership_leave', ({ archived }) => ({ organisation: archived }), done)
		}
	},
	membership_decide: {
		'about somebody accepted before': about(
			'member',
			'membership_decide',
			{ accept: true },
			{ member: 'membership_steward_needed' }
		)
	},
	membership_suspend: {
		'of somebody suspended': about(
			'suspended',
			'membership_suspend',
			{},
			{ member: 'membership_steward_needed', suspended: 'membership_steward_needed' }
		)
	},
	membership_resume: {
		'of somebody active': about(
			'member',
			'membership_resume',
			{},
			{ member: 'membership_steward_needed' }
		)
	},
	membership_set_role: {
		'to what it is': about(
			'member',
			'membership_set_role',
			{ wanted: 'member' },
			{ member: 'membership_steward_needed' }
		)
	},
	organisation_people: {
		'of a vendor': {
			expected: everybody('organisation_not_found', {
				guest: '1 people, 1 invitations',
				member: '0 people, 0 invitations',
				steward: '0 people, 0 invitations',
				coordinator: '1 people, 1 invitations',
				auditor: '1 people, 0 invitations',
				admin: '1 people, 1 invitations'
			}),
			act: call(
				'organisation_people',
				() => ({ organisation_slug: 'vendor' }),
				(body) => {
					const { people, invitations } = body as Record<string, unknown[]>;
					return `${people?.length} people, ${invitations?.length} invitations`;
				}
			)
		}
	},
	my_memberships: {
		'and what one is invited to': {
			expected: everybody('none', {
				stranger: 'invited to vendor',
				guest: 'works for vendor',
				member: 'works for home',
				steward: 'works for home',
				coordinator: 'works for other',
				suspended: 'works for home'
			}),
			act: call(
				'my_memberships',
				() => ({}),
				(body) => {
					const { memberships, invitations } = body as Record<string, { slug: string }[]>;
					const [work, offer] = [memberships?.[0], invitations?.[0]];
					if (work) return `works for ${work.slug}`;
					return offer ? `invited to ${offer.slug}` : 'none';
				}
			)
		}
	},
	invitation_create: {
		'to a body': {
			expected: everybody('membership_steward_needed', {
				anonymous: denied('invitation_create'),
				steward: 'done',
				coordinator: 'done',
				admin: 'done'
			}),
			act: async (persona, ask, { home }) => {
				const address = `${persona}.invites@story.example`;
				const sent = { organisation: home, address };
				const answer = await post(ask, persona, 'invitation_create', sent);
				const { id } = answer.body as { id?: string };
				if (id) await post(ask, persona, 'invitation_withdraw', { invitation: id });
				return keyOr(answer, done);
			}
		}
	},
	invitation_withdraw: {
		'that is not there': {
			expected: everybody('invitation_not_found', { anonymous: denied('invitation_withdraw') }),
			act: call('invitation_withdraw', () => ({ invitation: NEW_ID }), done)
		}
	},
	invitation_show: {
		'by its link': {
			expected: everybody('home: i…@story.example'),
			act: call(
				'invitation_show',
				() => ({ token: 'token-home' }),
				(body) => {
					const shown = body as { organisation: { slug: string }; address: string };
					return `${shown.organisation.slug}: ${shown.address}`;
				}
			)
		},
		'by a link nobody made': {
			expected: everybody('invitation_not_found'),
			act: call('invitation_show', () => ({ token: 'token-of-nobody' }), done)
		}
	},
	invitation_address: {
		'of an open one': {
			expected: everybody(denied('invitation_address')),
			act: call('invitation_address', () => ({ token: 'token-home' }), String)
		}
	},
	invitation_accept: {
		'made for somebody else': {
			expected: everybody('invitation_not_yours', { anonymous: denied('invitation_accept') }),
			act: call('invitation_accept', () => ({ token: 'token-home' }), done)
		}
	},
	invitation_answer: {
		'that is not there': {
			expected: everybody('invitation_not_found', { anonymous: denied('invitation_answer') }),
			act: call('invitation_answer', () => ({ invitation: NEW_ID, accept: true }), done)
		}
	}
};
