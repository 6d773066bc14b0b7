import type { Channel } from './channel.ts';

/** Who has joined which topic. All channels are private: a public one of the same name cannot exist. */
export class Channels {
	readonly #byTopic = new Map<string, Set<Channel>>();

	add(channel: Channel): void {
		const joined = this.#byTopic.get(channel.topic);
		if (joined) joined.add(channel);
		else this.#byTopic.set(channel.topic, new Set([channel]));
	}

	remove(channel: Channel): void {
		const joined = this.#byTopic.get(channel.topic);
		joined?.delete(channel);
		if (joined?.size === 0) this.#byTopic.delete(channel.topic);
	}

	/** A copy, because channels close while it is gone through. */
	on(topic: string): Channel[] {
		return [...(this.#byTopic.get(topic) ?? [])];
	}

	has(topic: string): boolean {
		return this.#byTopic.has(topic);
	}

	/** Number of topics with a channel. */
	get size(): number {
		return this.#byTopic.size;
	}
}
