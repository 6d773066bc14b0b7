/**
 * Writes drafts down: base and rows become a new base, and in the same transaction text, HTML and JSON. Deleted words
 * are gone from then on. Rows are deleted by their ids, because one with a smaller id may still be on its way.
 */
import type { Sql, TransactionSql } from 'postgres';
import type { Compacted } from './compaction-worker.ts';
import { COMPACTION_DELAY, COMPACTION_ROWS } from './limits.ts';
import type { Row } from './update-bytes.ts';
import { Workshop } from './workshop.ts';

interface Ears {
	report(cause: unknown): void;
	/** The draft of the page stands in fewer bytes now. */
	done(page: string): void;
}

/** Rows were found that spoil the page; they are put aside under a lock. */
class Spoilt extends Error {}

export class Compactor {
	readonly #sql: Sql;
	readonly #ears: Ears;
	readonly #workshop = new Workshop();
	readonly #rows = new Map<string, number>();
	readonly #timers = new Map<string, NodeJS.Timeout>();
	readonly #waiting = new Set<string>();
	#running: Promise<void> | undefined;
	#isClosed = false;

	constructor(sql: Sql, ears: Ears) {
		this.#sql = sql;
		this.#ears = ears;
	}

	/** A page got so many rows more. */
	grown(page: string, rows: number): void {
		const count = (this.#rows.get(page) ?? 0) + rows;
		this.#rows.set(page, count);
		if (count >= COMPACTION_ROWS) this.now(page);
		else if (!this.#timers.has(page) && !this.#isClosed)
			this.#timers.set(page, setTimeout(() => this.now(page), COMPACTION_DELAY).unref());
	}

	/** Nobody is on the page any more. */
	left(page: string): void {
		if (this.#rows.has(page)) this.now(page);
	}

	now(page: string): void {
		clearTimeout(this.#timers.get(page));
		this.#timers.delete(page);
		this.#rows.delete(page);
		if (this.#isClosed) return;
		this.#waiting.add(page);
		this.#running ??= this.#run();
	}

	/** Ends after the page it is at; what was not written down stays in the log. */
	async close(): Promise<void> {
		this.#isClosed = true;
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#waiting.clear();
		await this.#running;
		await this.#workshop.close();
	}

	async #run(): Promise<void> {
		for (const page of this.#waiting) {
			this.#waiting.delete(page);
			await this.#write(page).then(
				(isNew) => isNew && this.#ears.done(page),
				(cause: unknown) => this.#ears.report(cause)
			);
		}
		this.#running = undefined;
	}

	#write(page: string): Promise<boolean> {
		return this.#sql
			.begin((sql) => this.#compact(sql, page, false))
			.catch((cause: unknown) => {
				if (!(cause instanceof Spoilt)) throw cause;
				this.#ears.report(new Error(`Rows of page ${page} are put aside.`));
				return this.#sql.begin((sql) => this.#compact(sql, page, true));
			});
	}

	/** @param alone nobody may append meanwhile */
	async #compact(sql: TransactionSql, page: string, alone: boolean): Promise<boolean> {
		await sql`select pg_advisory_xact_lock(hashtextextended('sync ' || ${page}, 0))`;
		if (alone) await sql`select from sync.bases where page_id = ${page} for update`;
		const rows = await sql<(Row & { epoch: number | null })[]>`
			select 0 as id, b.epoch, b.data from sync.bases b where b.page_id = ${page}
			union all select l.id, null, l.data from sync.log l where l.page_id = ${page} order by id`;
		if (rows.length < 2) return false;
		const made = await this.#workshop.compact(rows);
		if (made.bad.length && !alone) throw new Spoilt();
		const epoch = rows[0]?.epoch ?? 0;
		if (!(await replaceBase(sql, page, epoch, made))) return false;
		if (made.bad.length) await putAside(sql, page, made.bad);
		await sql`delete from sync.log where page_id = ${page} and id = any (${rows.map(({ id }) => id)}::bigint[])`;
		await writeDraft(sql, page, made);
		return true;
	}
}

/** False when the draft was replaced meanwhile. */
async function replaceBase(sql: TransactionSql, page: string, epoch: number, made: Compacted) {
	// What was put aside may be with clients already: they begin anew.
	const next = epoch + (made.bad.length ? 1 : 0);
	const { count } = await sql`
		update sync.bases set data = ${Buffer.from(made.data)}, epoch = ${next}, compacted_at = now()
		where page_id = ${page} and epoch = ${epoch}`;
	return count === 1;
}

async function putAside(sql: TransactionSql, page: string, bad: Compacted['bad']): Promise<void> {
	for (const { id, reason } of bad)
		await sql`
			insert into sync.quarantine (id, page_id, data, reason)
			select id, page_id, data, ${reason.slice(0, 500)} from sync.log where id = ${id}`;
	await sql`select pg_notify('sync_rights', ${`object ${page}`})`;
}

async function writeDraft(sql: TransactionSql, page: string, made: Compacted): Promise<void> {
	const { text, html, json, clients } = made;
	await sql`
		insert into sync.drafts (page_id, text, html, json)
		values (${page}, ${text}, ${html}, ${json}::text::jsonb)
		on conflict (page_id) do update set text = excluded.text, html = excluded.html, json = excluded.json,
			updated_at = now()`;
	// Tabs that never wrote; for a while they may still come back with something from offline.
	await sql`
		delete from sync.leases where page_id = ${page} and at < now() - interval '90 days'
			and not client_id = any (${clients}::bigint[])`;
}
