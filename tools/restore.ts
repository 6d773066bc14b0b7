// `npm run restore -- file`: puts a backup in the place of the embedded database.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { restore } from '../supabase/embedded/backup/restore.ts';
import { databaseHome } from '../supabase/embedded/postgres/cluster.ts';
import { readSettings } from './settings.ts';
import { confirm, firstParameter, run } from './terminal.ts';

await run(async () => {
	const { dataDir } = readSettings();
	const file = firstParameter();
	if (!file) throw new Error('Which backup? npm run restore -- <file>');
	if (existsSync(databaseHome(dataDir))) {
		console.log(
			`The database and the stored files in ${dataDir} are replaced by the backup; a copy is kept beside them.`
		);
		if (!(await confirm('Replace it?'))) return;
	}
	const { manifest, kept } = await restore(dataDir, path.resolve(file), 'supabase/migrations');
	const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
	const files = manifest.files.filter(({ bytes }) => bytes !== null).length;
	console.log(
		`Restored ${manifest.tables.length} tables, ${rows} rows, ${files} stored files, read back and compared.`
	);
	console.log(`Content digest ${manifest.digest}`);
	if (kept) console.log(`What was there before is kept in ${kept}. Delete it when you are sure.`);
});
