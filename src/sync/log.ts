/**
 * Group commit: one statement is on its way, and what arrives meanwhile is the next one. Nobody sees an edit before it
 * is stored, so a commit that fails has been seen by nobody.
 */
import { setImmediate } from 'node:timers/promises';
import { PAGES_PER_COMMIT } from './limits.ts';
import { packRow } from './update-bytes.ts';

/** A page that edits are appended to. */
export interface Page {
	id: string;
	epoch: number;
	/** The edits are stored. */
	stored(edits: Edit[]): void;
	/** They are not, and never will be; `replaced` when the draft is another one now. */
	failed(replaced: boolean): void;
}

export interface Edit {
	update: Uint8Array;
	/** Who sent it. */
	from: object;
}

type Append = (pages: string[], epochs: number[], rows: Buffer[]) => Promise<(string | null)[]>;
type Batch = [Page, Edit[]][];

export class Log {
	readonly #append: Append;
	readonly #report: (cause: unknown) => void;
	readonly #waiting = new Map<Page, Edit[]>();
	#running: Promise<void> | undefined;

	constructor(append: Append, report: (cause: unknown) => void) {
		this.#append = append;
		this.#report = report;
	}

	append(page: Page, edit: Edit): void {
		const edits = this.#waiting.get(page);
		if (edits) edits.push(edit);
		else this.#waiting.set(page, [edit]);
		this.#running ??= this.#run();
	}

	/** Resolves when nothing is on its way. */
	async idle(): Promise<void> {
		await this.#running;
	}

	async #run(): Promise<void> {
		// What arrives in the same turn goes together.
		await setImmediate();
		while (this.#waiting.size) await this.#commit(this.#takeBatch());
		this.#running = undefined;
	}

	async #commit(batch: Batch): Promise<void> {
		let ids: (string | null)[] = [];
		let replaced = true;
		try {
			ids = await this.#append(
				batch.map(([page]) => page.id),
				batch.map(([page]) => page.epoch),
				batch.map(([, edits]) => packRow(edits.map(({ update }) => update)))
			);
		} catch (cause) {
			replaced = false;
			this.#report(cause);
		}
		for (const [place, [page, edits]] of batch.entries()) {
			if (ids[place]) page.stored(edits);
			else this.#lose(page, replaced);
		}
	}

	/** What waits stands on what was lost. */
	#lose(page: Page, replaced: boolean): void {
		this.#waiting.delete(page);
		page.failed(replaced);
	}

	/** Two rooms of one page, of which one is going, never share a commit. */
	#takeBatch(): Batch {
		const batch = new Map<string, Batch[number]>();
		for (const [page, edits] of this.#waiting) {
			if (batch.size === PAGES_PER_COMMIT) break;
			if (batch.has(page.id)) continue;
			batch.set(page.id, [page, edits]);
			this.#waiting.delete(page);
		}
		return [...batch.values()];
	}
}
