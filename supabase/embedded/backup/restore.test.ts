import { randomBytes } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMigrated } from '../database.ts';
import { openDataDirectory } from '../data-directory.ts';
import { databaseHome } from '../postgres/cluster.ts';
import { loadSecrets } from '../secrets.ts';
import { fileOf, filesDirectory, receive } from '../storage/bytes.ts';
import { backup, withDatabase } from './backup.ts';
import { readBackup } from './read.ts';
import { restore } from './restore.ts';
import { finishRestore } from './swap.ts';

const root = mkdtempSync(path.join(tmpdir(), 'verbund-backup-'));
const migrations = path.join(root, 'migrations');
const source = path.join(root, 'source');
const file = path.join(root, 'verbund.backup.gz');

/** What COPY's text form has to escape. */
const HARD = '\t\\N\\.\n\\.\r';

/** What base64, lines and marks have to get through. */
const STORED = {
	hard: Buffer.concat([Buffer.from('\\.\n{"manifest":1}\n\0'), randomBytes(199_981)]),
	empty: Buffer.alloc(0),
	lost: Buffer.from('x')
};

const SCHEMA = `
create schema app;
create type public.colour as enum ('red', 'green');
create table public.things (
	id bigint generated always as identity primary key,
	name text not null,
	colour public.colour,
	data jsonb not null default '{}',
	bytes bytea,
	shouted text generated always as (upper(name)) stored
);
create table app.heap (word text, number double precision);
create table public.parts (thing bigint references public.things, at timestamptz);
create function app.refuse() returns trigger language plpgsql as $$
begin raise exception 'triggers must be off'; end $$;
create trigger no_rows before insert or truncate on public.parts for each statement execute function app.refuse();
insert into app.heap values ('from the migration', 1);
`;

beforeAll(async () => {
	mkdirSync(migrations);
	writeFileSync(path.join(migrations, '20260101000000_things.sql'), SCHEMA);
	openDataDirectory(source);
	const database = await openMigrated(databaseHome(source), loadSecrets(source), migrations);
	const { sql } = database;
	await sql`insert into public.things (name, colour, data, bytes)
		select 'Tücke ' || n || ${HARD}, 'green', jsonb_build_object('n', n), decode('00ff0a', 'hex')
		from generate_series(1, 5000) n`;
	await sql`delete from public.things where id > 4990`;
	await sql`insert into app.heap values (null, 'NaN'), ('', -0.1), ('', -0.1)`;
	await sql`alter table public.parts disable trigger user`;
	await sql`insert into public.parts values (1, '2026-01-01 00:00:00.123456+02'), (null, 'infinity')`;
	await sql`alter table public.parts enable trigger user`;
	await store(sql);
	await database.close();
	await backup(source, file);
});

/** Three stored files; the bytes of `lost` are not on disk. */
async function store(sql: Sql): Promise<void> {
	await sql`insert into storage.buckets (id, name) values ('files', 'files')`;
	mkdirSync(path.join(filesOf(source), 'incoming'), { recursive: true });
	for (const [name, bytes] of Object.entries(STORED)) {
		const body = Readable.toWeb(Readable.from([bytes]));
		const { version } = await receive(filesOf(source), body, Infinity);
		await sql`insert into storage.objects (bucket_id, name, version) values ('files', ${name}, ${version})`;
		if (name === 'lost') rmSync(fileOf(filesOf(source), version));
	}
}

afterAll(() => rmSync(root, { recursive: true, force: true }));

const target = (name: string) => path.join(root, name);
const count = (dataDir: string) =>
	withDatabase(
		dataDir,
		async (sql) => (await sql`select count(*)::int n from public.things`)[0]?.n
	);

const filesOf = (dataDir: string) => filesDirectory(databaseHome(dataDir));

describe('a backup', () => {
	it('restores stored files, and knows which were lost before', async () => {
		const { manifest } = await restore(target('files'), file, migrations);
		expect(manifest.files.map(({ bytes }) => bytes).sort()).toEqual([0, 200_000, null]);
		const rows = await withDatabase(
			target('files'),
			(sql) => sql`select name, version from storage.objects`
		);
		for (const { name, version } of rows) {
			const restored = fileOf(filesOf(target('files')), version);
			if (name === 'lost') expect(existsSync(restored)).toBe(false);
			else expect(readFileSync(restored).equals(STORED[name as 'hard'])).toBe(true);
		}
		rmSync(target('files'), { recursive: true });
	});

	it('restores every value, sequence and nothing else', async () => {
		const { manifest, kept } = await restore(target('fresh'), file, migrations);
		expect(kept).toBeNull();
		expect(manifest.tables.find(({ table }) => table === 'public.things')?.rows).toBe(4990);
		await withDatabase(target('fresh'), async (sql) => {
			const [thing] = await sql`select * from public.things where id = 4990`;
			expect(thing).toMatchObject({
				name: `Tücke 4990${HARD}`,
				colour: 'green',
				data: { n: 4990 },
				shouted: `TÜCKE 4990${HARD}`
			});
			const [next] = await sql`insert into public.things (name) values ('next') returning id`;
			expect(next?.id).toBe('5001');
			expect(await sql`select word from app.heap where number = 1`).toHaveLength(1);
			expect(await sql`select from app.heap where word = '' and number = -0.1`).toHaveLength(2);
		});
	});

	it('keeps the database it replaces', async () => {
		const { kept } = await restore(target('fresh'), file, migrations);
		expect(kept).toMatch(/postgres\.before-restore-/);
		expect(await count(target('fresh'))).toBe(4990);
	});

	it('applies migrations that came after it', async () => {
		const later = target('later-migrations');
		mkdirSync(later);
		writeFileSync(path.join(later, '20260101000000_things.sql'), SCHEMA);
		writeFileSync(
			path.join(later, '20260202000000_more.sql'),
			'create table public.more (id int primary key)'
		);
		await restore(target('later'), file, later);
		expect(await withDatabase(target('later'), (sql) => sql`select from public.more`)).toEqual([]);
	});

	it('is refused by a version that does not know its migrations', async () => {
		const older = target('older-migrations');
		mkdirSync(older);
		await expect(restore(target('older'), file, older)).rejects.toThrow(/not in this version/);
		writeFileSync(path.join(older, '20260101000000_things.sql'), SCHEMA.replace('1);', '2);'));
		await expect(restore(target('older'), file, older)).rejects.toThrow(/was changed after/);
	});
});

describe('a damaged backup leaves the data as they are', () => {
	const damaged = path.join(root, 'damaged.gz');
	const whole = () => gunzipSync(readFileSync(file));
	const refused = async (message: RegExp) => {
		await expect(restore(target('fresh'), damaged, migrations)).rejects.toThrow(message);
		expect(await count(target('fresh'))).toBe(4990);
	};

	it.each([0, 0.001, 0.3, 0.7, 0.999])('cut off in the compressed file at %f', async (part) => {
		const bytes = readFileSync(file);
		writeFileSync(damaged, bytes);
		truncateSync(damaged, Math.floor(bytes.length * part));
		await refused(/cut off|no backup/);
	});

	it('cut off at its last byte', async () => {
		const bytes = readFileSync(file);
		writeFileSync(damaged, bytes.subarray(0, -1));
		await refused(/cut off/);
	});

	it.each([0.2, 0.6, 0.95])('cut off within the text at %f and compressed again', async (part) => {
		const text = whole();
		writeFileSync(damaged, gzipSync(text.subarray(0, Math.floor(text.length * part))));
		await refused(/cut off|damaged/);
	});

	it('without its manifest', async () => {
		const text = whole().toString();
		writeFileSync(damaged, gzipSync(text.slice(0, text.indexOf('{"manifest"'))));
		await refused(/cut off/);
	});

	it('with one letter changed', async () => {
		const text = whole().toString().replace('Tücke 17', 'Tücke 18');
		writeFileSync(damaged, gzipSync(text));
		await refused(/rows of public\.things are not those/);
	});

	it('with a byte of a stored file changed', async () => {
		const text = whole().toString();
		const start =
			text.indexOf('\n', text.indexOf('{"file":', text.indexOf('{"table":"supabase_'))) + 1;
		const at = text.slice(start).startsWith('\\.') ? text.indexOf('{"file":', start) + 60 : start;
		const other = text[at] === 'A' ? 'B' : 'A';
		writeFileSync(damaged, gzipSync(text.slice(0, at) + other + text.slice(at + 1)));
		await refused(/stored file [0-9a-f-]+ is not what was saved/);
	});

	it('with a row or a sequence changed in the manifest', async () => {
		const text = whole().toString();
		writeFileSync(damaged, gzipSync(text.replace('"value":"5000"', '"value":"50"')));
		await refused(/not what its manifest says/);
	});

	it('of another kind', async () => {
		writeFileSync(damaged, gzipSync('{"some":"json"}\n'));
		await refused(/no backup of Verbund/);
		await expect(readBackup(target('nowhere.gz'))).rejects.toThrow(/There is no file/);
	});
});

it('a swap that was cut off is finished by the next start', async () => {
	const dataDir = openDataDirectory(target('cut'));
	mkdirSync(path.join(dataDir, 'postgres.restored'));
	finishRestore(dataDir);
	expect(() => finishRestore(dataDir)).not.toThrow();
	expect(readdirSync(dataDir)).toEqual(['postgres']);
});
