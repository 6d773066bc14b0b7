import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Persona } from './personas.ts';
import { ask, labels, openDatabase } from './stage.ts';

const sql = openDatabase();
let space = '';
let slug = '';

const call = (persona: Persona, name: string, body: unknown) =>
	ask(persona, `rpc/${name}`, { method: 'POST', body });
const found = (name: string) =>
	call('steward', 'space_create', {
		space_name: name,
		space_purpose: null,
		space_visibility: 'space'
	});
const give = (organisation: string, wanted: string, persona: Persona = 'steward') =>
	call(persona, 'share_grant', { object: space, organisation: labels[organisation], wanted });
const take = (organisation: string, persona: Persona = 'steward') =>
	call(persona, 'share_revoke', { object: space, organisation: labels[organisation] });
const key = ({ status, body }: Answer) =>
	`${status} ${(body as { message: string } | null)?.message ?? ''}`;
const sees = async (persona: Persona) => {
	const { body } = await ask(persona, `spaces?select=id&id=eq.${space}`);
	return (body as unknown[]).length === 1;
};

beforeAll(async () => {
	slug = (await found('Größe & Maß: Übergänge')).body as string;
	const [row] = await sql`select id from spaces where slug = ${slug}`;
	space = String(row?.id);
});
afterAll(() => sql.end());

describe('a new space', () => {
	it('has a speaking address, and another one of that name its own', async () => {
		expect(slug).toMatch(/^groesse-mass-uebergaenge(-\d+)?$/);
		const twins = await Promise.all([found('Zwilling'), found('Zwilling'), found('Zwilling')]);
		expect(new Set(twins.map(({ body }) => body)).size).toBe(3);
	});

	it('is kept by the body it was founded for, and recorded', async () => {
		const [body] = await sql`
			select organisation_id, granted from space_organisations where space_id = ${space}`;
		expect(body).toEqual({ organisation_id: labels.home, granted: 'manage' });
		const kinds = await sql`select kind from events where object_id = ${space} order by id`;
		expect(kinds.map(({ kind }) => kind).sort()).toEqual([
			'space.created',
			'space_organisation.created'
		]);
	});

	it.each([
		['a missing name', { space_name: ' ' }],
		['half an emoji', { space_name: '\ud83d' }],
		['reversed text', { space_name: 'a\u202eb' }],
		['two lines', { space_name: 'a\nb' }],
		['a long name', { space_name: 'x'.repeat(121) }],
		['a foreign visibility', { space_visibility: 'galaxy' }],
		['the visibility of one body', { space_visibility: 'organisation' }]
	])('is refused with %s', async (_what, wrong) => {
		const whole = { space_name: 'Gut', space_purpose: null, space_visibility: 'space', ...wrong };
		const { status } = await call('steward', 'space_create', whole);
		expect(status).toBeGreaterThanOrEqual(400);
		expect(status).toBeLessThan(500);
	});
});

describe('a body that is let in', () => {
	it('sees the space at once and no more when it is taken out', async () => {
		expect(await sees('coordinator')).toBe(false);
		expect((await give('other', 'read')).status).toBeLessThan(300);
		expect(await sees('coordinator')).toBe(true);
		expect((await give('other', 'comment')).status).toBeLessThan(300);
		expect((await take('other')).status).toBeLessThan(300);
		expect(await sees('coordinator')).toBe(false);
		expect(key(await take('other'))).toBe('404 share_not_found');
	});

	it('leaves by the will of its own steward, not of a member', async () => {
		await give('vendor', 'read');
		expect(await sees('guest')).toBe(true);
		expect((await take('vendor', 'guest')).status).toBeLessThan(300);
		expect(await sees('guest')).toBe(false);
		expect(key(await take('home', 'member'))).toBe('403 right_missing');
	});

	it('is never a guest that manages, nor the founder with less', async () => {
		expect(key(await give('vendor', 'manage'))).toBe('422 guest_cannot_manage');
		expect(key(await give('home', 'write'))).toBe('409 space_founder_stays');
		expect(key(await take('home'))).toBe('409 space_founder_stays');
		expect(key(await give('archived', 'read'))).toBe('404 organisation_not_found');
	});

	it('counts: the five hundred and first is refused', async () => {
		await sql
			.begin(async (transaction) => {
				await transaction`
				insert into organisations (slug, name, level, sector, kind, access)
				select 'viele-' || n, 'Viele ' || n, 'cross', 'state', 'vendor', 'full' from generate_series(1, 500) n`;
				await transaction`
				insert into space_organisations (space_id, organisation_id, granted)
				select ${space}, id, 'read' from organisations where slug like 'viele-%'`;
				await transaction`
				select set_config('role', 'authenticated', true),
					set_config('request.jwt.claims', ${JSON.stringify({ sub: labels.steward, role: 'authenticated' })}, true)`;
				await expect(
					transaction.savepoint(
						(inner) => inner`select share_grant(${space}, ${labels.other ?? ''}, 'read')`
					)
				).rejects.toThrow('too_many_bodies');
				throw new Error('undo');
			})
			.catch((cause: Error) => expect(cause.message).toBe('undo'));
	});
});

describe('an archived space', () => {
	it('stays readable, is closed to writing, and comes back', async () => {
		const archive = (archived: boolean) => call('steward', 'space_archive', { space, archived });
		expect((await archive(true)).status).toBeLessThan(300);
		expect((await archive(true)).status).toBeLessThan(300);
		const rights = await sql`
			select app.right_of(${labels.member ?? ''}, ${space}) as member, app.right_of(${labels.steward ?? ''}, ${space}) as steward`;
		expect(rights[0]).toEqual({ member: 'read', steward: 'manage' });
		expect((await archive(false)).status).toBeLessThan(300);
		const kinds = await sql`
			select kind from events where subject_id = ${space} and kind <> 'space.created' order by id`;
		expect(kinds.map(({ kind }) => kind)).toEqual(['space.archived', 'space.restored']);
	});
});

describe('what happened to a share', () => {
	it('is known to the guest it is about and to no other guest', async () => {
		const rows = await sql`
			select e.id, e.audience_id from events e join shares s on s.id = e.subject_id
			where s.object_id = ${labels['note-shared-both'] ?? ''}`;
		expect(rows.map(({ audience_id }) => audience_id).sort()).toEqual(
			[labels.vendor, labels['vendor-b']].sort()
		);
		const { body } = await ask('guest', `events?select=audience_id&subject_kind=eq.share`);
		const audiences = (body as { audience_id: string }[]).map(({ audience_id }) => audience_id);
		expect(audiences).toContain(labels.vendor);
		// What was shared with a body of the network is about no guest.
		expect(audiences.filter((one) => one !== null && one !== labels.vendor)).toEqual([]);
	});

	it('is the same answer for a body that does not exist and one that may not be known', async () => {
		const strange = await call('guest', 'share_grant', {
			object: labels['note-vendor'],
			organisation: labels['vendor-b'],
			wanted: 'read'
		});
		const missing = await call('guest', 'share_grant', {
			object: labels['note-vendor'],
			organisation: '00000000-0000-4000-8000-0000000000ee',
			wanted: 'read'
		});
		expect([key(strange), key(missing)]).toEqual([
			'404 organisation_not_found',
			'404 organisation_not_found'
		]);
	});
});
