import { forget, newAddress } from '../faults/house.ts';
import { measureCalendar } from './calendar.ts';
import { measureFinder } from './finder.ts';
import { measureImport } from './import.ts';
import { percentile, summarise } from './measure.ts';
import { measureLive } from './live.ts';
import { measureRendering } from './rendering.ts';
import { measureSearch } from './search.ts';
import { measureMemory, measureStart } from './starting.ts';
import { measureSync } from './sync.ts';
import { measureWeights } from './weights.ts';

const WARM_STARTS = 5;

/** Start, memory, rendering and transferred bytes of the built app, one run. */
async function measureHouse() {
	const address = newAddress(24360);
	try {
		const cold = await measureStart(address);
		console.log(`start, new database and seed: ${cold.milliseconds.toFixed(0)} ms`);
		await cold.house.close();

		const warm: number[] = [];
		for (let round = 0; round < WARM_STARTS; round++) {
			const { house, milliseconds } = await measureStart(address);
			warm.push(milliseconds);
			await house.close();
		}
		console.log(
			`start, database there: median ${percentile(warm, 0.5).toFixed(0)} ms of ${WARM_STARTS}`
		);

		const { house } = await measureStart(address);
		console.table({ 'idle memory, MB (PSS)': measureMemory(house) });
		for (const [page, samples] of Object.entries(await measureRendering(house)))
			console.log(`rendering ${page}: ${summarise(samples)}`);
		console.table(await measureWeights(house));
		console.table({ 'memory after load, MB (PSS)': measureMemory(house) });
		await house.close();
	} finally {
		forget(address);
	}
}

const CASES: Record<string, () => Promise<void>> = {
	live: measureLive,
	calendar: measureCalendar,
	search: measureSearch,
	finder: measureFinder,
	import: measureImport,
	sync: measureSync
};

/**
 * `npm run bench`: the house; `npm run bench live`: how fast changes reach other screens;
 * `npm run bench calendar`: ten thousand clocks in working days; `npm run bench search`: 100,000 objects;
 * `npm run bench finder`: 100,000 assignments; `npm run bench import`: as many from one file;
 * `npm run bench sync`: the page sync beside two others.
 */
await (CASES[process.argv[2] ?? ''] ?? measureHouse)();
