/** What hostile clients try to fill or to keep open on a running server: addresses, sockets, memory, rights. */
import { connect } from 'node:net';
import * as encoding from 'lib0/encoding';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openRaw } from '../../tests/sync/raw.ts';
import { openStage, type Node, type Stage } from '../../tests/sync/stage.ts';
import { openWriter, until, type Writer } from '../../tests/sync/writer.ts';
import { PAGE_BYTES } from './limits.ts';
import { compareFrame, updateFrame } from './messages.ts';
import { packRow } from './update-bytes.ts';

let stage: Stage;
let node: Node;
let page = '';
const writers: Writer[] = [];

async function come(person: string): Promise<Writer> {
	const writer = openWriter(node.url, page, await stage.token(person));
	writers.push(writer);
	await until(() => writer.provider.synced);
	return writer;
}

const honest = async () => come(await stage.person('Ehrlich'));
const raw = (person?: string) => openRaw({ stage, node, page }, person ? { person } : {});

async function isStillServed(): Promise<void> {
	const writer = await honest();
	writer.write('weiter');
	await until(() => writer.stored() === 1);
	expect(writer.closed).toEqual([]);
}

/** One update with about so many bytes of words. */
function words(bytes: number): Uint8Array {
	const document = new Y.Doc();
	document.getXmlFragment('default').insert(0, [new Y.XmlText('x'.repeat(bytes))]);
	return Y.encodeStateAsUpdate(document);
}

beforeAll(async () => {
	stage = await openStage();
	node = await stage.node();
});
afterEach(() => {
	for (const writer of writers.splice(0)) writer.leave();
});
afterAll(() => stage.close());

describe('an attack:', () => {
	it('addresses that cannot be read end that connection alone', async () => {
		page = await stage.page();
		const { hostname, port } = new URL(node.url);
		for (const address of ['//[', '/sync//[', '/sync/%', 'http://[', '*', `/sync/${page}/x`]) {
			const socket = connect(Number(port), hostname);
			const ended = new Promise((resolve) => socket.on('close', resolve).on('error', resolve));
			socket.write(
				`GET ${address} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`
			);
			socket.end();
			socket.resume();
			await ended;
		}
		await isStillServed();
	});

	it('3,000 pages that do not exist leave nothing behind', async () => {
		page = await stage.page();
		const person = await stage.person('Sucht');
		const before = [...node.sync.rooms.all].map(({ id }) => id);
		for (let round = 0; round < 30; round++) {
			const token = await stage.token(person);
			const codes = Array.from({ length: 100 }, () => {
				const socket = new WebSocket(`${node.url}/${crypto.randomUUID()}`, ['yjs', `jwt.${token}`]);
				socket.on('error', () => undefined);
				return new Promise<number>((resolve) => socket.on('close', resolve));
			});
			expect(new Set(await Promise.all(codes))).toEqual(new Set([4403]));
		}
		expect([...node.sync.rooms.all].map(({ id }) => id)).toEqual(before);
		expect(node.sync.connections.size).toBe(0);
		await isStillServed();
	});

	it('500 sockets that say nothing keep nobody out', async () => {
		page = await stage.page();
		const { hostname, port } = new URL(node.url);
		const silent = Array.from({ length: 500 }, () => connect(Number(port), hostname));
		for (const socket of silent) {
			socket.on('error', () => undefined);
			socket.write(`GET /sync/${page} HTTP/1.1\r\nhost: ${hostname}\r\n`);
		}
		await isStillServed();
		for (const socket of silent) socket.destroy();
	});

	it('whoever asks for the whole page again and reads nothing is sent away', async () => {
		page = await stage.page();
		await stage.sql`insert into sync.log (page_id, data) values (${page}, ${packRow([words(8_000_000)])})`;
		const { socket, opened, closed } = await raw();
		await opened;
		socket.pause();
		for (let time = 0; time < 10; time++) socket.send(compareFrame(new Uint8Array([0])));
		const [one] = node.sync.connections;
		await until(() => !one || !node.sync.rooms.find(page)?.members.has(one));
		socket.resume();
		expect(await closed).toBe(1013);
	});

	it('while the database stands still, a page takes no more than it may hold', async () => {
		page = await stage.page();
		const witness = await honest();
		const lock = await stage.sql.reserve();
		await lock`begin`;
		await lock`lock table sync.log in share mode`;
		const attackers = await Promise.all(Array.from({ length: 3 }, () => raw()));
		const frame = words(900_000);
		for (const { socket, opened } of attackers) {
			await opened;
			socket.send(answerOf(new Uint8Array([0, 0])));
			for (let time = 0; time < 12; time++) socket.send(updateFrame(time ? words(900_000) : frame));
		}
		const codes = await Promise.race(attackers.map(({ closed }) => closed));
		expect(codes).toBe(4413);
		await lock`commit`;
		lock.release();
		for (const { socket } of attackers) socket.terminate();
		await until(() => node.sync.rooms.find(page)?.isQuiet);
		expect(node.sync.rooms.find(page)?.draft.bytes).toBeLessThanOrEqual(PAGE_BYTES);
		expect(witness.closed).toEqual([]);
	});

	it('whoever only reads takes no client id that somebody writes under', async () => {
		page = await stage.page();
		const writer = await honest();
		writer.write('mein Satz');
		await until(() => writer.stored() === 1);
		await stage.sql`
			insert into public.shares (object_id, organisation_id, granted) values (${page}, ${stage.bodies.vendor}, 'read')`;
		const { socket, opened } = await raw(await stage.person('Liest', 'vendor'));
		await opened.catch(() => undefined);
		writer.provider.awareness.setLocalState(null);
		const forged = new Y.Doc();
		forged.clientID = writer.document.clientID;
		const awareness = new Awareness(forged);
		awareness.setLocalState({ caret: 1 });
		socket.send(awarenessOf(encodeAwarenessUpdate(awareness, [forged.clientID])));
		awareness.destroy();
		const other = await honest();
		await until(() => other.provider.synced);
		expect([...other.provider.awareness.getStates().keys()]).not.toContain(forged.clientID);
		socket.terminate();
	});

	it('a right that came through a second body ends when that body goes', async () => {
		page = await stage.page();
		const person = await stage.person('Wechselt');
		const writer = await come(person);
		const second = crypto.randomUUID();
		await stage.sql`
			insert into public.organisations (id, slug, name, level, sector, kind, access)
			values (${second}, 'second', 'second', 'cross', 'state', 'network', 'full')`;
		await stage.sql`
			insert into public.shares (object_id, organisation_id, granted) values (${page}, ${second}, 'write')`;
		await stage.sql`
			insert into public.memberships (person_id, organisation_id, role, state)
			values (${person}, ${second}, 'member', 'active')`;
		await stage.sql`
			delete from public.memberships where person_id = ${person} and organisation_id = ${stage.bodies.home}`;
		writer.write('für die zweite Stelle');
		await until(() => writer.stored() === 1);
		await until(() => connectionOf(person)?.admission.organisations.includes(second));
		await stage.sql`delete from public.shares where object_id = ${page}`;
		await until(() => writer.closed.length);
		expect(writer.closed).toEqual([4403]);
	});
});

const connectionOf = (person: string) =>
	[...node.sync.connections].find((one) => one.person === person);

const answerOf = (update: Uint8Array) =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint8Array(encoder, update);
	});

const awarenessOf = (body: Uint8Array) =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint8Array(encoder, body);
	});
