/** A page sync on a real Postgres, with people and a page: for the tests beside src/sync and the campaigns. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jwtVerify } from 'jose';
import { SCHEMA_VERSION } from '../../src/lib/pages/schema.ts';
import { connectSync } from '../../src/sync/database.ts';
import { Sync, type SyncOptions } from '../../src/sync/sync.ts';
import { openGround, type Ground } from './ground.ts';

export interface Node {
	sync: Sync;
	/** `ws://…/sync` */
	url: string;
	origin: string;
	faults: unknown[];
	close(): Promise<void>;
}

export interface Stage extends Ground {
	node(options?: Partial<SyncOptions>): Promise<Node>;
}

export async function openStage(): Promise<Stage> {
	const ground = await openGround();
	const nodes: Node[] = [];
	return {
		...ground,
		async node(options = {}) {
			const node = await openNode({
				connect: (more) => connectSync(ground.address, more),
				prove: proveBy(ground.jwtSecret),
				...options
			});
			nodes.push(node);
			return node;
		},
		async close() {
			for (const node of nodes) await node.close();
			await ground.close();
		}
	};
}

/** As the API would answer, without asking it. */
export const proveBy = (jwtSecret: string) => {
	const key = new TextEncoder().encode(jwtSecret);
	return (token: string) =>
		jwtVerify(token, key).then(
			({ payload }) => payload.sub ?? null,
			() => null
		);
};

type NodeOptions = Pick<SyncOptions, 'connect' | 'prove'> & Partial<SyncOptions>;

async function openNode(options: NodeOptions): Promise<Node> {
	const faults: unknown[] = [];
	const http = createServer();
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const { port } = http.address() as AddressInfo;
	const origin = `http://127.0.0.1:${port}`;
	const sync = new Sync({
		origins: [origin],
		schemaVersion: SCHEMA_VERSION,
		report: (cause) => faults.push(cause),
		...options
	});
	http.on('upgrade', (request, socket, head) => {
		if (!sync.upgrade(request, socket, head)) socket.destroy();
	});
	let closing: Promise<void> | undefined;
	const close = async () => {
		await sync.close();
		http.closeAllConnections();
		await new Promise((resolve) => http.close(resolve));
	};
	return {
		sync,
		origin,
		faults,
		url: `ws://127.0.0.1:${port}/sync`,
		close: () => (closing ??= close())
	};
}
