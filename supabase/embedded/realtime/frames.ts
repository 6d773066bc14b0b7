/**
 * Phoenix V2 frames as @supabase/realtime-js 2.119 speaks them. A frame that is not well-formed throws a
 * BadFrame; what is decoded encodes again to the same bytes.
 */

/** A frame that breaks the protocol; the connection that sent it is closed. */
export class BadFrame extends Error {
	override name = 'BadFrame';
}

/** `[join_ref, ref, topic, event, payload]` */
export interface TextFrame {
	joinRef: string | null;
	ref: string | null;
	topic: string;
	event: string;
	payload: Record<string, unknown>;
}

/** Kind 3: a broadcast of a client. */
export interface PushFrame {
	joinRef: string;
	ref: string;
	topic: string;
	/** The user's own name of the message. */
	event: string;
	/** JSON, or empty. */
	meta: string;
	isJson: boolean;
	payload: Buffer;
}

const PUSH = 3;
const BROADCAST = 4;
const PUSH_HEADER = 7;
const DEEPEST = 64;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function decodeText(text: string): TextFrame {
	const frame = parse(text);
	if (!Array.isArray(frame) || frame.length !== 5) throw new BadFrame('not an array of five');
	const [joinRef, ref, topic, event, payload] = frame as unknown[];
	if (!isRef(joinRef) || !isRef(ref)) throw new BadFrame('a reference is no text');
	if (typeof topic !== 'string' || typeof event !== 'string') {
		throw new BadFrame('topic or event is no text');
	}
	if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
		throw new BadFrame('the payload is no object');
	}
	return { joinRef, ref, topic, event, payload: payload as Record<string, unknown> };
}

export function encodeText(
	joinRef: string | null,
	ref: string | null,
	topic: string,
	event: string,
	payload: unknown
): string {
	return JSON.stringify([joinRef, ref, topic, event, payload]);
}

/** `3, length of join_ref, ref, topic, event, meta (a byte each), encoding, the five texts, payload` */
export function decodePush(bytes: Buffer): PushFrame {
	if (bytes[0] !== PUSH) throw new BadFrame(`binary frame of kind ${bytes[0] ?? 'none'}`);
	const [joinRef, ref, topic, event, meta, payload] = cut(bytes);
	const encoding = bytes[PUSH_HEADER - 1] ?? 0;
	if (encoding > 1) throw new BadFrame(`payload encoding ${encoding}`);
	if (meta) parse(meta);
	return { joinRef, ref, topic, event, meta, isJson: encoding === 1, payload };
}

/** The five texts behind the header, and what is left. */
function cut(bytes: Buffer): [string, string, string, string, string, Buffer] {
	let offset = PUSH_HEADER;
	const text = (place: number) => {
		const end = offset + (bytes[place] ?? 0);
		if (bytes.length < end) throw new BadFrame('shorter than its header says');
		const part = decodeUtf8(bytes.subarray(offset, end));
		offset = end;
		return part;
	};
	return [text(1), text(2), text(3), text(4), text(5), bytes.subarray(offset)];
}

/** Kind 4: a broadcast to clients. Throws a RangeError when a text is longer than 255 bytes. */
export function encodeBroadcast(
	topic: string,
	event: string,
	isJson: boolean,
	payload: Uint8Array,
	meta?: object
): Buffer {
	const texts = [topic, event, meta ? JSON.stringify(meta) : ''].map((text) => Buffer.from(text));
	const lengths = texts.map((text) => text.length);
	if (lengths.some((length) => length > 255)) {
		throw new RangeError('topic, event and meta hold at most 255 bytes each');
	}
	return Buffer.concat([Buffer.from([BROADCAST, ...lengths, isJson ? 1 : 0]), ...texts, payload]);
}

/** Whether a payload that says it is JSON can be read as such by its receivers. */
export function isReadableJson(payload: Uint8Array): boolean {
	try {
		parse(decodeUtf8(payload));
		return true;
	} catch {
		return false;
	}
}

const isRef = (value: unknown): value is string | null =>
	value === null || typeof value === 'string';

function decodeUtf8(bytes: Uint8Array): string {
	try {
		return utf8.decode(bytes);
	} catch {
		throw new BadFrame('not UTF-8');
	}
}

function parse(text: string): unknown {
	if (isDeep(text)) throw new BadFrame(`JSON nested deeper than ${DEEPEST}`);
	try {
		return JSON.parse(text);
	} catch {
		throw new BadFrame('not JSON');
	}
}

/** Encoding a deep value again would end in a stack overflow, so the depth is counted before parsing. */
function isDeep(text: string): boolean {
	let depth = 0;
	for (let index = 0; index < text.length; index++) {
		const character = text[index];
		if (character === '"') index = endOfString(text, index);
		else if (character === '[' || character === '{') depth += 1;
		else if (character === ']' || character === '}') depth -= 1;
		if (depth > DEEPEST) return true;
	}
	return false;
}

/** Where the string that begins at the index ends; the end of the text when it does not. */
function endOfString(text: string, start: number): number {
	for (let index = start + 1; index < text.length; index++) {
		if (text[index] === '\\') index += 1;
		else if (text[index] === '"') return index;
	}
	return text.length;
}
