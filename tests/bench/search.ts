import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Sql } from 'postgres';
import { startEmbedded } from '#embedded/embedded.ts';
import { percentile, summarise } from './measure.ts';
import { fillStock, READERS } from './search-stock.ts';

const ROUNDS = 20;

/** What people type: something rare, common, begun, misspelt, missing, of two words, a number. */
const QUERIES = {
	rare: 'Elterngeldsstelle',
	common: 'Elternzulassung',
	'in every text': 'Verwaltung',
	begun: 'Führersch',
	'begun, in every text': 'Verw',
	misspelt: 'Elterngled',
	missing: 'Quastenflosser',
	'two words': 'Köln Elterngeld',
	'parts of compounds': 'Eltern Geld',
	number: 'N-4711'
};

/** `npm run bench search`: database time of the search and of a space's list over 100,000 objects. */
export async function measureSearch(): Promise<void> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-bench-'));
	const embedded = await startEmbedded({
		dataDir,
		port: 24366,
		siteUrl: 'http://127.0.0.1:3000',
		seed: false
	});
	try {
		const start = performance.now();
		await fillStock(embedded.sql);
		console.log(`100,000 objects written in ${Math.round((performance.now() - start) / 1000)} s`);
		for (const [reader, person] of Object.entries(READERS))
			await measureReader(embedded.sql, reader, person);
	} finally {
		await embedded.close();
		rmSync(dataDir, { recursive: true, force: true });
	}
}

async function measureReader(sql: Sql, reader: string, person: string | null) {
	const all: number[] = [];
	for (const [what, query] of Object.entries(QUERIES)) {
		const samples = await sample(sql, person, (one) => one`select public.search(${query})`);
		console.log(`${reader}, ${what} (${query}): ${summarise(samples)}`);
		all.push(...samples);
	}
	console.log(`${reader}, search: p95 ${percentile(all, 0.95).toFixed(1)}, ${summarise(all)}`);
	const [space] = await sql`select space_id from objects where kind = 'note' limit 1`;
	const listed = await sample(
		sql,
		person,
		(one) => one`
			select id, kind, title, slug, number, visibility, updated_at from objects
			where space_id = ${String(space?.space_id)} order by title, id limit 50`
	);
	console.log(`${reader}, list of a space: ${summarise(listed)}`);
}

/** Milliseconds of one statement as this person, over the socket, each in a transaction of its own. */
async function sample(
	sql: Sql,
	person: string | null,
	ask: (sql: Sql) => PromiseLike<unknown>
): Promise<number[]> {
	const samples: number[] = [];
	const claims = JSON.stringify(person ? { sub: person, role: 'authenticated' } : { role: 'anon' });
	for (let round = 0; round <= ROUNDS; round++)
		await sql.begin(async (transaction) => {
			await transaction`select set_config('request.jwt.claims', ${claims}, true)`;
			await transaction.unsafe(`set local role ${person ? 'authenticated' : 'anon'}`);
			const start = performance.now();
			await ask(transaction as unknown as Sql);
			// The first warms up.
			if (round > 0) samples.push(performance.now() - start);
		});
	return samples;
}
