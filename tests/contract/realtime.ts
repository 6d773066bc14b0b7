import type { RealtimeChannelOptions, SupabaseClient } from '@supabase/supabase-js';
import { expect, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { join, type Ear, type Heard } from './ear.ts';

type Config = RealtimeChannelOptions['config'];

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
export function until(condition: () => unknown, timeout = 15_000): Promise<void> {
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
	onTestFinished(() => socket.terminate());
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
