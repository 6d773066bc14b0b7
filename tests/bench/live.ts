import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@supabase/supabase-js';
import { openConsole } from '#embedded/console.ts';
import type { LiveServer, Usage } from './live-server.ts';
import { openReceivers, type Receivers } from './live-receivers.ts';
import { summarise } from './measure.ts';

const PORT = 24580;
const WRITES = 300;
const JOINS = 200;
const IDLE = 1000;

/** Messages a second and seconds, for so many receivers. */
const FAN_OUTS = [
	{ receivers: 200, perSecond: 100, seconds: 4 },
	{ receivers: 1000, perSecond: 20, seconds: 4 }
];

/** `npm run bench live`: how fast changes reach other screens, and what an open page costs. */
export async function measureLive(): Promise<void> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-live-'));
	const script = fileURLToPath(new URL('live-server.ts', import.meta.url));
	const child = fork(script, [dataDir, `${PORT}`], { execArgv: ['--expose-gc'] });
	try {
		const server = (await answer(child)) as LiveServer;
		const token = await signIn(server);
		const sql = openConsole(dataDir);
		const [body] = await sql`select id from organisations order by slug limit 1`;
		const topic = `organisation:${body?.id}`;
		const open = (count: number) => openReceivers({ ...server, token, topic, count });

		const usage = async () => {
			child.send('usage');
			return (await answer(child)) as Usage;
		};

		await measureIdle(usage, open);
		await measureWrites(
			await open(1),
			() => sql`
			update organisations set seat = 'Ort ' || version where id = ${body?.id}`
		);
		await measureJoins(open);
		for (const fanOut of FAN_OUTS) {
			await measureFanOut(await open(fanOut.receivers), { ...server, topic, usage, ...fanOut });
		}
		await sql.end();
	} finally {
		child.disconnect();
		await once(child, 'exit');
		rmSync(dataDir, { recursive: true, force: true });
	}
}

async function answer(child: ChildProcess): Promise<unknown> {
	const [message] = await once(child, 'message');
	return message;
}

async function signIn({ url, publishableKey }: LiveServer): Promise<string> {
	const { auth } = createClient(url, publishableKey, { auth: { persistSession: false } });
	const credentials = { email: 'karin@fitko.example', password: 'verbund-demo' };
	const { data, error } = await auth.signInWithPassword(credentials);
	await auth.stopAutoRefresh();
	if (error) throw error;
	return data.session.access_token;
}

/** One after the other; the clock starts when the database says that it is committed. */
async function measureWrites(receivers: Receivers, write: () => PromiseLike<unknown>) {
	const [sent, committed]: [number[], number[]] = [[], []];
	for (let count = 0; count < WRITES; count++) {
		const start = performance.now();
		const heard = receivers.next();
		await write();
		const commit = performance.now();
		const at = await heard;
		sent.push(at - start);
		committed.push(Math.max(0, at - commit));
	}
	await receivers.close();
	console.log(`commit → received: ${summarise(committed)}`);
	console.log(`write sent → received: ${summarise(sent)}`);
}

async function measureJoins(open: (count: number) => Promise<Receivers>) {
	const receivers = await open(JOINS);
	console.log(
		`${JOINS} private joins at once: ${receivers.joining.toFixed(0)} ms, each ${summarise(receivers.joins)}`
	);
	await receivers.close();
}

interface FanOut {
	url: string;
	secretKey: string;
	topic: string;
	perSecond: number;
	seconds: number;
	usage: () => Promise<Usage>;
}

async function measureFanOut(receivers: Receivers, fanOut: FanOut) {
	const { url, secretKey, topic, perSecond, seconds, usage } = fanOut;
	const client = createClient(url, secretKey, { auth: { persistSession: false } });
	const sender = client.channel(topic, { config: { private: true } });
	await new Promise<void>((resolve) => sender.subscribe(() => resolve()));
	const expected = receivers.count * perSecond * seconds;
	const filler = 'x'.repeat(80);
	const { cpu } = await usage();
	const start = performance.now();
	receivers.listen(expected);
	for (let count = 0; count < perSecond * seconds; count++) {
		const wait = start + (count * 1000) / perSecond - performance.now();
		if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
		const payload = { at: performance.now(), filler };
		void sender.send({ type: 'broadcast', event: 'bench', payload });
	}
	const latencies = await receivers.all();
	const took = (performance.now() - start) / 1000;
	const rate = (latencies.length / took / 1000).toFixed(1);
	const each = (((await usage()).cpu - cpu) / latencies.length).toFixed(1);
	console.log(
		`1 → ${receivers.count}, ${perSecond} messages/s of 100 B: ${latencies.length} of ${expected} deliveries, ` +
			`${rate} k/s, ${summarise(latencies)}, server ${each} µs each`
	);
	await client.removeAllChannels();
	await receivers.close();
}

async function measureIdle(
	usage: () => Promise<Usage>,
	open: (count: number) => Promise<Receivers>
) {
	const { memory: before } = await usage();
	const receivers = await open(IDLE);
	const { memory: after } = await usage();
	console.log(
		`memory of an idle connection with one channel: ${((after - before) / IDLE / 1000).toFixed(1)} kB ` +
			`(of ${IDLE}; server ${(before / 1e6).toFixed(0)} → ${(after / 1e6).toFixed(0)} MB)`
	);
	await receivers.close();
}

if (import.meta.main) await measureLive();
