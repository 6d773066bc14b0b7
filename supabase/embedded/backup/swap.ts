import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { databaseHome } from '../postgres/cluster.ts';

/** Where a restore builds the new database. */
export function restoringHome(dataDir: string): string {
	return path.join(dataDir, 'postgres.restoring');
}

/** Where a complete, verified one waits for its place. */
function restoredHome(dataDir: string): string {
	return path.join(dataDir, 'postgres.restored');
}

/**
 * Puts the restored database in the place of the present one, which is kept. Returns where, or null
 * when there was none. Cut off between the two renamings, the next start finishes it.
 */
export function swapIn(dataDir: string, now = new Date()): string | null {
	renameSync(restoringHome(dataDir), restoredHome(dataDir));
	const present = databaseHome(dataDir);
	let kept: string | null = null;
	if (existsSync(present)) {
		kept = path.join(dataDir, `postgres.before-restore-${now.toISOString().replaceAll(':', '')}`);
		renameSync(present, kept);
	}
	finishRestore(dataDir);
	return kept;
}

/** Finishes a swap that was cut off after the old database had been put aside. */
export function finishRestore(dataDir: string): void {
	if (existsSync(databaseHome(dataDir)) || !existsSync(restoredHome(dataDir))) return;
	renameSync(restoredHome(dataDir), databaseHome(dataDir));
}
