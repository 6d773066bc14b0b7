import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, labels, openDatabase } from './stage.ts';
import { due } from './working-days.ts';

const sql = openDatabase();

/** A body of this story alone, kept by the steward, so that other stories keep their rest days. */
const body: string = crypto.randomUUID();
const steward = labels.steward ?? '';

beforeAll(async () => {
	await sql`
		insert into organisations (id, slug, name, level, sector, kind, state)
		values (${body}, 'ruhe', 'Ruhe', 'state', 'state', 'vendor', 'HE')`;
	await sql`
		insert into memberships (person_id, organisation_id, role, state)
		values (${steward}, ${body}, 'steward', 'active')`;
});
afterAll(async () => {
	await sql`delete from memberships where organisation_id = ${body}`;
	await sql`delete from rest_days where organisation_id = ${body}`;
	await sql`update organisations set archived_at = now() where id = ${body}`;
	await sql.end();
});

describe('rest days', () => {
	const send = (method: 'POST' | 'DELETE', path: string, content?: Record<string, unknown>) =>
		ask('steward', path, { method, body: content, headers: { 'x-verbund-for': body } });
	const add = (row: Record<string, unknown>) =>
		send('POST', 'rest_days', { organisation_id: body, ...row });
	const lastDays = async () => {
		const rows = await sql`
			select day::text from app.closed_days('{}', ${[body]}::uuid[], '2019-12-31', '2040-12-31')
			where extract(month from day) = 12 order by day`;
		return rows.map(({ day }) => String(day));
	};
	const forget = () => sql`delete from rest_days where organisation_id = ${body}`;

	it('repeat every year from their first to their last, and are taken back only before they come', async () => {
		const answer = await add({
			day: '2030-12-31',
			yearly: true,
			until: '2032-12-31',
			reason: ' Silvester '
		});
		expect(answer.status).toBe(201);
		expect((answer.body as { reason: string }[])[0]?.reason).toBe('Silvester');
		expect(await lastDays()).toEqual(['2030-12-31', '2031-12-31', '2032-12-31']);
		await sql`insert into rest_days (organisation_id, day, reason) values (${body}, '2021-12-31', 'Vorbei')`;
		const gone = await send('DELETE', `rest_days?organisation_id=eq.${body}`);
		expect(gone.body).toMatchObject([{ day: '2030-12-31' }]);
		expect(await lastDays()).toEqual(['2021-12-31']);
		await forget();
	});

	it.each([
		['in the past', { day: '2021-05-14', reason: 'Brückentag' }, 403],
		['after the calendar ends', { day: '2041-05-14', reason: 'Brückentag' }, 400],
		['that repeats 29 February', { day: '2028-02-29', yearly: true, reason: 'Schalttag' }, 400],
		[
			'that ends before it begins',
			{ day: '2030-05-14', yearly: true, until: '2029-01-01', reason: 'x' },
			400
		],
		['without a reason', { day: '2030-05-14', reason: '   ' }, 400],
		['with half an emoji', { day: '2030-05-14', reason: '\ufffd' }, 400],
		['of another body', { organisation_id: labels.other, day: '2030-05-14', reason: 'x' }, 403]
	])('refuse one %s', async (_case, row, status) => {
		const answer = await add(row);
		await forget();
		expect(answer.status).toBe(status);
	});

	it('stop at sixty for a body, and the clock still ends', async () => {
		await sql`
			insert into rest_days (organisation_id, day, yearly, reason)
			select ${body}, date '2026-01-01' + n, true, 'Pause' from generate_series(0, 59) n`;
		expect((await add({ day: '2030-12-30', reason: 'Eine mehr' })).body).toMatchObject({
			message: 'rest_days_full'
		});
		// Closed are 1 January to 1 March, a Sunday: after 30 December, the second day is the second of March.
		expect(await due('2025-12-30', 2, 'ruhe')).toBe('2026-03-02');
		await forget();
	});
});
