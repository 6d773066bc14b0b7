import {
	createClient,
	type RealtimeChannel,
	type RealtimeChannelOptions,
	type SupabaseClient
} from '@supabase/supabase-js';
import { expect, vi } from 'vitest';
import { WebSocket } from 'ws';

/** A message as supabase-js hands it over. */
export interface Heard {
	event: string;
	payload: unknown;
	meta?: { id: string; replayed?: boolean };
}

/** A joined channel and everything that came over it since. */
export interface Ear {
	channel: RealtimeChannel;
	heard: Heard[];
	/** Messages of the server about the channel itself. */
	said: string[];
	isClosed(): boolean;
}

type Config = RealtimeChannelOptions['config'];

const open = new Set<SupabaseClient>();
const rawSockets = new Set<WebSocket>();

/** A client without any memory; with a token it is whoever the token says. */
export function liveClient(url: string, key: string, token?: string): SupabaseClient {
	const stateless = { auth: { persistSession: false, autoRefreshToken: false } };
	const client = createClient(
		url,
		key,
		token === undefined ? stateless : { accessToken: async () => token }
	);
	open.add(client);
	return client;
}

/** Ends all clients made here; for afterAll. */
export async function closeClients(): Promise<void> {
	await Promise.all([...open].map((client) => client.removeAllChannels()));
	for (const socket of rawSockets) socket.terminate();
	open.clear();
	rawSockets.clear();
}

/** Joins a private channel, or rejects with the reason the server gave. */
export async function join(
	client: SupabaseClient,
	topic: string,
	config: Config = {}
): Promise<Ear> {
	await client.realtime.setAuth();
	const channel = client.channel(topic, { config: { private: true, ...config } });
	const ear: Ear = { channel, heard: [], said: [], isClosed: () => channel.state === 'closed' };
	channel.on('broadcast', { event: '*' }, ({ event, payload, meta }) => {
		ear.heard.push({ event, payload, ...(meta && { meta }) });
	});
	channel.on('system', {}, ({ message }: { message: string }) => ear.said.push(message));
	if (config.presence) channel.on('presence', { event: 'sync' }, () => undefined);
	await new Promise<void>((resolve, reject) => {
		channel.subscribe((state, error) => {
			if (state === 'SUBSCRIBED') resolve();
			else reject(error ?? new Error(state));
		});
	}).catch(async (cause: unknown) => {
		await client.removeChannel(channel);
		throw cause;
	});
	return ear;
}

/** Why a join is refused; fails when it is not. */
export async function refusal(
	client: SupabaseClient,
	topic: string,
	config?: Config
): Promise<string> {
	const outcome = await join(client, topic, config).catch((cause: Error) => cause);
	if (outcome instanceof Error) return outcome.message;
	throw new Error(`${topic} was joined.`);
}

/** Waits until it is true. */
export function until(condition: () => unknown, timeout = 5000): Promise<void> {
	return vi.waitFor(() => expect(condition(), `${condition}`).toBeTruthy(), {
		timeout,
		interval: 5
	});
}

/** Gives a signed-in client, and so its channels, a new access token; within one second it is the same. */
export async function renew({ auth }: SupabaseClient): Promise<void> {
	const before = (await auth.getSession()).data.session?.access_token;
	const isNew = async () => {
		const { data, error } = await auth.refreshSession();
		if (error) throw error;
		if (data.session?.access_token === before) throw new Error('still the same access token');
	};
	await vi.waitFor(isNew, { timeout: 5000, interval: 100 });
}

/** The first message with this event, now or later. */
export async function hears(ear: Ear, event: string): Promise<Heard> {
	await until(() => ear.heard.some((message) => message.event === event));
	return ear.heard.find((message) => message.event === event) as Heard;
}

/** Waits until the server has worked on everything sent before: frames of a connection keep their order. */
export async function settle({ channel }: Ear): Promise<void> {
	await channel.send({ type: 'presence', event: 'untrack' });
}

/** A bare WebSocket, for what supabase-js would never send. */
export interface RawSocket {
	/** Text frames as their five parts, in order. */
	frames: unknown[][];
	/** The code the server closed with, once it has. */
	closed: Promise<number>;
	send(frame: unknown[] | string | Buffer): void;
	/** The first answer to this reference, now or later. */
	answerTo(ref: string): Promise<{ status: string; response: { reason?: string } }>;
}

export async function openRaw(url: string, key: string): Promise<RawSocket> {
	const address = `${url.replace(/^http/, 'ws')}/realtime/v1/websocket`;
	const socket = new WebSocket(`${address}?apikey=${key}&vsn=2.0.0`);
	const frames: unknown[][] = [];
	socket.on('message', (data: Buffer, isBinary) => {
		if (!isBinary) frames.push(JSON.parse(data.toString()) as unknown[]);
	});
	const closed = new Promise<number>((resolve) => socket.once('close', resolve));
	await new Promise((resolve, reject) => {
		socket.once('open', resolve);
		socket.once('error', reject);
	});
	rawSockets.add(socket);
	const answer = (ref: string) =>
		frames.find(([, answered, , event]) => answered === ref && event === 'phx_reply');
	return {
		frames,
		closed,
		send: (frame) => socket.send(Array.isArray(frame) ? JSON.stringify(frame) : frame),
		async answerTo(ref) {
			await until(() => answer(ref), 8000);
			return answer(ref)?.[4] as Awaited<ReturnType<RawSocket['answerTo']>>;
		}
	};
}
