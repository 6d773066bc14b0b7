/**
 * What the database tells: edits of other nodes, rights that changed, drafts to write down. A connection that was lost
 * is made again; what was said meanwhile is unknown then, and `onAgain` reads everything anew.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { Connect } from './database.ts';

export interface Ears {
	hear(channel: string, payload: string): void;
	/** Listens again after a loss. */
	onAgain(): void;
	report(cause: unknown): void;
}

/** Milliseconds before the next try. */
const PAUSE = 100;
/** Milliseconds in which a database that starts beside us may not be there yet. */
const BEGINNING = 10_000;
const CHANNELS = ['sync_edits', 'sync_rights', 'sync_compact'];

export class Feed {
	isListening = false;
	readonly #connect: Connect;
	readonly #ears: Ears;
	readonly #patientUntil: number;
	readonly #closing = new AbortController();
	readonly #done: Promise<void>;
	#sql: Sql | undefined;
	#times = 0;
	/** While the database is away every try fails for one and the same reason. */
	#isReported = false;

	constructor(connect: Connect, ears: Ears, beginning = BEGINNING) {
		this.#connect = connect;
		this.#ears = ears;
		this.#patientUntil = performance.now() + beginning;
		this.#done = this.#listenForEver();
	}

	async close(): Promise<void> {
		this.#closing.abort();
		await this.#sql?.end({ timeout: 0 });
		await this.#done;
	}

	async #listenForEver(): Promise<void> {
		const { signal } = this.#closing;
		while (!signal.aborted) {
			await this.#listenOnce().catch((cause: unknown) => {
				const isExpected = this.#times === 0 && performance.now() < this.#patientUntil;
				if (signal.aborted || this.#isReported || isExpected) return;
				this.#isReported = true;
				this.#ears.report(cause);
			});
			this.isListening = false;
			await this.#sql?.end({ timeout: 0 });
			await wait(PAUSE, undefined, { signal }).catch(() => undefined);
		}
	}

	async #listenOnce(): Promise<void> {
		const lost = Promise.withResolvers<undefined>();
		const lasting = {
			max: 1,
			idle_timeout: 0,
			max_lifetime: null,
			fetch_types: false,
			onclose: () => lost.resolve(undefined),
			onnotify: (channel: string, payload: string) => this.#ears.hear(channel, payload)
		};
		const sql = (this.#sql = this.#connect(lasting));
		for (const channel of CHANNELS) await sql`listen ${sql(channel)}`;
		this.isListening = true;
		this.#isReported = false;
		if (this.#times++ > 0) this.#ears.onAgain();
		await lost.promise;
		throw new Error('The connection that listens was lost.');
	}
}
