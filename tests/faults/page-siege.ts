/** An attack while two honest people write, and what became of them, of the server, and of the page. */
import { openApp, type App } from '../sync/app-process.ts';
import type { Ground } from '../sync/ground.ts';
import { startProbe, type Probed } from '../sync/probe.ts';
import { openWriter, until } from '../sync/writer.ts';
import { ATTACKS } from './page-attacks.ts';
import { writeDown } from './page-judge.ts';
import { makeRandom } from './random.ts';

export interface Siege {
	/** What the attack came to: codes of its sockets, in order, or what it counted. */
	codes: unknown[];
	isAlive: boolean;
	/** The page can be written down and read by somebody new. */
	isLoadable: boolean;
	/** What the server reported and nobody expects. */
	faults: string[];
	/** Megabytes that were not given back. */
	grown: number;
	/** Null when nobody is served any more. */
	honest: Probed | null;
}

async function attack(ground: Ground, app: App, name: string, seed: number): Promise<Siege> {
	const page = await ground.page();
	const probe = await startProbe(ground, app.url, page);
	const before = await app.condition();
	const codes = await ATTACKS[name]?.({ ground, app, page, random: makeRandom(seed) }).catch(
		(cause: unknown) => [String(cause)]
	);
	const siege: Siege = {
		codes: [...(codes ?? ['no such attack'])].sort(),
		isAlive: app.isAlive(),
		isLoadable: false,
		faults: [],
		grown: Infinity,
		honest: null
	};
	if (!siege.isAlive) {
		probe.abandon();
		return siege;
	}
	await probe.made(10);
	siege.honest = await probe.end();
	siege.isLoadable = await isLoadable(ground, app, page);
	const after = await app.condition();
	siege.faults = after.faults.filter((fault) => !/are put aside/.test(fault));
	siege.grown = Math.round((after.rss - before.rss) / 1024 / 1024);
	return siege;
}

async function isLoadable(ground: Ground, app: App, page: string): Promise<boolean> {
	const reader = openWriter(app.url, page, await ground.token(await ground.person('Liest')));
	try {
		await writeDown(ground, page);
		await until(() => reader.provider.synced);
		const { pendingStructs, pendingDs } = reader.document.store;
		return !pendingStructs && !pendingDs && reader.text().includes('ehrlich');
	} catch {
		return false;
	} finally {
		reader.leave();
	}
}

/** At a server of its own, so that nothing is owed to the attack before. */
export async function besiege(
	ground: Ground,
	name: string,
	port: number,
	broken?: string,
	seed = 7
): Promise<Siege> {
	const app = await openApp(ground, { port, broken });
	return attack(ground, app, name, seed).finally(() => app.kill());
}
