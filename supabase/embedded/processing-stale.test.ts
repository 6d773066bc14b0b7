import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMigrated, type Database } from './database.ts';
import { databaseHome } from './postgres/cluster.ts';
import { writeProcessing } from './processing.ts';
import { loadSecrets } from './secrets.ts';

const FILE = 'docs/processing.md';
const dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-processing-'));
let database: Database;

beforeAll(async () => {
	database = await openMigrated(databaseHome(dataDir), loadSecrets(dataDir), 'supabase/migrations');
});

afterAll(async () => {
	await database.close();
	rmSync(dataDir, { recursive: true, force: true });
});

const written = async () =>
	format(await writeProcessing(database.sql), {
		parser: 'markdown',
		...(await resolveConfig(FILE))
	});

it('the checked-in record of processing is that of the migrations (otherwise: npm run processing)', async () => {
	expect(readFileSync(FILE, 'utf8')).toBe(await written());
});

it('a new personal column stands in it', async () => {
	await database.sql.unsafe(`
		alter table public.people add column shoe_size integer;
		comment on column public.people.shoe_size is 'personal: Schuhgröße; purpose: keiner; retention: nie'`);
	expect(await written()).toContain('Schuhgröße');
});
