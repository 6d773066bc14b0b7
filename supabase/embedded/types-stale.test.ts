import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogueDigest, typesHeader } from './catalogue.ts';
import { openMigrated, type Database } from './database.ts';
import { databaseHome } from './postgres/cluster.ts';
import { loadSecrets } from './secrets.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-types-'));
let database: Database;

beforeAll(async () => {
	database = await openMigrated(databaseHome(dataDir), loadSecrets(dataDir), 'supabase/migrations');
});

afterAll(async () => {
	await database.close();
	rmSync(dataDir, { recursive: true, force: true });
});

it('the checked-in types are those of the migrations (otherwise: npm run types)', async () => {
	const [header] = readFileSync('src/lib/shared/database.types.ts', 'utf8').split('\n');
	expect(header).toBe(typesHeader(await catalogueDigest(database.sql)));
});

it.each([
	['a column', 'alter table public.people add column shoe_size integer'],
	['that a column may be null', 'alter table public.people alter column created_at drop not null'],
	['a value of an enum', "alter type public.level add value 'village'"],
	['a parameter of a function', 'create function public.me(more text) returns text return $1']
])('the digest sees %s', async (_, change) => {
	const before = await catalogueDigest(database.sql);
	await database.sql.unsafe(change);
	expect(await catalogueDigest(database.sql)).not.toBe(before);
});
