import {
	createClient,
	type RealtimeChannel,
	type RealtimeChannelOptions,
	type SupabaseClient
} from '@supabase/supabase-js';

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
	open.clear();
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
