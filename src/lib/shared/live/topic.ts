import type { RealtimeChannel, RealtimeClient } from '@supabase/realtime-js';
import { connect } from './connection.ts';

/** refused: this person may not hear it, which is no fault. */
export type TopicState = 'live' | 'interrupted' | 'refused';

export interface Listener {
	/** Something changed, or may have while nobody listened. */
	onchange(): void;
	onstate(state: TopicState): void;
}

/** Milliseconds of the past that are asked for when joining: older than any page, clocks being wrong. */
const REPLAY = 60_000;
/** Milliseconds before joining again after the server closed the channel. */
const PAUSE = 2_000;

/** Channels on their way out: the library would hand the old one to whoever joins again too soon. */
const leaving = new Map<string, Promise<unknown>>();

/**
 * A place in a private channel, kept through lost connections until `leave()`. Messages carry no
 * content: the listener reads anew under its own rights. One listener a topic.
 */
export class Topic {
	readonly #name: string;
	readonly #person: string;
	readonly #listener: Listener;
	#client: RealtimeClient | undefined;
	#channel: RealtimeChannel | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#heard = false;
	#left = false;

	constructor(name: string, person: string, listener: Listener) {
		this.#name = name;
		this.#person = person;
		this.#listener = listener;
		void this.#join();
	}

	leave() {
		this.#left = true;
		clearTimeout(this.#timer);
		this.#remove();
	}

	async #join() {
		try {
			this.#client = await connect(this.#person);
			await leaving.get(this.#name);
		} catch {
			this.#joinLater();
		}
		if (this.#left || !this.#client) return;
		const replay = { since: Date.now() - REPLAY, limit: 1 };
		this.#channel = this.#client
			.channel(this.#name, { config: { private: true, broadcast: { replay } } })
			.on('broadcast', { event: 'changed' }, () => this.#listener.onchange());
		this.#channel.subscribe((status, error) => this.#follow(status, error));
	}

	#follow(status: string, error?: Error) {
		if (this.#left) return;
		if (status === 'SUBSCRIBED') {
			this.#listener.onstate('live');
			// Whatever was said in between is lost; the page heals by reading.
			if (this.#heard) this.#listener.onchange();
			this.#heard = true;
		} else if (error?.message.includes('Unauthorized')) {
			this.leave();
			this.#listener.onstate('refused');
		} else if (status === 'CLOSED') {
			this.#joinLater();
		} else {
			this.#listener.onstate('interrupted');
		}
	}

	/** The library comes back by itself after a lost socket, but not after a closed channel. */
	#joinLater() {
		if (this.#left) return;
		this.#listener.onstate('interrupted');
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#remove();
			void this.#join();
		}, PAUSE);
	}

	#remove() {
		if (!this.#channel || !this.#client) return;
		const gone = this.#client.removeChannel(this.#channel).finally(() => {
			if (leaving.get(this.#name) === gone) leaving.delete(this.#name);
		});
		leaving.set(this.#name, gone);
		this.#channel = undefined;
	}
}
