import { parseArgs } from 'node:util';
import { cutPowerWhileWriting } from './power-cut.ts';

/** `npm run faults -- --rounds 3 --writers 100 --seed 1`: the long form of the campaigns. */
const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '3' },
		writers: { type: 'string', default: '100' },
		seed: { type: 'string', default: String(Date.now() % 100_000) }
	}
});
const seed = Number(values.seed);
console.log(`power cut: ${values.rounds} rounds, ${values.writers} writers, seed ${seed}`);
const { acknowledged, lost } = await cutPowerWhileWriting({
	rounds: Number(values.rounds),
	writers: Number(values.writers),
	seed,
	port: 24350
});
console.log(`${acknowledged} rows acknowledged, ${lost.length} lost`);
process.exitCode = lost.length ? 1 : 0;
