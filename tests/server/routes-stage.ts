import { createClient } from '@supabase/supabase-js';
import { inject } from 'vitest';
import type { openConsole } from '#embedded/console.ts';
import type { Persona } from '../stories/personas.ts';
import { bring } from './files-stage.ts';
import { KARIN, openBrowser, signIn } from './stage.ts';

type Console = ReturnType<typeof openConsole>;

const house = inject('house');

const DEMO: Partial<Record<Persona, string>> = {
	guest: 'priya@vendor.example',
	member: 'ute@kreis.example',
	coordinator: 'karin@fitko.example',
	auditor: 'elif@audit.example',
	admin: 'admin@verbund.example'
};
/** Made for these tests: the steward keeps the body whose closed space nobody else may know. */
const MADE = ['stranger', 'suspended', 'steward'] as const satisfies Persona[];

/** What only its own people may read, told apart by whose it is. */
export const MARKERS = {
	closed: 'Marke-Geschlossen',
	vendor: 'Marke-Hersteller-B',
	entry: 'Marke-Eintrag-B'
};

async function makeAccounts(sql: Console): Promise<void> {
	const admin = createClient(house.url, house.environment['SUPABASE_SECRET_KEY'] ?? '', {
		auth: { persistSession: false }
	});
	for (const name of MADE) {
		const { data, error } = await admin.auth.admin.createUser({
			email: `${name}@marke.example`,
			password: 'verbund-demo',
			email_confirm: true
		});
		if (error) throw error;
		if (name === 'stranger') continue;
		await sql`insert into memberships (person_id, organisation_id, role, state)
			select ${data.user.id}, o.id, 'steward', ${name === 'steward' ? 'active' : 'suspended'}
			from organisations o where o.slug = 'marke-land'`;
	}
}

/** A body with a closed space, which only its own people and auditors know of. */
async function makeClosedSpace(sql: Console): Promise<string> {
	await sql`insert into organisations (slug, name, level, sector, kind, access)
		select 'marke-land', 'Markenland', level, sector, kind, 'full' from organisations where slug = 'land-hessen'`;
	const [space] = await sql`insert into spaces (slug, name, purpose, visibility, organisation_id)
		select 'marke-geschlossen', ${MARKERS.closed}, ${MARKERS.closed}, 'space', id
		from organisations where slug = 'marke-land' returning id`;
	return String(space?.['id']);
}

/** A page in that space, as page_create begins it. */
async function makeClosedPage(sql: Console, space: string): Promise<string> {
	const [page] =
		await sql`insert into pages (space_id, organisation_id, slug, title, place, visibility)
		select ${space}, id, 'marke', ${MARKERS.closed}, 1, 'space' from organisations where slug = 'marke-land' returning id`;
	const id = String(page?.['id']);
	await sql`insert into sync.bases (page_id, data) select ${id}, data from sync.templates where name = 'blank'`;
	await sql`insert into sync.drafts (page_id, text, html, json) select ${id}, text, html, json from sync.templates where name = 'blank'`;
	return id;
}

type Browser = ReturnType<typeof openBrowser>;

async function openBrowsers(): Promise<Record<Persona, Browser>> {
	const browsers = { anonymous: openBrowser(house.origin) } as Record<Persona, Browser>;
	const emails = {
		...DEMO,
		...Object.fromEntries(MADE.map((name) => [name, `${name}@marke.example`]))
	};
	for (const [persona, email] of Object.entries(emails))
		browsers[persona as Persona] = (await signIn(house.origin, email)).browser;
	return browsers;
}

/** Everybody signed in, and the ids that addresses name in braces. */
export async function stageRoutes(sql: Console) {
	const space = await makeClosedSpace(sql);
	await makeAccounts(sql);
	const browsers = await openBrowsers();
	const [vendor] = await sql`select id from organisations where slug = 'fachverfahren-b'`;
	const [news] = await sql`select n.id from notifications n join people p on p.id = n.person_id
		where p.email = ${KARIN} limit 1`;
	const closedFile = await bring(browsers.steward, space, `${MARKERS.closed}.pdf`, '%PDF-1.7');
	const vendorFile = await bring(
		browsers.coordinator,
		vendor?.['id'],
		`${MARKERS.vendor}.pdf`,
		'%PDF-1.7'
	);
	const [entry] = await sql`insert into assignments (organisation_id, role_id, unit, responsibility)
		select o.id, r.id, 'Referat Marke', 'responsible' from organisations o, roles r
		where o.slug = 'marke-land' and r.coordinates order by r.slug limit 1 returning id`;
	const [vendorEntry] =
		await sql`insert into assignments (organisation_id, role_id, unit, responsibility)
		select o.id, r.id, ${MARKERS.entry}, 'responsible' from organisations o, roles r
		where o.slug = 'fachverfahren-b' order by r.slug limit 1 returning id`;
	const [question] = await sql`insert into questions (organisation_id, asked_id, person_id, title)
		select o.id, o.id, m.person_id, 'Frage der Marke' from organisations o
		join memberships m on m.organisation_id = o.id and m.state = 'active' where o.slug = 'marke-land' limit 1 returning id`;
	const closedPage = await makeClosedPage(sql, space);
	const fixtures: Record<string, string> = {
		'closed-page': closedPage,
		entry: String(entry?.['id']),
		'vendor-entry': String(vendorEntry?.['id']),
		question: String(question?.['id']),
		'closed-space': space,
		'closed-file': closedFile.id,
		'vendor-file': vendorFile.id,
		'foreign-body': String(vendor?.['id']),
		'foreign-notification': String(news?.['id'])
	};
	return { browsers, fixtures };
}
