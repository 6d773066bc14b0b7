import type { Channel } from './channel.ts';
import { fanOut } from './fan-out.ts';
import {
	encodeBroadcast,
	encodeText,
	isReadableJson,
	type PushFrame,
	type TextFrame
} from './frames.ts';
import { permits } from './permission.ts';

/** A broadcast as supabase-js sends it: binary, also when its payload is JSON. */
export function broadcastPush(channel: Channel, push: PushFrame): Promise<void> {
	const { event, isJson, payload, ref } = push;
	return pass(channel, ref, {
		bytes: payload.length,
		refusal: refusalOf(push),
		encode: () => encodeBroadcast(channel.fullTopic, event, isJson, payload)
	});
}

/** A broadcast in a text frame, as older clients send it. */
export function broadcastText(channel: Channel, { ref, payload }: TextFrame): Promise<void> {
	const encode = () => encodeText(null, null, channel.fullTopic, 'broadcast', payload);
	return pass(channel, ref, {
		bytes: Buffer.byteLength(JSON.stringify(payload)),
		refusal: null,
		encode
	});
}

interface Message {
	bytes: number;
	/** Why nobody should receive it. */
	refusal: string | null;
	encode(): string | Buffer;
}

/** Who may not send hears nothing of it, as on the service: neither an answer nor an error. */
async function pass(channel: Channel, ref: string | null, message: Message): Promise<void> {
	if (!(await permits(channel, 'broadcast'))) return;
	const { switchboard } = channel.connection;
	const { ack, self } = channel.settings;
	switchboard.messages.add(1);
	const isTooLarge = message.bytes > switchboard.limits.payloadBytes;
	const reason = isTooLarge ? 'payload_size_exceeded' : message.refusal;
	if (reason) {
		if (ack) channel.reply(ref, 'error', { reason });
		return;
	}
	fanOut(switchboard, {
		topic: channel.topic,
		frame: message.encode(),
		...(!self && { except: channel })
	});
	if (ack) channel.reply(ref, 'ok');
}

function refusalOf({ meta, isJson, payload }: PushFrame): string | null {
	if (meta.includes('"persist"')) return 'persist is not available here';
	return isJson && !isReadableJson(payload) ? 'the payload is not JSON' : null;
}
