import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Sql } from 'postgres';
import { startEmbedded } from '#embedded/embedded.ts';
import { fillFinder, READERS } from './finder-stock.ts';
import { percentile, summarise } from './measure.ts';

const ROUNDS = 20;

/** What people type: a question, names and keys, something everybody does, misspelt and missing words. */
const QUERIES = {
	'a whole question': 'Wer ist zuständig für Elterngeld in Hessen?',
	'what everybody does, anywhere': 'Elterngeld',
	'what everybody does, in a city': 'Elterngeld Ort3003',
	'OZG id': '10299',
	'LeiKa key': '99000000037037',
	'beginning of a LeiKa key': '9900000003 Bayern',
	'region by ARS': 'Hundeanzeige 060000000006',
	'part of a name': 'Pflegeförderung Niedersachsen',
	misspelt: 'Elterngled Sachsen',
	missing: 'Quastenflosser in Bayern',
	'a Land alone': 'Thüringen',
	'a body alone': 'Landkreis Gegend1000',
	'a role': 'Rolle 2 Hessen'
};

/** `npm run bench finder`: database time of the finder over 100,000 assignments of 20,000 bodies. */
export async function measureFinder(): Promise<void> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-bench-'));
	const embedded = await startEmbedded({
		dataDir,
		port: 24367,
		siteUrl: 'http://127.0.0.1:3000',
		seed: false
	});
	try {
		const start = performance.now();
		await fillFinder(embedded.sql);
		console.log(
			`100,000 assignments written in ${Math.round((performance.now() - start) / 1000)} s`
		);
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
		const samples = await sample(sql, person, query);
		console.log(`${reader}, ${what} (${query}): ${summarise(samples)}`);
		all.push(...samples);
	}
	console.log(`${reader}, finder: p95 ${percentile(all, 0.95).toFixed(1)}, ${summarise(all)}`);
}

/** Milliseconds of one question as this person, over the socket, each in a transaction of its own. */
async function sample(sql: Sql, person: string | null, query: string): Promise<number[]> {
	const samples: number[] = [];
	const claims = JSON.stringify(person ? { sub: person, role: 'authenticated' } : { role: 'anon' });
	for (let round = 0; round <= ROUNDS; round++)
		await sql.begin(async (transaction) => {
			await transaction`select set_config('request.jwt.claims', ${claims}, true)`;
			await transaction.unsafe(`set local role ${person ? 'authenticated' : 'anon'}`);
			const start = performance.now();
			await transaction`select public.find_responsible(${query})`;
			// The first warms up.
			if (round > 0) samples.push(performance.now() - start);
		});
	return samples;
}
