import { WebSocket } from 'ws';

/** Bare WebSockets on one topic: a thousand of supabase-js would measure themselves. */
export interface Receivers {
	count: number;
	/** Milliseconds from the first connection to the last answered join. */
	joining: number;
	/** Milliseconds of each join alone. */
	joins: number[];
	/** When the next message comes, in milliseconds of this process. */
	next(): Promise<number>;
	/** Counts so many deliveries from now on. */
	listen(deliveries: number): void;
	/** Milliseconds of each delivery from `at` in its payload; at most ten seconds after the last one. */
	all(): Promise<number[]>;
	close(): Promise<void>;
}

interface Audience {
	url: string;
	publishableKey: string;
	token: string;
	topic: string;
	count: number;
}

const QUIET = 10_000;

export async function openReceivers(audience: Audience): Promise<Receivers> {
	const latencies: number[] = [];
	let expected = Number.POSITIVE_INFINITY;
	let heard = Promise.withResolvers<number>();
	let done = Promise.withResolvers<undefined>();
	let lastAt = performance.now();
	const hear = (data: Buffer) => {
		lastAt = performance.now();
		heard.resolve(lastAt);
		heard = Promise.withResolvers();
		const at = /"at":([\d.]+)/.exec(data.toString('latin1'))?.[1];
		if (at) latencies.push(lastAt - Number(at));
		if (latencies.length >= expected) done.resolve(undefined);
	};
	const start = performance.now();
	const sockets = await Promise.all(
		Array.from({ length: audience.count }, () => enter(audience, hear))
	);
	const joining = performance.now() - start;
	return {
		count: audience.count,
		joining,
		joins: sockets.map(({ took }) => took),
		next: () => heard.promise,
		listen(deliveries) {
			latencies.length = 0;
			expected = deliveries;
			done = Promise.withResolvers();
		},
		async all() {
			const watching = setInterval(() => {
				if (performance.now() - lastAt > QUIET) done.resolve(undefined);
			}, 100);
			await done.promise;
			clearInterval(watching);
			return latencies;
		},
		async close() {
			await Promise.all(
				sockets.map(({ socket }) => {
					const closed = new Promise((resolve) => socket.once('close', resolve));
					socket.close();
					return closed;
				})
			);
		}
	};
}

async function enter(
	{ url, publishableKey, token, topic }: Audience,
	hear: (data: Buffer) => void
) {
	const address = `${url.replace('http', 'ws')}/realtime/v1/websocket`;
	const socket = new WebSocket(`${address}?apikey=${publishableKey}&vsn=2.0.0`);
	await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
	const start = performance.now();
	const joined = new Promise<string>((resolve) => {
		socket.once('message', (data: Buffer) => resolve(data.toString()));
	});
	const payload = { config: { private: true }, access_token: token };
	socket.send(JSON.stringify(['1', '1', `realtime:${topic}`, 'phx_join', payload]));
	const reply = await joined;
	if (!reply.includes('"status":"ok"')) throw new Error(`A join was refused: ${reply}`);
	const took = performance.now() - start;
	socket.on('message', (data: Buffer, isBinary) => {
		if (isBinary) hear(data);
	});
	return { socket, took };
}
