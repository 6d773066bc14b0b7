/** What hostile clients try on a running server. What Yjs itself must never see is in update-check.test.ts. */
import { connect } from 'node:net';
import * as encoding from 'lib0/encoding';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openRaw } from '../../tests/sync/raw.ts';
import { openStage, type Node, type Stage } from '../../tests/sync/stage.ts';
import { openWriter, until, type Writer } from '../../tests/sync/writer.ts';
import { FRAME_BYTES } from './limits.ts';
import { updateFrame } from './messages.ts';

let stage: Stage;
let node: Node;
let page = '';
const writers: Writer[] = [];

async function come(name: string, body: 'home' | 'vendor' = 'home'): Promise<Writer> {
	const writer = openWriter(node.url, page, await stage.token(await stage.person(name, body)));
	writers.push(writer);
	await until(() => writer.provider.synced);
	return writer;
}

const raw = (options = {}) => openRaw({ stage, node, page }, options);

beforeAll(async () => {
	stage = await openStage();
	node = await stage.node();
	page = await stage.page();
});
afterEach(() => {
	for (const writer of writers.splice(0)) writer.leave();
});
afterAll(() => stage.close());

describe('an attack:', () => {
	it('a page of a foreign origin gets 403 before the upgrade, ours comes in', async () => {
		expect(await (await raw({ headers: { origin: 'https://evil.example' } })).closed).toBe(403);
		const { socket, opened } = await raw({ headers: { origin: node.origin } });
		await opened;
		expect(socket.readyState).toBe(WebSocket.OPEN);
		socket.terminate();
	});

	it('writing under the client id of somebody else closes 4400, and their words stay', async () => {
		const victim = await come('Opfer');
		const watcher = await come('Zeugin');
		victim.write('hello world');
		await until(() => victim.stored() === 1 && watcher.text() === victim.text());
		const forged = new Y.Doc();
		Y.applyUpdate(forged, Y.encodeStateAsUpdate(victim.document));
		forged.clientID = victim.document.clientID;
		const before = Y.encodeStateVector(forged);
		forged.getXmlFragment('default').insert(0, [new Y.XmlText('EVIL')]);
		const { socket, closed, opened } = await raw();
		await opened;
		socket.send(updateFrame(Y.encodeStateAsUpdate(forged, before)));
		expect(await closed).toBe(4400);
		victim.write('und weiter');
		await until(() => watcher.text() === victim.text() && victim.stored() === 2);
		expect(watcher.text()).not.toContain('EVIL');
	});

	it('a caret under a foreign name or id is shown under one’s own', async () => {
		const watcher = await come('Zeugin');
		const liar = await come('Lügner');
		liar.provider.awareness.setLocalStateField('user', { name: 'Landrat' });
		const seen = () => watcher.provider.awareness.getStates().get(liar.document.clientID);
		await until(() => seen()?.user);
		expect(seen()?.user).toMatchObject({ name: 'Lügner' });
		const stolen = encodeAwarenessUpdate(watcher.provider.awareness, [watcher.document.clientID]);
		const frame = encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, 1);
			encoding.writeVarUint8Array(encoder, stolen);
		});
		(liar.provider.ws as unknown as WebSocket).send(frame);
		liar.write('danach');
		await until(() => liar.stored() === 1);
		expect(liar.closed).toEqual([]);
		expect(watcher.provider.awareness.getLocalState()).toEqual({});
	});

	it('a vendor never learns who is there', async () => {
		await stage.sql`insert into public.shares (object_id, organisation_id, granted)
			values (${page}, ${stage.bodies.vendor}, 'write')`;
		const official = await come('Karin');
		const vendor = await come('Priya', 'vendor');
		official.provider.awareness.setLocalStateField('caret', 1);
		vendor.provider.awareness.setLocalStateField('caret', 2);
		await until(() => official.provider.awareness.getStates().has(vendor.document.clientID));
		vendor.write('vom Hersteller');
		await until(() => official.text().includes('vom Hersteller'));
		expect([...vendor.provider.awareness.getStates().keys()]).toEqual([vendor.document.clientID]);
	});

	it('whoever may only read writes nothing, and is told', async () => {
		const person = await stage.person('Liest', 'vendor');
		await stage.sql`update public.shares set granted = 'read' where object_id = ${page}`;
		const { socket } = await raw({ person });
		const said: Buffer[] = [];
		socket.on('message', (data: Buffer) => said.push(data));
		await until(() => socket.readyState === WebSocket.OPEN);
		const evil = new Y.Doc();
		evil.getXmlFragment('default').insert(0, [new Y.XmlText('okEVIL')]);
		socket.send(updateFrame(Y.encodeStateAsUpdate(evil)));
		await until(() => said.some((frame) => frame[0] === 2));
		const witness = await come('Zeugin');
		expect(witness.text()).not.toContain('okEVIL');
		socket.terminate();
	});

	it.each([
		['a text frame', (socket: WebSocket) => socket.send('hello'), 4400],
		['an unknown message', (socket: WebSocket) => socket.send(Buffer.from([77])), 4400],
		['an empty frame', (socket: WebSocket) => socket.send(Buffer.alloc(0)), 4400],
		[
			'a frame above a mebibyte',
			(socket: WebSocket) => socket.send(Buffer.alloc(FRAME_BYTES + 1)),
			4413
		],
		['ten thousand carets', (socket: WebSocket) => socket.send(manyCarets(10_000)), 4400],
		['a flood', (socket: WebSocket) => flood(socket), 4413]
	] as [string, (socket: WebSocket) => void, number][])(
		'%s ends that socket alone',
		async (_what, attack, code) => {
			const honest = await come('Ehrlich');
			const { socket, closed, opened } = await raw();
			await opened;
			attack(socket);
			expect(await closed).toBe(code);
			honest.write('weiter');
			await until(() => honest.stored() === 1);
		}
	);

	it('violations of the protocol end that socket alone, never the process', async () => {
		const honest = await come('Ehrlich');
		const token = await stage.token(await stage.person('Angriff'));
		const frames = [
			'f000',
			'8380',
			'c180',
			'8f00',
			'88820000000003e9',
			'82ff7fffffffffffffff',
			'0980',
			'ff'
		];
		for (const frame of frames) await violate(token, Buffer.from(frame, 'hex'));
		honest.write('noch da');
		await until(() => honest.stored() === 1);
		expect(honest.closed).toEqual([]);
	});
});

const flood = (socket: WebSocket) => {
	for (let time = 0; time < 3_000; time++) socket.send(Buffer.from([3]));
};

function manyCarets(count: number): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, 1);
		const body = encoding.encode((inner) => {
			encoding.writeVarUint(inner, count);
			for (let client = 0; client < count; client++) {
				encoding.writeVarUint(inner, client);
				encoding.writeVarUint(inner, 1);
				encoding.writeVarString(inner, `"${'x'.repeat(30)}"`);
			}
		});
		encoding.writeVarUint8Array(encoder, body);
	});
}

/** Sends bytes that are no frame after a proper upgrade; resolves when the server has ended it. */
function violate(token: string, bytes: Buffer): Promise<void> {
	const { hostname, port, pathname } = new URL(`${node.url}/${page}`);
	return new Promise((resolve) => {
		const socket = connect(Number(port), hostname);
		socket.on('error', () => resolve());
		socket.on('close', () => resolve());
		socket.write(
			`GET ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-protocol: yjs, jwt.${token}\r\n\r\n`
		);
		socket.once('data', () => socket.end(bytes));
	});
}
