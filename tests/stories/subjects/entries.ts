import {
	everybody,
	keyOr,
	type Ask,
	type FunctionExpectation,
	type PerPersona,
	type Persona
} from '../personas.ts';
import { ENTRIES, OPEN } from './assignments.ts';
import { denied } from './catalogue.ts';

type Labels = Record<string, string>;
interface Entry {
	id: string;
	holder: { person_id: string | null };
}

const labelOf = (labels: Labels, id: string) =>
	Object.keys(labels).find((label) => labels[label] === id) ?? '?';

/** Which fixtures a list of entries shows; a person known by name stands in brackets. */
const tell = (entries: Entry[], people: Record<string, unknown>, labels: Labels) =>
	entries
		.map(({ id, holder: { person_id } }) => {
			const named = person_id !== null && person_id in people;
			return labelOf(labels, id) + (named ? ` (${labelOf(labels, person_id)})` : '');
		})
		.filter((told) => ENTRIES.includes(told.split(' ')[0] ?? ''))
		.sort()
		.join(', ');

type Sent = (labels: Labels) => Record<string, unknown>;
type Fact = (body: never, labels: Labels) => string;

/** Calls a read and tells a fact of what it answers. */
function read(name: string, expected: PerPersona<string>, sent: Sent, fact: Fact) {
	const act = async (persona: Persona, ask: Ask, labels: Labels) =>
		keyOr(await ask(persona, `rpc/${name}`, { method: 'POST', body: sent(labels) }), (body) =>
			fact(body as never, labels)
		);
	return { expected, act };
}

const outside = { stranger: '', anonymous: '', suspended: '', guest: '' };
const only = (answer: string) => ({ stranger: answer, anonymous: answer, suspended: answer });
const everyEntry =
	'ended-at-home (steward), held-at-home (member), held-at-vendor, held-at-vendor-b, unit-at-home, unit-at-listed, vacant-at-other';
const withVendors =
	'ended-at-home (steward), held-at-home (member), held-at-vendor (guest), held-at-vendor-b (other-guest), unit-at-home, unit-at-listed, vacant-at-other';
const pageOf = everybody(withVendors, {
	...only([...OPEN].sort().join(', ')),
	guest: 'held-at-home, held-at-vendor (guest), unit-at-home, unit-at-listed, vacant-at-other',
	member: everyEntry,
	steward: everyEntry
});
const entriesOf = (body: never, labels: Labels) => {
	const { entries, people } = body as { entries: Entry[]; people: Record<string, unknown> };
	return tell(entries, people, labels);
};

interface Able {
	slug: string;
	people: number | null;
	some: boolean | null;
}
const tellCompetences = ({ competences }: { competences: Able[] | null }) =>
	competences
		?.map(({ slug, people, some }) => `${slug} ${people ?? '-'} ${some ?? '-'}`)
		.join(', ') ?? 'nothing';

const keepers = (name: string, answer: string) =>
	everybody('membership_steward_needed', {
		anonymous: denied(name),
		steward: answer,
		coordinator: answer,
		admin: answer
	});

interface Row {
	slug: string;
	filled: number;
	vacant: number;
}
const counts = (rows: Row[], slug: string) => {
	const row = rows.find((one) => one.slug === slug);
	return `${row?.filled}+${row?.vacant}`;
};
const counted = everybody('6+1', { ...only('3+1'), guest: '4+1' });

export const entryFunctions: Record<string, FunctionExpectation> = {
	role_list: {
		'with what is filled': read(
			'role_list',
			counted,
			() => ({}),
			(rows) => counts(rows, 'lead')
		)
	},
	topic_list: {
		'with what is filled': read(
			'topic_list',
			counted,
			() => ({ search: 'brunnen' }),
			({ rows }: { rows: Row[] }) => counts(rows, 'topic')
		)
	},
	topic_page: {
		'with its entries': read('topic_page', pageOf, () => ({ topic_slug: 'topic' }), entriesOf),
		'that is not there': read(
			'topic_page',
			everybody('topic_not_found'),
			() => ({ topic_slug: 'gibt-es-nicht' }),
			() => 'found'
		)
	},
	role_page: {
		'with its entries': read('role_page', pageOf, () => ({ role_slug: 'lead' }), entriesOf),
		'with what it needs': read(
			'role_page',
			everybody('dowsing 2'),
			() => ({ role_slug: 'lead' }),
			({ needed }: { needed: { slug: string; level: number }[] }) =>
				needed.map(({ slug, level }) => `${slug} ${level}`).join(', ')
		)
	},
	organisation_roles: {
		'of home, with what its people can do': read(
			'organisation_roles',
			everybody('dowsing - true', {
				anonymous: 'nothing',
				stranger: 'dowsing - -',
				suspended: 'dowsing - -',
				guest: 'dowsing - -'
			}),
			() => ({ organisation_slug: 'home' }),
			tellCompetences
		),
		'of home, with what has ended': read(
			'organisation_roles',
			everybody('held-at-home (member), unit-at-home; ended-at-home (steward)', {
				...only('held-at-home, unit-at-home; '),
				guest: 'held-at-home, unit-at-home; '
			}),
			() => ({ organisation_slug: 'home' }),
			(body: { ended: Entry[]; people: Record<string, unknown> }, labels) =>
				`${entriesOf(body as never, labels)}; ${tell(body.ended, body.people, labels)}`
		),
		'of another vendor': read(
			'organisation_roles',
			everybody('held-at-vendor-b (other-guest)', {
				...only('organisation_not_found'),
				guest: 'organisation_not_found',
				member: 'held-at-vendor-b',
				steward: 'held-at-vendor-b'
			}),
			() => ({ organisation_slug: 'vendor-b' }),
			entriesOf
		)
	},
	directory_by_level: {
		'counts no vendor that is not seen': read(
			'directory_by_level',
			everybody('6', { ...only('4'), guest: '5' }),
			() => ({}),
			({ levels }: { levels: { level: string; entries: number }[] }) =>
				String(
					levels
						.filter(({ level }) => level === 'cross')
						.reduce((sum, { entries }) => sum + entries, 0)
				)
		)
	},
	ecosystem_map: {
		'around home': read(
			'ecosystem_map',
			everybody('home-other, home-vendor', {
				...outside,
				...only('home-other'),
				guest: 'home-other'
			}),
			() => ({ around: 'home', relation_kinds: ['partner_of'] }),
			({ edges }: { edges: { note: string }[] }) =>
				edges
					.map(({ note }) => note)
					.sort()
					.join(', ')
		)
	},
	steward_entries: {
		'of home': read(
			'steward_entries',
			keepers('steward_entries', 'held-at-home (member), unit-at-home'),
			({ home }) => ({ organisation: home }),
			entriesOf
		)
	},
	assignment_page: {
		'with who stands in': read(
			'assignment_page',
			everybody('member; steward', { ...only('nobody; '), guest: 'nobody; ' }),
			(labels) => ({ assignment: labels['held-at-home'] }),
			(
				body: {
					entry: Entry;
					deputies: { person_id: string }[];
					people: Record<string, unknown>;
				},
				labels
			) =>
				[body.entry.holder.person_id, ...body.deputies.map(({ person_id }) => person_id)]
					.map((id) => (id && id in body.people ? labelOf(labels, id) : 'nobody'))
					.join('; ') + (body.deputies.length ? '' : '; ')
		),
		'of another vendor': read(
			'assignment_page',
			everybody('held-at-vendor-b', {
				...only('assignment_not_found'),
				guest: 'assignment_not_found'
			}),
			(labels) => ({ assignment: labels['held-at-vendor-b'] }),
			({ entry }: { entry: Entry }, labels) => labelOf(labels, entry.id)
		)
	}
};
