import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openMigrated, type Database } from './database.ts';
import { migrate } from './migrations.ts';
import { connect } from './postgres/postgres.ts';
import { loadSecrets } from './secrets.ts';

const root = mkdtempSync(path.join(tmpdir(), 'verbund-migrations-'));
const folder = path.join(root, 'migrations');
let database: Database;
let owner: Sql;

beforeAll(async () => {
	mkdirSync(folder);
	database = await openMigrated(path.join(root, 'postgres'), loadSecrets(root), folder);
	owner = connect(database.connection, { username: 'postgres', max: 1 });
});

afterAll(async () => {
	await owner.end();
	await database.close();
	rmSync(root, { recursive: true, force: true });
});

beforeEach(async () => {
	await database.sql`drop table if exists public.one, public.two cascade`;
	await database.sql`delete from supabase_migrations.schema_migrations`;
	rmSync(folder, { recursive: true });
	mkdirSync(folder);
	write(
		'20260101000000_one.sql',
		'create table public.one (id int primary key);\ninsert into public.one values (1);'
	);
});

function write(file: string, text: string): void {
	writeFileSync(path.join(folder, file), text);
}

describe('migrations', () => {
	it('are applied once, in order, and recorded as the CLI records them', async () => {
		write('20260102000000_two.sql', 'create table public.two as select * from public.one;');
		write('notes.md', 'no migration');
		expect(await migrate(owner, folder)).toEqual([
			'20260101000000_one.sql',
			'20260102000000_two.sql'
		]);
		expect(await migrate(owner, folder)).toEqual([]);
		expect(
			await owner`select * from supabase_migrations.schema_migrations order by version`
		).toEqual([
			{
				version: '20260101000000',
				name: 'one',
				statements: [
					'create table public.one (id int primary key)',
					'insert into public.one values (1)'
				]
			},
			{
				version: '20260102000000',
				name: 'two',
				statements: ['create table public.two as select * from public.one']
			}
		]);
	});

	it('that fail leave nothing behind and say file, line and statement', async () => {
		write(
			'20260102000000_two.sql',
			'create table public.two ();\n\nselect 1;\n\nselect\n\tnonsense\nfrom public.one;'
		);
		await expect(migrate(owner, folder)).rejects.toThrow(
			/^20260102000000_two\.sql:6: column "nonsense" does not exist \[42703\].*\(statement 3: select\)$/
		);
		expect(await owner`select to_regclass('public.two') two`).toEqual([{ two: null }]);
		expect(await owner`select version from supabase_migrations.schema_migrations`).toHaveLength(1);
	});

	it('run as somebody who is no superuser', async () => {
		write('20260101000000_one.sql', "copy (select 1) to '/tmp/verbund-never'");
		await expect(migrate(owner, folder)).rejects.toThrow(/permission denied to COPY to a file/);
	});
});

describe('a history that is not that of the folder is refused', () => {
	beforeEach(async () => {
		write('20260103000000_two.sql', 'create table public.two ();');
		await migrate(owner, folder);
	});

	it('a file that is gone', async () => {
		unlinkSync(path.join(folder, '20260101000000_one.sql'));
		await expect(migrate(owner, folder)).rejects.toThrow(
			/20260101000000 is in the database but not.*npm run reset/
		);
	});

	it('a file that was changed, but not one that was only indented anew', async () => {
		write('20260103000000_two.sql', '\n\ncreate table\n\tpublic.two ();\n');
		expect(await migrate(owner, folder)).toEqual([]);
		write('20260103000000_two.sql', 'create table public.two (id int);');
		await expect(migrate(owner, folder)).rejects.toThrow(
			/20260103000000_two\.sql was changed after/
		);
	});

	it('a file that comes late', async () => {
		write('20260102000000_between.sql', 'select 1;');
		await expect(migrate(owner, folder)).rejects.toThrow(/20260102000000_between\.sql is older/);
	});
});
