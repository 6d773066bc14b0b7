/** Two honest people who edit a page every 100 ms, and how long each edit takes to be seen and to be stored. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Ground } from './ground.ts';

export interface Probed {
	edits: number;
	/** Milliseconds from an edit until the other one sees it. */
	p50: number;
	p99: number;
	max: number;
	/** Close codes they got, which they should not. */
	closed: number[];
	/** Edits that were told to be stored and are not there in the end. */
	lost: string[];
}

export interface Probe {
	/** Resolves when they have made at least so many edits. */
	made(edits: number): Promise<void>;
	/** Ends it, and asks a third person whether everything is there. */
	end(): Promise<Probed>;
	/** Ends it without asking, where nobody would answer. */
	abandon(): void;
}

export async function startProbe(ground: Ground, url: string, page: string): Promise<Probe> {
	const tokens: string[] = [];
	for (let place = 0; place < 3; place++)
		tokens.push(await ground.token(await ground.person('Ehrlich'), 7_200));
	// What runs it may have options of its own, which are not meant for the child.
	const child = fork('tests/sync/honest.ts', [url, page, ...tokens], { execArgv: [] });
	const gone = once(child, 'exit').then(() => {
		throw new Error('The honest people have gone.');
	});
	gone.catch(() => undefined);
	const answer = async () => {
		const [said] = (await Promise.race([once(child, 'message'), gone])) as [{ probed?: Probed }];
		return said;
	};
	const ask = (order: object) => {
		const said = answer();
		child.send(order);
		return said;
	};
	await answer();
	return {
		abandon: () => void child.kill(),
		async made(edits) {
			await ask({ do: 'made', edits });
		},
		async end() {
			const { probed } = await ask({ do: 'end' });
			child.disconnect();
			if (!probed) throw new Error('The honest people said nothing.');
			return probed;
		}
	};
}

export function quantiles(milliseconds: number[]) {
	const sorted = [...milliseconds].sort((a, b) => a - b);
	const at = (part: number) =>
		Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) /
		10;
	return { edits: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
