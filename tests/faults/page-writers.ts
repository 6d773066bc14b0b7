/** Six people with real y-websocket clients on one page, through a kill of everything: what was acknowledged must be there. */
import { openWriter, until, type Writer } from '../sync/writer.ts';
import { forget, newAddress, openHouse, type House } from './house.ts';
import { keysOf } from './power-cut.ts';
import { makeRandom } from './random.ts';
import { signIn, type Keys } from './writers.ts';

export interface PageCampaign {
	rounds: number;
	seed: number;
	port: number;
	/** Before the first cut, to break the build so that the campaign must notice. */
	prepare?: (house: House) => Promise<void>;
}

export interface PageResult {
	acknowledged: number;
	/** Acknowledged and not in the database afterwards. */
	lost: string[];
	/** Rounds after which the clients that stayed did not agree with the database. */
	diverged: number;
}

const PEOPLE = 6;
const EMAIL = 'karin@fitko.example';

interface Typing {
	writers: Writer[];
	/** Texts that were acknowledged. */
	acknowledged: Set<string>;
	stop(): void;
}

export async function cutPowerWhileTyping(campaign: PageCampaign): Promise<PageResult> {
	const address = newAddress(campaign.port);
	const random = makeRandom(campaign.seed);
	const result: PageResult = { acknowledged: 0, lost: [], diverged: 0 };
	let house = await openHouse(address);
	try {
		const page = await beginPage(house);
		await campaign.prepare?.(house);
		for (let round = 1; round <= campaign.rounds; round++) {
			const typing = await type(house, page, `runde-${round}`);
			await until(() => typing.acknowledged.size > 50, 30_000);
			await new Promise((resolve) => setTimeout(resolve, random() * 300));
			await house.cutPower();
			typing.stop();
			const stay = round % 2 === 0;
			if (!stay) for (const writer of typing.writers) writer.leave();
			house = await openHouse(address);
			await compare(house, page, typing, stay, result);
		}
	} finally {
		await house.close();
		forget(address);
	}
	return result;
}

const socketOf = ({ url }: House) => `${url.replace('http', 'ws')}/sync`;
const tokenOf = (house: House) => signIn(house.supabaseUrl, keysOf(house), EMAIL);

async function beginPage(house: House): Promise<string> {
	const keys: Keys = keysOf(house);
	const token = await tokenOf(house);
	const headers = {
		apikey: keys.publishableKey,
		authorization: `Bearer ${token}`,
		'content-type': 'application/json'
	};
	const rest = `${house.supabaseUrl}/rest/v1`;
	const spaces = await fetch(`${rest}/spaces?slug=eq.elterngeld-digital&select=id`, { headers });
	const [space] = (await spaces.json()) as { id: string }[];
	const made = await fetch(`${rest}/rpc/page_create`, {
		method: 'POST',
		headers,
		body: JSON.stringify({ space: space?.id, title: 'Im Sturm geschrieben' })
	});
	if (!made.ok) throw new Error(await made.text());
	return (await made.json()) as string;
}

async function type(house: House, page: string, name: string): Promise<Typing> {
	const token = await tokenOf(house);
	const acknowledged = new Set<string>();
	let isOver = false;
	const writers = Array.from({ length: PEOPLE }, () => openWriter(socketOf(house), page, token));
	await until(() => writers.every(({ provider }) => provider.synced), 30_000);
	const texts: string[][] = writers.map(() => []);
	const timer = setInterval(() => {
		for (const [place, writer] of writers.entries()) {
			const own = texts[place] ?? [];
			if (!isOver) writer.write(own[own.push(`${name}-${place}-${own.length}`) - 1] ?? '');
			for (const text of own.slice(0, writer.stored())) acknowledged.add(text);
		}
	}, 15);
	const stop = () => {
		isOver = true;
		clearInterval(timer);
		for (const [place, writer] of writers.entries())
			for (const text of texts[place]?.slice(0, writer.stored()) ?? []) acknowledged.add(text);
	};
	return { writers, acknowledged, stop };
}

async function compare(
	house: House,
	page: string,
	{ writers, acknowledged }: Typing,
	stay: boolean,
	result: PageResult
): Promise<void> {
	const reader = openWriter(socketOf(house), page, await tokenOf(house));
	await until(() => reader.provider.synced, 30_000);
	if (stay) {
		const agreed = () => writers.every((writer) => writer.text() === reader.text());
		await until(agreed, 30_000).catch(() => (result.diverged += 1));
		for (const writer of writers) writer.leave();
	}
	const there = new Set(reader.text().split('|'));
	const lost = [...acknowledged].filter((text) => !there.has(text));
	console.log(
		`${acknowledged.size} edits acknowledged, ${lost.length} lost, clients ${stay ? 'stayed' : 'gone'}`
	);
	result.acknowledged += acknowledged.size;
	result.lost.push(...lost);
	reader.leave();
}
