import type { Sql, TransactionSql } from 'postgres';
import { ACTING } from './cast.ts';
import type { Persona } from './personas.ts';
import { labels } from './stage.ts';

class Undo extends Error {}

/** What a story does while the clock is moved: `as` lets the next statements be this persona's. */
export interface Moved {
	sql: TransactionSql;
	as(persona: Persona | 'owner'): Promise<void>;
	/** Moves the clock to so much after now, for example `3 days`. */
	moveTo(after: string): Promise<void>;
}

/**
 * Runs a story with a movable clock in a transaction that is undone, so that no other story sees
 * either the clock or what was done. Only the owner of schema app can move it.
 */
export async function withClock(sql: Sql, story: (moved: Moved) => Promise<void>): Promise<void> {
	const run = sql.begin(async (transaction) => {
		await transaction`select pg_advisory_xact_lock(hashtext('stories.clock'))`;
		await story({
			sql: transaction,
			moveTo: async (after) => {
				await transaction.unsafe(
					`create or replace function app.clock() returns timestamptz language sql volatile
					return clock_timestamp() + interval '${after}'`
				);
				// What a function worked out in this transaction by the old clock would stay in its plan.
				await transaction.unsafe('discard plans');
			},
			as: async (persona) => {
				const acting = persona === 'owner' ? undefined : ACTING[persona];
				const claims = { sub: labels[persona], role: 'authenticated' };
				const headers = acting ? { 'x-verbund-for': labels[acting] } : {};
				await transaction`
					select set_config('role', ${persona === 'owner' ? 'postgres' : 'authenticated'}, true),
						set_config('request.jwt.claims', ${JSON.stringify(persona === 'owner' ? {} : claims)}, true),
						set_config('request.headers', ${JSON.stringify(headers)}, true)`;
			}
		});
		throw new Undo();
	});
	await run.catch((cause: unknown) => {
		if (!(cause instanceof Undo)) throw cause;
	});
}
