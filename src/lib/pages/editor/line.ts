/**
 * The line from an editor to the page sync: what is typed, whether it is stored, who else is there. Plain Yjs, no
 * Svelte. "Stored" is said by the server alone: a mark goes out after the edits and comes back once all are committed.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { FRAGMENT, SCHEMA_VERSION } from '../schema.ts';
import { watchSilence } from './silence.ts';

/** What is said about saving. `ended` is final, with the code of the page sync. */
export type Saving =
	| { state: 'opening' | 'saving' | 'offline' }
	| { state: 'saved'; at: Date }
	| { state: 'ended'; code: number };

export interface Opening {
	page: string;
	person: string;
	epoch: number;
	onsaving(saving: Saving): void;
	/** There is something to show: the page, or the copy of it in this browser. */
	onready(): void;
}

const MARK = 120;
const STORED = 121;
const REFUSED = 2;
/** Milliseconds that edits are gathered before a mark goes out. */
const GATHER = 50;

const NO_RIGHT = 4403;
const SIGNED_OUT = 4401;
const EPOCH_OVER = 4409;
const TOKEN_EXPIRED = 4501;

export class Line {
	readonly document = new Y.Doc();
	readonly provider: WebsocketProvider;
	readonly #opening: Opening;
	readonly #copy: IndexeddbPersistence;
	readonly #endWatch: () => void;
	#typed = 0;
	#stored = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#end: number | undefined;
	#at: Date | undefined;

	constructor(opening: Opening) {
		const { page, person, epoch } = opening;
		this.#opening = opening;
		// One copy per person: what somebody typed offline is theirs, and goes with their session.
		this.#copy = new IndexeddbPersistence(`page ${page} ${epoch} ${person}`, this.document);
		const { protocol, host } = location;
		this.provider = new WebsocketProvider(
			`${protocol.replace('http', 'ws')}//${host}/sync`,
			page,
			this.document,
			{
				protocols: ['yjs'],
				params: { schema: String(SCHEMA_VERSION), epoch: String(epoch) },
				disableBc: true,
				maxBackoffTime: 2_500
			}
		);
		this.#listen();
		this.#endWatch = watchSilence(this.provider);
	}

	close(): void {
		this.#endWatch();
		clearTimeout(this.#timer);
		this.provider.destroy();
		void this.#copy.destroy();
		this.document.destroy();
	}

	#listen(): void {
		const { provider, document } = this;
		const fragment = document.getXmlFragment(FRAGMENT);
		void this.#copy.whenSynced.then(() => fragment.length > 0 && this.#opening.onready());
		provider.on('sync', (isSynced: boolean) => {
			if (!isSynced) return;
			this.#opening.onready();
			this.#mark();
		});
		provider.on('status', () => this.#tell());
		provider.on('closed', ({ code }: { code: number }) => this.#finish(code));
		provider.on('connection-close', (event: CloseEvent | null) => {
			if (event?.code === TOKEN_EXPIRED) void this.#renew();
			this.#tell();
		});
		provider.messageHandlers[STORED] = (_encoder, decoder) =>
			this.#hear(decoding.readVarUint(decoder));
		provider.messageHandlers[REFUSED] = () => this.#finish(NO_RIGHT);
		document.on('update', (_update: Uint8Array, origin: unknown) => {
			if (origin === provider || origin === this.#copy) return;
			this.#typed += 1;
			this.#tell();
			this.#timer ??= setTimeout(() => this.#mark(), GATHER);
		});
	}

	/** Asks to be told when everything typed until now is stored. */
	#mark(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const { ws, synced } = this.provider;
		if (!synced || ws?.readyState !== WebSocket.OPEN) return;
		ws.send(
			encoding.encode((encoder) => {
				encoding.writeVarUint(encoder, MARK);
				encoding.writeVarUint(encoder, this.#typed);
			}) as Uint8Array<ArrayBuffer>
		);
	}

	#hear(mark: number): void {
		this.#stored = Math.max(this.#stored, mark);
		if (this.#stored === this.#typed) this.#at = new Date();
		this.#tell();
	}

	#tell(): void {
		this.#opening.onsaving(this.#saving());
	}

	#saving(): Saving {
		if (this.#end !== undefined) return { state: 'ended', code: this.#end };
		if (!this.provider.wsconnected)
			return { state: this.#at || this.#typed ? 'offline' : 'opening' };
		if (this.#stored < this.#typed || !this.#at) return { state: 'saving' };
		return { state: 'saved', at: this.#at };
	}

	/** Nothing comes back from here by itself. */
	#finish(code: number): void {
		this.#end = code;
		this.provider.disconnect();
		// A draft that was replaced must not come back from this browser.
		if (code === EPOCH_OVER) void this.#copy.clearData();
		this.#tell();
	}

	/** An upgrade never renews a session; a request does, and the next try comes in. */
	async #renew(): Promise<void> {
		const answer = await fetch('/session/token').catch(() => null);
		if (answer?.status === 401) this.#finish(SIGNED_OUT);
	}
}
