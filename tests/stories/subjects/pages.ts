import {
	everybody,
	keyOr,
	unwritable,
	type Ask,
	type FunctionExpectation,
	type Persona,
	type Reach,
	type TableExpectation
} from '../personas.ts';

/** Pages of the cast: published ones follow their visibility, the others are for those inside. */
const AT_HOME = ['page-draft', 'page-home', 'page-network', 'page-public', 'page-shared'];
const open = { stranger: ['page-public'], suspended: ['page-public'] };

export const pageTables: Record<string, TableExpectation> = {
	pages: {
		...unwritable,
		key: 'id',
		change: { title: 'Umbenannt' },
		example: { slug: 'neu', title: 'Neu', place: 1 },
		select: everybody<Reach>(['page-network', 'page-public'], {
			...open,
			anonymous: ['page-public'],
			guest: ['page-public', 'page-shared'],
			member: AT_HOME,
			steward: AT_HOME,
			coordinator: ['page-network', 'page-other', 'page-public'],
			auditor: [...AT_HOME, 'page-other']
		})
	}
};

type Body = (labels: Record<string, string>) => Record<string, unknown>;

const call =
	(name: string, body: Body, fact: (body: unknown, labels: Record<string, string>) => string) =>
	async (persona: Persona, ask: Ask, labels: Record<string, string>) =>
		keyOr(await ask(persona, `rpc/${name}`, { method: 'POST', body: body(labels) }), (answer) =>
			fact(answer, labels)
		);

const denied = (name: string) => `permission denied for function ${name}`;
const done = () => 'done';
const WITHOUT_BODY = { stranger: 'body_needed', admin: 'body_needed', suspended: 'body_needed' };
/** Who is inside a page of the room, and what the others are told. */
const inRoom = (name: string) =>
	everybody('object_not_found', {
		anonymous: denied(name),
		member: 'done',
		steward: 'done',
		auditor: 'right_missing'
	});

const labelsOf = (rows: { id: string }[], labels: Record<string, string>) =>
	rows
		.map(({ id }) => Object.keys(labels).find((label) => labels[label] === id) ?? '')
		.filter((label) => label.startsWith('page-'))
		.sort()
		.join(' ');

export const pageFunctions: Record<string, FunctionExpectation> = {
	page_create: {
		'in the room': {
			expected: everybody('object_not_found', {
				...WITHOUT_BODY,
				anonymous: denied('page_create'),
				guest: 'right_missing',
				member: 'done',
				steward: 'done',
				auditor: 'body_needed'
			}),
			act: call('page_create', ({ room: space }) => ({ space, title: 'Neu' }), done)
		},
		'from a template that is none': {
			expected: everybody('not tried', { member: 'page_template_unknown' }),
			act: async (persona, ask, labels) =>
				persona === 'member'
					? call(
							'page_create',
							({ room: space }) => ({ space, title: 'Neu', template: 'nichts' }),
							done
						)(persona, ask, labels)
					: 'not tried'
		}
	},
	page_rename: {
		'to what it is called': {
			expected: inRoom('page_rename'),
			act: async (persona, ask, labels) => {
				const found = await ask(
					'member',
					`pages?id=eq.${labels['page-draft']}&select=title,version`
				);
				const [{ title, version } = { title: '', version: 0 }] = found.body as {
					title: string;
					version: number;
				}[];
				return call('page_rename', ({ 'page-draft': page }) => ({ page, title, version }), done)(
					persona,
					ask,
					labels
				);
			}
		}
	},
	page_move: {
		'to the top': {
			expected: inRoom('page_move'),
			act: call('page_move', ({ 'page-draft': page }) => ({ page }), done)
		},
		'below itself': {
			expected: {
				...inRoom('page_move'),
				member: 'page_parent_not_possible',
				steward: 'page_parent_not_possible'
			},
			act: call('page_move', ({ 'page-draft': page }) => ({ page, parent: page }), done)
		}
	},
	page_archive: {
		'back from no archive': {
			expected: { ...inRoom('page_archive'), member: 'right_missing' },
			act: call('page_archive', ({ 'page-draft': page }) => ({ page, archived: false }), done)
		}
	},
	page_settle: {
		'of the room': {
			expected: inRoom('page_settle'),
			act: call('page_settle', ({ 'page-draft': page }) => ({ page }), done)
		}
	},
	page_publish: {
		'again, what is shared with a vendor': {
			expected: { ...inRoom('page_publish'), guest: 'guest_cannot_publish' },
			act: call('page_publish', ({ 'page-shared': page }) => ({ page }), done)
		}
	},
	page_tree: {
		'of the room': {
			expected: everybody('page-network page-public', {
				anonymous: 'page-public',
				stranger: 'page-public',
				suspended: 'page-public',
				guest: 'page-public page-shared',
				member: 'page-draft page-home page-network page-public page-shared',
				steward: 'page-draft page-home page-network page-public page-shared',
				auditor: 'page-draft page-home page-network page-public page-shared'
			}),
			act: call(
				'page_tree',
				({ room: space }) => ({ space }),
				(rows, labels) => labelsOf(rows as { id: string }[], labels)
			)
		}
	},
	page_list: {
		'of everything': {
			expected: everybody('page-network page-public', {
				anonymous: 'page-public',
				stranger: 'page-public',
				suspended: 'page-public',
				guest: 'page-public page-shared',
				member: AT_HOME.join(' '),
				steward: AT_HOME.join(' '),
				coordinator: 'page-network page-other page-public',
				auditor: [...AT_HOME, 'page-other'].sort().join(' ')
			}),
			act: call(
				'page_list',
				() => ({}),
				(answer, labels) => labelsOf((answer as { pages: { id: string }[] }).pages, labels)
			)
		}
	},
	page_json: {
		'of a draft, for those inside alone': {
			expected: everybody('nothing', { member: 'json', steward: 'json', auditor: 'json' }),
			act: call(
				'page_json',
				({ 'page-public': page }) => ({ page, draft: true }),
				(answer) => ((answer as { json: unknown }).json ? 'json' : 'nothing')
			)
		}
	},
	page_read: {
		'with its draft for those inside alone': {
			expected: everybody('published', {
				member: 'published and draft',
				steward: 'published and draft',
				auditor: 'published and draft'
			}),
			act: call(
				'page_read',
				({ 'page-public': page }) => ({ page }),
				(answer) => {
					const { published, draft } = answer as { published: unknown; draft: unknown };
					return [published && 'published', draft && 'draft'].filter(Boolean).join(' and ');
				}
			)
		},
		'that was never published': {
			expected: everybody('object_not_found', {
				member: 'draft',
				steward: 'draft',
				auditor: 'draft'
			}),
			act: call(
				'page_read',
				({ 'page-draft': page }) => ({ page }),
				(answer) => ((answer as { draft: unknown }).draft ? 'draft' : 'nothing')
			)
		}
	}
};
