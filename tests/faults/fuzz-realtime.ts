import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SignJWT } from 'jose';
import { WebSocket } from 'ws';
import { openMigrated } from '#embedded/database.ts';
import { openDataDirectory } from '#embedded/data-directory.ts';
import { databaseHome } from '#embedded/postgres/cluster.ts';
import { decodePush, decodeText } from '#embedded/realtime/frames.ts';
import { openRealtime } from '#embedded/realtime/realtime.ts';
import type { Decoders } from '#embedded/realtime/switchboard.ts';
import { loadSecrets } from '#embedded/secrets.ts';
import { closeServer } from '#embedded/server.ts';
import { closeClients, join, liveClient } from '../contract/ear.ts';
import { makeRandom } from './random.ts';
import { encodePush, LARGEST, makeFrames, type Frame } from './realtime-frames.ts';

export interface Fuzzing {
	seed: number;
	frames: number;
	port: number;
	/** A broken build, to see whether the campaign notices. */
	decode?: Decoders;
}

export interface Findings {
	/** Frames the server has read; what follows a bad frame on a connection is not. */
	read: number;
	/** Connections the server closed, by code. 1007 and 1009 are right, others are not. */
	closed: Record<string, number>;
	/** Errors that were not foreseen. */
	faults: unknown[];
	/** Frames read as something they are not. */
	misread: number;
	/** Broadcasts between two honest clients, while it lasted. */
	served: number;
}

const ATTACKERS = 8;
const AT_ONCE = 25;

const MIGRATION = `
	create policy "Everybody hears rooms" on realtime.messages for select to authenticated
		using (topic like 'room:%');
	create policy "Everybody talks in rooms" on realtime.messages for insert to authenticated
		with check (topic like 'room:%');`;

const LIMITS = {
	payloadBytes: LARGEST,
	refusalDelay: 5,
	framesPerSecond: 100_000,
	presenceCalls: 1_000_000,
	presencePerSecond: 1_000_000,
	messagesPerSecond: 1_000_000,
	joinsPerSecond: 1_000_000
};

/** Attacks a running Realtime on a real Postgres until it has read so many frames, while two others talk. */
export async function fuzzRealtime({ seed, frames, port, decode }: Fuzzing): Promise<Findings> {
	const findings: Findings = { read: 0, closed: {}, faults: [], misread: 0, served: 0 };
	const server = await serve(port, findings, decode);
	try {
		const next = makeFrames(makeRandom(seed), server.token);
		const take = () => (findings.read < frames ? next() : null);
		const attackers = Array.from({ length: ATTACKERS }, () => attack(server, take, findings));
		const attacked = Promise.all(attackers).then(() => true);
		await talk(server, attacked, findings);
		await attacked;
	} finally {
		await closeClients();
		await server.close();
	}
	return findings;
}

type Server = Awaited<ReturnType<typeof serve>>;

async function serve(port: number, findings: Findings, given?: Decoders) {
	const directory = mkdtempSync(path.join(tmpdir(), 'verbund-fuzz-'));
	const migrations = path.join(directory, 'migrations');
	mkdirSync(migrations);
	writeFileSync(path.join(migrations, '20260101000000_rooms.sql'), MIGRATION);
	const dataDir = openDataDirectory(path.join(directory, 'data'));
	const secrets = loadSecrets(dataDir);
	const database = await openMigrated(databaseHome(dataDir), secrets, migrations);
	const jwtSecret = new TextEncoder().encode(secrets.jwtSecret);
	const realtime = openRealtime({
		connection: database.connection,
		keys: secrets,
		jwtSecret,
		siteUrl: 'http://127.0.0.1:3000',
		hosts: [`127.0.0.1:${port}`],
		limits: LIMITS,
		report: (cause) => findings.faults.push(cause),
		decode: watched(given ?? { text: decodeText, push: decodePush }, findings)
	});
	const http = createServer().on('upgrade', realtime.upgrade);
	await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
	const token = await new SignJWT({ sub: crypto.randomUUID(), role: 'authenticated' })
		.setProtectedHeader({ alg: 'HS256' })
		.setExpirationTime('1h')
		.sign(jwtSecret);
	return {
		url: `http://127.0.0.1:${port}`,
		key: secrets.publishableKey,
		token,
		async close() {
			await realtime.close();
			await closeServer(http);
			await database.close();
			rmSync(directory, { recursive: true, force: true });
		}
	};
}

/** What is read of a broadcast must be all of it: encoded again it is the same. */
function watched({ text, push }: Decoders, findings: Findings): Decoders {
	return {
		text(frame) {
			findings.read += 1;
			return text(frame);
		},
		push(bytes) {
			findings.read += 1;
			const read = push(bytes);
			if (!encodePush(read).equals(bytes)) findings.misread += 1;
			return read;
		}
	};
}

/** Sends frames over one connection after the other until there are no more. */
async function attack(server: Server, take: () => Frame | null, findings: Findings) {
	const address = `${server.url.replace('http', 'ws')}/realtime/v1/websocket`;
	for (let frame = take(); frame !== null; frame = take()) {
		const socket = new WebSocket(`${address}?apikey=${server.key}&vsn=2.0.0`);
		const ended = new Promise<string>((resolve) => {
			socket.once('close', (code) => resolve(`${code}`));
		});
		socket.on('error', () => undefined);
		await new Promise((resolve) => socket.once('open', resolve));
		for (let count = 0; frame !== null && count < AT_ONCE; count++, frame = take()) {
			socket.send(frame);
		}
		if (frame !== null) socket.send(frame);
		const code = await Promise.race([ended, heartbeat(socket)]);
		if (code !== 'alive') findings.closed[code] = (findings.closed[code] ?? 0) + 1;
		socket.terminate();
	}
}

/** Resolves when the server has worked on everything before. */
function heartbeat(socket: WebSocket): Promise<string> {
	return new Promise((resolve) => {
		socket.on('message', (data: Buffer) => {
			if (data.includes('"still there"')) resolve('alive');
		});
		socket.send('["","still there","phoenix","heartbeat",{}]');
	});
}

/** Two honest clients talk for as long as the attack lasts, each message acknowledged and heard. */
async function talk(server: Server, attacked: Promise<boolean>, findings: Findings) {
	const client = () => liveClient(server.url, server.key, server.token);
	const ear = await join(client(), 'room:honest');
	const mouth = await join(client(), 'room:honest', { broadcast: { ack: true } });
	let isOver = false;
	void attacked.then((over) => (isOver = over));
	do {
		const heard = ear.heard.length;
		const answer = await mouth.channel.send({ type: 'broadcast', event: 'honest', payload: {} });
		if (answer !== 'ok' || ear.heard.length !== heard + 1) {
			throw new Error(`An honest client is no longer served: ${answer}`);
		}
		findings.served += 1;
	} while (!isOver);
}
