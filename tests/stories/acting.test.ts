import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from './personas.ts';
import { ask, labels, openDatabase } from './stage.ts';

const sql = openDatabase();

/** The member of this story works for two bodies. */
beforeAll(async () => {
	await sql`
		insert into memberships (person_id, organisation_id, role, state)
		values (${labels.steward ?? ''}, ${labels.other ?? ''}, 'steward', 'active')`;
});
afterAll(async () => {
	await sql`delete from memberships where person_id = ${labels.steward ?? ''} and organisation_id = ${labels.other ?? ''}`;
	await sql.end();
});

/** The steward changes an entry, naming a body or not. */
const edit = (slug: string, actingFor: string | undefined): Promise<Answer> =>
	ask('steward', `organisations?slug=eq.${slug}`, {
		method: 'PATCH',
		body: { seat: `Ort ${Math.random()}` },
		headers: { 'x-verbund-for': actingFor ?? '' }
	});

const key = (answer: Answer) => (answer.body as { message: string }).message;

describe('whoever works for two bodies', () => {
	it('must name the one a write is done for', async () => {
		const answer = await edit('home', undefined);
		expect(answer.status).toBe(400);
		expect(key(answer)).toBe('acting_for_required');
	});

	it('writes for the one named, and history says so', async () => {
		expect((await edit('other', labels.other)).body).toHaveLength(1);
		const [event] = await sql`
			select organisation_id, person_id, role from events
			where subject_id = ${labels.other ?? ''} order by id desc limit 1`;
		expect(event).toEqual({
			organisation_id: labels.other,
			person_id: labels.steward,
			role: 'steward'
		});
	});

	it('has no rights of one body while acting for the other', async () => {
		expect((await edit('home', labels.other)).body).toEqual([]);
	});

	it('cannot act for a foreign body', async () => {
		for (const named of [
			labels.vendor,
			labels.archived,
			'home',
			'00000000-0000-0000-0000-000000000000'
		]) {
			const answer = await edit('home', named);
			// Without a right there is no row to write, so nothing is refused and nothing happens.
			expect([answer.status, answer.body]).toEqual([200, []]);
		}
		const answer = await ask('steward', `people?id=eq.${labels.steward}`, {
			method: 'PATCH',
			body: { phone: '1' },
			headers: { 'x-verbund-for': labels.vendor ?? '' }
		});
		expect([answer.status, key(answer)]).toEqual([403, 'acting_for_not_yours']);
	});
});
