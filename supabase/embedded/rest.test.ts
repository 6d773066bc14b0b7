import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, stageEmbedded, type Stage } from './stage.ts';

const PORT = 24410;

const MIGRATION = `
create table public.notes (
	id bigint generated always as identity primary key,
	owner uuid not null default auth.uid(),
	text text not null unique check (length(text) <= 100),
	written_for text default nullif(current_setting('request.headers', true), '')::json ->> 'x-verbund-for',
	state text not null default 'open'
);
alter table public.notes enable row level security;
revoke all on public.notes from anon, authenticated;
grant select, insert (text), update (text) on public.notes to authenticated;
create policy "People keep their own notes" on public.notes to authenticated
	using (owner = (select auth.uid())) with check (owner = (select auth.uid()));
create function public.seen() returns json language sql volatile as $$
	select json_build_object(
		'headers', current_setting('request.headers')::json, 'method', current_setting('request.method'),
		'path', current_setting('request.path'), 'role', current_user, 'uid', auth.uid(),
		'claims', current_setting('request.jwt.claims')::json)
$$;
create function public.write_by_get() returns void language sql volatile as $$
	update public.notes set text = text
$$;
create function public.fail_with(state text) returns void language plpgsql as $$
begin
	raise exception using errcode = state, message = 'the_key', detail = '{"fact": 1}', hint = 'Do this.';
end $$;
`;

let stage: Stage;
let token: string;
let user: string;

beforeAll(async () => {
	stage = await stageEmbedded(PORT, MIGRATION);
	user = await stage.account('ada@amt.example');
	const { data } = await stage
		.client()
		.auth.signInWithPassword({ email: 'ada@amt.example', password: PASSWORD });
	token = data.session?.access_token ?? '';
});

afterAll(() => stage.close());

async function ask(path: string, headers: Record<string, string> = {}, init: RequestInit = {}) {
	const answer = await fetch(`${stage.embedded.url}/rest/v1/${path}`, {
		...init,
		headers: {
			apikey: stage.embedded.publishableKey,
			'content-type': 'application/json',
			...headers
		}
	});
	const text = await answer.text();
	return { status: answer.status, body: text ? JSON.parse(text) : null, headers: answer.headers };
}

const asAda = () => ({ authorization: `Bearer ${token}` });
const post = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

describe('what Postgres sees of a request', () => {
	it('headers, method, path and claims, but no credentials', async () => {
		const { body } = await ask(
			'rpc/seen',
			{ ...asAda(), 'X-Verbund-For': 'an-id', cookie: 'a=b' },
			post({})
		);
		expect(body).toMatchObject({
			method: 'POST',
			path: '/rpc/seen',
			role: 'authenticated',
			uid: user
		});
		expect(body.headers).toMatchObject({ 'x-verbund-for': 'an-id' });
		expect(Object.keys(body.headers)).not.toEqual(
			expect.arrayContaining([expect.stringMatching(/^(authorization|apikey|cookie)$/)])
		);
		expect(body.claims).toMatchObject({
			sub: user,
			role: 'authenticated',
			aal: 'aal1',
			user_metadata: { display_name: 'ada' },
			app_metadata: { provider: 'email' }
		});
	});

	it('the header on writes to tables too, and nothing of the request before', async () => {
		const wanted = { ...asAda(), prefer: 'return=representation' };
		const first = await ask(
			'notes',
			{ ...wanted, 'x-verbund-for': 'body-1' },
			post({ text: 'one' })
		);
		expect(first).toMatchObject({ status: 201, body: [{ owner: user, written_for: 'body-1' }] });
		const second = await ask('notes', wanted, post({ text: 'two' }));
		expect(second.body[0].written_for).toBeNull();
	});

	it('many requests at once, each its own', async () => {
		const all = await Promise.all(
			Array.from({ length: 40 }, (_, n) => ask('rpc/seen', { 'x-verbund-for': `${n}` }, post({})))
		);
		expect(all.map(({ body }) => body.headers['x-verbund-for'])).toEqual(all.map((_, n) => `${n}`));
		expect(new Set(all.map(({ body }) => body.role))).toEqual(new Set(['anon']));
	});

	it('a GET cannot write', async () => {
		await stage.embedded.sql`grant update on public.notes to anon`;
		expect(await ask('rpc/write_by_get')).toMatchObject({ status: 405, body: { code: '25006' } });
		await stage.embedded.sql`revoke update on public.notes from anon`;
	});
});

describe('privileges stay as migrations left them', () => {
	it('whatever requests came before', async () => {
		await ask('notes', asAda());
		expect((await ask('notes')).status).toBe(401);
		const [grants] = await stage.embedded.sql`
			select has_table_privilege('anon', 'public.notes', 'select') anon,
				has_column_privilege('authenticated', 'public.notes', 'state', 'update') state,
				has_table_privilege('authenticated', 'auth.users', 'select') users`;
		expect(grants).toEqual({ anon: false, state: false, users: false });
		const { status, body } = await ask('notes?id=eq.1', asAda(), {
			method: 'PATCH',
			body: JSON.stringify({ state: 'closed' })
		});
		expect([status, body.code]).toEqual([403, '42501']);
	});

	it('lite works as nobody who could do more than the database', async () => {
		const [lite] = await stage.embedded.sql`
			select rolsuper, rolbypassrls from pg_roles where rolname = 'supabase_lite'`;
		expect(lite).toEqual({ rolsuper: false, rolbypassrls: false });
	});
});

describe('errors of the database answer as in PostgREST', () => {
	it.each([
		['PT409', 409],
		['PT422', 422],
		['P0001', 400],
		['40001', 500],
		['57014', 500],
		['XX000', 500]
	])('%s with status %i, message, details and hint', async (state, status) => {
		expect(await ask('rpc/fail_with', {}, post({ state }))).toMatchObject({
			status,
			body: { code: state, message: 'the_key', details: '{"fact": 1}', hint: 'Do this.' }
		});
	});

	it('constraints: check 400, unique 409', async () => {
		const long = await ask('notes', asAda(), post({ text: 'x'.repeat(101) }));
		expect(long).toMatchObject({ status: 400, body: { code: '23514' } });
		expect(long.body.message).toContain('notes_text_check');
		await ask('notes', asAda(), post({ text: 'twice' }));
		expect(await ask('notes', asAda(), post({ text: 'twice' }))).toMatchObject({
			status: 409,
			body: { code: '23505' }
		});
	});

	it('unknown columns and tables', async () => {
		expect(await ask('notes?select=nope', asAda())).toMatchObject({
			status: 400,
			body: { code: '42703' }
		});
		expect(await ask('nope', asAda())).toMatchObject({ status: 404, body: { code: 'PGRST205' } });
	});

	it('a change of the schema is known at once', async () => {
		await stage.embedded.sql.unsafe(
			'create table public.later (id int); grant select on public.later to anon'
		);
		await expect.poll(async () => (await ask('later')).status).toBe(200);
	});
});
