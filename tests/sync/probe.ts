/** Two honest people who edit a page every 100 ms, and how long each edit takes to be seen and to be stored. */
import type { Ground } from './ground.ts';
import { openWriter, until, type Writer } from './writer.ts';

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

const BEAT = 100;

interface Pending {
	text: string;
	at: number;
}

export async function startProbe(ground: Ground, url: string, page: string): Promise<Probe> {
	const come = async () => {
		const token = await ground.token(await ground.person('Ehrlich'), 7_200);
		return openWriter(url, page, token);
	};
	const pair = [await come(), await come()] as const;
	await until(() => pair.every(({ provider }) => provider.synced), 20_000);
	const took: number[] = [];
	const pending: Pending[] = [];
	pair.forEach((writer) => watch(writer, pending, took));
	const said = pair.map(() => [] as string[]);
	let turn = 0;
	const timer = setInterval(() => {
		const place = turn++ % 2;
		const text = `ehrlich ${turn}`;
		pending.push({ text, at: performance.now() });
		said[place]?.push(text);
		pair[place]?.write(text);
	}, BEAT);
	const abandon = () => {
		clearInterval(timer);
		for (const writer of pair) writer.leave();
	};
	return {
		abandon,
		made: (edits) => until(() => turn >= edits),
		async end() {
			clearInterval(timer);
			const isDone = () =>
				!pending.length && pair.every((writer) => writer.stored() === writer.written());
			await until(isDone, 15_000).catch(() => undefined);
			// What has not arrived by now counts as slow as it is.
			for (const { at } of pending) took.push(performance.now() - at);
			const reader = await come();
			await until(() => reader.provider.synced, 20_000);
			const there = new Set(reader.text().split('|'));
			const acknowledged = pair.flatMap((writer, place) =>
				(said[place] ?? []).slice(0, writer.stored())
			);
			const closed = [...pair, reader].flatMap((writer) => writer.closed);
			for (const writer of [...pair, reader]) writer.leave();
			const lost = acknowledged.filter((text) => !there.has(text));
			return { ...quantiles(took), closed, lost };
		}
	};
}

/** The other one's paragraph has come when its text is in an update that is not one's own. */
function watch({ document, provider }: Writer, pending: Pending[], took: number[]): void {
	document.getXmlFragment('default').observe((event, { origin }) => {
		if (origin !== provider) return;
		for (const item of event.changes.added) {
			const text = item.content
				.getContent()
				.map(String)
				.join('')
				.replace(/<[^>]*>/g, '');
			const place = pending.findIndex((one) => one.text === text);
			const [found] = place < 0 ? [] : pending.splice(place, 1);
			if (found) took.push(performance.now() - found.at);
		}
	});
}

export function quantiles(milliseconds: number[]) {
	const sorted = [...milliseconds].sort((a, b) => a - b);
	const at = (part: number) =>
		Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) /
		10;
	return { edits: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
