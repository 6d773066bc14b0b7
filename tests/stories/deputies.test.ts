import type { TransactionSql } from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { withClock, type Moved } from './clock.ts';
import { labels, openDatabase } from './stage.ts';

const sql = openDatabase();
afterAll(() => sql.end());

/** Of the clock before it is moved, in Berlin: between there and UTC it is another day for an hour or two. */
const today = sql`(now() at time zone 'Europe/Berlin')::date`;

/** What a statement answers in its only column, or the key of its refusal with its facts. */
async function outcome(moved: Moved, statement: (sql: TransactionSql) => PromiseLike<unknown>) {
	try {
		const rows = (await moved.sql.savepoint(statement)) as Record<string, unknown>[];
		return Object.values(rows[0] ?? {})[0];
	} catch (cause) {
		const { message, detail } = cause as { message: string; detail: string };
		return { refused: message, facts: JSON.parse(detail) as unknown };
	}
}

/** Lets the next statements be the steward's of `home`, standing in for an assignment. */
async function standIn(moved: Moved, assignment: string) {
	await moved.as('steward');
	const headers = { 'x-verbund-for': labels.home, 'x-verbund-deputy': assignment };
	await moved.sql`select set_config('request.headers', ${JSON.stringify(headers)}, true)`;
}

/** The member of `home` holds a role and is away from the fifth to the tenth day from now. */
async function goAway(moved: Moved) {
	await moved.as('steward');
	const assignment = await outcome(
		moved,
		(s) =>
			s`select assignment_set(${labels.home ?? ''}, ${labels.lead ?? ''}, person => ${labels.member ?? ''})`
	);
	await moved.as('member');
	await moved.sql`select absence_set(${today} + 5, ${today} + 10)`;
	return String(assignment);
}

const act = (moved: Moved, text: string) =>
	outcome(moved, (s) => s`select mandate_set(${labels.home ?? ''}, ${text}, ${today})`);

describe('a deputy', () => {
	it('who is away in the same days is refused with the overlap, unless that is wanted', async () => {
		await withClock(sql, async (moved) => {
			const assignment = await goAway(moved);
			await moved.as('steward');
			await moved.sql`select absence_set(${today} + 8, ${today} + 20)`;
			const name = (despite: boolean) =>
				outcome(
					moved,
					(s) =>
						s`select deputy_set(${assignment}, ${labels.steward ?? ''}, despite_absence => ${despite}) is not null`
				);
			const [days] = await moved.sql`
				select (${today} + 8)::text as first_day, (${today} + 10)::text as last_day`;
			expect(await name(false)).toEqual({ refused: 'deputy_absent', facts: days });
			expect(await name(true)).toBe(true);
		});
	});

	it('is named by a holder who works for two bodies without saying for which: the one of the entry', async () => {
		await withClock(sql, async (moved) => {
			const assignment = await goAway(moved);
			await moved.as('owner');
			await moved.sql`
				insert into memberships (person_id, organisation_id, state)
				values (${labels.member ?? ''}, ${labels.other ?? ''}, 'active')`;
			await moved.as('member');
			// Nor is anything left of what the steward did before in the same transaction.
			await moved.sql`
				select set_config('request.headers', '{}', true), set_config('app.acting_for', '', true),
					set_config('app.acting_role', '', true)`;
			const made = await outcome(
				moved,
				(s) => s`select deputy_set(${assignment}, ${labels.steward ?? ''})`
			);
			await moved.as('owner');
			const recorded = await moved.sql`
				select organisation_id from events where subject_id = ${String(made)}`;
			expect([...recorded]).toEqual([{ organisation_id: labels.home }]);
		});
	});

	it('acts while the holder is away, neither before nor after, and history says on whose behalf', async () => {
		await withClock(sql, async (moved) => {
			const assignment = await goAway(moved);
			await moved.as('steward');
			await moved.sql`select deputy_set(${assignment}, ${labels.steward ?? ''}, scope => 'no_votes')`;
			const tries: unknown[] = [];
			for (const after of ['1 day', '6 days', '11 days']) {
				await moved.as('owner');
				await moved.moveTo(after);
				await standIn(moved, assignment);
				tries.push(await act(moved, after));
			}
			const refused = { refused: 'deputy_not_now', facts: { assignment } };
			expect(tries).toEqual([refused, expect.any(String), refused]);

			await moved.as('owner');
			const [event] = await moved.sql`
				select person_id, on_behalf_of, role from events where subject_id = ${String(tries[1])}`;
			expect(event).toEqual({
				person_id: labels.steward,
				on_behalf_of: labels.member,
				role: 'lead'
			});
		});
	});

	it('is shown by the finder while standing in, and may do what the scope covers', async () => {
		await withClock(sql, async (moved) => {
			const assignment = await goAway(moved);
			await moved.as('steward');
			await moved.sql`select deputy_set(${assignment}, ${labels.steward ?? ''}, scope => 'no_votes')`;
			const found = async () => {
				await moved.as('steward');
				const [row] = await moved.sql`select find_responsible('Stelle home') as found`;
				const { answers } = row?.found as { answers: { id: string; holder: object }[] };
				return answers.find(({ id }) => id === assignment)?.holder;
			};
			expect(await found()).toMatchObject({ away_until: null, deputy_id: null });
			await moved.as('owner');
			await moved.moveTo('6 days');
			expect(await found()).toMatchObject({ deputy_id: labels.steward, deputy_scope: 'no_votes' });
			await standIn(moved, assignment);
			await moved.sql`select set_config('role', 'postgres', true)`;
			const may = (deed: string) =>
				outcome(
					moved,
					(s) => s`select app.acts_in_role(${labels.home ?? ''}, 'lead', ${deed}) is not null`
				);
			expect([await may('handoff'), await may('vote')]).toEqual([true, false]);
		});
	});

	it('who is away too leaves the place to the next', async () => {
		await withClock(sql, async (moved) => {
			const assignment = await goAway(moved);
			await moved.as('owner');
			await moved.sql`
				insert into memberships (person_id, organisation_id, state) values (${labels['other-member'] ?? ''}, ${labels.home ?? ''}, 'active')`;
			await moved.as('steward');
			await moved.sql`select deputy_set(${assignment}, ${labels.steward ?? ''}, 1)`;
			await moved.sql`select deputy_set(${assignment}, ${labels['other-member'] ?? ''}, 2)`;
			await moved.sql`select absence_set(${today} + 6, ${today} + 7)`;
			await moved.as('owner');
			const standing: unknown[] = [];
			for (const after of ['5 days', '6 days', '8 days']) {
				await moved.moveTo(after);
				const [row] = await moved.sql`
					select (app.standing_in(a, app.today())).person_id as id from assignments a where a.id = ${assignment}`;
				standing.push(row?.id);
			}
			expect(standing).toEqual([labels.steward, labels['other-member'], labels.steward]);
		});
	});
});
