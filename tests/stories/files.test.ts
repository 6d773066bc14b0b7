import { createClient } from '@supabase/supabase-js';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { withClock } from './clock.ts';
import { ACTING } from './cast.ts';
import { PERSONAS, type Answer, type Persona } from './personas.ts';
import { ask, labels, openDatabase } from './stage.ts';

const sql = openDatabase();
const { url, secretKey } = inject('supabase');
const server = createClient(url, secretKey, { auth: { persistSession: false } });
afterAll(() => sql.end());

const post = (persona: Persona, name: string, body: unknown) =>
	ask(persona, `rpc/${name}`, { method: 'POST', body });
const key = (answer: Answer) => (answer.body as { message: string }).message;
const idOf = (label: string) => labels[label] ?? '';

const reserve = (persona: Persona, object: string, more = {}) =>
	post(persona, 'file_reserve', {
		object: idOf(object),
		file_name: 'Plan.pdf',
		file_bytes: 10,
		...more
	});
const finish = (file: unknown, more = {}) =>
	server.rpc('file_finish', {
		file,
		file_media_type: 'application/pdf',
		file_bytes: 10,
		file_sha256: 'd'.repeat(64),
		...more
	});
const seen = async (persona: Persona, id: unknown) =>
	((await ask(persona, `files?select=id&id=eq.${id}`)).body as unknown[]).length === 1;
const drop = (id: unknown) => sql`delete from files where id = ${String(id)}`;

describe('a file comes to be', () => {
	it('is unknown to everybody until its bytes are stored, then known to those inside', async () => {
		const { body: id } = await reserve('member', 'note-space');
		expect(await seen('member', id)).toBe(false);
		expect((await finish(id)).error).toBeNull();
		expect(await seen('member', id)).toBe(true);
		expect(await seen('coordinator', id)).toBe(false);
		const [event] = await sql`
			select kind, object_id, organisation_id, person_id, audience_id from events where subject_id = ${String(id)}`;
		expect(event).toEqual({
			kind: 'file.added',
			object_id: idOf('note-space'),
			organisation_id: idOf('home'),
			person_id: idOf('member'),
			audience_id: null
		});
		expect((await finish(id)).error).toMatchObject({ message: 'file_not_reserved' });
		await drop(id);
	});

	it('is not finished for somebody whose right ended meanwhile', async () => {
		// An object of this story alone: others play with the shared notes at the same time.
		const [object] = await sql`
			insert into objects (id, kind, title, visibility, organisation_id)
			values (gen_random_uuid(), 'note', 'Geteilt auf Zeit', 'organisation', ${idOf('home')}) returning id`;
		const share = {
			object_id: String(object?.id),
			organisation_id: idOf('vendor'),
			granted: 'write'
		};
		await sql`insert into shares ${sql(share)}`;
		const { body: id } = await reserve('guest', '', { object: share.object_id });
		await sql`delete from shares where object_id = ${share.object_id}`;
		expect((await finish(id)).error).toMatchObject({ message: 'file_not_reserved' });
		await sql`insert into shares ${sql(share)}`;
		expect((await finish(id)).error).toBeNull();
		expect(await seen('guest', id)).toBe(true);
		await drop(id);
		await sql`delete from shares where object_id = ${share.object_id}`;
	});

	it.each([
		[{ file_bytes: 20 * 1024 * 1024 + 1 }],
		[{ file_bytes: 0 }],
		[{ file_media_type: 'text/html\r\nx: y' }],
		[{ file_sha256: 'short' }]
	])('is not finished with %j', async (wrong) => {
		const { body: id } = await reserve('member', 'note-space');
		expect((await finish(id, wrong)).error).toMatchObject({ code: '23514' });
		expect(await seen('member', id)).toBe(false);
		await server.rpc('files_discarded', { files: [id] });
		expect((await finish(id)).error).toMatchObject({ message: 'file_not_reserved' });
	});

	it.each([
		['', 422, 'file_name_invalid'],
		['   ', 422, 'file_name_invalid'],
		['..', 422, 'file_name_invalid'],
		['a/b/', 422, 'file_name_invalid'],
		['x'.repeat(201), 422, 'file_name_invalid'],
		['zwei\nZeilen', 422, 'file_name_invalid'],
		['gnp.\u202efdp.exe', 422, 'file_name_invalid'],
		['halb \ufffd.pdf', 422, 'file_name_invalid'],
		['\u0007.pdf', 422, 'file_name_invalid']
	])('is refused by the name %j', async (file_name, status, message) => {
		const answer = await reserve('member', 'note-space', { file_name });
		expect([answer.status, key(answer)]).toEqual([status, message]);
	});

	it.each([
		['C:\\Pläne\\Übersicht.pdf', 'Übersicht.pdf'],
		['../../etc/passwd', 'passwd'],
		[' U\u0308bung\u00a0', 'Übung'],
		['مخطط.pdf', 'مخطط.pdf']
	])('named %j is called %j', async (file_name, name) => {
		const { body: id } = await reserve('member', 'note-space', { file_name });
		await finish(id);
		const { body } = await ask('member', `files?select=name&id=eq.${id}`);
		expect(body).toEqual([{ name }]);
		await drop(id);
	});

	it.each([
		[20 * 1024 * 1024 + 1, 413, 'file_too_large'],
		[0, 422, 'file_empty'],
		[null, 422, 'file_empty']
	])('of %s bytes is refused', async (file_bytes, status, message) => {
		const answer = await reserve('member', 'note-space', { file_bytes });
		expect([answer.status, key(answer)]).toEqual([status, message]);
	});

	it('has a place for two hundred on one object, each guest counted apart', async () => {
		const object = idOf('note-shared-both');
		const fill = sql`
			insert into app.file_reservations (object_id, name, organisation_id, person_id, audience_id, published)
			select ${object}, 'voll', ${idOf('vendor-b')}, ${idOf('other-guest')}, ${idOf('vendor-b')}, false
			from generate_series(1, 199)`;
		await fill;
		expect((await reserve('guest', 'note-shared-both')).status).toBe(200);
		await sql`update app.file_reservations set audience_id = ${idOf('vendor')} where name = 'voll'`;
		expect(key(await reserve('guest', 'note-shared-both'))).toBe('too_many_files');
		expect((await reserve('member', 'note-shared-both')).status).toBe(200);
		await sql`delete from app.file_reservations`;
	});
});

describe('two vendors on one note', () => {
	const markers = ['of-vendor-b', idOf('vendor-b'), idOf('other-guest'), idOf('of-vendor-b')];

	it('never learn of each other, whatever they ask', async () => {
		const paths = [
			'files?select=id,name,organisation_id,audience_id',
			`files?object_id=eq.${idOf('note-shared-both')}&select=name,organisation:organisations!organisation_id(name)`,
			`objects?id=eq.${idOf('note-shared-both')}&select=title,files(name,audience_id)`,
			`files?name=like.*vendor-b*&select=id`,
			`files?id=eq.${idOf('of-vendor-b')}&select=id`,
			'events?subject_kind=eq.file',
			`events?object_id=eq.${idOf('note-shared-both')}`
		];
		for (const path of paths) {
			const text = JSON.stringify((await ask('guest', path)).body);
			for (const marker of markers) expect([path, text]).not.toContain(marker);
			expect(markers.filter((marker) => text.includes(marker))).toEqual([]);
		}
		// The same questions tell those inside: the markers are there to be found.
		const inside = JSON.stringify((await ask('member', paths[0] ?? '')).body);
		expect(inside).toContain('of-vendor-b');
	});

	it.each(['file_remove', 'file_restore', 'file_publish'])(
		'%s answers alike for what is unknown and what is another’s',
		async (name) => {
			const unknown = '00000000-0000-4000-8000-00000000abcd';
			const more = name === 'file_publish' ? { is_published: true } : {};
			const tell = async (file: string) => {
				const { status, body } = await post('guest', name, { file, ...more });
				return [status, JSON.stringify(body).replaceAll(file, '')];
			};
			expect(await tell(idOf('of-vendor-b'))).toEqual(await tell(unknown));
		}
	);

	it('no guest shows a file to everybody', async () => {
		const answer = await reserve('guest', 'note-shared-both', { file_published: true });
		expect(key(answer)).toBe('guest_cannot_publish');
	});

	it('nobody but the server is told whose file it is by person', async () => {
		for (const persona of PERSONAS) {
			const { status } = await ask(persona, 'files?select=person_id');
			expect([401, 403]).toContain(status);
		}
	});
});

it.each(PERSONAS)('for the %s policies and functions agree on every file', async (persona) => {
	const { body } = await ask(persona, 'files?select=id');
	const read = (body as { id: string }[]).map(({ id }) => id).sort();
	const acting = ACTING[persona];
	const claims = persona === 'anonymous' ? {} : { sub: labels[persona] };
	const rows = await sql.begin(async (transaction) => {
		await transaction`
			select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
				set_config('request.headers', ${JSON.stringify(acting ? { 'x-verbund-for': labels[acting] } : {})}, true)`;
		return transaction`select f.id from files f where f.removed_at is null and app.sees_file(f) order by f.id::text`;
	});
	expect(rows.map(({ id }) => id)).toEqual(read);
});

describe('sweeping', () => {
	it('takes uploads given up after an hour and removed files after a day, once', async () => {
		await withClock(sql, async ({ sql: transaction, as, moveTo }) => {
			await transaction`delete from app.file_leftovers`;
			await transaction`delete from files where removed_at is not null`;
			await as('member');
			const [row] = await transaction`
				select file_reserve(${idOf('note-space')}, 'aufgegeben.pdf', 5) as id`;
			await transaction`select file_remove(${idOf('inner-on-space')})`;
			await as('owner');
			const sweep = async () => (await transaction`select app.sweep_files() as swept`)[0]?.swept;
			const leftovers = async () =>
				(await transaction`select file_leftovers() as id`).map(({ id }) => id).sort();
			expect(await sweep()).toBe(0);
			await moveTo('61 minutes');
			expect(await sweep()).toBe(1);
			expect(await leftovers()).toEqual([row?.id]);
			await moveTo('25 hours');
			expect(await sweep()).toBe(1);
			expect(await sweep()).toBe(0);
			expect(await leftovers()).toEqual([row?.id, idOf('inner-on-space')].sort());
			await transaction`select files_discarded(${[row?.id, idOf('inner-on-space')]})`;
			expect(await leftovers()).toEqual([]);
		});
	});

	it('is done by the tick', async () => {
		const [chore] = await sql`select call::text from app.chores where name = 'sweep_files'`;
		expect(chore?.call).toBe('app.sweep_files()');
	});
});
