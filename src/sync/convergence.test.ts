import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { isSame } from '../../tests/faults/page-judge.ts';
import { makeRandom } from '../../tests/faults/random.ts';
import { openStage, type Node, type Stage } from '../../tests/sync/stage.ts';
import { openWriter, until, type Writer } from '../../tests/sync/writer.ts';

let stage: Stage;
let nodes: Node[] = [];

beforeAll(async () => {
	stage = await openStage();
	nodes = [await stage.node(), await stage.node()];
});
afterAll(() => stage.close());

async function come(page: string, node: Node | undefined): Promise<Writer> {
	const token = await stage.token(await stage.person('Jemand'));
	return openWriter(node?.url ?? '', page, token);
}

const same = (a: Writer, b: Writer) => isSame(a.document, b.document);

function act({ document, provider, write }: Writer, random: () => number): void {
	const fragment = document.getXmlFragment('default');
	const chance = random();
	if (chance < 0.04) provider.disconnect();
	else if (chance < 0.12) provider.connect();
	else if (chance < 0.3 && fragment.length > 1)
		fragment.delete(Math.floor(random() * fragment.length), 1);
	else if (chance < 0.6 && fragment.length > 0) {
		const block = fragment.get(Math.floor(random() * fragment.length)) as Y.XmlElement;
		if (block.length) (block.get(0) as Y.XmlText).insert(0, `${Math.floor(random() * 99)}`);
	} else write(`Absatz ${Math.floor(random() * 1000)}`);
}

describe('two nodes and six clients that come and go', () => {
	it.each([1, 2, 3, 4])(
		'agree in the end (seed %i)',
		async (seed) => {
			const random = makeRandom(seed);
			const page = await stage.page();
			const writers = await Promise.all(
				Array.from({ length: 6 }, (_, place) => come(page, nodes[place % 2]))
			);
			await until(() => writers.every(({ provider }) => provider.synced));
			for (let turn = 0; turn < 150; turn++) {
				const writer = writers[Math.floor(random() * writers.length)];
				if (writer) act(writer, random);
				if (turn % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
				if (turn % 40 === 20) await stage.sql`select pg_notify('sync_compact', ${page})`;
			}
			for (const { provider } of writers) provider.connect();
			await until(() => writers.every(({ provider }) => provider.synced));
			const later = await come(page, nodes[0]);
			await until(() => later.provider.synced);
			await until(() => writers.every((writer) => same(writer, later)), 20_000);
			for (const { document, closed } of [...writers, later]) {
				expect(document.store.pendingStructs).toBeNull();
				expect(closed.filter((code) => code >= 4000)).toEqual([]);
			}
			for (const writer of [...writers, later]) writer.leave();
			for (const { faults } of nodes) expect(faults.map(String)).toEqual([]);
		},
		60_000
	);
});

describe('a slow reader', () => {
	it('gets in one piece what they missed', async () => {
		const page = await stage.page();
		const [writer, reader] = [await come(page, nodes[0]), await come(page, nodes[0])];
		await until(() => writer.provider.synced && reader.provider.synced);
		const socket = reader.provider.ws as unknown as WebSocket;
		socket.pause();
		// One after the other, so that some are relayed before the reader is found slow and some after.
		for (let time = 1; time <= 15; time++) {
			writer.write(`${time} ${'x'.repeat(900_000)}`);
			await until(() => writer.stored() === time, 30_000);
		}
		socket.resume();
		await until(() => same(writer, reader), 30_000);
		expect(reader.closed).toEqual([]);
		writer.leave();
		reader.leave();
	}, 60_000);
});
