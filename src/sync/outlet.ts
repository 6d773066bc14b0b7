/**
 * What goes out to one socket. A reader who is too slow is not relayed to until everything is with them, then gets
 * what they missed in one piece; the second time they are asked to come back.
 */
import type { WebSocket } from 'ws';
import { comeBack, type Closing } from './closing.ts';
import { SLOW_BYTES, SLOW_PATIENCE } from './limits.ts';
import { HEARTBEAT_FRAME, updateFrame } from './messages.ts';

export interface Source {
	stateVector(): Uint8Array;
	lackedBy(stateVector: Uint8Array): Uint8Array;
	close(closing: Closing): void;
}

export class Outlet {
	readonly #socket: WebSocket;
	readonly #source: Source;
	readonly #patience: number;
	#lags = 0;
	#isLagging = false;

	constructor(socket: WebSocket, source: Source, patience = SLOW_PATIENCE) {
		this.#socket = socket;
		this.#source = source;
		this.#patience = patience;
	}

	/** For what must arrive: answers, marks. */
	send(frame: Uint8Array): void {
		if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(frame);
	}

	/** For what is as large as the page: not again while the last one is still waiting to be read. */
	answer(frame: () => Uint8Array): void {
		if (this.#socket.bufferedAmount > SLOW_BYTES) this.#source.close(comeBack('slow_reader'));
		else this.send(frame());
	}

	/** For what others do; left out while the reader is slow. */
	relay(frame: Uint8Array): void {
		if (this.#isLagging) return;
		this.send(frame);
		if (this.#socket.bufferedAmount > SLOW_BYTES) this.#lag();
	}

	#lag(): void {
		if (this.#lags++ > 0) return this.#source.close(comeBack('slow_reader'));
		this.#isLagging = true;
		const seen = this.#source.stateVector();
		const late = setTimeout(() => this.#socket.terminate(), this.#patience);
		// Called when everything before it has left.
		this.#socket.send(HEARTBEAT_FRAME, (cause) => {
			clearTimeout(late);
			this.#isLagging = false;
			if (!cause) this.send(updateFrame(this.#source.lackedBy(seen)));
		});
	}
}
