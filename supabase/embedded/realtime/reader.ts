import type { WebSocket } from 'ws';
import type { Budget } from './budget.ts';

/** Frames read ahead of the one being worked on; with more, the socket is not read. */
const MOST_AHEAD = 64;

/**
 * Works on a socket's frames one after the other: the next when the one before is done and its sender
 * is within the budget again.
 */
export class Reader {
	readonly #socket: WebSocket;
	readonly #budget: Budget;
	readonly #work: (data: Buffer, isBinary: boolean) => Promise<void>;
	#last: Promise<void> = Promise.resolve();
	#ahead = 0;
	#stopWaiting = () => {};

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
		socket.on('close', () => this.#stopWaiting());
	}

	#receive(data: Buffer, isBinary: boolean): void {
		const until = performance.now() + this.#budget.spend(data.length);
		this.#ahead += 1;
		this.#last = this.#last.then(async () => {
			await this.#wait(until - performance.now());
			await this.#work(data, isBinary);
			this.#ahead -= 1;
			this.#steer();
		});
		this.#steer();
	}

	async #wait(milliseconds: number): Promise<void> {
		if (milliseconds <= 0 || this.#socket.readyState !== this.#socket.OPEN) return;
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, milliseconds).unref();
			this.#stopWaiting = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}

	#steer(): void {
		if (this.#ahead >= MOST_AHEAD) this.#socket.pause();
		else if (this.#socket.isPaused) this.#socket.resume();
	}
}
