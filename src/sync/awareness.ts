/**
 * Who is there and where their caret stands: one small state per connection, under a client id of its own, with the
 * name from the session. What one tab says of another (y-websocket repeats what it hears) is not passed on.
 */
import * as decoding from 'lib0/decoding';
import { notUnderstood } from './closing.ts';
import { AWARENESS_BYTES, AWARENESS_FLUSH, CLOCK } from './limits.ts';
import { awarenessFrame, type State } from './messages.ts';

export interface Present {
	person: string;
	name: string | null;
	/** Of the network: sees others. Guests are seen by it, and see nobody. */
	network: boolean;
	send(frame: Uint8Array): void;
}

export function readStates(body: Uint8Array): State[] {
	const decoder = decoding.createDecoder(body);
	const states: State[] = [];
	for (let left = decoding.readVarUint(decoder); left > 0; left--) {
		const [client, clock] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)];
		states.push({ client, clock, json: decoding.readVarString(decoder) });
	}
	if (decoding.hasContent(decoder)) throw notUnderstood('trailing bytes');
	return states;
}

export class Awareness {
	readonly #members: Iterable<Present>;
	readonly #shown = new Map<Present, State>();
	readonly #changed = new Map<number, State>();
	#timer: NodeJS.Timeout | undefined;

	constructor(members: Iterable<Present>) {
		this.#members = members;
	}

	/** The id under which these states would show them; null when none is theirs. */
	idOf(who: Present, states: State[]): number | null {
		const own = this.#shown.get(who)?.client;
		if (own !== undefined) return own;
		const first = states.find(({ client, json }) => json !== 'null' && !this.#isTaken(client, who));
		return first && first.client < CLOCK ? first.client : null;
	}

	show(who: Present, client: number, states: State[]): void {
		const state = states.findLast((one) => one.client === client);
		const before = this.#shown.get(who);
		if (!state || (before && state.clock <= before.clock) || this.#isTaken(client, who)) return;
		const next = { client, clock: state.clock, json: dress(state.json, who) };
		this.#shown.set(who, next);
		this.#pass(next);
	}

	/** Everybody, for one who comes in or asks. */
	tell(who: Present): void {
		if (who.network && this.#shown.size) who.send(awarenessFrame([...this.#shown.values()]));
	}

	leave(who: Present): void {
		const state = this.#shown.get(who);
		if (!state) return;
		this.#shown.delete(who);
		this.#pass({ client: state.client, clock: state.clock + 1, json: 'null' });
	}

	#isTaken(client: number, who: Present): boolean {
		return [...this.#shown].some(([other, state]) => other !== who && state.client === client);
	}

	#pass(state: State): void {
		this.#changed.set(state.client, state);
		if (!this.#timer) this.#timer = setTimeout(() => this.#flush(), AWARENESS_FLUSH);
	}

	#flush(): void {
		this.#timer = undefined;
		const frame = awarenessFrame([...this.#changed.values()]);
		this.#changed.clear();
		for (const member of this.#members) if (member.network) member.send(frame);
	}
}

/** The state with the name the session knows. */
function dress(json: string, { person, name }: Present): string {
	if (Buffer.byteLength(json) > AWARENESS_BYTES) throw notUnderstood('awareness too large');
	const state: unknown = JSON.parse(json);
	if (state === null) return 'null';
	if (typeof state !== 'object' || Array.isArray(state)) throw notUnderstood('no awareness');
	return JSON.stringify({ ...state, user: { id: person, name } });
}
