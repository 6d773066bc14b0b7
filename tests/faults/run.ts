import { parseArgs } from 'node:util';
import { CAMPAIGNS } from './campaigns.ts';

/**
 * `npm run faults -- --seed 1 --only kills,frames --minutes 25`: the long form of the campaigns. Each takes its own
 * number (`--rounds 3 --cycles 200 --frames 20000 …`) and none longer than `--minutes`.
 */
const { values } = parseArgs({
	options: {
		only: { type: 'string', default: Object.keys(CAMPAIGNS).join(',') },
		rounds: { type: 'string', default: '3' },
		writers: { type: 'string', default: '100' },
		cycles: { type: 'string', default: '30' },
		frames: { type: 'string', default: '20000' },
		seeds: { type: 'string', default: '30' },
		storms: { type: 'string', default: '5' },
		minutes: { type: 'string', default: '30' },
		port: { type: 'string', default: '24660' },
		seed: { type: 'string', default: String(Date.now() % 100_000) }
	}
});
const { only, ...texts } = values;
const numbers = Object.fromEntries(
	Object.entries(texts).map(([name, text]) => [name, Number(text)])
) as Record<keyof typeof texts, number>;

let failures = 0;
for (const name of only.split(',')) {
	const run = CAMPAIGNS[name];
	if (!run)
		throw new Error(`There is no campaign "${name}": ${Object.keys(CAMPAIGNS).join(', ')}.`);
	console.log(`\n${name}, seed ${numbers.seed}`);
	const from = performance.now();
	const { isWell, ...said } = await run({ ...numbers, seconds: numbers.minutes * 60 });
	console.log(JSON.stringify(said, null, '\t'));
	console.log(
		`${name}: ${isWell ? 'well' : 'FAILED'} after ${Math.round((performance.now() - from) / 1000)} s`
	);
	if (!isWell) failures += 1;
}
process.exitCode = failures ? 1 : 0;
