/** Many clients on pages, and the edits between them: who wrote which, when, and when who heard of it. */
import { setTimeout as wait } from 'node:timers/promises';
import { Client, type Seat } from './sync-client.ts';
import { DIALECTS, type DialectName } from './sync-dialects.ts';
import { writePage } from './sync-history.ts';
import { percentile } from './measure.ts';
import { readNumbers } from './sync-pen.ts';

export interface Gathering {
	dialect: DialectName;
	url: string;
	tokens: string[];
	pages: string[];
	/** Clients on each page; the first ones write. */
	perPage: number;
	writers: number;
	/** Characters that clients bring along, for servers that have no database. */
	bring?: number;
}

/** Times in milliseconds. */
export interface Traffic {
	sent: number;
	/** Edits heard by a client that is not their author. */
	delivered: number;
	expected: number;
	took: number;
	p50: number;
	p99: number;
	acknowledged: number;
	ackP50: number;
	ackP99: number;
	/** Edits in one frame, on average. */
	perFrame: number;
	/** Sockets the server ended. */
	closed: number;
}

/** Sockets that open at once. */
const AT_ONCE = 50;
/** The page sync lets one person open fifty. */
const PER_PERSON = 45;
/** Milliseconds without anything new after which the rest counts as lost. */
const QUIET = 3_000;

export interface Flood {
	/** Edits of one writer: no more than the page sync takes at once. */
	most: number;
	window: number;
	duration: number;
}

interface Entry {
	author: Client;
	at: number;
}

export class Crowd {
	readonly #gathering: Gathering;
	readonly #clients: Client[] = [];
	#edits: Entry[] = [];
	/** Times of the edits each client waits for to be stored. */
	readonly #unstored = new Map<Client, number[]>();
	#latencies: number[] = [];
	#acks: number[] = [];
	#lastAt = 0;
	#frames = 0;
	/** Which edits each client has heard of: our server may say one twice when it reads a page again. */
	#known = new Map<Client, Uint8Array>();
	/** Called when the first reader of its page has heard of an edit. */
	#seen: (author: Client) => void = () => undefined;
	readonly #watchers = new Set<Client>();

	constructor(gathering: Gathering) {
		this.#gathering = gathering;
	}

	/** Milliseconds of all, and the bytes of their pages. */
	async join(): Promise<{ took: number; bytes: number }> {
		const seats = this.#seats();
		const start = performance.now();
		let bytes = 0;
		for (let from = 0; from < seats.length; from += AT_ONCE) {
			const some = seats.slice(from, from + AT_ONCE).map((seat) => this.#open(seat));
			for (const { whole } of some) bytes += (await whole).length;
		}
		const took = performance.now() - start;
		for (const writer of this.#writers()) await writer.begin();
		// What the first paragraphs bring about is over before anything is measured.
		await wait(300);
		return { took, bytes };
	}

	#seats(): Seat[] {
		const { dialect, url, pages, perPage, tokens, bring } = this.#gathering;
		const draft = bring && dialect !== 'ours' ? writePage(bring) : undefined;
		return pages
			.flatMap((page) => Array.from({ length: perPage }, () => page))
			.map((page, place) => ({
				dialect: DIALECTS[dialect],
				url,
				page,
				draft,
				token: tokens[Math.floor(place / PER_PERSON)] ?? ''
			}));
	}

	#open(seat: Seat): Client {
		const client = new Client(seat, {
			edits: (one, frame) => {
				const before = this.#latencies.length;
				readNumbers(frame, (number) => this.#heard(one, number));
				if (this.#latencies.length > before) this.#frames += 1;
			},
			stored: (one) => this.#stored(one)
		});
		const { perPage, writers } = this.#gathering;
		// The first who does not write, or the last one where everybody does.
		const watcher = Math.min(writers, perPage - 1);
		if (this.#clients.length % perPage === watcher) this.#watchers.add(client);
		this.#clients.push(client);
		return client;
	}

	#writers(): Client[] {
		const { perPage, writers } = this.#gathering;
		return this.#clients.filter((_client, place) => place % perPage < writers);
	}

	#heard(client: Client, number: number): void {
		const edit = this.#edits[number];
		if (!edit) return;
		if (edit.author === client) {
			if (DIALECTS[this.#gathering.dialect].hasEcho) this.#stored(client);
			return;
		}
		const known = this.#known.get(client);
		if (!known || known[number]) return;
		known[number] = 1;
		this.#lastAt = performance.now();
		this.#latencies.push(this.#lastAt - edit.at);
		if (this.#watchers.has(client)) this.#seen(edit.author);
	}

	#stored(client: Client): void {
		const at = this.#unstored.get(client)?.shift();
		if (at !== undefined) this.#acks.push(performance.now() - at);
	}

	#write(author: Client, mark: boolean): void {
		const at = performance.now();
		const number = this.#edits.push({ author, at }) - 1;
		const waiting = this.#unstored.get(author);
		if (waiting && mark) waiting.push(at);
		author.write(number, mark);
	}

	#start(edits: number): number {
		[this.#edits, this.#latencies, this.#acks, this.#frames] = [[], [], [], 0];
		for (const writer of this.#writers()) this.#unstored.set(writer, []);
		this.#known = new Map(this.#clients.map((client) => [client, new Uint8Array(edits)]));
		return (this.#lastAt = performance.now());
	}

	/** Every writer so many edits a second. */
	async type(perSecond: number, seconds: number, mark: boolean): Promise<Traffic> {
		const writers = this.#writers();
		const count = Math.round(perSecond * seconds);
		const start = this.#start(writers.length * count);
		const gap = 1000 / perSecond;
		await Promise.all(
			writers.map(async (writer, place) => {
				for (let turn = 0; turn < count; turn++) {
					const due = start + (turn + place / writers.length) * gap;
					await wait(Math.max(0, due - performance.now()));
					this.#write(writer, mark);
				}
			})
		);
		return this.#settle(start, writers.length * count);
	}

	/** Every writer as fast as edits are seen: never more than `window` that were not, for so many milliseconds. */
	async flood({ most, window, duration }: Flood): Promise<Traffic> {
		const writers = this.#writers();
		const start = this.#start(writers.length * most);
		const left = new Map(writers.map((writer) => [writer, most]));
		const goOn = (writer: Client) => {
			const remaining = left.get(writer) ?? 0;
			if (remaining === 0 || performance.now() - start > duration) return;
			left.set(writer, remaining - 1);
			this.#write(writer, false);
		};
		this.#seen = goOn;
		for (let place = 0; place < window; place++) writers.forEach(goOn);
		while (performance.now() - start < duration && [...left.values()].some(Boolean)) await wait(20);
		this.#seen = () => undefined;
		return this.#settle(start, this.#edits.length);
	}

	/** Waits for what is still on its way. */
	async #settle(start: number, sent: number): Promise<Traffic> {
		const expected = sent * (this.#gathering.perPage - 1);
		while (this.#latencies.length < expected && performance.now() - this.#lastAt < QUIET)
			await wait(5);
		await wait(20);
		return {
			sent,
			expected,
			delivered: this.#latencies.length,
			took: this.#lastAt - start,
			perFrame: this.#latencies.length / this.#frames,
			p50: percentile(this.#latencies, 0.5),
			p99: percentile(this.#latencies, 0.99),
			acknowledged: this.#acks.length,
			ackP50: percentile(this.#acks, 0.5),
			ackP99: percentile(this.#acks, 0.99),
			closed: this.#clients.filter(({ closed }) => closed !== undefined).length
		};
	}

	/** One client more for a moment: milliseconds until the whole page is with them, and its bytes. */
	async visit(): Promise<{ took: number; bytes: number }> {
		const [seat] = this.#seats();
		if (!seat) throw new Error('There is no page.');
		const start = performance.now();
		const client = new Client(seat, { edits: () => undefined, stored: () => undefined });
		const { length } = await client.whole;
		const took = performance.now() - start;
		client.leave();
		return { took, bytes: length };
	}

	leave(): void {
		for (const client of this.#clients) client.leave();
	}
}
