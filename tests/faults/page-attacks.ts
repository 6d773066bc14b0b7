/** What others' page syncs died or stalled of, against one of ours that runs. Each answers the codes its sockets ended with. */
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { awarenessFrame, compareFrame, updateFrame } from '../../src/sync/messages.ts';
import type { App } from '../sync/app-process.ts';
import type { Ground } from '../sync/ground.ts';
import { openWriter, until } from '../sync/writer.ts';
import { attackOnce } from './page-attacker.ts';
import { makePageFrames, type Frame } from './page-frames.ts';
import * as bombs from './page-bombs.ts';

interface Target {
	ground: Ground;
	app: App;
	/** The page the two honest people are on. */
	page: string;
	random: () => number;
}

type Attack = (target: Target) => Promise<unknown[]>;

const tokenOf = async ({ ground }: Target, name = 'Angriff') =>
	ground.token(await ground.person(name));

/** One socket after the other, each with some of the frames; what comes after a bad one is not read. */
async function sendFrames(target: Target, frames: Frame[], each = 1): Promise<string[]> {
	const token = await tokenOf(target);
	const codes: string[] = [];
	for (let place = 0; place < frames.length; place += each) {
		const address = `${target.app.url}/${target.page}`;
		codes.push((await attackOnce(address, token, frames.slice(place, place + each))).code);
	}
	return [...new Set(codes)];
}

const frame = (bytes: Uint8Array | string): Frame => ({ kind: '', bytes });
const edit = (update: Uint8Array) => frame(updateFrame(update));
const times = <T>(count: number, make: (place: number) => T) =>
	Array.from({ length: count }, (_, place) => make(place));

/** A socket that has come in. */
async function come(target: Target, name?: string): Promise<WebSocket> {
	const token = await tokenOf(target, name);
	const socket = new WebSocket(`${target.app.url}/${target.page}`, ['yjs', `jwt.${token}`]);
	socket.on('error', () => undefined);
	await new Promise((resolve) => socket.once('message', resolve));
	return socket;
}

const ending = (socket: WebSocket) =>
	new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));

/** A frame of so many million bytes, as it would come over a line: piece by piece, until nobody takes it any more. */
async function sendHuge(target: Target, millions: number): Promise<unknown[]> {
	const socket = await come(target);
	const ended = ending(socket);
	const line = (socket as unknown as { _socket: Socket })._socket;
	const header = Buffer.alloc(14);
	// Binary, masked with zeros.
	header.set([0x82, 0xff]);
	header.writeBigUInt64BE(BigInt(millions) * 1_000_000n, 2);
	line.write(header);
	const piece = Buffer.alloc(1_000_000);
	for (let count = 0; count < millions && socket.readyState === socket.OPEN; count++) {
		line.write(piece);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	return [await ended];
}

export const ATTACKS: Record<string, Attack> = {
	/** To know how fast it is in peace. */
	async nothing() {
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		return [];
	},
	async 'mutated frames'(target) {
		const next = makePageFrames(Y.encodeStateAsUpdate(new Y.Doc()), target.random);
		// On a page of their own: what passes may spoil it, and whoever is on it begins anew then.
		const other = { ...target, page: await target.ground.page() };
		await sendFrames(other, times(300, next), 3);
		return [];
	},
	'protocol violations': (target) => sendFrames(target, bombs.violations()),
	'33.5 M structs': (target) =>
		sendFrames(
			target,
			times(60, () => edit(bombs.manyStructs()))
		),
	'clock-gap updates': (target) =>
		sendFrames(
			target,
			times(100, () => edit(bombs.clockGap()))
		),
	'a 99 MB update': (target) => sendHuge(target, 99),
	'a 101 MB frame': (target) => sendHuge(target, 101),
	async '10,000 awareness states in one frame'(target) {
		const states = times(10_000, (client) => ({
			client: client + 10,
			clock: 1,
			json: '{"caret":1}'
		}));
		const watcher = openWriter(target.app.url, target.page, await tokenOf(target, 'Ehrlich'));
		await until(() => watcher.provider.synced);
		const shown = () => [...watcher.provider.awareness.getStates().values()];
		const socket = await come(target);
		socket.send(awarenessFrame(states));
		await until(() => shown().some(({ user }) => user?.name === 'Angriff'));
		const seen = shown().filter(({ caret }) => caret === 1).length;
		watcher.leave();
		socket.terminate();
		return [seen];
	},
	async '3,000 document names'(target) {
		const token = await tokenOf(target);
		const codes = new Set<number>();
		for (let round = 0; round < 60; round++) {
			const sockets = times(50, () => {
				const name = crypto.randomUUID();
				const socket = new WebSocket(`${target.app.url}/${name}`, ['yjs', `jwt.${token}`]);
				socket.on('error', () => undefined);
				return ending(socket);
			});
			for (const code of await Promise.all(sockets)) codes.add(code);
		}
		const { rooms } = await target.app.condition();
		return [...codes, `${rooms} rooms`];
	},
	async 'a slow reader'(given) {
		// On a page of their own: so much text is work for everybody who reads it.
		const target = { ...given, page: await given.ground.page() };
		const reader = await come(target, 'Liest nicht');
		reader.send(compareFrame(new Uint8Array([0])));
		reader.pause();
		const gone = ending(reader);
		// One after the other, each small enough for whoever reads.
		await sendFrames(target, bombs.longStory(24, 400_000).map(edit));
		await until(async () => (await target.app.condition()).connections === 2, 20_000);
		reader.resume();
		return [await gone];
	},
	async '1,000 slowloris sockets'({ app, page }) {
		const sockets = times(1_000, () => {
			const socket = connect(app.port, '127.0.0.1');
			socket.on('error', () => undefined).resume();
			socket.write(`GET /sync/${page} HTTP/1.1\r\nhost: 127.0.0.1\r\n`);
			return new Promise((resolve) => socket.once('close', resolve));
		});
		const all = Promise.all(sockets).then(() => 'all closed');
		const late = new Promise((resolve) => setTimeout(resolve, 20_000, 'still open').unref());
		return [await Promise.race([all, late])];
	},
	'a map nested 15,000 deep, then deleted': (target) =>
		sendFrames(target, bombs.deepMap(15_000).map(edit), 2),
	async 'a foreign origin'({ app, page }) {
		const socket = new WebSocket(`${app.url}/${page}`, ['yjs'], { origin: 'https://evil.example' });
		socket.on('error', () => undefined);
		return [
			await new Promise((resolve) => {
				socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
				socket.once('open', () => resolve('open'));
			})
		];
	},
	async 'a client id of somebody else'(target) {
		const reader = openWriter(target.app.url, target.page, await tokenOf(target, 'Liest'));
		await until(() => reader.provider.synced && reader.text().includes('ehrlich'));
		const frames = bombs.spoofs(reader.document).map(edit);
		reader.leave();
		return sendFrames(target, frames);
	},
	'bytes of version 2': (target) => sendFrames(target, [edit(bombs.versionTwo())]),
	'65 client ids in one update': (target) => sendFrames(target, [edit(bombs.crowd(65))])
};
