/**
 * A page with the sockets that are on it. What arrives is judged against what is there, appended to the log, and told
 * to the others once it is stored.
 */
import { Awareness, type Present } from './awareness.ts';
import { anotherEpoch, notStored, notUnderstood, tooLarge, type Closing } from './closing.ts';
import { cutKnown, Draft, isEmpty, raise } from './draft.ts';
import { claim, type Lease, type Tenant } from './leases.ts';
import { PAGE_BYTES } from './limits.ts';
import type { Edit, Log, Page } from './log.ts';
import { updateFrame } from './messages.ts';
import { mergeUpdates, updatesIn, type Row } from './update-bytes.ts';
import { checkUpdate, UnknownGround, type Checked } from './update-check.ts';

export interface Member extends Present, Tenant {
	/** Has got the whole page, so that what comes next reaches them in order. */
	isSynced: boolean;
	relay(frame: Uint8Array): void;
	close(closing: Closing): void;
}

export interface Stored {
	epoch: number;
	rows: Row[];
}

export interface Surroundings {
	log: Log;
	load(page: string): Promise<Stored>;
	lease: Lease;
	/** The draft grew by so many rows. */
	grown(room: Room, rows: number): void;
	/** Nobody may come to this room any more; the next one reads anew. */
	ended(room: Room): void;
}

export class Room implements Page {
	readonly id: string;
	readonly epoch: number;
	readonly members = new Set<Member>();
	readonly awareness = new Awareness(this.members);
	draft: Draft;
	readonly #around: Surroundings;
	#isOver = false;
	/** Bytes on their way into the log. */
	#underway = 0;
	/** Edits taken until now, and how many of them are stored. */
	#taken = 0;
	#stored = 0;
	#marks: { at: number; act: () => void }[] = [];
	/** What was stored while the page was read again. */
	#meanwhile: Uint8Array[] = [];
	#reading: Promise<void> | undefined;

	constructor(id: string, { epoch, rows }: Stored, around: Surroundings) {
		this.id = id;
		this.epoch = epoch;
		this.draft = new Draft(updatesIn(rows));
		this.#around = around;
	}

	/** Nothing is on its way into the log. */
	get isQuiet(): boolean {
		return this.#stored === this.#taken;
	}

	/**
	 * Takes an edit; a promise when something has to be asked first.
	 * @param isAhead what it stands on is still to come, and brings it along
	 */
	edit(from: Member, update: Uint8Array, isAhead = false): Promise<void> | undefined {
		try {
			const foreign = this.#join(from, update);
			return foreign.length ? this.#insist(from, update, foreign) : undefined;
		} catch (cause) {
			if (!(cause instanceof UnknownGround)) throw cause;
			return isAhead ? undefined : this.#insist(from, update, []);
		}
	}

	/** Appends what is new, if all of it is the sender's; answers the client ids that are not known to be. */
	#join(from: Member, update: Uint8Array): number[] {
		if (isEmpty(update) || this.#isOver) return [];
		const { expected } = this.draft;
		const checked = checkUpdate(update, expected);
		const fresh = checked.sections.filter(({ client, to }) => to > (expected.get(client) ?? 0));
		const foreign = fresh.map(({ client }) => client).filter((id) => !from.leases.has(id));
		if (foreign.length) return foreign;
		if (fresh.length || !this.draft.hasDeleted(checked.deletions))
			this.#append(from, cutKnown(update, checked, expected), checked);
		return [];
	}

	#append(from: Member, update: Uint8Array, { sections }: Checked): void {
		// What waits counts too: while the database stands still, memory is not open to everybody.
		const bytes = this.draft.bytes + this.#underway + update.length;
		if (bytes > PAGE_BYTES) throw tooLarge('page_too_large');
		this.#underway += update.length;
		raise(this.draft.expected, new Map(sections.map(({ client, to }) => [client, to])));
		this.#taken += 1;
		this.#around.log.append(this, { update, from });
	}

	async #insist(from: Member, update: Uint8Array, foreign: number[]): Promise<void> {
		const { lease } = this.#around;
		const others = await claim(lease, this.id, from, foreign);
		// Another node may have what is missing here, or what is somebody else's.
		if (others.length || !foreign.length) await this.catchUp();
		const left = this.#join(from, update);
		if (!left.length) return;
		const theirs = await claim(lease, this.id, from, left);
		if (theirs.length || this.#join(from, update).length)
			throw notUnderstood('client id of somebody else');
	}

	/** Whether somebody has written under this client id, or is here to. */
	isWriter(client: number): boolean {
		if (this.draft.expected.has(client)) return true;
		for (const { leases } of this.members) if (leases.has(client)) return true;
		return false;
	}

	/** Calls back once everything that was taken until now is stored. */
	whenStored(act: () => void): void {
		if (this.isQuiet) act();
		else this.#marks.push({ at: this.#taken, act });
	}

	stored(edits: Edit[]): void {
		this.#stored += edits.length;
		for (const { update } of edits) this.#underway -= update.length;
		const senders = new Set(edits.map(({ from }) => from));
		const only = senders.size === 1 ? edits[0]?.from : undefined;
		this.#take(
			edits.map(({ update }) => update),
			only
		);
		const due = this.#marks.filter(({ at }) => at <= this.#stored);
		this.#marks = this.#marks.filter(({ at }) => at > this.#stored);
		for (const { act } of due) act();
		this.#around.grown(this, 1);
	}

	failed(replaced: boolean): void {
		this.end(replaced ? anotherEpoch() : notStored());
	}

	/** Rows another node wrote. */
	hear(rows: Row[]): void {
		this.#take(updatesIn(rows));
		this.#around.grown(this, rows.length);
	}

	#take(updates: Uint8Array[], only?: object): void {
		this.draft.take(updates);
		if (this.#reading) this.#meanwhile.push(...updates);
		this.#tell(mergeUpdates(updates), only);
	}

	#tell(update: Uint8Array, except?: object): void {
		const frame = updateFrame(update);
		for (const member of this.members)
			if (member.isSynced && member !== except) member.relay(frame);
	}

	/** Reads the page from the database again and tells its members what they lacked. */
	catchUp(): Promise<void> {
		return (this.#reading ??= this.#read().finally(() => (this.#reading = undefined)));
	}

	async #read(): Promise<void> {
		this.#meanwhile = [];
		const { epoch, rows } = await this.#around.load(this.id);
		if (epoch !== this.epoch) return this.end(anotherEpoch());
		const next = new Draft(updatesIn(rows));
		next.take(this.#meanwhile);
		const lacked = next.lackedBy(this.draft.stateVector());
		raise(next.expected, this.draft.expected);
		this.draft = next;
		if (!isEmpty(lacked)) this.#tell(lacked);
	}

	end(closing: Closing): void {
		if (this.#isOver) return;
		this.#isOver = true;
		this.#marks = [];
		this.#around.ended(this);
		for (const member of this.members) member.close(closing);
	}
}
