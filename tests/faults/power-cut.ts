import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeRandom } from './random.ts';
import { forget, newAddress, openHouse, type House } from './house.ts';
import { missing, signIn, startWriters, type Keys } from './writers.ts';

export interface Campaign {
	rounds: number;
	writers: number;
	seed: number;
	port: number;
	/** Before the first cut, for example to break the build so that the campaign must notice. */
	prepare?: (house: House) => Promise<void>;
}

export interface Result {
	acknowledged: number;
	lost: string[];
}

/**
 * Kills app, embedded Supabase and Postgres with -9 while people write, starts the house again, and
 * asks for every row that was acknowledged with 201.
 */
export async function cutPowerWhileWriting(campaign: Campaign): Promise<Result> {
	const address = newAddress(campaign.port);
	const random = makeRandom(campaign.seed);
	const result: Result = { acknowledged: 0, lost: [] };
	try {
		let house = await openHouse(address);
		await campaign.prepare?.(house);
		for (let round = 1; round <= campaign.rounds; round++) {
			const name = `round-${round}`;
			const acknowledged = await writeUntilCut(
				house,
				campaign.writers,
				name,
				400 + random() * 1200
			);
			house = await openHouse(address);
			const lost = await missing(house.supabaseUrl, keysOf(house), acknowledged, name);
			console.log(`round ${round}: ${acknowledged.size} acknowledged, ${lost.length} lost`);
			result.acknowledged += acknowledged.size;
			result.lost.push(...lost);
		}
		await house.close();
	} finally {
		forget(address);
	}
	return result;
}

async function writeUntilCut(house: House, writers: number, name: string, delay: number) {
	const keys = keysOf(house);
	const token = await signIn(house.supabaseUrl, keys, 'karin@fitko.example');
	const writing = startWriters(house.supabaseUrl, keys, token, writers, name);
	const first = Date.now();
	while (writing.acknowledged.size < writers && Date.now() - first < 20_000)
		await new Promise((resolve) => setTimeout(resolve, 10));
	await new Promise((resolve) => setTimeout(resolve, delay));
	await house.cutPower();
	await writing.stop();
	return writing.acknowledged;
}

export function keysOf({ dataDir }: House): Keys {
	return JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8'));
}
