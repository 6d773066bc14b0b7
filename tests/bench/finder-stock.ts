import type { Sql, TransactionSql } from 'postgres';

const BODIES = 20_000;
const TOPICS = 3_000;
const ASSIGNMENTS = 100_000;
const BATCH = 10_000;

/** People of the measurement, by id. */
export const READERS = {
	anonymous: null,
	member: '00000000-0000-4000-8000-00000000b001',
	guest: '00000000-0000-4000-8000-00000000b002',
	coordinator: '00000000-0000-4000-8000-00000000b003'
} as const;

const STATES = 'SH HH NI HB NW HE RP BW BY SL BE BB MV SN ST TH'.split(' ');
const NAMES =
	'Schleswig-Holstein,Hamburg,Niedersachsen,Bremen,Nordrhein-Westfalen,Hessen,Rheinland-Pfalz,Baden-Württemberg,Bayern,Saarland,Berlin,Brandenburg,Mecklenburg-Vorpommern,Sachsen,Sachsen-Anhalt,Thüringen'.split(
		','
	);
/** Parts of made-up services; one topic is everybody's. */
const OBJECTS =
	'Eltern,Wohn,Führerschein,Bau,Gewerbe,Hunde,Kinder,Pflege,Jagd,Wasser,Abfall,Reise,Schul,Sozial,Renten'.split(
		','
	);
const ACTS = 'geld,antrag,genehmigung,anzeige,zulassung,auskunft,förderung,bescheid'.split(',');

/** What a stock needs not: its history, who hears of it, and the search index at every row instead of once. */
const IDLE = ['assignments', 'deputies', 'absences', 'events', 'memberships'];

/** A country: 20,000 bodies, 3,000 topics in four levels, 100,000 assignments, half of them held by people. */
export async function fillFinder(sql: Sql): Promise<void> {
	await sql.begin(async (transaction) => {
		const [index] =
			await transaction`select pg_get_indexdef('app.search_documents_by_text'::regclass) as made`;
		await transaction`drop index app.search_documents_by_text`;
		// Triggers plan for tables that are still empty and would read them through for each row.
		await transaction`set local enable_seqscan = off`;
		for (const table of IDLE)
			await transaction`alter table ${transaction(table)} disable trigger user`;
		await fillStock(transaction);
		for (const table of IDLE)
			await transaction`alter table ${transaction(table)} enable trigger user`;
		await transaction.unsafe(String(index?.made));
	});
	await sql`vacuum analyze`;
}

async function fillStock(sql: TransactionSql) {
	await sql`insert into organisation_kinds values ('body', 'Stelle', 'Body')`;
	for (const [index, code] of STATES.entries())
		await sql`insert into states ${sql({ code, name: NAMES[index] ?? '', ars_prefix: String(index + 1).padStart(2, '0'), source: 'Messung' })}`;
	await sql`
		insert into organisations (slug, name, short_name, level, sector, kind, access, state, ars)
		select 'stelle-' || n, case when n <= 16 then 'Land ' || s.name when n % 3 = 0 then 'Stadt Ort' || n
				when n % 3 = 1 then 'Landkreis Gegend' || n else 'Amt für ' || (${OBJECTS}::text[])[n % 15 + 1] || ' ' || n end,
			case when n > 16 and n % 50 = 0 then 'A' || n end,
			case when n <= 16 then 'state' when n % 40 = 0 then 'federal' else 'municipal' end::level,
			case when n % 20 = 0 then 'private' else 'state' end::sector, 'body', case when n % 20 = 0 then 'guest' else 'full' end::access,
			s.code, s.ars_prefix || lpad(n::text, 10, '0')
		from generate_series(1, ${BODIES}) n join states s on s.ars_prefix = lpad(((n - 1) % 16 + 1)::text, 2, '0')`;
	await castReaders(sql);
	await fillCatalogue(sql);
	for (let start = 0; start < ASSIGNMENTS; start += BATCH) await fillAssignments(sql, start);
	await fillDeputies(sql);
}

async function castReaders(sql: TransactionSql) {
	const { member, guest, coordinator } = READERS;
	for (const id of [member, guest, coordinator])
		await sql`insert into people (id, display_name) values (${id}, 'Messung')`;
	const at = [
		[member, 'stelle-6'],
		[guest, 'stelle-20'],
		[coordinator, 'stelle-1']
	] as const;
	for (const [person, slug] of at)
		await sql`
			insert into memberships (person_id, organisation_id, role, state)
			select ${person}, id, 'steward', 'active' from organisations where slug = ${slug}`;
	await sql`insert into platform_roles (person_id, role) values (${coordinator}, 'coordinator')`;
	await sql`
		insert into people (id, display_name)
		select ('00000000-0000-4000-8000-' || lpad((900000 + n)::text, 12, '0'))::uuid, 'Person ' || n from generate_series(1, 5000) n`;
	// Whoever holds a role for a body works there: their names are part of the answer.
	await sql`
		insert into memberships (person_id, organisation_id, role, state)
		select ('00000000-0000-4000-8000-' || lpad((900000 + n)::text, 12, '0'))::uuid, o.id, 'member', 'active'
		from generate_series(1, 5000) n join organisations o on o.slug in ('stelle-' || n, 'stelle-' || (n + 5000), 'stelle-' || (n + 10000))`;
}

async function fillCatalogue(sql: TransactionSql) {
	await sql`
		insert into roles (slug, name, name_en, leads, coordinates)
		select 'role-' || n, 'Rolle ' || n, 'Role ' || n, n % 10 = 1, n % 10 = 2 from generate_series(1, 35) n`;
	await sql`
		insert into topics (slug, kind, name)
		select 'field-' || n, 'topic_field', 'Themenfeld ' || (${OBJECTS}::text[])[n] from generate_series(1, 14) n`;
	await sql`
		insert into topics (slug, kind, name, ozg_id, parent_id)
		select 'bundle-' || n, 'service', case when n = 1 then 'Elterngeld' else (${OBJECTS}::text[])[n % 15 + 1] || (${ACTS}::text[])[n % 8 + 1] || ' ' || n end,
			(10000 + n)::text, (select id from topics where slug = 'field-' || (n % 14 + 1))
		from generate_series(1, 575) n`;
	await sql`
		insert into topics (slug, kind, name, leika, parent_id)
		select 'leika-' || n, 'service', b.name || ' ' || (${ACTS}::text[])[n % 8 + 1] || ' Erteilung', '99' || lpad((n * 37)::text, 12, '0'), b.id
		from generate_series(1, ${TOPICS} - 589) n join topics b on b.slug = 'bundle-' || (n % 575 + 1)`;
}

async function fillAssignments(sql: TransactionSql, start: number) {
	await sql`
		insert into assignments (organisation_id, role_id, topic_id, person_id, unit, vacant_since, responsibility, verified_on, valid_from)
		select o.id, r.id, t.id,
			case when n % 2 = 0 then ('00000000-0000-4000-8000-' || lpad((900001 + n % 5000)::text, 12, '0'))::uuid end,
			case when n % 2 = 1 and n % 10 <> 9 then 'Referat ' || n % 90 end,
			case when n % 10 = 9 then current_date - 30 end, 'responsible', current_date - n % 400, current_date - 500
		from generate_series(${start + 1}::integer, ${start + BATCH}::integer) n
		join organisations o on o.slug = 'stelle-' || (n % ${BODIES} + 1)
		join roles r on r.slug = 'role-' || (n / 7 % 35 + 1)
		-- One in twenty for the body as a whole, one in twenty for what everybody does.
		left join topics t on n % 20 <> 0 and t.slug = case when n % 20 = 1 then 'bundle-1' when n % 3 = 0 then 'bundle-' || (n * 13 % 575 + 1)
			when n % 300 = 2 then 'field-' || (n / 300 % 14 + 1) else 'leika-' || (n * 7 % ${TOPICS - 589} + 1) end`;
}

async function fillDeputies(sql: TransactionSql) {
	await sql`
		insert into deputies (assignment_id, person_id, place)
		select a.id, ('00000000-0000-4000-8000-' || lpad((900001 + floor(random() * 5000))::integer::text, 12, '0'))::uuid, 1
		from assignments a where a.person_id is not null and a.id::text like '0%'`;
	await sql`
		insert into absences (person_id, first_day, last_day)
		select p.id, current_date - 3, current_date + 7 from people p where p.id::text like '%77' and p.display_name like 'Person%'`;
}
