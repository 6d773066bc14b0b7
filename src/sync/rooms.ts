/** The rooms of this node: opened with the first socket, put away some time after the last one left. */
import { EVICTION } from './limits.ts';
import { Room, type Surroundings } from './room.ts';

export class Rooms {
	readonly #open = new Map<string, Promise<Room>>();
	readonly #loaded = new Map<string, Room>();
	readonly #evictions = new Map<string, NodeJS.Timeout>();
	readonly #around: Surroundings;
	readonly #leave: (room: Room) => void;

	/** @param leave called when a room is put away */
	constructor(around: Omit<Surroundings, 'ended'>, leave: (room: Room) => void) {
		this.#around = { ...around, ended: (room) => this.#forget(room) };
		this.#leave = leave;
	}

	get all(): Iterable<Room> {
		return this.#loaded.values();
	}

	/** The room if it is in memory. */
	find(page: string): Room | undefined {
		return this.#loaded.get(page);
	}

	open(page: string): Promise<Room> {
		clearTimeout(this.#evictions.get(page));
		const known = this.#open.get(page);
		if (known) return known;
		const opening = this.#load(page);
		this.#open.set(page, opening);
		// A load that failed is never followed by a store: the next one tries again.
		opening.catch(() => this.#open.delete(page));
		return opening;
	}

	async #load(page: string): Promise<Room> {
		const room = new Room(page, await this.#around.load(page), this.#around);
		this.#loaded.set(page, room);
		return room;
	}

	/** To be called when a member left. */
	left(room: Room, after = EVICTION): void {
		if (room.members.size) return;
		clearTimeout(this.#evictions.get(room.id));
		const evict = () => {
			if (room.members.size) return;
			if (room.isQuiet) this.#putAway(room);
			else this.left(room);
		};
		this.#evictions.set(room.id, setTimeout(evict, after).unref());
	}

	#putAway(room: Room): void {
		if (this.#loaded.get(room.id) !== room) return;
		this.#forget(room);
		this.#leave(room);
	}

	#forget(room: Room): void {
		if (this.#loaded.get(room.id) !== room) return;
		this.#loaded.delete(room.id);
		this.#open.delete(room.id);
		this.#evictions.delete(room.id);
	}
}
