/** A socket on a page that reads frames without applying them: of a thousand real clients, they would be measured. */
import { WebSocket } from 'ws';
import type { Dialect } from './sync-dialects.ts';
import { Pen } from './sync-pen.ts';

export interface Seat {
	dialect: Dialect;
	url: string;
	page: string;
	token: string;
	/** What the client brings along, for a server that keeps pages only as long as somebody has them. */
	draft: Uint8Array | undefined;
}

export interface Ears {
	edits(client: Client, frame: Buffer): void;
	/** The oldest edit of this client that was not answered is stored. */
	stored(client: Client): void;
}

export class Client {
	/** Bytes of the page, once it is there. */
	readonly whole: Promise<Uint8Array>;
	/** Close code, when the server ended it. */
	closed: number | undefined;
	/** Edits of this client that nobody has seen yet. */
	open = 0;
	readonly page: string;
	readonly #seat: Seat;
	readonly #socket: WebSocket;
	readonly #ears: Ears;
	/** Answers that are still to come for what was not an edit of the measurement. */
	#unasked = 0;
	#pen: Pen | undefined;
	#isLeaving = false;

	constructor(seat: Seat, ears: Ears) {
		const { dialect, url, page, token } = seat;
		this.#seat = seat;
		this.#ears = ears;
		this.page = page;
		const address = dialect.inAddress ? `${url}/${page}` : url;
		this.#socket = new WebSocket(address, dialect.inAddress ? ['yjs', `jwt.${token}`] : [], {
			perMessageDeflate: false
		});
		const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
		this.whole = promise;
		// Whoever waits for it hears of it.
		promise.catch(() => undefined);
		this.#socket.on('open', () => this.#send(dialect.greet(page, token)));
		this.#socket.on('error', reject);
		this.#socket.on('close', (code) => {
			if (!this.#isLeaving) this.closed = code;
			reject(new Error(`The server closed a socket with ${code}.`));
		});
		this.#socket.on('message', (data) => this.#hear(data as Buffer, resolve));
	}

	#send(frames: Uint8Array[]): void {
		for (const frame of frames) this.#socket.send(frame);
	}

	#hear(frame: Buffer, arrive: (whole: Uint8Array) => void): void {
		const { dialect, page, draft } = this.#seat;
		const heard = dialect.hear(frame);
		if (heard === 'edits') this.#ears.edits(this, frame);
		else if (heard === 'stored') this.#answered();
		else if (heard === 'admitted') this.#send(dialect.admitted(page));
		else if (heard === 'whole') arrive(dialect.wholeOf(frame));
		else if (heard === 'compare') {
			this.#send([dialect.answer(page, draft)]);
			if (dialect.answersAll) this.#unasked += 1;
		}
	}

	#answered(): void {
		if (this.#unasked > 0) this.#unasked -= 1;
		else this.#ears.stored(this);
	}

	/** Sits down to write: the first paragraph, and with it the client id, is there before anything is measured. */
	async begin(): Promise<void> {
		this.#pen = new Pen(await this.whole);
		this.#prepare();
	}

	#prepare(): void {
		const { dialect, page } = this.#seat;
		for (const update of this.#pen?.turn() ?? []) {
			this.#send(dialect.edit(page, update, false));
			if (dialect.answersAll) this.#unasked += 1;
		}
	}

	/** @param mark asks to be told when it is stored */
	write(number: number, mark: boolean): void {
		const update = this.#pen?.edit(number);
		if (update) this.#send(this.#seat.dialect.edit(this.page, update, mark));
		if (!mark && this.#seat.dialect.answersAll) this.#unasked += 1;
		this.#prepare();
	}

	leave(): void {
		this.#isLeaving = true;
		this.#socket.terminate();
	}
}
