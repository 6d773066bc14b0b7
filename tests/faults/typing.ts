/** People who type on a page, each at their own pace, and what was acknowledged to them. */
import type { Ground } from '../sync/ground.ts';
import { openWriter, until, type Writer } from '../sync/writer.ts';

export interface Typing {
	writers: Writer[];
	/** Texts that were told to be stored. */
	acknowledged(): Set<string>;
	/** All texts. */
	typed(): Set<string>;
	/** No more is typed; who is there stays. */
	stop(): void;
}

export interface Pace {
	people: number;
	random: () => number;
	/** Milliseconds between two edits of one person. */
	between?: [least: number, most: number];
	/** Called with each who comes. */
	met?: (writer: Writer) => void;
}

export async function startTyping(
	ground: Ground,
	url: string,
	page: string,
	{ people, random, between: [least, most] = [5, 35], met }: Pace
): Promise<Typing> {
	const writers: Writer[] = [];
	for (let count = 0; count < people; count++) {
		const token = await ground.token(await ground.person(`Person ${count}`));
		writers.push(openWriter(url, page, token));
	}
	for (const writer of writers) met?.(writer);
	await until(() => writers.every(({ provider }) => provider.synced), 30_000);
	const texts = writers.map(() => [] as string[]);
	const timers: NodeJS.Timeout[] = [];
	const type = (writer: Writer, place: number) => {
		const own = texts[place] ?? [];
		const text = `${place}-${own.length}`;
		own.push(text);
		writer.write(text);
		timers[place] = setTimeout(() => type(writer, place), least + random() * (most - least));
	};
	writers.forEach(type);
	return {
		writers,
		acknowledged: () =>
			new Set(writers.flatMap((writer, place) => texts[place]?.slice(0, writer.stored()) ?? [])),
		typed: () => new Set(texts.flat()),
		stop() {
			for (const timer of timers) clearTimeout(timer);
		}
	};
}
