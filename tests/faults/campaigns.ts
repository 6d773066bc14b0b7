/** The campaigns by name, with what each must find to be well. */
import { openGround } from '../sync/ground.ts';
import { besiege } from './page-siege.ts';
import { isStood, OUTCOMES } from './page-outcomes.ts';
import { convergeOverSeeds } from './page-convergence.ts';
import { fuzzPages } from './fuzz-pages.ts';
import { fuzzRealtime } from './fuzz-realtime.ts';
import { killWhileTyping } from './page-kills.ts';
import { typeThroughStorms } from './page-network.ts';
import { cutPowerWhileTyping } from './page-writers.ts';
import { cutPowerWhileWriting } from './power-cut.ts';

interface Wishes {
	rounds: number;
	writers: number;
	cycles: number;
	frames: number;
	storms: number;
	seeds: number;
	seconds: number;
	port: number;
	seed: number;
}

type Campaign = (wishes: Wishes) => Promise<{ isWell: boolean } & Record<string, unknown>>;

/** Codes a hostile socket may end with; `alive` when all it sent was allowed. */
export const RIGHT_ENDS = ['alive', '1001', '1002', '1007', '1009', '1013', '4400', '4409', '4413'];

/** Megabytes that a server may hold more after frames: connections to the database, compiled code, what it remembers. */
const KEPT = 30;

export const CAMPAIGNS: Record<string, Campaign> = {
	async 'power-cut'({ rounds, writers, seed, port }) {
		const { acknowledged, lost } = await cutPowerWhileWriting({ rounds, writers, seed, port });
		return { isWell: !lost.length, acknowledged, lost: lost.length };
	},
	async realtime({ frames, seed, port }) {
		const found = await fuzzRealtime({ frames, seed, port: port + 4 });
		const { faults, misread } = found;
		return { isWell: !faults.length && !misread, ...found };
	},
	async 'page-power-cut'({ rounds, seed, port }) {
		const { acknowledged, lost, diverged } = await cutPowerWhileTyping({
			rounds,
			seed,
			port: port + 8
		});
		return { isWell: !lost.length && !diverged, acknowledged, lost: lost.length, diverged };
	},
	async kills({ cycles, seed, seconds, port }) {
		const { verdict, ...said } = await killWhileTyping({ cycles, seed, seconds, port: port + 12 });
		const { lost, diverged, early, unloadable } = verdict;
		const isWell = !lost.length && !diverged && !early && !unloadable;
		return { isWell, ...said, lost, diverged, early, unloadable };
	},
	async convergence({ seeds, seed, seconds, port }) {
		const at = { seed, port: port + 20 };
		const broken = 'forgets what is only deleted';
		const { failed: noticed } = await convergeOverSeeds({ ...at, seeds: 1, broken });
		const found = await convergeOverSeeds({ ...at, seeds, seconds });
		const isWell = !found.failed.length && !found.faults.length && noticed.length === 1;
		return { isWell, ...found, isNoticed: noticed.length === 1 };
	},
	async network({ storms, seed, seconds, port }) {
		const { verdict, ...said } = await typeThroughStorms({
			storms,
			seed,
			seconds,
			port: port + 16
		});
		const { lost, diverged, early, unloadable } = verdict;
		const isWell = !lost.length && !diverged && !early && !unloadable && !said.ghosts;
		return { isWell, ...said, lost, diverged, early, unloadable };
	},
	/** Each attack, and each against a broken build, which it must tell from a good one. */
	async attacks({ seed, port }) {
		const ground = await openGround();
		const said: Record<string, unknown> = {};
		let isWell = true;
		for (const [name, codes, broken] of OUTCOMES) {
			const found = await besiege(ground, name, port + 18, undefined, seed);
			const isNoticed = !isStood(await besiege(ground, name, port + 18, broken, seed), codes, 250);
			said[name] = { honest: found.honest?.p99, grown: found.grown, codes: found.codes, isNoticed };
			isWell &&= isNoticed && isStood(found, codes, 250);
		}
		await ground.close();
		return { isWell, target: '50 ms', ...said };
	},
	async frames({ frames, seed, seconds, port }) {
		const found = await fuzzPages({ frames, seed, seconds, settles: true, port: port + 14 });
		const { unloadable, faults, closed, honest, megabytes } = found;
		const isWell =
			!unloadable.length &&
			!faults.length &&
			megabytes !== null &&
			megabytes.heap.after - megabytes.heap.before < KEPT &&
			!honest.lost.length &&
			!honest.closed.length &&
			Object.keys(closed).every((code) => RIGHT_ENDS.includes(code));
		return { isWell, ...found };
	}
};
