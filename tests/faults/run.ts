import { parseArgs } from 'node:util';
import { fuzzRealtime } from './fuzz-realtime.ts';
import { cutPowerWhileTyping } from './page-writers.ts';
import { cutPowerWhileWriting } from './power-cut.ts';

/** `npm run faults -- --rounds 3 --writers 100 --frames 20000 --seed 1`: the long form of the campaigns. */
const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '3' },
		writers: { type: 'string', default: '100' },
		frames: { type: 'string', default: '20000' },
		seed: { type: 'string', default: String(Date.now() % 100_000) }
	}
});
const [rounds, writers, frames, seed] = [
	values.rounds,
	values.writers,
	values.frames,
	values.seed
].map(Number) as [number, number, number, number];

console.log(`power cut: ${rounds} rounds, ${writers} writers, seed ${seed}`);
const { acknowledged, lost } = await cutPowerWhileWriting({ rounds, writers, seed, port: 24350 });
console.log(`${acknowledged} rows acknowledged, ${lost.length} lost`);

console.log(`hostile frames at Realtime: ${frames}, seed ${seed}`);
const { read, misread, faults, served } = await fuzzRealtime({ frames, seed, port: 24354 });
console.log(`${read} read, ${misread} misread, ${faults.length} faults, ${served} honest messages`);

console.log(`power cut while six people write one page: ${rounds} rounds, seed ${seed}`);
const pages = await cutPowerWhileTyping({ rounds, seed, port: 24588 });
console.log(
	`${pages.acknowledged} edits acknowledged, ${pages.lost.length} lost, ${pages.diverged} diverged`
);

process.exitCode =
	pages.lost.length || pages.diverged || lost.length || misread || faults.length ? 1 : 0;
