/** Ends rights while people are connected: asks anew for the sockets that a change may concern. */
import type { Connection } from './connection.ts';
import type { SyncDatabase } from './database.ts';

/** Sockets asked about in one statement. */
const AT_ONCE = 200;
/** Milliseconds until the database is asked again when it did not answer. */
const PAUSE = 250;

const CONCERNS: Record<string, (one: Connection, id: string) => boolean> = {
	person: ({ person }, id) => person === id,
	organisation: ({ admission }, id) => admission.organisations.includes(id),
	object: ({ room, admission }, id) => room.id === id || admission.space_id === id
};

export class Rights {
	readonly #admit: SyncDatabase['admit'];
	readonly #connections: Iterable<Connection>;
	readonly #report: (cause: unknown) => void;
	readonly #waiting = new Set<Connection>();
	#running: Promise<void> | undefined;
	#isClosed = false;

	constructor(
		admit: SyncDatabase['admit'],
		connections: Iterable<Connection>,
		report: (cause: unknown) => void
	) {
		this.#admit = admit;
		this.#connections = connections;
		this.#report = report;
	}

	/** `person <id>`, `organisation <id>` or `object <id>`; without, everybody. */
	changed(subject?: string): void {
		const [kind = '', id = ''] = subject?.split(' ') ?? [];
		for (const one of this.#connections)
			if (subject === undefined || CONCERNS[kind]?.(one, id)) this.recheck(one);
	}

	recheck(one: Connection): void {
		this.#waiting.add(one);
		if (!this.#running) this.#running = this.#run();
	}

	close(): void {
		this.#isClosed = true;
	}

	async #run(): Promise<void> {
		// Many changes of one commit are one question.
		await Promise.resolve();
		while (this.#waiting.size && !this.#isClosed) {
			const some = [...this.#waiting].slice(0, AT_ONCE);
			for (const one of some) this.#waiting.delete(one);
			await this.#examine(some).catch(async (cause: unknown) => {
				this.#report(cause);
				for (const one of some) this.#waiting.add(one);
				await new Promise((resolve) => setTimeout(resolve, PAUSE));
			});
		}
		this.#running = undefined;
	}

	async #examine(some: Connection[]): Promise<void> {
		const answers = await this.#admit(some.map(({ applicant }) => applicant));
		for (const [place, one] of some.entries()) one.examine(answers[place] ?? null);
	}
}
