// `npm run types`: writes the types of the database's API, from a new database with all migrations.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { openBridge } from '../supabase/embedded/bridge.ts';
import { catalogueDigest, typesHeader } from '../supabase/embedded/catalogue.ts';
import { openMigrated } from '../supabase/embedded/database.ts';
import { databaseHome } from '../supabase/embedded/postgres/cluster.ts';
import { loadSecrets } from '../supabase/embedded/secrets.ts';
import { run as runCommand } from './command.ts';
import { run } from './terminal.ts';

const FILE = 'src/lib/shared/database.types.ts';
/** Fetched when needed, not installed: 140 MB for one command. */
const CLI = 'supabase@3.1.0';

await run(async () => {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-types-'));
	try {
		writeFileSync(FILE, await generate(dataDir));
		console.log(`Wrote ${FILE}.`);
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
});

async function generate(dataDir: string): Promise<string> {
	const database = await openMigrated(
		databaseHome(dataDir),
		loadSecrets(dataDir),
		'supabase/migrations'
	);
	const bridge = await openBridge(dataDir);
	try {
		const types = await askCli(bridge.url, dataDir);
		return `${typesHeader(await catalogueDigest(database.sql))}\n${types}`;
	} finally {
		await bridge.close();
		await database.close();
	}
}

/** The CLI leaves notes in its working directory. */
async function askCli(url: string, workdir: string): Promise<string> {
	const { code, output } = await runCommand(
		'npx',
		[
			'--yes',
			CLI,
			'gen',
			'types',
			'typescript',
			`--remote=${url}`,
			'--schema=public',
			`--workdir=${workdir}`
		],
		false,
		{ DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1' }
	);
	const start = output.indexOf('export type Json');
	if (code !== 0 || start < 0) throw new Error(`The Supabase CLI made no types:\n${output}`);
	return format(output.slice(start), { parser: 'typescript', ...(await resolveConfig(FILE)) });
}
