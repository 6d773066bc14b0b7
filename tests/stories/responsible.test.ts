import { afterAll, describe, expect, it } from 'vitest';
import { withClock, type Moved } from './clock.ts';
import { labels, openDatabase } from './stage.ts';

const sql = openDatabase();
afterAll(() => sql.end());

interface Entry {
	id: string;
	holder: { unit: string | null };
	freshness: { state: string };
	valid_to: string | null;
}
interface Wait {
	kind: string;
	subject_id: string;
}
interface ForMe {
	waiting: Wait[];
	mentioned: { reason: string; object: { id: string } }[];
}

const one = async <T>(rows: PromiseLike<Iterable<unknown>>, key: string): Promise<T> => {
	const [row] = [...(await rows)];
	return (row as Record<string, T>)[key] as T;
};

/** What the persona acting now gets to see. */
const find = async ({ sql }: Moved, query: string) =>
	one<{ answers: Entry[]; ask_id: string }>(
		sql`select find_responsible(${query}) as found`,
		'found'
	);
const look = ({ sql }: Moved) => one<ForMe>(sql`select for_me() as page`, 'page');
const waits = async (moved: Moved) => (await look(moved)).waiting.map(({ kind }) => kind);

/** An entry of `home` for a topic of its own, confirmed long ago. */
async function makeStale({ sql }: Moved): Promise<string> {
	const [topic] = await sql`
		insert into topics (slug, name, kind) values ('quellgeld', 'Quellgeld', 'service') returning id`;
	return one<string>(
		sql`insert into assignments (organisation_id, role_id, topic_id, unit, responsibility, valid_from, verified_on)
			values (${labels.home ?? ''}, ${labels.helper ?? ''}, ${topic?.id}, 'Referat Alt', 'responsible', app.today() - 900, app.today() - 400)
			returning id`,
		'id'
	);
}

describe('somebody looks for who is responsible, and finds an entry nobody has confirmed for long', () => {
	it('asks its steward, who names the new holder, and is told', async () => {
		await withClock(sql, async (moved) => {
			const stale = await makeStale(moved);
			await moved.as('coordinator');
			const before = await find(moved, 'Wer ist zuständig für Quellgeld bei Stelle home?');
			expect(before.answers[0]).toMatchObject({ id: stale, freshness: { state: 'stale' } });
			const question = await one<string>(
				moved.sql`select question_ask(${before.ask_id}, 'Ist das Referat noch zuständig?', assignment => ${stale}) as id`,
				'id'
			);

			await moved.as('owner');
			await moved.sql`select app.remind_of_entries()`;
			await moved.as('steward');
			expect(await waits(moved)).toEqual(
				expect.arrayContaining(['assignment.due', 'question.asked'])
			);
			const next = await one<string>(
				moved.sql`select assignment_follow(${stale}, unit => 'Referat Neu') as id`,
				'id'
			);
			await moved.sql`select question_answer(${question}, 'Seit heute das Referat Neu.', ${next})`;
			const left = await waits(moved);
			expect(left).not.toContain('question.asked');
			expect(left).not.toContain('assignment.due');

			await moved.as('coordinator');
			const { mentioned } = await look(moved);
			expect(mentioned).toContainEqual(
				expect.objectContaining({
					reason: 'answered',
					object: expect.objectContaining({ id: question }) as unknown
				})
			);
			const after = await find(moved, 'Quellgeld home');
			expect(after.answers.map(({ holder }) => holder.unit)).toEqual(['Referat Neu']);
			expect(after.answers[0]?.freshness.state).toBe('fresh');
			const page = await one<{ others: Entry[] }>(
				moved.sql`select assignment_page(${next}) as page`,
				'page'
			);
			expect(page.others.map(({ id }) => id)).toEqual([stale]);
		});
	});

	it('answers once, and only the steward of the body asked', async () => {
		await withClock(sql, async (moved) => {
			await moved.as('coordinator');
			const question = await one<string>(
				moved.sql`select question_ask(${labels.home ?? ''}, 'Wer?') as id`,
				'id'
			);
			await moved.as('member');
			await expect(
				moved.sql.savepoint((s) => s`select question_answer(${question}, 'Ich')`)
			).rejects.toThrow('membership_steward_needed');
			await moved.as('steward');
			await moved.sql`select question_answer(${question}, 'Das Referat')`;
			await expect(
				moved.sql.savepoint((s) => s`select question_answer(${question}, 'Doch nicht')`)
			).rejects.toThrow('question_answered');
		});
	});
});

describe('an entry', () => {
	const state = async (moved: Moved, id: string) => {
		const page = await one<{ entry: Entry }>(
			moved.sql`select assignment_page(${id}) as page`,
			'page'
		);
		return page.entry.freshness.state;
	};

	it('is fresh until its interval is over, then due, then stale, and fresh again when confirmed', async () => {
		await withClock(sql, async (moved) => {
			await moved.as('steward');
			const id = await one<string>(
				moved.sql`select assignment_set(${labels.home ?? ''}, ${labels.helper ?? ''}, unit => 'Referat') as id`,
				'id'
			);
			const states: string[] = [];
			for (const after of ['180 days', '181 days', '270 days', '271 days']) {
				await moved.as('owner');
				await moved.moveTo(after);
				await moved.as('steward');
				states.push(await state(moved, id));
			}
			expect(states).toEqual(['fresh', 'due', 'due', 'stale']);
			await moved.sql`select assignment_confirm(${labels.home ?? ''})`;
			expect(await state(moved, id)).toBe('fresh');
			await moved.as('owner');
			const kinds = await moved.sql`select kind from events where subject_id = ${id} order by id`;
			expect(kinds.map(({ kind }) => kind)).toEqual(['assignment.set', 'assignment.confirmed']);
		});
	});

	it('that is vacant says since when, and a mandatory role without a holder is a gap', async () => {
		await withClock(sql, async (moved) => {
			await moved.sql`update roles set mandatory_for = '{vendor}' where id = ${labels.helper ?? ''}`;
			const gaps = async () => {
				const page = await one<{ gaps: { slug: string }[] }>(
					moved.sql`select organisation_roles('home') as page`,
					'page'
				);
				return page.gaps.map(({ slug }) => slug);
			};
			await moved.as('steward');
			expect(await gaps()).toEqual(['helper']);
			await moved.sql`select assignment_set(${labels.home ?? ''}, ${labels.helper ?? ''}, vacant_since => app_day, vacancy => 'left')
				from (select current_date as app_day) d`;
			expect(await gaps()).toEqual(['helper']);
			await moved.sql`select assignment_set(${labels.home ?? ''}, ${labels.helper ?? ''}, unit => 'Referat')`;
			expect(await gaps()).toEqual([]);
		});
	});

	it('loses its holder when they leave the body or their account goes', async () => {
		await withClock(sql, async (moved) => {
			await moved.as('steward');
			const id = await one<string>(
				moved.sql`select assignment_set(${labels.home ?? ''}, ${labels.helper ?? ''}, person => ${labels.member ?? ''}) as id`,
				'id'
			);
			await moved.as('member');
			await moved.sql`select membership_leave(${labels.home ?? ''})`;
			await moved.as('owner');
			const [row] = await moved.sql`select person_id, vacancy from assignments where id = ${id}`;
			expect(row).toEqual({ person_id: null, vacancy: 'left' });
		});
	});
});

describe('a report without an account', () => {
	const report = (moved: Moved, body: string) =>
		moved.sql.savepoint((s) => s`select entry_report(${body}, 'Die Stelle heißt anders.')`);

	it('reaches the stewards of published bodies alone, and not without end', async () => {
		await withClock(sql, async (moved) => {
			await expect(report(moved, labels.vendor ?? '')).rejects.toThrow('organisation_not_found');
			for (let count = 0; count < 19; count++) await report(moved, labels.home ?? '');
			await expect(report(moved, labels.home ?? '')).rejects.toThrow('too_many_reports');
			await moved.as('steward');
			expect(await waits(moved)).toContain('report.created');
			const open =
				await moved.sql`select id from reports where organisation_id = ${labels.home ?? ''}`;
			expect(open).toHaveLength(20);
			for (const { id } of open) await moved.sql`select report_settle(${id})`;
			expect(await waits(moved)).not.toContain('report.created');
		});
	});
});
