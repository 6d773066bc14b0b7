import type { WebSocket } from 'ws';
import type { Budget } from './budget.ts';

/** Frames read ahead of the one being worked on; with more, the client has to wait. */
const MOST_AHEAD = 64;

/**
 * Reads a socket's frames one after the other: the next is worked on when the one before is done. The
 * socket is not read while too many are waiting or the sender is over its budget.
 */
export class Reader {
	readonly #socket: WebSocket;
	readonly #budget: Budget;
	readonly #work: (data: Buffer, isBinary: boolean) => Promise<void>;
	#last: Promise<void> = Promise.resolve();
	#ahead = 0;
	#throttle: NodeJS.Timeout | undefined;

	/** `work` never rejects. */
	constructor(
		socket: WebSocket,
		budget: Budget,
		work: (data: Buffer, isBinary: boolean) => Promise<void>
	) {
		this.#socket = socket;
		this.#budget = budget;
		this.#work = work;
		socket.on('message', (data: Buffer, isBinary) => this.#receive(data, isBinary));
		socket.on('close', () => clearTimeout(this.#throttle));
	}

	#receive(data: Buffer, isBinary: boolean): void {
		const wait = this.#budget.spend(data.length);
		if (wait > 0) this.#throttleFor(wait);
		this.#ahead += 1;
		this.#last = this.#last.then(async () => {
			await this.#work(data, isBinary);
			this.#ahead -= 1;
			this.#steer();
		});
		this.#steer();
	}

	#throttleFor(milliseconds: number): void {
		clearTimeout(this.#throttle);
		this.#throttle = setTimeout(() => {
			this.#throttle = undefined;
			this.#steer();
		}, milliseconds).unref();
	}

	#steer(): void {
		const isFull = this.#ahead >= MOST_AHEAD || this.#throttle !== undefined;
		if (isFull) this.#socket.pause();
		else if (this.#socket.isPaused) this.#socket.resume();
	}
}
