/** One socket on one page: reads its frames in order, within its budgets, and knows what its person may. */
import type { RawData, WebSocket } from 'ws';
import { Bucket } from './budget.ts';
import {
	anotherEpoch,
	Closing,
	notAllowed,
	notOurs,
	notUnderstood,
	olderEditor,
	rightsChanged,
	tooLarge
} from './closing.ts';
import type { Admission, Applicant } from './database.ts';
import { readStates } from './awareness.ts';
import { claim, type Lease } from './leases.ts';
import { BUDGET, FRAME_BYTES } from './limits.ts';
import { answerFrame, compareFrame, readMessage, refusedFrame, storedFrame } from './messages.ts';
import type { Message } from './messages.ts';
import { Outlet } from './outlet.ts';
import type { Member, Room } from './room.ts';
import { readClocks } from './update-bytes.ts';

/** Frames that may wait while something is asked of the database. */
const WAITING = 64;

export const mayWrite = ({ granted }: Pick<Admission, 'granted'>) =>
	granted === 'write' || granted === 'manage';

export interface Guest {
	applicant: Applicant;
	admission: Admission;
	schema: number;
}

export class Connection implements Member {
	readonly applicant: Applicant;
	/** What they may, as the database said last. */
	admission: Admission;
	/** Version of their editor. */
	readonly schema: number;
	readonly room: Room;
	readonly leases = new Set<number>();
	isSynced = false;
	readonly #socket: WebSocket;
	readonly #outlet: Outlet;
	readonly #lease: Lease;
	readonly #frames = new Bucket(BUDGET.frames);
	readonly #bytes = new Bucket(BUDGET.bytes);
	readonly #comparisons = new Bucket(BUDGET.comparisons);
	readonly #waiting: Uint8Array[] = [];
	#isWorking = false;
	#isRefused = false;
	/** They have sent what we lacked. What they type before that may stand on it. */
	#hasAnswered = false;
	/** A mark from before that. */
	#earlyMark: Uint8Array | undefined;

	constructor(socket: WebSocket, guest: Guest, room: Room, lease: Lease) {
		this.applicant = guest.applicant;
		this.admission = guest.admission;
		this.schema = guest.schema;
		this.room = room;
		this.#socket = socket;
		this.#lease = lease;
		this.#outlet = new Outlet(socket, {
			stateVector: () => room.draft.stateVector(),
			lackedBy: (stateVector) => room.draft.lackedBy(stateVector),
			close: (closing) => this.close(closing)
		});
		socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
		socket.once('close', () => this.#leave());
		room.members.add(this);
		// Only whoever may write is asked for what they have.
		if (mayWrite(this.admission)) this.send(compareFrame(room.draft.stateVector()));
		room.awareness.tell(this);
	}

	get person(): string {
		return this.applicant.person;
	}

	get name(): string | null {
		return this.admission.name;
	}

	get network(): boolean {
		return this.admission.network;
	}

	send(frame: Uint8Array): void {
		this.#outlet.send(frame);
	}

	relay(frame: Uint8Array): void {
		this.#outlet.relay(frame);
	}

	beat(): void {
		this.#outlet.beat();
	}

	close({ code, message }: Closing): void {
		if (this.#socket.readyState === this.#socket.OPEN) this.#socket.close(code, message);
		this.#leave();
	}

	/** Compares what the person may do now with what they could when they came. */
	examine(now: Admission | null): void {
		if (!now?.granted) return this.close(notAllowed());
		if (now.epoch !== this.room.epoch) return this.room.end(anotherEpoch());
		if (this.schema < now.schema_version) return this.close(olderEditor());
		const same = mayWrite(now) === mayWrite(this.admission) && now.network === this.network;
		if (!same) return this.close(rightsChanged());
		// Through other bodies than before, perhaps: their news concern this socket from now on.
		this.admission = now;
	}

	#leave(): void {
		if (!this.room.members.delete(this)) return;
		this.#waiting.length = 0;
		this.room.awareness.leave(this);
	}

	#receive(data: RawData, isBinary: boolean): void {
		if (!this.room.members.has(this)) return;
		const frame = data as Buffer;
		try {
			if (!isBinary) throw notUnderstood('text');
			if (frame.length > FRAME_BYTES) throw tooLarge('frame_too_large');
			if (!this.#frames.take(1) || !this.#bytes.take(frame.length)) throw tooLarge('too_much');
			this.#waiting.push(frame);
			if (this.#waiting.length === WAITING) this.#socket.pause();
			if (!this.#isWorking) this.#work();
		} catch (cause) {
			this.#refuse(cause);
		}
	}

	/** In order; goes on by itself when one frame had to wait. */
	#work(): void {
		for (let frame = this.#waiting.shift(); frame; frame = this.#waiting.shift()) {
			const later = this.#act(readMessage(frame));
			if (!later) continue;
			this.#isWorking = true;
			later.then(() => this.#resume()).catch((cause: unknown) => this.#refuse(cause));
			return;
		}
	}

	#resume(): void {
		this.#isWorking = false;
		this.#socket.resume();
		this.#work();
	}

	#refuse(cause: unknown): void {
		// Whatever lib0, Yjs or JSON could not read is not ours either.
		this.close(cause instanceof Closing ? cause : notOurs());
	}

	#act(message: Message): Promise<void> | undefined {
		if (message.kind === 'edit') return this.#edit(message.update, message.isAnswer);
		if (message.kind === 'awareness') return this.#show(message.body);
		if (message.kind === 'compare') this.#answer(message.stateVector);
		if (message.kind === 'who') this.#tellWho();
		if (message.kind === 'mark') this.#mark(message.frame);
		return undefined;
	}

	#answer(stateVector: Uint8Array): void {
		if (!this.#comparisons.take(1)) throw tooLarge('too_much');
		readClocks(stateVector);
		this.#outlet.answer(() => answerFrame(this.room.draft.lackedBy(stateVector)));
		this.isSynced = true;
	}

	#tellWho(): void {
		if (!this.#comparisons.take(1)) throw tooLarge('too_much');
		this.room.awareness.tell(this);
	}

	#mark(frame: Uint8Array): void {
		if (mayWrite(this.admission) && !this.#hasAnswered) this.#earlyMark = frame;
		else this.room.whenStored(() => this.send(storedFrame(frame)));
	}

	#edit(update: Uint8Array, isAnswer: boolean): Promise<void> | undefined {
		if (!mayWrite(this.admission)) {
			if (!this.#isRefused) this.send(refusedFrame('read_only'));
			this.#isRefused = true;
			return undefined;
		}
		const later = this.room.edit(this, update, !isAnswer && !this.#hasAnswered);
		if (!isAnswer) return later;
		if (later) return later.then(() => this.#answered());
		this.#answered();
		return undefined;
	}

	#answered(): void {
		this.#hasAnswered = true;
		if (this.#earlyMark) this.#mark(this.#earlyMark);
		this.#earlyMark = undefined;
	}

	#show(body: Uint8Array): Promise<void> | undefined {
		const { awareness } = this.room;
		const states = readStates(body);
		const client = awareness.idOf(this, states);
		if (client === null) return undefined;
		// Whoever only reads leases nothing, and takes no id that somebody writes under.
		if (!mayWrite(this.admission)) {
			if (!this.room.isWriter(client)) awareness.show(this, client, states);
			return undefined;
		}
		// Before anybody hears of the id it is theirs, or somebody else could write under it first.
		if (this.leases.has(client)) {
			awareness.show(this, client, states);
			return undefined;
		}
		return claim(this.#lease, this.room.id, this, [client]).then((taken) => {
			if (!taken.length && this.room.members.has(this)) awareness.show(this, client, states);
		});
	}
}
