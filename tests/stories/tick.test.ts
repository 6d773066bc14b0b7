import { afterAll, describe, expect, it } from 'vitest';
import { withClock } from './clock.ts';
import { openDatabase } from './stage.ts';

const sql = openDatabase();
afterAll(() => sql.end());

const MAKE_CHORE = `
	create table app.story_chore (at timestamptz);
	create function app.story_chore() returns integer language sql as
		$$ insert into app.story_chore values (app.clock()); select 1 $$;
	create function app.story_failure() returns integer language plpgsql as
		$$ begin insert into app.story_chore values (now()); raise exception 'broken'; end $$;
	insert into app.chores (name, every, call) values ('story_hourly', '1 hour', 'app.story_chore()')`;

describe('the tick', () => {
	it('does what is due once, and again when its time has come', async () => {
		await withClock(sql, async ({ sql: transaction, moveTo }) => {
			await transaction.unsafe(MAKE_CHORE);
			const count = async () =>
				(await transaction`select count(*)::int as n from app.story_chore`)[0]?.n;
			await transaction`select app.tick()`;
			await transaction`select app.tick()`;
			expect(await count()).toBe(1);
			await moveTo('59 minutes');
			await transaction`select app.tick()`;
			expect(await count()).toBe(1);
			await moveTo('61 minutes');
			await transaction`select app.tick()`;
			expect(await count()).toBe(2);
		});
	});

	it('undoes and reports a chore that fails, and does the others', async () => {
		await withClock(sql, async ({ sql: transaction }) => {
			await transaction.unsafe(MAKE_CHORE);
			await transaction`
				insert into app.chores (name, call) values ('a_failure', 'app.story_failure()')`;
			const [row] = await transaction`select app.tick() as report`;
			expect(row?.report).toMatchObject({ a_failure: { error: 'broken' }, story_hourly: 1 });
			expect(await transaction`select from app.story_chore`).toHaveLength(1);
			const [chore] = await transaction`
				select last_at, last_error from app.chores where name = 'a_failure'`;
			expect(chore).toEqual({ last_at: null, last_error: 'broken' });
		});
	});

	it('is left to the other node when two wake at once', async () => {
		await withClock(sql, async ({ sql: transaction }) => {
			await transaction`select app.tick()`;
			const [other] = await sql`select app.tick() as report`;
			expect(other?.report).toBeNull();
		});
	});

	it('cannot be moved by anybody but the owner of schema app', async () => {
		await expect(
			withClock(sql, async ({ as, moveTo }) => {
				await as('admin');
				await moveTo('1 day');
			})
		).rejects.toThrow('permission denied for schema app');
	});
});
