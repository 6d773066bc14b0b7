import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesWith, letTimePass, openStage, tablesWith, type Stage } from './erasure-stage.ts';

const NAME = 'Xaveria Unvergessen';
const EMAIL = 'xaveria.unvergessen@amt.example';
const POSITION = 'Referatsleitung Quastenflosser';
const PHONE = '+49 30 5550199';
const MARKS = ['Xaveria', 'xaveria', 'Unvergessen', 'unvergessen', 'Quastenflosser', '5550199'];

type Account = Awaited<ReturnType<Stage['account']>>;
let stage: Stage;
let person: Account;
let keeper: Account;
let home: string;
/** The assignment the person holds. */
let held: string;

beforeAll(async () => {
	stage = await openStage();
	const { sql } = stage;
	await sql`insert into organisation_kinds values ('office', 'Amt', 'Office')`;
	const [body] = await sql`
		insert into organisations (slug, name, level, sector, kind, access)
		values ('haus', 'Haus', 'state', 'state', 'office', 'full') returning id`;
	home = String(body?.id);
	keeper = await stage.account('keeper@amt.example', 'Karo Beispiel');
	person = await stage.account(EMAIL, NAME, POSITION);
	for (const { id } of [keeper, person])
		await sql`insert into memberships ${sql({ person_id: id, organisation_id: home, role: id === keeper.id ? 'steward' : 'member', state: 'active' })}`;
	await leaveTraces();
}, 60_000);
afterAll(() => stage.end());

/** Everything somebody does, so that the address and name lie wherever they can. */
async function leaveTraces() {
	const { client } = person;
	const fine = ({ error }: { error: unknown }) => expect(error).toBeNull();
	fine(await client.from('people').update({ phone: PHONE }).eq('id', person.id));
	fine(await client.rpc('comment_add', { object: home, body: 'Von mir gesagt.' }));
	fine(
		await keeper.client.rpc('comment_add', {
			object: home,
			body: 'Gefragt.',
			mentions: [person.id]
		})
	);
	fine(await client.rpc('watch', { object: home, watching: true }));
	fine(await client.rpc('for_me'));
	fine(await client.auth.signInWithOtp({ email: EMAIL, options: { shouldCreateUser: false } }));
	fine(await client.auth.resetPasswordForEmail(EMAIL));
	await leaveTracesInDirectory();
	// Invited by another body, too, whose row stays open.
	await stage.sql`
		insert into organisations (slug, name, level, sector, kind, access)
		values ('nachbar', 'Nachbar', 'state', 'state', 'office', 'full')`;
	await stage.sql`
		insert into invitations (organisation_id, email, token_hash, invited_by, expires_at)
		select id, ${EMAIL}, app.digest_token('t'), ${keeper.id}, now() + interval '1 day'
		from organisations where slug = 'nachbar'`;
	// Statistics of columns hold values, as autovacuum makes them.
	await stage.sql.unsafe('analyze');
}

/** A role with a deputy, one's own absence, a question, a handover and what one can do. */
async function leaveTracesInDirectory() {
	const { client } = person;
	const done = <T>({ data, error }: { data: T; error: unknown }) => {
		expect(error).toBeNull();
		return data;
	};
	const [role] =
		await stage.sql`insert into roles (slug, name, name_en) values ('lot', 'Lotse', 'Pilot') returning id`;
	const [competence] =
		await stage.sql`insert into competences (slug, name, name_en) values ('loten', 'Loten', 'Sounding') returning id`;
	const assign = async (holder: string) =>
		String(
			done(
				await keeper.client.rpc('assignment_set', {
					organisation: home,
					role: role?.id,
					person: holder
				})
			)
		);
	held = await assign(person.id);
	done(
		await keeper.client.rpc('deputy_set', {
			assignment: await assign(keeper.id),
			person: person.id
		})
	);
	done(await keeper.client.rpc('deputy_set', { assignment: held, person: keeper.id }));
	done(await client.rpc('absence_set', { first_day: '2039-03-01', last_day: '2039-03-05' }));
	done(await client.rpc('question_ask', { asked: home, question: 'Wer lotst?' }));
	done(
		await client.rpc('handover_save', { assignment: held, note: 'Der Schlüssel hängt im Flur.' })
	);
	done(
		await client.rpc('competence_set', {
			competence: competence?.id,
			level: 3,
			visibility: 'network'
		})
	);
}

interface Data {
	account: { email: string };
	rows: Record<string, Record<string, unknown>[]>;
	titles: Record<string, string>;
}
const readData = async ({ client }: Account) => (await client.rpc('my_data')).data as Data;

describe('the export', () => {
	it('holds what one is, did and left, and nothing that others wrote or keep secret', async () => {
		const { account, rows, titles } = await readData(person);
		expect(account.email).toBe(EMAIL);
		expect(rows.people).toMatchObject([{ display_name: NAME, phone: PHONE }]);
		expect(rows.memberships).toMatchObject([{ organisation_id: home, role: 'member' }]);
		expect(rows.comments).toMatchObject([{ body: 'Von mir gesagt.' }]);
		expect(rows.invitations).toMatchObject([{ email: EMAIL }]);
		expect(rows['comments.mentions']).toHaveLength(1);
		expect(rows.watches?.length).toBeGreaterThan(0);
		expect(rows.events?.map(({ kind }) => kind)).toContain('comment.created');
		expect(rows.assignments).toMatchObject([{ id: held }]);
		expect(rows.deputies).toHaveLength(1);
		expect(rows.absences).toMatchObject([{ first_day: '2039-03-01' }]);
		expect(rows.questions).toMatchObject([{ title: 'Wer lotst?' }]);
		expect(rows.person_competences).toMatchObject([{ level: 3, visibility: 'network' }]);
		expect(titles[home]).toBe('Haus');
		const text = JSON.stringify(rows);
		for (const foreign of ['Gefragt.', 'token_hash', 'Karo', 'keeper@'])
			expect(text).not.toContain(foreign);
	});

	it('covers every table that refers to a person, also one made tomorrow', async () => {
		const { rows } = await readData(person);
		const places = await stage.sql`
			select distinct conrelid::regclass::text as name from pg_constraint
			where contype = 'f' and confrelid = 'public.people'::regclass`;
		const covered = Object.keys(rows).map((key) => key.split('.')[0]);
		const names = places.map(({ name }) => String(name).replace(/^(app|public|sync)\./, ''));
		expect(names.filter((name) => !covered.includes(name))).toEqual([]);
		await stage.sql.unsafe(
			'create table public.tomorrow (id uuid, owner_id uuid references public.people, said text)'
		);
		await stage.sql`insert into public.tomorrow values (null, ${person.id}, 'Morgen gesagt')`;
		expect((await readData(person)).rows.tomorrow).toMatchObject([{ said: 'Morgen gesagt' }]);
		await stage.sql.unsafe('drop table public.tomorrow');
	});

	it('is of oneself alone', async () => {
		const text = JSON.stringify(await readData(keeper));
		expect(MARKS.filter((mark) => text.includes(mark))).toEqual([]);
	});
});

it('every column that is likely about a person says what it is for and how long it stays', async () => {
	const silent = await stage.sql`
		select p.place || '.' || p.relation || '.' || p.name as column from app.personal_columns p
		where p.what is null or p.purpose is null or p.retention is null
		union all
		select n.nspname || '.' || c.relname || '.' || a.attname
		from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
		where c.relkind = 'r' and n.nspname in ('public', 'app', 'sync') and a.attnum > 0 and not a.attisdropped
			and a.attname ~ '^(e?mail|phone|display_name|person|person_id|people|mentions|.*_(by|person|people))$'
			and a.atttypid <> 'date'::regtype
			and coalesce(col_description(c.oid, a.attnum), '') not like '%personal: %; purpose: %; retention: %'`;
	expect(silent.map(({ column }) => column)).toEqual([]);
});

describe('erasure', () => {
	it('waits until the last steward of a body has handed over, and the last admin', async () => {
		const alone = await keeper.client.rpc('erase_me');
		expect(alone.error).toMatchObject({ message: 'last_steward' });
		await stage.sql`insert into platform_roles ${stage.sql({ person_id: person.id, role: 'admin' })}`;
		const admin = await person.client.rpc('erase_me');
		expect(admin.error).toMatchObject({ message: 'last_admin' });
		await stage.sql`delete from platform_roles where person_id = ${person.id}`;
	});

	it('finds the marks everywhere before, so that finding none afterwards means something', async () => {
		await letTimePass(stage.sql);
		const tables = await tablesWith(stage.sql, MARKS);
		expect(tables).toEqual(
			expect.arrayContaining([
				'auth.identities',
				'auth.users',
				'public.invitations',
				'public.people'
			])
		);
		expect(tables).toContain('pg_catalog.pg_statistic');
		expect(filesWith(stage.dataDir, MARKS)).toContain('outbox.json');
	});

	it('leaves the name in no table, no index and no file but the write-ahead log', async () => {
		expect((await person.client.rpc('erase_me')).error).toBeNull();
		expect((await person.client.rpc('erase_me')).error).toBeNull();
		expect((await stage.admin.auth.admin.deleteUser(person.id)).error).toBeNull();
		await letTimePass(stage.sql);
		expect(await tablesWith(stage.sql, MARKS)).toEqual([]);
		const files = filesWith(stage.dataDir, MARKS);
		expect(files.filter((file) => !file.includes('/pg_wal/'))).toEqual([]);
	});

	it('keeps what was done, for which body, in which role, by an id that names nobody', async () => {
		const events = await stage.sql`
			select kind, role, organisation_id from events where person_id = ${person.id} order by id`;
		expect(events).toContainEqual({
			kind: 'comment.created',
			role: 'member',
			organisation_id: home
		});
		expect(events).toContainEqual({ kind: 'person.erased', role: 'member', organisation_id: home });
		const [row] =
			await stage.sql`select display_name, email, phone, position from people where id = ${person.id}`;
		expect(row).toEqual({ display_name: null, email: null, phone: null, position: null });
		const kept = await stage.sql`select body from comments where person_id = ${person.id}`;
		expect(kept).toEqual([{ body: 'Von mir gesagt.' }]);
		expect(await stage.sql`select from memberships where person_id = ${person.id}`).toEqual([]);
	});

	it('leaves the post vacant, the question asked, and nothing of absences, deputies and competences', async () => {
		const { sql } = stage;
		const [post] =
			await sql`select person_id, vacancy, vacant_since is not null as vacant from assignments where id = ${held}`;
		expect(post).toEqual({ person_id: null, vacancy: 'left', vacant: true });
		for (const table of ['absences', 'deputies', 'person_competences'])
			expect(await sql`select from ${sql(table)} where person_id = ${person.id}`, table).toEqual(
				[]
			);
		expect(await sql`select title from questions where person_id = ${person.id}`).toEqual([
			{ title: 'Wer lotst?' }
		]);
		const [handover] = await sql`select note from handovers where assignment_id = ${held}`;
		expect(handover).toEqual({ note: 'Der Schlüssel hängt im Flur.' });
		const page = await keeper.client.rpc('find_responsible', { query: 'Lotse Haus' });
		expect(page.data.people).toEqual({ [keeper.id]: 'Karo Beispiel' });
	});

	it('ends every session', async () => {
		const { data } = await person.client.rpc('me');
		expect(data).toMatchObject({ organisations: [], person: { email: null } });
		expect((await person.client.auth.refreshSession()).error).not.toBeNull();
	});
});
