// `npm run processing`: writes the record of processing from the column comments of a new database with all migrations.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { openMigrated } from '../supabase/embedded/database.ts';
import { databaseHome } from '../supabase/embedded/postgres/cluster.ts';
import { writeProcessing } from '../supabase/embedded/processing.ts';
import { loadSecrets } from '../supabase/embedded/secrets.ts';
import { run } from './terminal.ts';

const FILE = 'docs/processing.md';

await run(async () => {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-processing-'));
	const secrets = loadSecrets(dataDir);
	const database = await openMigrated(databaseHome(dataDir), secrets, 'supabase/migrations');
	try {
		const text = await writeProcessing(database.sql);
		const config = await resolveConfig(FILE);
		writeFileSync(FILE, await format(text, { parser: 'markdown', ...config }));
		console.log(`Wrote ${FILE}.`);
	} finally {
		await database.close();
		rmSync(dataDir, { recursive: true, force: true });
	}
});
