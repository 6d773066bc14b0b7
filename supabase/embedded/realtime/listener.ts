import { setTimeout as wait } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import type { Connection as Database } from '../postgres/postgres.ts';

export interface Listening {
	onNotify(payload: string): void;
	/** Listens, also again after the connection was lost. */
	onListening(isAgain: boolean): void;
	onLost(cause: unknown): void;
}

/** Milliseconds before the next try. */
const PAUSE = 250;

/**
 * Listens on a channel of Postgres for as long as it is not closed. postgres.js has a listen of its own,
 * but it gives up when its first try to connect again fails.
 */
export class Listener {
	readonly #database: Database;
	readonly #channel: string;
	readonly #listening: Listening;
	readonly #closing = new AbortController();
	readonly #done: Promise<void>;
	#sql: Sql | undefined;
	#isListening = false;
	#times = 0;

	constructor(database: Database, channel: string, listening: Listening) {
		this.#database = database;
		this.#channel = channel;
		this.#listening = listening;
		this.#done = this.#listenForEver();
	}

	get isListening(): boolean {
		return this.#isListening;
	}

	async close(): Promise<void> {
		this.#closing.abort();
		await this.#sql?.end({ timeout: 0 });
		await this.#done;
	}

	async #listenForEver(): Promise<void> {
		const { signal } = this.#closing;
		while (!signal.aborted) {
			try {
				await this.#listenOnce();
			} catch (cause) {
				if (!signal.aborted) this.#listening.onLost(cause);
			}
			this.#isListening = false;
			await this.#sql?.end({ timeout: 0 });
			await wait(PAUSE, undefined, { signal }).catch(() => undefined);
		}
	}

	async #listenOnce(): Promise<void> {
		const lost = Promise.withResolvers<undefined>();
		const sql = (this.#sql = this.#connect(() => lost.resolve(undefined)));
		await sql`listen ${sql(this.#channel)}`;
		this.#isListening = true;
		this.#listening.onListening(this.#times++ > 0);
		await lost.promise;
		throw new Error('The connection that listens was lost.');
	}

	#connect(onclose: () => void): Sql {
		const onnotify = (_channel: string, payload: string) => this.#listening.onNotify(payload);
		// By default postgres.js closes a connection after an hour at most.
		const lasting = { max: 1, idle_timeout: 0, max_lifetime: null, fetch_types: false };
		const options = { ...this.#database, ...lasting, onclose, onnotify };
		return postgres(options);
	}
}
