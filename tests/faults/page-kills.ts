/**
 * Six people with real y-websocket clients type on a page while the page sync, its Postgres, or both are killed with
 * -9. Only what was killed is started again, so a cycle costs about a second.
 */
import { openApp, type App } from '../sync/app-process.ts';
import { openGround, type Ground } from '../sync/ground.ts';
import { quantiles } from '../sync/probe.ts';
import { until } from '../sync/writer.ts';
import { judge, type Verdict } from './page-judge.ts';
import { makeRandom } from './random.ts';
import { startTyping, type Typing } from './typing.ts';

export interface KillCampaign {
	cycles: number;
	seed: number;
	port: number;
	/** Ends after so many seconds, however many cycles are left. */
	seconds?: number;
	/** A mutant by its name. */
	broken?: string;
	/** To break the database. */
	prepare?: (ground: Ground) => Promise<unknown>;
	/** Where there is one already; it stays. */
	ground?: Ground;
}

export interface KillResult {
	/** How often each was killed. */
	kills: Record<Victim, number>;
	stayed: number;
	acknowledged: number;
	verdict: Verdict;
	/** Milliseconds from the kill until people are served again. */
	back: ReturnType<typeof quantiles>;
}

type Victim = 'app' | 'postgres' | 'both';
const VICTIMS: Victim[] = ['both', 'app', 'postgres'];
const PEOPLE = 6;

export async function killWhileTyping(campaign: KillCampaign): Promise<KillResult> {
	const { cycles, seed, port, broken, seconds = Infinity } = campaign;
	const random = makeRandom(seed);
	const ground = campaign.ground ?? (await openGround());
	await campaign.prepare?.(ground);
	const app = await openApp(ground, { port, broken });
	const back: number[] = [];
	const result: KillResult = {
		kills: { app: 0, postgres: 0, both: 0 },
		stayed: 0,
		acknowledged: 0,
		verdict: { lost: [], diverged: 0, early: 0, unloadable: 0 },
		back: quantiles(back)
	};
	try {
		const end = performance.now() + seconds * 1000;
		for (let cycle = 0; cycle < cycles && performance.now() < end; cycle++) {
			const victim = VICTIMS[cycle % VICTIMS.length] ?? 'app';
			back.push(await runCycle({ ground, app, random, result }, victim, cycle % 2 === 1));
			result.kills[victim] += 1;
		}
	} finally {
		await app.kill();
		if (!campaign.ground) await ground.close();
	}
	return { ...result, back: quantiles(back) };
}

interface Campaigning {
	ground: Ground;
	app: App;
	random: () => number;
	result: KillResult;
}

/** Answers how long it took until somebody was served again. */
async function runCycle(
	{ ground, app, random, result }: Campaigning,
	victim: Victim,
	stay: boolean
): Promise<number> {
	const page = await ground.page();
	// The page shall be there even where a broken database loses what is written on it.
	await ground.sql`checkpoint`;
	const typing = await startTyping(ground, app.url, page, { people: PEOPLE, random });
	const enough = 20 + random() * 60;
	await until(() => typing.acknowledged().size > enough, 30_000);
	const wait = performance.now() + random() * 150;
	await until(() => performance.now() >= wait);
	const killed = performance.now();
	await kill(ground, app, victim);
	if (!stay) leave(typing);
	await startAgain(ground, app, victim);
	const verdict = await judge(ground, app.url, page, typing, stay);
	result.verdict = add(result.verdict, verdict);
	result.acknowledged += typing.acknowledged().size;
	if (stay) result.stayed += 1;
	leave(typing);
	return verdict.servedAt - killed;
}

async function kill(ground: Ground, app: App, victim: Victim): Promise<void> {
	const deaths = [
		...(victim === 'postgres' ? [] : [app.kill()]),
		...(victim === 'app' ? [] : [ground.killPostgres()])
	];
	await Promise.all(deaths);
}

async function startAgain(ground: Ground, app: App, victim: Victim): Promise<void> {
	if (victim !== 'app') await ground.startPostgres();
	if (victim !== 'postgres') await app.start();
}

/** As when browsers are gone together with what they had in memory. */
function leave(typing: Typing): void {
	typing.stop();
	for (const writer of typing.writers) writer.leave();
}

const add = (sum: Verdict, one: Verdict): Verdict => ({
	lost: [...sum.lost, ...one.lost],
	diverged: sum.diverged + one.diverged,
	early: sum.early + one.early,
	unloadable: sum.unloadable + one.unloadable
});
