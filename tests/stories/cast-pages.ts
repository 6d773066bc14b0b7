import type { Sql } from 'postgres';
import type { Labels } from './cast.ts';

/** Pages of the cast. One is open to everybody as soon as it is published, which it never was. */
const PAGES = [
	{ label: 'page-public', visibility: 'public', owner: 'home', space: 'room', published: true },
	{ label: 'page-network', visibility: 'network', owner: 'home', space: 'room', published: true },
	{ label: 'page-draft', visibility: 'public', owner: 'home', space: 'room', published: false },
	{
		label: 'page-home',
		visibility: 'organisation',
		owner: 'home',
		space: 'room',
		published: false
	},
	{
		label: 'page-shared',
		visibility: 'organisation',
		owner: 'home',
		space: 'room',
		published: false
	},
	{
		label: 'page-other',
		visibility: 'space',
		owner: 'other',
		space: 'other-room',
		published: false
	}
];

/** Adds the pages; ids by label go into `labels`. */
export async function castPages(sql: Sql, labels: Labels): Promise<void> {
	for (const [place, { label, visibility, owner, space, published }] of PAGES.entries()) {
		const text = published
			? {
					published_at: new Date(),
					published_html: '<p>Text</p>',
					published_text: 'Text',
					published_json: sql.json({})
				}
			: {};
		const [row] = await sql`
			insert into pages ${sql({ slug: label, title: `Seite ${label}`, place, visibility, organisation_id: labels[owner] ?? '', space_id: labels[space] ?? '', ...text })}
			returning id`;
		const id = (labels[label] = String(row?.id));
		await sql`insert into sync.bases (page_id, data) select ${id}, data from sync.templates where name = 'blank'`;
		await sql`insert into sync.drafts (page_id, text, html, json) select ${id}, text, html, json from sync.templates where name = 'blank'`;
	}
	await sql`insert into shares ${sql({ object_id: labels['page-shared'] ?? '', organisation_id: labels.vendor ?? '', granted: 'write' })}`;
}
