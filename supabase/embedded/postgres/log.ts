import { readFileSync, renameSync, statSync } from 'node:fs';

const LARGE = 5 * 1024 * 1024;

export interface Log {
	path: string;
	/** How much was in the file before this start, in bytes. */
	before: number;
}

/** Postgres' log file; a large one from earlier starts is put aside as .1. */
export function openLog(path: string): Log {
	const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
	if (size < LARGE) return { path, before: size };
	renameSync(path, `${path}.1`);
	return { path, before: 0 };
}

/** The last ten lines written since the start. */
export function lastLines({ path, before }: Log): string {
	try {
		return readFileSync(path).subarray(before).toString().trim().split('\n').slice(-10).join('\n');
	} catch {
		return '';
	}
}
