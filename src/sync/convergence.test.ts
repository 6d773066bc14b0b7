import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { converge } from '../../tests/faults/page-convergence.ts';
import { isSame } from '../../tests/faults/page-judge.ts';

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

describe('two nodes and six clients that come and go', () => {
	it.each([1, 2, 3, 4])(
		'agree in the end (seed %i)',
		async (seed) => {
			const urls = nodes.map(({ url }) => url);
			const { bytes, ...end } = await converge(stage, urls, seed);
			expect(end).toEqual({ agreed: true, closed: [] });
			expect(bytes).toBeGreaterThan(1_000);
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
