import { Channel, PREFIX } from './channel.ts';
import type { Connection } from './connection.ts';
import type { TextFrame } from './frames.ts';
import { readJoinSettings, type JoinSettings } from './join-settings.ts';
import { sendPresenceState } from './presence.ts';
import { encodeStored } from './stored-frame.ts';
import { readToken, TokenRefused } from './token.ts';

/** Lets a connection in on a topic, or answers why not; the answer of a refusal waits a little. */
export async function join(connection: Connection, frame: TextFrame): Promise<void> {
	const settings = readJoinSettings(frame.payload);
	endFormer(connection, frame.topic);
	const { joins } = connection.switchboard;
	if (joins.isOver()) return connection.close(1008, 'Too many joins per second');
	joins.add(1);
	const reason = refusalOf(connection, frame.topic, settings);
	if (reason) return refuse(connection, frame, reason);
	const channel = await admit(connection, frame, settings);
	if (typeof channel === 'string') return refuse(connection, frame, channel);
	if (!connection.isOpen) return;
	await open(channel, frame.ref);
}

/** A second join of a topic ends the first. */
function endFormer(connection: Connection, topic: string): void {
	const former = connection.channels.get(topic);
	former?.sayGoodbye();
	former?.close();
}

/** Why the service would not even ask the database. */
function refusalOf(connection: Connection, topic: string, settings: JoinSettings): string | null {
	const { limits } = connection.switchboard;
	const isNamed = topic.startsWith(PREFIX) && topic.length > PREFIX.length;
	if (!isNamed || hasControlCharacters(topic)) {
		return 'TopicNameRequired: You must provide a topic name';
	}
	if (Buffer.byteLength(topic) > limits.topicBytes) {
		return `TopicNameTooLong: With its prefix a topic has at most ${limits.topicBytes} bytes`;
	}
	if (!settings.isPrivate) return 'PrivateOnly: This project only allows private channels';
	if (settings.wantsPostgresChanges) {
		return 'RealtimeDisabledForConfiguration: postgres_changes is not used here, listen to broadcasts of the database';
	}
	if (isTooMany(connection)) return 'ConnectionRateLimitReached: Too many connected users';
	if (connection.channels.size + connection.refusals >= limits.channelsPerConnection) {
		return 'ChannelRateLimitReached: Too many channels';
	}
	return null;
}

/** Whether this would be the first channel of one connection too many. */
function isTooMany({ channels, switchboard: { connections, limits } }: Connection): boolean {
	if (channels.size > 0) return false;
	const users = [...connections].filter((other) => other.channels.size > 0);
	return users.length >= limits.connections;
}

const hasControlCharacters = (text: string) => /\p{Cc}/u.test(text);

/** The channel, not yet open, or the reason why there is none. */
async function admit(
	connection: Connection,
	{ topic, joinRef }: TextFrame,
	settings: JoinSettings
): Promise<Channel | string> {
	const { authorization, jwtSecret, report } = connection.switchboard;
	const name = topic.slice(PREFIX.length);
	try {
		const { accessToken } = settings;
		const grant = accessToken ? await readToken(accessToken, jwtSecret) : connection.grant;
		const read = await authorization.mayRead(name, grant.claims);
		if (read.broadcast || (read.presence && !settings.replay)) {
			return new Channel(connection, { topic: name, joinRef, settings }, grant, read);
		}
		return `Unauthorized: You do not have permissions to read from this Channel topic: ${name}`;
	} catch (cause) {
		if (cause instanceof TokenRefused) return `${cause.code}: ${cause.message}`;
		report(cause);
		return 'Realtime was unable to connect to the project database';
	}
}

function refuse(connection: Connection, { joinRef, ref, topic }: TextFrame, reason: string): void {
	connection.refuseLater(() => connection.reply(joinRef, ref, topic, 'error', { reason }));
}

async function open(channel: Channel, ref: string | null): Promise<void> {
	const { replay } = channel.settings;
	if (replay) channel.held = [];
	channel.open();
	const replayed = replay ? await readReplay(channel, replay) : [];
	channel.reply(ref, 'ok', { postgres_changes: [] });
	// What came in while the replay was read may be part of it.
	const held =
		channel.held?.filter(({ id }) => id === undefined || !channel.replayed.has(id)) ?? [];
	channel.held = null;
	for (const frame of [...replayed, ...held.map(({ frame }) => frame)]) channel.send(frame);
	sendPresenceState(channel);
}

/** What was said before the join; heard live meanwhile, it is not said twice. */
async function readReplay(
	channel: Channel,
	{ since, limit }: { since: number; limit: number }
): Promise<Buffer[]> {
	const { readMessages, report } = channel.connection.switchboard;
	try {
		const messages = await readMessages.since(channel.topic, since, limit);
		for (const { id } of messages) channel.replayed.add(id);
		return messages.map((message) => encodeStored(message, channel.fullTopic, true));
	} catch (cause) {
		report(cause);
		return [];
	}
}
