import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Absolute path of the data directory, made (0700) when it is not there. */
export function openDataDirectory(directory: string): string {
	const resolved = path.resolve(directory);
	try {
		mkdirSync(resolved, { recursive: true, mode: 0o700 });
	} catch (cause) {
		throw explained(resolved, cause);
	}
	return resolved;
}

/**
 * Writes a file (0600) so that after a crash there is the old or the new content, never half of it.
 * Fails with a sentence when the disk is full or the directory cannot be written.
 */
export function writeDurably(file: string, text: string): void {
	const temporary = `${file}.${process.pid}.tmp`;
	try {
		writeAndSync(temporary, text);
		renameSync(temporary, file);
		syncDirectory(path.dirname(file));
	} catch (cause) {
		rmSync(temporary, { force: true });
		throw explained(path.dirname(file), cause);
	}
}

function writeAndSync(file: string, text: string): void {
	const descriptor = openSync(file, 'w', 0o600);
	try {
		writeSync(descriptor, text);
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

function syncDirectory(directory: string): void {
	const descriptor = openSync(directory, 'r');
	try {
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

const REASONS: Record<string, string> = {
	EACCES: 'the user running this may not write there',
	EPERM: 'the user running this may not write there',
	EROFS: 'it is on a read-only file system',
	ENOSPC: 'the disk is full',
	EDQUOT: 'the disk quota is used up',
	EEXIST: 'there is a file of that name',
	ENOTDIR: 'part of the path is a file'
};

/** The same error with a sentence that says why the data directory cannot be used. */
export function explained(directory: string, cause: unknown): Error {
	const code = (cause as NodeJS.ErrnoException).code ?? '';
	const reason = REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause));
	const hint = 'Set VERBUND_DATA to a directory that can be written.';
	return new Error(`Cannot use the data directory ${directory}: ${reason}. ${hint}`, { cause });
}
