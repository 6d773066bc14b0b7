import { json } from '../compat/answers.ts';
import type { Claims } from '../compat/bearer.ts';
import { PREFIX } from './channel.ts';
import { fanOut } from './fan-out.ts';
import { encodeBroadcast, isReadableJson } from './frames.ts';
import { fieldsIn } from './join-settings.ts';
import type { Switchboard } from './switchboard.ts';

/** One message sent over HTTP. */
interface Posted {
	topic: string;
	event: string;
	isPrivate: boolean;
	isJson: boolean;
	payload: Uint8Array;
}

const PATH = /^\/realtime\/v1\/api\/broadcast(?:\/([^/]+)\/events\/([^/]+))?\/?$/;

/** POST …/api/broadcast and …/api/broadcast/:topic/events/:event, as supabase-js calls them. */
export async function answerBroadcast(
	switchboard: Switchboard,
	request: Request,
	claims: Claims
): Promise<Response> {
	const path = PATH.exec(new URL(request.url).pathname);
	if (!path) return json(404, { message: 'no Route matched with those values' });
	if (request.method !== 'POST') return json(405, { message: 'Use POST.' }, { allow: 'POST' });
	const posted = path[1] ? await readOne(request, path) : await readBatch(request);
	if (!posted) return json(422, { message: 'Unprocessable Entity', errors: EXPECTED });
	const refusal = refusalOf(switchboard, posted);
	if (refusal) return refusal;
	await send(switchboard, posted, claims);
	return new Response(null, { status: 202 });
}

const EXPECTED = {
	messages: 'A list of {topic, event, payload: an object, private}; names of at most 255 bytes.'
};

async function readOne(request: Request, [, topic = '', event = '']: RegExpExecArray) {
	const isJson = request.headers.get('content-type') !== 'application/octet-stream';
	const payload = new Uint8Array(await request.arrayBuffer());
	const isPrivate = new URL(request.url).searchParams.get('private') === 'true';
	const [readTopic, readEvent] = [decode(topic), decode(event)];
	if (!readTopic || !readEvent || (isJson && !isReadableJson(payload))) return null;
	return named([{ topic: readTopic, event: readEvent, isPrivate, isJson, payload }]);
}

async function readBatch(request: Request): Promise<Posted[] | null> {
	const body = await request.text();
	if (!isReadableJson(Buffer.from(body))) return null;
	const { messages } = fieldsIn(JSON.parse(body));
	if (!Array.isArray(messages) || messages.length === 0) return null;
	const posted = messages.map((message: unknown) => readMessage(fieldsIn(message)));
	return posted.every((message) => message !== null) ? named(posted) : null;
}

function readMessage(fields: Record<string, unknown>): Posted | null {
	const { topic, event, payload, private: isPrivate } = fields;
	if (typeof topic !== 'string' || typeof event !== 'string' || !topic || !event) return null;
	if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return null;
	const bytes = Buffer.from(JSON.stringify(payload));
	return { topic, event, isPrivate: isPrivate === true, isJson: true, payload: bytes };
}

/** The messages when all their names fit into a frame. */
function named(posted: Posted[]): Posted[] | null {
	const fits = (text: string) => Buffer.byteLength(text) <= 255 && !/\p{Cc}/u.test(text);
	return posted.every(({ topic, event }) => fits(PREFIX + topic) && fits(event)) ? posted : null;
}

function decode(part: string): string | null {
	try {
		return decodeURIComponent(part);
	} catch {
		return null;
	}
}

function refusalOf({ limits, messages }: Switchboard, posted: Posted[]): Response | null {
	if (posted.some(({ payload }) => payload.length > limits.payloadBytes)) {
		return json(413, { message: `A payload has at most ${limits.payloadBytes} bytes.` });
	}
	if (messages.isOver()) return json(429, { message: 'You have exceeded your rate limit' });
	return messages.isOver(posted.length)
		? json(429, { message: 'Too many messages to broadcast, please reduce the batch size' })
		: null;
}

/** Who may not send is not told so, as on the service; nobody hears public messages. */
async function send(switchboard: Switchboard, posted: Posted[], claims: Claims): Promise<void> {
	const { authorization, messages } = switchboard;
	const allowed = new Map<string, boolean>();
	for (const { topic, event, isPrivate, isJson, payload } of posted) {
		if (!isPrivate) continue;
		const known = allowed.get(topic) ?? (await authorization.mayWrite(topic, claims)).broadcast;
		allowed.set(topic, known);
		if (!known) continue;
		messages.add(1);
		fanOut(switchboard, { topic, frame: encodeBroadcast(PREFIX + topic, event, isJson, payload) });
	}
}
