/** The short forms of the campaigns against the page sync. Each is run against a broken build too, which it must find. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp, type App } from '../sync/app-process.ts';
import { openGround, type Ground } from '../sync/ground.ts';
import { openWriter, until, type Writer } from '../sync/writer.ts';
import { isSame } from './page-judge.ts';
import { acknowledgeTooEarlyBy } from './broken.ts';
import { RIGHT_ENDS } from './campaigns.ts';
import { convergeOverSeeds } from './page-convergence.ts';
import { fuzzPages } from './fuzz-pages.ts';
import { killWhileTyping } from './page-kills.ts';
import { typeThroughStorms } from './page-network.ts';

let ground: Ground;

beforeAll(async () => {
	ground = await openGround();
});
afterAll(() => ground.close());

const seed = Math.floor(Math.random() * 100_000);
const NOTHING = { lost: [], diverged: 0, early: 0, unloadable: 0 };

it(`keeps what it acknowledged when page sync, Postgres, or both are killed (seed ${seed})`, async () => {
	const { verdict, acknowledged, back } = await killWhileTyping({
		ground,
		cycles: 6,
		seed,
		port: 24650
	});
	console.log(`${acknowledged} edits acknowledged, served again after ${back.p50} ms (p50)`);
	expect(verdict).toEqual(NOTHING);
	expect(acknowledged).toBeGreaterThan(80);
});

it.each(['says stored, then stores', 'says synced before the page is there'])(
	'would notice a page sync that %s',
	async (broken) => {
		const { verdict } = await killWhileTyping({ ground, cycles: 1, seed: 7, port: 24651, broken });
		expect(verdict.lost.length + verdict.early).toBeGreaterThan(0);
	}
);

it('would notice a Postgres that acknowledges too early', async () => {
	const prepare = acknowledgeTooEarlyBy;
	const { verdict } = await killWhileTyping({ cycles: 1, seed: 7, port: 24651, prepare });
	expect(verdict.lost.length).toBeGreaterThan(0);
});

it(`brings everybody together after a bad network (seed ${seed})`, async () => {
	const campaign = { ground, storms: 2, seed, port: 24652, milliseconds: 2_500 };
	const { verdict, converged, halfOpen, ghosts } = await typeThroughStorms(campaign);
	console.log(`together after ${converged.max} ms, ${halfOpen.max} ms from a line gone deaf`);
	expect(verdict).toEqual(NOTHING);
	expect(ghosts).toBe(0);
	expect(halfOpen.max).toBeLessThan(12_000);
});

it('would notice a page sync that keeps sockets nobody is behind', async () => {
	const broken = 'never asks whether somebody is still there';
	const campaign = { ground, storms: 1, seed: 7, port: 24652, milliseconds: 100, broken };
	const { ghosts } = await typeThroughStorms(campaign);
	expect(ghosts).toBeGreaterThan(0);
});

/** Two page syncs hold one page; whether what is written at one comes to the other. */
async function areTogether(broken?: string): Promise<boolean> {
	const apps = await Promise.all([24658, 24659].map((port) => openApp(ground, { port, broken })));
	const page = await ground.page();
	const come = async ({ url }: App) =>
		openWriter(url, page, await ground.token(await ground.person('Jemand')));
	const [here, there] = (await Promise.all(apps.map(come))) as [Writer, Writer];
	await until(() => here.provider.synced && there.provider.synced);
	here.write('hier');
	there.write('dort');
	const isDone = () => isSame(here.document, there.document) && here.text().length > 8;
	const together = await until(isDone, broken ? 2_000 : 10_000).then(
		() => true,
		() => false
	);
	for (const writer of [here, there]) writer.leave();
	for (const app of apps) await app.kill();
	return together;
}

it('two page syncs come together, and would not if they did not listen', async () => {
	expect(await areTogether()).toBe(true);
	expect(await areTogether('does not listen to the other node')).toBe(false);
});

it('would notice a page sync that forgets what is only deleted', async () => {
	const broken = 'forgets what is only deleted';
	const { failed } = await convergeOverSeeds({ ground, seeds: 1, seed: 7, port: 24630, broken });
	expect(failed).toEqual([7]);
});

it(`serves honest people through 600 hostile frames, and every page loads (seed ${seed})`, async () => {
	const found = await fuzzPages({ ground, frames: 600, seed, port: 24654 });
	const { honest, megabytes, closed } = found;
	console.log(`honest p99 ${honest.p99} ms, ${JSON.stringify(megabytes)} MB`);
	expect(found).toMatchObject({ unloadable: [], faults: [], honest: { lost: [], closed: [] } });
	expect(Object.keys(closed).filter((code) => !RIGHT_ENDS.includes(code))).toEqual([]);
	expect(megabytes).not.toBeNull();
	expect(found.judged).toBeGreaterThanOrEqual(600);
});

it.each(['believes every update', 'has no ear for errors'])(
	'hostile frames find a page sync that %s',
	async (broken) => {
		const { megabytes } = await fuzzPages({ ground, frames: 300, seed: 7, port: 24655, broken });
		// It has died.
		expect(megabytes).toBeNull();
	}
);
