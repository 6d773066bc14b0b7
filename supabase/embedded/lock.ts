import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { explained } from './data-directory.ts';
import { isAlive, startOf } from './processes.ts';

interface Holder {
	pid: number;
	/** Start of the process, because process ids are used again. */
	start: string;
}

/** Whoever works with the database of a data directory holds its lock; it dies with its process. */
export interface Lock {
	release(): void;
}

/** Takes the lock or fails, naming the process that has it. */
export function lockDataDirectory(dataDir: string): Lock {
	const file = lockFile(dataDir);
	const own = JSON.stringify({ pid: process.pid, start: startOf(process.pid) } satisfies Holder);
	for (let attempt = 0; attempt < 5; attempt++) {
		if (create(file, own)) return { release: () => rmSync(file, { force: true }) };
		const holder = lockHolder(dataDir);
		if (holder !== null) {
			throw new Error(
				`${dataDir} is in use by process ${holder} (another npm start?). Stop it, or set VERBUND_DATA to another directory.`
			);
		}
		takeAway(file);
	}
	throw new Error(`Cannot take the lock ${file}; several starts are fighting for it.`);
}

/** The living process that holds the lock, or null. */
export function lockHolder(dataDir: string): number | null {
	return livingHolder(lockFile(dataDir));
}

function livingHolder(file: string): number | null {
	const holder = read(file);
	if (!holder || !isAlive(holder.pid)) return null;
	return startOf(holder.pid) === holder.start ? holder.pid : null;
}

function lockFile(dataDir: string): string {
	return path.join(dataDir, 'embedded.lock');
}

function create(file: string, content: string): boolean {
	try {
		writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
		return true;
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw explained(path.dirname(file), cause);
	}
}

function read(file: string): Holder | null {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Holder;
	} catch {
		return null;
	}
}

function takeAway(file: string): void {
	const aside = `${file}.${process.pid}`;
	try {
		renameSync(file, aside);
		// Another starter may have put its own lock there since we looked: that one goes back.
		if (livingHolder(aside) !== null) linkSync(aside, file);
		rmSync(aside, { force: true });
	} catch (cause) {
		const code = (cause as NodeJS.ErrnoException).code;
		if (code !== 'ENOENT' && code !== 'EEXIST') throw cause;
	}
}
