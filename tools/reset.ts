// `npm run reset`: deletes the embedded database. The next start makes a new one with the demo.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { lockDataDirectory } from '../supabase/embedded/lock.ts';
import { readSettings } from './settings.ts';
import { confirm, run } from './terminal.ts';

/** The database, copies kept by restores, kept mails. Secrets and backups stay. */
const DELETED = /^(postgres(\..+)?|outbox\.json)$/;

await run(async () => {
	const { dataDir, embedded } = readSettings();
	if (!embedded)
		throw new Error('PUBLIC_SUPABASE_URL is set; reset deletes embedded databases only.');
	const found = existsSync(dataDir)
		? readdirSync(dataDir).filter((name) => DELETED.test(name))
		: [];
	if (!found.length) {
		console.log(`There is nothing to delete in ${dataDir}.`);
		return;
	}
	const lock = lockDataDirectory(dataDir);
	try {
		const list = found.map((name) => `  ${path.join(dataDir, name)}`).join('\n');
		console.log(`This deletes all data of the embedded database:\n${list}`);
		if (!(await confirm('Delete it?'))) return;
		for (const name of found) rmSync(path.join(dataDir, name), { recursive: true, force: true });
		console.log('Deleted. npm start makes a new database.');
	} finally {
		lock.release();
	}
});
