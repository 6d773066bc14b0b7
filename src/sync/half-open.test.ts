import { afterAll, beforeAll, expect, it } from 'vitest';
import { openNetwork, type Network } from '../../tests/faults/network.ts';
import { openStage, type Node, type Stage } from '../../tests/sync/stage.ts';
import { openWriter, until } from '../../tests/sync/writer.ts';

const HEARTBEAT = 60;

let stage: Stage;
let node: Node;
let network: Network;

beforeAll(async () => {
	stage = await openStage();
	node = await stage.node({ heartbeat: HEARTBEAT });
	network = await openNetwork(0, Number(new URL(node.url).port));
});
afterAll(async () => {
	await network.end();
	await stage.close();
});

const come = async (url: string, page: string) => {
	const writer = openWriter(url, page, await stage.token(await stage.person('Jemand')));
	await until(() => writer.provider.synced);
	return writer;
};

it('a line that swallows everything ends, and the caret behind it goes; who says nothing but answers stays', async () => {
	const page = await stage.page();
	const watcher = await come(node.url, page);
	const silent = await come(network.url, page);
	silent.provider.awareness.setLocalStateField('caret', 1);
	const others = () => watcher.provider.awareness.getStates().size;
	await until(() => others() === 2);
	const later = performance.now() + HEARTBEAT * 15;
	await until(() => performance.now() > later);
	expect([others(), node.sync.connections.size]).toEqual([2, 2]);
	network.swallow();
	await until(() => others() === 1 && node.sync.connections.size === 1, 5_000);
	expect(watcher.closed).toEqual([]);
	silent.leave();
	watcher.leave();
});
