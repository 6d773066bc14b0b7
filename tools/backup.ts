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
	const { tables, digest } = await backup(dataDir, file);
	const rows = tables.reduce((sum, table) => sum + table.rows, 0);
	console.log(`${file}\n${tables.length} tables, ${rows} rows, read back and compared.`);
	console.log(`Content digest ${digest}`);
});
