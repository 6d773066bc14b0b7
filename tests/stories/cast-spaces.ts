import type { Sql } from 'postgres';
import type { Labels } from './cast.ts';

/**
 * The spaces every story plays in. Two vendors sit in `room` with a body of full access: neither may
 * ever learn of the other.
 */
const SPACES = [
	{
		slug: 'room',
		visibility: 'space',
		founder: 'home',
		bodies: { vendor: 'write', 'vendor-b': 'write', listed: 'read' }
	},
	{ slug: 'network-room', visibility: 'network', founder: 'other', bodies: { home: 'comment' } },
	{ slug: 'other-room', visibility: 'space', founder: 'other', bodies: {} },
	{ slug: 'public-room', visibility: 'public', founder: 'home', bodies: { other: 'read' } },
	{ slug: 'archived-room', visibility: 'network', founder: 'home', bodies: {}, archived: true }
];

interface Note {
	label: string;
	visibility: string;
	owner: string;
	space: string;
	shared?: Record<string, string>;
	archived?: boolean;
}

/** Objects of a kind without a table of its own, so that the rules are tested before any feature. */
const NOTES: Note[] = [
	{ label: 'note-public', visibility: 'public', owner: 'home', space: 'room' },
	{ label: 'note-network', visibility: 'network', owner: 'home', space: 'room' },
	{ label: 'note-space', visibility: 'space', owner: 'home', space: 'room' },
	{ label: 'note-home', visibility: 'organisation', owner: 'home', space: 'room' },
	{ label: 'note-vendor', visibility: 'organisation', owner: 'vendor', space: 'room' },
	{ label: 'note-vendor-b', visibility: 'organisation', owner: 'vendor-b', space: 'room' },
	{
		label: 'note-shared',
		visibility: 'organisation',
		owner: 'home',
		space: 'room',
		shared: { vendor: 'comment' }
	},
	{
		label: 'note-shared-b',
		visibility: 'space',
		owner: 'home',
		space: 'room',
		shared: { 'vendor-b': 'write' }
	},
	{
		label: 'note-shared-both',
		visibility: 'space',
		owner: 'home',
		space: 'room',
		shared: { vendor: 'write', 'vendor-b': 'write' }
	},
	{ label: 'note-other', visibility: 'space', owner: 'other', space: 'other-room' },
	{ label: 'note-archived', visibility: 'public', owner: 'home', space: 'room', archived: true }
];

/** Adds the spaces and notes to the cast; ids by label go into `labels`. */
export async function castSpaces(sql: Sql, labels: Labels): Promise<void> {
	const idOf = (label: string) => labels[label] ?? '';
	for (const { slug, visibility, founder, bodies, archived } of SPACES) {
		const [row] = await sql`
			insert into spaces ${sql({ slug, visibility, name: `Raum ${slug}`, organisation_id: idOf(founder), archived_at: archived ? new Date() : null })}
			returning id`;
		labels[slug] = row?.id;
		for (const [body, granted] of Object.entries(bodies))
			await sql`insert into space_organisations ${sql({ space_id: idOf(slug), organisation_id: idOf(body), granted })}`;
	}
	await sql`insert into app.object_kinds values ('note', 'public.objects', true)`;
	for (const note of NOTES) await castNote(sql, labels, note);
}

async function castNote(sql: Sql, labels: Labels, note: Note): Promise<void> {
	const { label, visibility, owner, space, shared = {}, archived = false } = note;
	const [row] = await sql`
		insert into objects (id, kind, title, slug, visibility, organisation_id, space_id, archived_at)
		values (gen_random_uuid(), 'note', ${`Notiz ${label}`}, ${label}, ${visibility}, ${labels[owner] ?? ''},
			${labels[space] ?? ''}, ${archived ? new Date() : null})
		returning id`;
	labels[label] = row?.id;
	for (const [body, granted] of Object.entries(shared))
		await sql`insert into shares ${sql({ object_id: row?.id, organisation_id: labels[body] ?? '', granted })}`;
}
