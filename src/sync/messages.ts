/**
 * The y-websocket protocol, byte by byte: one message per frame. 120 and 121 are ours: the client sends a mark, and
 * gets it back once everything it sent before the mark is stored.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { notUnderstood } from './closing.ts';

export type Message =
	| { kind: 'compare'; stateVector: Uint8Array }
	/** `isAnswer`: everything the client has that we had not when it came. */
	| { kind: 'edit'; update: Uint8Array; isAnswer: boolean }
	| { kind: 'awareness'; body: Uint8Array }
	| { kind: 'who' }
	| { kind: 'mark'; frame: Uint8Array };

type Reader = (decoder: decoding.Decoder, frame: Uint8Array) => Message;

const READERS: Record<number, Reader> = {
	0: readSync,
	1: (decoder) => ({ kind: 'awareness', body: decoding.readVarUint8Array(decoder) }),
	3: () => ({ kind: 'who' }),
	120: (decoder, frame) => {
		decoding.readVarUint(decoder);
		return { kind: 'mark', frame };
	}
};

function readSync(decoder: decoding.Decoder): Message {
	const step = decoding.readVarUint(decoder);
	const body = decoding.readVarUint8Array(decoder);
	if (step === 0) return { kind: 'compare', stateVector: body };
	if (step === 1 || step === 2) return { kind: 'edit', update: body, isAnswer: step === 1 };
	throw notUnderstood('unknown sync step');
}

/** @throws when the frame is none, or is longer than what it says */
export function readMessage(frame: Uint8Array): Message {
	const decoder = decoding.createDecoder(frame);
	const read = READERS[decoding.readVarUint(decoder)];
	if (!read) throw notUnderstood('unknown message');
	const message = read(decoder, frame);
	if (decoding.hasContent(decoder)) throw notUnderstood('trailing bytes');
	return message;
}

/** As a Buffer: ws would make one of it for each socket it is sent to. */
function write(fill: (encoder: encoding.Encoder) => void): Uint8Array {
	const { buffer, byteOffset, byteLength } = encoding.encode(fill);
	return Buffer.from(buffer, byteOffset, byteLength);
}

function writeSync(step: number, body: Uint8Array): Uint8Array {
	return write((encoder) => {
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint8Array(encoder, body);
	});
}

export const compareFrame = (stateVector: Uint8Array) => writeSync(0, stateVector);
export const answerFrame = (update: Uint8Array) => writeSync(1, update);
export const updateFrame = (update: Uint8Array) => writeSync(2, update);

/** The client's own mark, sent back. */
export function storedFrame(mark: Uint8Array): Uint8Array {
	const frame = mark.slice();
	frame[0] = 121;
	return frame;
}

/** y-websocket warns on the console; our editor says it in words. */
export const refusedFrame = (reason: string) =>
	write((encoder) => {
		encoding.writeVarUint(encoder, 2);
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarString(encoder, reason);
	});

export interface State {
	client: number;
	clock: number;
	/** JSON; `null` when they left. */
	json: string;
}

export const awarenessFrame = (states: State[]) =>
	write((encoder) => {
		const body = write((inner) => {
			encoding.writeVarUint(inner, states.length);
			for (const { client, clock, json } of states) {
				encoding.writeVarUint(inner, client);
				encoding.writeVarUint(inner, clock);
				encoding.writeVarString(inner, json);
			}
		});
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint8Array(encoder, body);
	});

/** A sign of life that changes nothing. */
export const HEARTBEAT_FRAME = awarenessFrame([]);
