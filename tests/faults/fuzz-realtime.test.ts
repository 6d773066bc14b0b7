import { describe, expect, it } from 'vitest';
import { decodePush, decodeText } from '#embedded/realtime/frames.ts';
import { fuzzRealtime } from './fuzz-realtime.ts';

const seed = Math.floor(Math.random() * 100_000);

it(`serves honest clients through 2,000 hostile frames (seed ${seed})`, async () => {
	const { faults, misread, closed, served, read } = await fuzzRealtime({
		seed,
		frames: 2000,
		port: 24570
	});
	expect(read).toBeGreaterThanOrEqual(2000);
	expect(faults).toEqual([]);
	expect(misread).toBe(0);
	expect(Object.keys(closed).sort()).toEqual(['1007', '1009']);
	expect(served).toBeGreaterThan(10);
});

describe('the attack would notice', () => {
	it('a decoder that does not check whether a frame is as long as it says', async () => {
		const { misread } = await fuzzRealtime({
			seed: 7,
			frames: 500,
			port: 24571,
			decode: { text: decodeText, push: decodeCarelessly }
		});
		expect(misread).toBeGreaterThan(0);
	});

	it('a decoder that takes any JSON for a frame', async () => {
		const { faults, closed } = await fuzzRealtime({
			seed: 7,
			frames: 500,
			port: 24572,
			decode: { text: parseCarelessly, push: decodePush }
		});
		expect(faults.length).toBeGreaterThan(0);
		expect(closed['1011']).toBeGreaterThan(0);
	});
});

/** As decodePush, without its bounds: what is missing is read as empty. */
function decodeCarelessly(bytes: Buffer): ReturnType<typeof decodePush> {
	let offset = 7;
	const text = (place: number) => bytes.subarray(offset, (offset += bytes[place] ?? 0)).toString();
	const [joinRef, ref, topic, event, meta] = [text(1), text(2), text(3), text(4), text(5)];
	const isJson = bytes[6] === 1;
	return { joinRef, ref, topic, event, meta, isJson, payload: bytes.subarray(offset) };
}

function parseCarelessly(text: string): ReturnType<typeof decodeText> {
	const [joinRef, ref, topic, event, payload] = JSON.parse(text);
	return { joinRef, ref, topic, event, payload };
}
