/** The page sync alone in a process of its own, so that it can be killed, broken and measured. Its parent is app-process.ts. */
import { createServer } from 'node:http';
import { DOOR } from '../../src/sync/doorway.ts';
import { SCHEMA_VERSION } from '../../src/lib/pages/schema.ts';
import { connectSync } from '../../src/sync/database.ts';
import { Sync, type SyncOptions } from '../../src/sync/sync.ts';
import { proveBy } from './stage.ts';

export interface AppSettings {
	port: number;
	address: string;
	jwtSecret: string;
	more: Pick<SyncOptions, 'eviction' | 'heartbeat'>;
}

/** What it answers when it is asked how it is. */
export interface Condition {
	/** Bytes, after a collection of garbage. */
	rss: number;
	heap: number;
	/** Processor time in milliseconds. */
	busy: number;
	rooms: number;
	connections: number;
	faults: string[];
}

const settings = JSON.parse(process.env['SYNC_APP'] ?? '{}') as AppSettings;
const faults: string[] = [];
const origin = `http://127.0.0.1:${settings.port}`;
const sync = new Sync({
	connect: (more) => connectSync(settings.address, more),
	prove: proveBy(settings.jwtSecret),
	origins: [origin],
	schemaVersion: SCHEMA_VERSION,
	report: (cause) => faults.push(String(cause)),
	...settings.more
});
const server = createServer(DOOR).on('upgrade', (request, socket, head) => {
	if (!sync.upgrade(request, socket, head)) socket.destroy();
});

function readCondition(): Condition {
	globalThis.gc?.();
	const { rss, heapUsed: heap } = process.memoryUsage();
	const { user, system } = process.cpuUsage();
	const [rooms, connections] = [[...sync.rooms.all].length, sync.connections.size];
	return { rss, heap, busy: (user + system) / 1000, rooms, connections, faults };
}

process.on('message', () => process.send?.({ condition: readCondition() }));
process.on('disconnect', () => process.exit());
server.listen(settings.port, '127.0.0.1', () => process.send?.({ ready: true }));
