import type { Sql } from 'postgres';
import type { Labels } from './cast.ts';

/** A topic in a topic field, with a role that leads; names are labels, as everywhere. */
const TOPICS = [
	{ slug: 'field', kind: 'topic_field', name: 'Themenfeld Quellen' },
	{ slug: 'topic', kind: 'service', name: 'Brunnengeld', ozg_id: '10999', leika: '99999006017000' }
];

interface Entry {
	label: string;
	body: string;
	/** Somebody of the cast, or a unit, or nobody. */
	holder?: string;
	unit?: string;
	ended?: boolean;
}

/** Held, by a unit, vacant and ended, in bodies of every sort. */
const ENTRIES: Entry[] = [
	{ label: 'held-at-home', body: 'home', holder: 'member' },
	{ label: 'unit-at-home', body: 'home', unit: 'Referat Quellen' },
	{ label: 'ended-at-home', body: 'home', holder: 'steward', ended: true },
	{ label: 'vacant-at-other', body: 'other' },
	{ label: 'held-at-vendor', body: 'vendor', holder: 'guest' },
	{ label: 'held-at-vendor-b', body: 'vendor-b', holder: 'other-guest' },
	{ label: 'unit-at-listed', body: 'listed', unit: 'Vertrieb' },
	{ label: 'unit-at-archived', body: 'archived', unit: 'Altes Referat' }
];

/** Between bodies that all, some or few may know of; the note names each. */
const RELATIONS = [
	{ note: 'home-other', from: 'home', to: 'other' },
	{ note: 'home-vendor', from: 'home', to: 'vendor' },
	{ note: 'vendor-vendor-b', from: 'vendor', to: 'vendor-b' }
];

/** Adds the catalogue, assignments and what stands beside them; texts that name rows are labels of their own. */
export async function castDirectory(sql: Sql, labels: Labels): Promise<void> {
	const idOf = (label: string) => labels[label] ?? null;
	const keep = async (label: string, rows: Promise<readonly { id: string }[]>) => {
		labels[label] = (await rows)[0]?.id ?? '';
	};
	await keep(
		'lead',
		sql<
			{ id: string }[]
		>`insert into roles ${sql({ slug: 'lead', name: 'Quellenleitung', name_en: 'Lead of wells', leads: true })} returning id`
	);
	await keep(
		'helper',
		sql<
			{ id: string }[]
		>`insert into roles ${sql({ slug: 'helper', name: 'Quellenhilfe', name_en: 'Help at wells' })} returning id`
	);
	for (const topic of TOPICS)
		await keep(
			topic.slug,
			sql<
				{ id: string }[]
			>`insert into topics ${sql({ ...topic, parent_id: idOf('field') })} returning id`
		);
	await sql`insert into role_equivalences ${sql({ role_id: idOf('lead'), equal_id: idOf('helper') })}`;
	for (const entry of ENTRIES) await keep(entry.label, castEntry(sql, labels, entry));
	await sql`insert into deputies ${sql({ assignment_id: idOf('held-at-home'), person_id: idOf('steward'), place: 1 })}`;
	await sql`insert into deputies ${sql({ assignment_id: idOf('held-at-vendor-b'), person_id: idOf('other-guest'), place: 1 })}`;
	for (const person of ['steward', 'guest', 'other-member'])
		await sql`insert into absences ${sql({ person_id: idOf(person), first_day: '2039-01-01', last_day: '2039-01-14' })}`;
	for (const body of ['home', 'vendor', 'vendor-b']) {
		labels[`mandate-${body}`] = `mandate-${body}`;
		await sql`insert into mandates ${sql({ organisation_id: idOf(body), body: `mandate-${body}`, valid_from: '2020-01-01' })}`;
	}
	await sql`insert into handovers ${sql({ assignment_id: idOf('ended-at-home'), next_id: idOf('held-at-home'), organisation_id: idOf('home') })}`;
	await castQuestions(sql, labels);
	await castCompetences(sql, labels, keep);
	for (const { note, from, to } of RELATIONS) {
		labels[note] = note;
		await sql`insert into relations ${sql({ from_id: idOf(from), to_id: idOf(to), kind: 'partner_of', note })}`;
	}
}

function castEntry(sql: Sql, labels: Labels, { body, holder, unit, ended }: Entry) {
	const row = {
		organisation_id: labels[body] ?? null,
		role_id: labels.lead ?? null,
		topic_id: labels.topic ?? null,
		person_id: holder ? (labels[holder] ?? null) : null,
		unit: unit ?? null,
		vacant_since: holder || unit ? null : '2024-05-01',
		responsibility: 'accountable',
		valid_from: '2024-01-01',
		valid_to: ended ? '2025-12-31' : null
	};
	return sql<{ id: string }[]>`insert into assignments ${sql(row)} returning id`;
}

/** One competence, which the leading role needs; who says what for whose counts. */
async function castCompetences(
	sql: Sql,
	labels: Labels,
	keep: (label: string, rows: Promise<readonly { id: string }[]>) => Promise<void>
) {
	await keep(
		'dowsing',
		sql<
			{ id: string }[]
		>`insert into competences ${sql({ slug: 'dowsing', name: 'Wünschelrute', name_en: 'Dowsing' })} returning id`
	);
	const competence_id = labels.dowsing ?? null;
	await sql`insert into role_competences ${sql({ role_id: labels.lead ?? null, competence_id, level: 2 })}`;
	const said = [
		{ by: 'member', level: 2, visibility: 'network' },
		{ by: 'guest', level: 3, visibility: 'organisation' }
	];
	for (const { by, level, visibility } of said)
		await sql`insert into person_competences ${sql({ person_id: labels[by] ?? null, competence_id, level, visibility })}`;
}

/** Bodies ask each other; a vendor asks, too. Of what was reported the text is the label. */
async function castQuestions(sql: Sql, labels: Labels) {
	const idOf = (label: string) => labels[label] ?? null;
	const questions = [
		{ slug: 'question-home', from: 'home', to: 'other', by: 'member' },
		{ slug: 'question-vendor', from: 'vendor', to: 'home', by: 'guest' },
		{ slug: 'question-vendor-b', from: 'vendor-b', to: 'home', by: 'other-guest' }
	];
	for (const { slug, from, to, by } of questions) {
		const row = {
			organisation_id: idOf(from),
			asked_id: idOf(to),
			person_id: idOf(by),
			title: `Frage ${slug}`
		};
		const [made] = await sql`insert into questions ${sql(row)} returning id`;
		labels[slug] = String(made?.id);
	}
	for (const body of ['home', 'listed']) {
		labels[`report-${body}`] = `report-${body}`;
		await sql`insert into reports ${sql({ organisation_id: idOf(body), body: `report-${body}` })}`;
	}
	// What waits is counted elsewhere.
	await sql`delete from waits where kind = 'question.asked'`;
}
