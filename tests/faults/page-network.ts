/**
 * Six people type through a bad network: lines that are cut, that swallow everything and say nothing, that come in
 * pieces of seven bytes, that are away for a while; and one of them reads slowly. In the end all must agree.
 */
import type { WebSocket } from 'ws';
import { watchSilence } from '../../src/lib/pages/editor/silence.ts';
import { openApp, type App } from '../sync/app-process.ts';
import { openGround, type Ground } from '../sync/ground.ts';
import { quantiles } from '../sync/probe.ts';
import { until, type Writer } from '../sync/writer.ts';
import { openNetwork, type Network } from './network.ts';
import { judge, type Verdict } from './page-judge.ts';
import { makeRandom } from './random.ts';
import { startTyping } from './typing.ts';

export interface NetworkCampaign {
	storms: number;
	seed: number;
	/** And the one after it. */
	port: number;
	/** How long each storm lasts. */
	milliseconds?: number;
	seconds?: number;
	broken?: string;
	/** Where there is one already; it stays. */
	ground?: Ground;
}

export interface NetworkResult {
	storms: number;
	acknowledged: number;
	verdict: Verdict;
	/** Milliseconds from the end of a storm until everybody has everything. */
	converged: ReturnType<typeof quantiles>;
	/** The same where the last thing that happened was a line that swallows everything. */
	halfOpen: ReturnType<typeof quantiles>;
	/** Sockets the server still holds although their clients have gone over to others. */
	ghosts: number;
}

export async function typeThroughStorms(campaign: NetworkCampaign): Promise<NetworkResult> {
	const { storms, seed, port, seconds = Infinity, broken } = campaign;
	const random = makeRandom(seed);
	const ground = campaign.ground ?? (await openGround());
	const app = await openApp(ground, { port, broken, heartbeat: 1_000 });
	const network = await openNetwork(port + 1, port);
	const [converged, halfOpen]: [number[], number[]] = [[], []];
	const verdict: Verdict = { lost: [], diverged: 0, early: 0, unloadable: 0 };
	const result = { storms: 0, acknowledged: 0, verdict, ghosts: 0 };
	try {
		const end = performance.now() + seconds * 1000;
		for (; result.storms < storms && performance.now() < end; result.storms++) {
			const isDeaf = result.storms % 2 === 0;
			const storm = { ground, app, network, random, isDeaf, verdict };
			const { took, acknowledged } = await rage(storm, campaign.milliseconds ?? 4_000);
			(isDeaf ? halfOpen : converged).push(took);
			result.acknowledged += acknowledged;
		}
		result.ghosts = await countGhosts(app);
	} finally {
		await network.end();
		await app.kill();
		if (!campaign.ground) await ground.close();
	}
	return { ...result, converged: quantiles(converged), halfOpen: quantiles(halfOpen) };
}

interface Storm {
	ground: Ground;
	app: App;
	network: Network;
	random: () => number;
	isDeaf: boolean;
	verdict: Verdict;
}

async function rage(storm: Storm, milliseconds: number) {
	const { ground, app, network, random, isDeaf, verdict } = storm;
	const page = await ground.page();
	const watches: (() => void)[] = [];
	const met = ({ provider }: Writer) => watches.push(watchSilence(provider));
	const pace = { people: 6, random, between: [20, 60] as [number, number], met };
	const typing = await startTyping(ground, network.url, page, pace);
	const end = performance.now() + milliseconds;
	while (performance.now() < end) {
		happen(network, typing.writers, random);
		await new Promise((resolve) => setTimeout(resolve, 50 + random() * 400));
	}
	network.heal();
	network.close(false);
	for (const writer of typing.writers) socketOf(writer)?.resume();
	if (isDeaf) await deafen(network, typing.writers);
	typing.stop();
	const healed = performance.now();
	await until(() => typing.writers.every(isAtRest), 30_000).catch(() => undefined);
	const took = performance.now() - healed;
	const judged = await judge(ground, app.url, page, typing, true);
	for (const key of ['diverged', 'early', 'unloadable'] as const) verdict[key] += judged[key];
	verdict.lost.push(...judged.lost);
	for (const end of watches) end();
	for (const writer of typing.writers) writer.leave();
	return { took, acknowledged: typing.acknowledged().size };
}

const isAtRest = ({ provider, stored, written }: Writer) =>
	provider.synced && stored() === written();

/** Everybody is there, and no line says anything any more. */
async function deafen(network: Network, writers: Writer[]): Promise<void> {
	await until(() => writers.every(({ provider }) => provider.synced), 20_000).catch(
		() => undefined
	);
	network.swallow();
}

const socketOf = ({ provider }: Writer) => provider.ws as unknown as WebSocket | null;

function happen(network: Network, writers: Writer[], random: () => number): void {
	const slow = writers[Math.floor(random() * writers.length)];
	const events: [share: number, act: () => unknown][] = [
		[0.15, () => network.cut()],
		[0.05, () => network.swallow()],
		[0.2, () => network.chop(7, 0)],
		[0.1, () => network.chop(200, random() * 5)],
		[0.15, () => network.close(true)],
		[0.15, () => network.close(false)],
		[0.1, () => slow && socketOf(slow)?.pause()],
		[0.1, () => network.heal()]
	];
	let chance = random();
	for (const [share, act] of events) {
		chance -= share;
		if (chance < 0) return void act();
	}
}

/** Nobody is there any more; what the server still holds after a while it will hold for ever. */
async function countGhosts(app: App): Promise<number> {
	let left = Infinity;
	const isEmpty = async () => (left = (await app.condition()).connections) === 0;
	await until(isEmpty, 9_000).catch(() => undefined);
	return left;
}
