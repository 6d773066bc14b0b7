// `npm run backup [-- file]`: all data of the embedded database in one file, while it runs or not.
import path from 'node:path';
import { backup } from '../supabase/embedded/backup/backup.ts';
import { readSettings } from './settings.ts';
import { firstParameter, run } from './terminal.ts';

await run(async () => {
	const { dataDir } = readSettings();
	const stamp = new Date().toISOString().replace(/:|\..*/g, '');
	const file = path.resolve(
		firstParameter() ?? path.join(dataDir, 'backups', `verbund-${stamp}.backup.gz`)
	);
	const { tables, files, digest } = await backup(dataDir, file);
	const rows = tables.reduce((sum, table) => sum + table.rows, 0);
	const stored = files.filter(({ bytes }) => bytes !== null).length;
	console.log(
		`${file}\n${tables.length} tables, ${rows} rows, ${stored} stored files, read back and compared.`
	);
	const missing = files.length - stored;
	if (missing) console.warn(`${missing} stored files were not on disk and are not in the backup.`);
	console.log(`Content digest ${digest}`);
});
