import { randomUUID } from 'node:crypto';
import type { Sql, TransactionSql } from 'postgres';
import type { Claims } from '../compat/bearer.ts';

/** What a caller may do on a topic, by extension. */
export interface Rights {
	broadcast: boolean;
	presence: boolean;
}

/**
 * Asks the policies of realtime.messages as the service does (its authorization.ex): rows are tried
 * under the caller's role and claims, then everything is rolled back.
 */
export class Authorization {
	readonly #sql: Sql;

	/** The role of the pool owns realtime.messages and may become the API roles. */
	constructor(sql: Sql) {
		this.#sql = sql;
	}

	/** What the caller would hear: which of two rows on the topic they can select. */
	mayRead(topic: string, claims: Claims): Promise<Rights> {
		const [broadcast, presence] = [randomUUID(), randomUUID()];
		return this.#dryRun(async (transaction) => {
			// Sent together: one round trip.
			const [, , rows] = await Promise.all([
				transaction`
					insert into realtime.messages (id, topic, extension)
					values (${broadcast}, ${topic}, 'broadcast'), (${presence}, ${topic}, 'presence')`,
				enter(transaction, topic, claims),
				transaction`
					select id from realtime.messages
					where topic = ${topic} and id in (${broadcast}, ${presence})`
			]);
			const seen = new Set(rows.map((row) => row.id as string));
			return { broadcast: seen.has(broadcast), presence: seen.has(presence) };
		});
	}

	/** What the caller may send: which of two rows on the topic they can insert. */
	mayWrite(topic: string, claims: Claims): Promise<Rights> {
		return this.#dryRun(async (transaction) => {
			await enter(transaction, topic, claims);
			const broadcast = await mayInsert(transaction, topic, 'broadcast');
			return { broadcast, presence: await mayInsert(transaction, topic, 'presence') };
		});
	}

	async #dryRun<T>(run: (transaction: TransactionSql) => Promise<T>): Promise<T> {
		let result: { value: T } | undefined;
		const rollback = new Error('rolled back on purpose');
		try {
			await this.#sql.begin(async (transaction) => {
				result = { value: await run(transaction) };
				throw rollback;
			});
		} catch (cause) {
			if (cause === rollback && result) return result.value;
			throw cause;
		}
		throw new Error('a trial was not rolled back');
	}
}

function enter(transaction: TransactionSql, topic: string, claims: Claims) {
	return transaction`
		select set_config('role', ${claims.role}, true), set_config('realtime.topic', ${topic}, true),
			set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
			set_config('request.headers', '{}', true)`;
}

async function mayInsert(
	transaction: TransactionSql,
	topic: string,
	extension: keyof Rights
): Promise<boolean> {
	try {
		await transaction.savepoint(
			(inner) => inner`
				insert into realtime.messages (topic, extension) values (${topic}, ${extension})`
		);
		return true;
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause && cause.code === '42501') return false;
		throw cause;
	}
}
