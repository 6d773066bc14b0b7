import { rmSync } from 'node:fs';
import { migrateAsOwner, openMigrated } from '../database.ts';
import { openDataDirectory } from '../data-directory.ts';
import { lockDataDirectory } from '../lock.ts';
import { readMigrations } from '../migrations.ts';
import { loadSecrets } from '../secrets.ts';
import { filesDirectory } from '../storage/bytes.ts';
import type { Manifest } from './format.ts';
import { load } from './load.ts';
import { readBackup } from './read.ts';
import { restoringHome, swapIn } from './swap.ts';

export interface Restored {
	manifest: Manifest;
	/** Where the database that was there before is kept; null when there was none. */
	kept: string | null;
}

/**
 * Puts a backup in the place of a data directory's database and stored files. The new one is built beside the old one,
 * read back and compared; only then they change places. When anything fails the old one stays.
 */
export async function restore(
	directory: string,
	file: string,
	migrations: string
): Promise<Restored> {
	const dataDir = openDataDirectory(directory);
	const lock = lockDataDirectory(dataDir);
	const home = restoringHome(dataDir);
	try {
		const { header } = await readBackup(file);
		assertKnown(header.migration, migrations);
		rmSync(home, { recursive: true, force: true });
		const manifest = await build(dataDir, file, migrations, header.migration);
		return { manifest, kept: swapIn(dataDir) };
	} finally {
		rmSync(home, { recursive: true, force: true });
		lock.release();
	}
}

async function build(dataDir: string, file: string, migrations: string, until: string) {
	const secrets = loadSecrets(dataDir);
	const database = await openMigrated(restoringHome(dataDir), secrets, migrations, until);
	try {
		const manifest = await load(database.sql, filesDirectory(restoringHome(dataDir)), file);
		// Migrations made after the backup, and the check that those before are the same.
		await migrateAsOwner(database.connection, migrations);
		return manifest;
	} finally {
		await database.close();
	}
}

function assertKnown(migration: string, folder: string): void {
	if (readMigrations(folder).some(({ version }) => version === migration)) return;
	throw new Error(
		`The backup was made with migration ${migration}, which is not in this version of Verbund. Restore it with the version that made it.`
	);
}
