/**
 * Two honest people who edit a page, in a process of their own: beside attackers in one process, they would wait for those.
 * Arguments: address of the page sync, page, three tokens. It answers `{ do: 'made', edits }` and `{ do: 'end' }`.
 */
import { quantiles, type Probed } from './probe.ts';
import { openWriter, until, type Writer } from './writer.ts';

const BEAT = 100;

interface Pending {
	text: string;
	at: number;
}

const [url = '', page = '', ...tokens] = process.argv.slice(2);
const come = (place: number) => openWriter(url, page, tokens[place] ?? '');
const pair = [come(0), come(1)] as const;
const took: number[] = [];
const pending: Pending[] = [];
const said = pair.map(() => [] as string[]);
let turn = 0;

/** The other one's paragraph has come when its text is in an update that is not one's own. */
function watch({ document, provider }: Writer): void {
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

function write(): void {
	const place = turn++ % 2;
	const text = `ehrlich ${turn}`;
	pending.push({ text, at: performance.now() });
	said[place]?.push(text);
	pair[place]?.write(text);
}

/** Asks a third person whether everything is there. */
async function conclude(): Promise<Probed> {
	clearInterval(timer);
	const isDone = () =>
		!pending.length && pair.every((writer) => writer.stored() === writer.written());
	await until(isDone, 15_000).catch(() => undefined);
	// What has not arrived by now counts as slow as it is.
	for (const { at } of pending) took.push(performance.now() - at);
	const reader = come(2);
	await until(() => reader.provider.synced, 20_000);
	const there = new Set(reader.text().split('|'));
	const acknowledged = pair.flatMap((writer, place) =>
		(said[place] ?? []).slice(0, writer.stored())
	);
	const closed = [...pair, reader].flatMap((writer) => writer.closed);
	const lost = acknowledged.filter((text) => !there.has(text));
	return { ...quantiles(took), closed, lost };
}

process.on('disconnect', () => process.exit());
process.on('message', async (order: { do: 'made' | 'end'; edits: number }) => {
	if (order.do === 'end') return process.send?.({ probed: await conclude() });
	await until(() => turn >= order.edits);
	return process.send?.({});
});

await until(() => pair.every(({ provider }) => provider.synced), 20_000);
pair.forEach(watch);
const timer = setInterval(write, BEAT);
process.send?.({});
