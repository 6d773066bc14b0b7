/**
 * What goes out to one socket. A reader who is too slow is not relayed to until everything is with them, then gets
 * what they missed in one piece; the second time they are asked to come back.
 */
import type { WebSocket } from 'ws';
import { comeBack, type Closing } from './closing.ts';
import { BEATS, SLOW_BYTES, SLOW_PATIENCE } from './limits.ts';
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
	/** Beats since anything was heard of them. */
	#beats = 0;
	/** Bytes that waited at the last beat. */
	#waited = 0;

	constructor(socket: WebSocket, source: Source, patience = SLOW_PATIENCE) {
		this.#socket = socket;
		this.#source = source;
		this.#patience = patience;
		for (const sign of ['message', 'pong']) socket.on(sign, () => (this.#beats = 0));
	}

	/** Says that we are there, and asks whether they are: a line that swallows everything would stay for ever. */
	beat(): void {
		const waiting = this.#socket.bufferedAmount;
		// Whoever is still taking in a long answer, or is not listened to, cannot say anything.
		if (waiting < this.#waited || this.#socket.isPaused) this.#beats = 0;
		this.#waited = waiting;
		if (this.#beats++ >= BEATS) return this.#socket.terminate();
		this.#socket.ping();
		this.relay(HEARTBEAT_FRAME);
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
