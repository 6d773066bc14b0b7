import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Channel } from './channel.ts';
import { encodeText, type TextFrame } from './frames.ts';
import { permits } from './permission.ts';

/** What a channel shows of itself, and how often it changed that. */
export interface Presence {
	/** Hears who else is there. */
	enabled: boolean;
	/** Calls in the window that began at `since` (milliseconds). */
	calls: number;
	since: number;
	meta: Meta | null;
}

type Meta = Record<string, unknown> & { phx_ref: string };
type State = Record<string, { metas: Meta[] }>;

/** A client's track or untrack. */
export async function actOnPresence(channel: Channel, { ref, payload }: TextFrame): Promise<void> {
	if (isTooOften(channel)) return channel.shutDown('Client presence rate limit exceeded');
	const event = typeof payload.event === 'string' ? payload.event.toLowerCase() : '';
	if (event === 'untrack') {
		leavePresence(channel);
		return channel.reply(ref, 'ok');
	}
	if (event !== 'track' || !(await permits(channel, 'presence')))
		return channel.reply(ref, 'error');
	track(channel, ref, payload.payload ?? {});
}

/** Tells the others that a channel is no longer there. */
export function leavePresence(channel: Channel): void {
	const { meta } = channel.presence;
	if (!meta) return;
	channel.presence.meta = null;
	sendDifference(channel, {}, stateOf(channel, meta));
}

/** Sends a channel that may see them all who are there. */
export function sendPresenceState(channel: Channel): void {
	if (!hears(channel)) return;
	const { presences } = channel.connection.switchboard;
	if (presences.isOver()) return channel.shutDown('Too many presence messages per second');
	presences.add(1);
	const { joinRef, fullTopic } = channel;
	channel.send(encodeText(joinRef, null, fullTopic, 'presence_state', presentOn(channel)));
}

/** The window of the service: it begins with the first call and does not slide. */
function isTooOften({ presence, connection }: Channel): boolean {
	const { presenceCalls, presenceWindow } = connection.switchboard.limits;
	const now = performance.now();
	if (presence.calls === 0 || now - presence.since > presenceWindow) {
		presence.since = now;
		presence.calls = 0;
	}
	presence.calls += 1;
	return presence.calls > presenceCalls;
}

function track(channel: Channel, ref: string | null, shown: unknown): void {
	const { presences, limits } = channel.connection.switchboard;
	if (typeof shown !== 'object' || shown === null || Array.isArray(shown)) {
		return channel.reply(ref, 'error', { reason: 'Presence track payload must be a map' });
	}
	if (Buffer.byteLength(JSON.stringify(shown)) > limits.payloadBytes) {
		return channel.shutDown('Track message size exceeded');
	}
	if (presences.isOver()) return channel.shutDown('Too many presence messages per second');
	presences.add(1);
	show(channel, shown as Record<string, unknown>);
	channel.reply(ref, 'ok');
	if (channel.presence.enabled) return;
	// Who shows themselves sees the others.
	channel.presence.enabled = true;
	sendPresenceState(channel);
}

function show(channel: Channel, shown: Record<string, unknown>): void {
	const before = channel.presence.meta;
	const own = withoutRefs(shown);
	if (before && isDeepStrictEqual(own, withoutRefs(before))) return;
	const meta: Meta = {
		...own,
		phx_ref: randomUUID(),
		...(before && { phx_ref_prev: before.phx_ref })
	};
	channel.presence.meta = meta;
	sendDifference(channel, stateOf(channel, meta), before ? stateOf(channel, before) : {});
}

function withoutRefs(shown: Record<string, unknown>): Record<string, unknown> {
	const own = Object.entries(shown).filter(([name]) => !name.startsWith('phx_ref'));
	return Object.fromEntries(own);
}

const hears = ({ presence, read }: Channel) => presence.enabled && read.presence;

// Object.fromEntries takes any key a client thinks of, `__proto__` too.
const stateOf = ({ settings }: Channel, meta: Meta): State =>
	Object.fromEntries([[settings.presenceKey, { metas: [meta] }]]);

function presentOn({ topic, connection }: Channel): State {
	const metas = new Map<string, Meta[]>();
	for (const { presence, settings } of connection.switchboard.channels.on(topic)) {
		if (!presence.meta) continue;
		const same = metas.get(settings.presenceKey);
		if (same) same.push(presence.meta);
		else metas.set(settings.presenceKey, [presence.meta]);
	}
	return Object.fromEntries([...metas].map(([key, list]) => [key, { metas: list }]));
}

function sendDifference(channel: Channel, joins: State, leaves: State): void {
	const { channels, presences } = channel.connection.switchboard;
	const frame = encodeText(null, null, channel.fullTopic, 'presence_diff', { joins, leaves });
	for (const receiver of channels.on(channel.topic)) {
		if (!hears(receiver)) continue;
		presences.add(1);
		receiver.send(frame);
	}
}
