import { openConsole } from '#embedded/console.ts';
import { forget, newAddress, openHouse, type House } from '../faults/house.ts';
import { signIn } from '../server/stage.ts';
import { summarise } from './measure.ts';
import { measureMemory } from './starting.ts';

const ROWS = 100_000;

interface State {
	phase: string;
	rows: number;
	wrong: number;
	there: number;
	written: number;
}

/** A file of a hundred thousand entries for the bodies, roles and topics of the demo. */
async function makeFile({ dataDir }: House): Promise<string> {
	const sql = openConsole(dataDir);
	const slugs = async (table: string) =>
		(await sql`select slug from ${sql(table)} where archived_at is null order by slug`).map(
			({ slug }) => String(slug)
		);
	const [bodies, roles, topics] = [
		await slugs('organisations'),
		await slugs('roles'),
		await slugs('topics')
	];
	await sql.end();
	const lines = Array.from({ length: ROWS }, (_, row) => {
		const pick = (from: string[], step: number) => from[Math.floor(row / step) % from.length] ?? '';
		return [
			pick(bodies, 1),
			pick(roles, bodies.length),
			pick(topics, bodies.length * 5),
			`Referat ${row}`,
			'2026-01-01'
		].join(';');
	});
	return ['organisation;role;topic;unit;valid_from', ...lines].join('\n');
}

/** Sends the file as the page's script does; milliseconds between two words of progress, and the last word. */
async function bring(house: House, cookie: string, file: string) {
	const form = new FormData();
	form.set('file', new Blob([file], { type: 'text/csv' }), 'eintraege.csv');
	form.set('act', 'write');
	const headers = { cookie, origin: house.url };
	const start = performance.now();
	const answer = await fetch(`${house.url}/directory/import`, {
		method: 'POST',
		headers,
		body: form
	});
	if (!answer.ok || !answer.body) throw new Error(`The import answered ${answer.status}`);
	const gaps: number[] = [];
	let last = start;
	let text = '';
	for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
		gaps.push(performance.now() - last);
		last = performance.now();
		text += part;
	}
	const states = text.trim().split('\n');
	return { seconds: (last - start) / 1000, gaps, end: JSON.parse(states.at(-1) ?? '{}') as State };
}

/** `npm run bench import`: 100,000 entries from one file, then the same file once more. */
export async function measureImport(): Promise<void> {
	const address = newAddress(24370);
	const house = await openHouse(address);
	try {
		const file = await makeFile(house);
		const { browser } = await signIn(house.url);
		const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
		for (const what of ['new entries', 'the same file again']) {
			const { seconds, gaps, end } = await bring(house, cookie, file);
			console.log(`${what}: ${seconds.toFixed(1)} s, ${JSON.stringify({ ...end, sample: [] })}`);
			console.log(`between two words of progress: ${summarise(gaps)}`);
		}
		console.table({ 'memory after it, MB (PSS)': measureMemory(house) });
	} finally {
		await house.close();
		forget(address);
	}
}
