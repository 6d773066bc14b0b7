import { createClient } from '@supabase/supabase-js';
import { describe, expect, it } from 'vitest';
import {
	BadFrame,
	decodePush,
	decodeText,
	encodeBroadcast,
	encodeText,
	isReadableJson
} from './frames.ts';

/** What the browser speaks. */
const { serializer } = createClient('http://127.0.0.1:9', 'sb_publishable_x').realtime;

interface Message {
	topic: string;
	event: string;
	payload: unknown;
	ref?: string | null;
	join_ref?: string | null;
}

const encodedByClient = (message: Message) => {
	let encoded: ArrayBuffer | string = '';
	serializer.encode(message as never, (result) => (encoded = result));
	return encoded as ArrayBuffer | string;
};
const decodedByClient = (frame: Buffer): Message => {
	let decoded: Message | undefined;
	const bytes = frame.buffer.slice(frame.byteOffset, frame.byteOffset + frame.byteLength);
	serializer.decode(bytes as ArrayBuffer, (result: Message) => (decoded = result));
	return decoded as Message;
};
const push = (payload: unknown, event = 'grüße', more = {}) => {
	const message = { topic: 'realtime:room:ä', event: 'broadcast', ref: '12', join_ref: '3' };
	const inner = { type: 'broadcast', event, payload, ...more };
	return Buffer.from(encodedByClient({ ...message, payload: inner }) as ArrayBuffer);
};

describe('a broadcast of supabase-js', () => {
	it('is read with all its parts, JSON and binary', () => {
		const { payload, ...rest } = decodePush(push({ n: 'Grüße' }));
		expect(rest).toEqual({
			joinRef: '3',
			ref: '12',
			topic: 'realtime:room:ä',
			event: 'grüße',
			meta: '',
			isJson: true
		});
		expect(JSON.parse(payload.toString())).toEqual({ n: 'Grüße' });
		const binary = decodePush(push(new Uint8Array([0, 255, 7]).buffer));
		expect([binary.isJson, [...binary.payload]]).toEqual([false, [0, 255, 7]]);
		expect(decodePush(push({}, 'e', { persist: true })).meta).toBe('{"persist":true}');
	});

	it('is refused when cut off anywhere before its payload', () => {
		const whole = push({ a: 1 });
		const start = whole.length - decodePush(whole).payload.length;
		for (let length = 0; length < start; length++) {
			expect(() => decodePush(whole.subarray(0, length)), `${length} bytes`).toThrow(BadFrame);
		}
	});

	it('is refused with a wrong kind, encoding, meta or text', () => {
		const whole = push({ a: 1 }, 'e', { persist: true });
		for (const [place, value] of [
			[0, 4],
			[6, 2],
			[7, 0xff],
			[whole.indexOf('{'), 0x20]
		]) {
			const broken = Buffer.from(whole);
			broken[place ?? 0] = value ?? 0;
			expect(() => decodePush(broken), `byte ${place}`).toThrow(BadFrame);
		}
	});
});

describe('a frame to clients', () => {
	it('is understood by supabase-js', () => {
		const json = encodeBroadcast('realtime:room:ä', 'e', true, Buffer.from('{"a":1}'), { id: 'x' });
		expect(decodedByClient(json)).toMatchObject({
			topic: 'realtime:room:ä',
			event: 'broadcast',
			payload: { type: 'broadcast', event: 'e', payload: { a: 1 }, meta: { id: 'x' } }
		});
		const binary = encodeBroadcast('realtime:t', 'e', false, new Uint8Array([1, 2]));
		const { payload } = decodedByClient(binary).payload as { payload: ArrayBuffer };
		expect([...new Uint8Array(payload)]).toEqual([1, 2]);
	});

	it('does not take a name that is too long for its length byte', () => {
		expect(() => encodeBroadcast('ä'.repeat(128), 'e', true, Buffer.alloc(0))).toThrow(RangeError);
	});
});

describe('a text frame', () => {
	it('is an array of five with an object at its end', () => {
		const frame = { joinRef: null, ref: '1', topic: 'phoenix', event: 'heartbeat', payload: {} };
		expect(decodeText(encodeText(null, '1', 'phoenix', 'heartbeat', {}))).toEqual(frame);
	});

	it.each([
		['', 'nothing'],
		['[1', 'cut off'],
		['{}', 'no array'],
		['["1","1","t","e"]', 'four parts'],
		['["1","1","t","e",{},0]', 'six parts'],
		['[1,"1","t","e",{}]', 'a number for a reference'],
		['["1","1",null,"e",{}]', 'no topic'],
		['["1","1","t","e",null]', 'no payload'],
		['["1","1","t","e",[]]', 'a list for a payload'],
		[`["1","1","t","e",${'{"a":'.repeat(65)}1${'}'.repeat(65)}]`, 'too deep'],
		['['.repeat(1_000_000), 'very deep'],
		['"\\'.repeat(500_000), 'strings without an end']
	])('is refused: %#', (text, why) => {
		expect(() => decodeText(text), why).toThrow(BadFrame);
	});

	it('may hold brackets in its texts', () => {
		const text = '["1","1","t","e",{"a":"\\"[[{{]"}]';
		expect(decodeText(text).payload).toEqual({ a: '"[[{{]' });
		expect(isReadableJson(Buffer.from(`"${'['.repeat(200)}"`))).toBe(true);
		expect(isReadableJson(Buffer.from([0x22, 0xff, 0x22]))).toBe(false);
	});
});
