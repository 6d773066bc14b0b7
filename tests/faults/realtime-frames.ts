/** Frames as an attacker with a valid account would send them, from a repeatable source of chance. */
type Random = () => number;
export type Frame = string | Buffer;

interface Push {
	joinRef: string;
	ref: string;
	topic: string;
	event: string;
	meta: string;
	isJson: boolean;
	payload: Buffer;
}

/** A broadcast of a client as bytes; what supabase-js sends. */
export function encodePush({ isJson, payload, ...names }: Push): Buffer {
	const { joinRef, ref, topic, event, meta } = names;
	const texts = [joinRef, ref, topic, event, meta].map((text) => Buffer.from(text));
	const head = [3, ...texts.map((text) => text.length), isJson ? 1 : 0];
	return Buffer.concat([Buffer.from(head), ...texts, payload]);
}

/** Largest payload the server under attack takes, in bytes. */
export const LARGEST = 20_000;

export function makeFrames(random: Random, token: string): () => Frame {
	const below = (bound: number) => Math.floor(random() * bound);
	const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
	const bytes = (length: number) => Buffer.from(Array.from({ length }, () => below(256)));

	const WORDS = [
		'',
		'a',
		'track',
		'untrack',
		'__proto__',
		'constructor',
		'\u0000',
		'\ud800',
		'ü🦉',
		'x'.repeat(300),
		'0'
	];
	const NUMBERS = [0, -1, 1e308, 2 ** 53, 0.1, -0];
	const value = (depth = 0): unknown => {
		const list = () => Array.from({ length: below(4) }, () => value(depth + 1));
		const object = () => Object.fromEntries(list().map((inner) => [one(WORDS), inner]));
		const leaf = () => one([one(WORDS), one(NUMBERS), true, null, token]);
		return depth > 5 ? leaf() : one([leaf, leaf, list, object])();
	};

	const topic = () =>
		one([
			...Array.from({ length: 8 }, (_, number) => `realtime:room:fuzz${number % 4}`),
			'phoenix',
			'realtime:',
			'realtime:other',
			`realtime:room:${one(WORDS)}`,
			one(WORDS)
		]);
	const ref = () => one(['1', '2', '', null]);
	const config = () => ({
		private: one([true, true, true, value()]),
		broadcast: one([{ ack: true, self: true }, { replay: value() }, value()]),
		presence: one([{ key: one(WORDS), enabled: true }, value()]),
		...(random() < 0.1 && { postgres_changes: value() })
	});
	const payloads: Record<string, () => unknown> = {
		phx_join: () => ({ config: config(), access_token: one([token, token, token, value()]) }),
		phx_leave: () => ({}),
		access_token: () => ({ access_token: one([token, token.slice(0, -1), value()]) }),
		presence: () => ({ event: one(['track', 'TRACK', 'untrack', value()]), payload: value() }),
		broadcast: () => ({ event: one(WORDS), payload: value() }),
		heartbeat: () => ({}),
		[one(WORDS)]: value
	};
	const message = (): unknown[] => {
		const event = one(Object.keys(payloads));
		return [ref(), ref(), topic(), event, payloads[event]?.() ?? {}];
	};
	const push = (): Push => ({
		joinRef: ref() ?? '',
		ref: ref() ?? '',
		topic: topic().slice(0, 80),
		event: one(WORDS).slice(0, 80),
		meta: one(['', '', '{"persist":true}', '{', '[1']),
		isJson: random() < 0.5,
		payload: one([() => Buffer.from(JSON.stringify(value())), () => bytes(below(40))])()
	});

	const KINDS: (() => Frame)[] = [
		() => JSON.stringify(message()),
		() => JSON.stringify(message()),
		() => JSON.stringify(message()),
		() => encodePush(push()),
		() => encodePush(push()),
		() => bytes(below(60)),
		() => bytes(below(60)).toString('latin1'),
		// One bit is wrong.
		() => {
			const frame = encodePush(push());
			const place = below(frame.length);
			frame[place] = (frame[place] ?? 0) ^ (1 << below(8));
			return frame;
		},
		// The end is missing.
		() => {
			const frame = encodePush(push());
			return frame.subarray(0, below(frame.length));
		},
		() => {
			const text = JSON.stringify(message());
			return text.slice(0, below(text.length));
		},
		// Wrong types in the right places.
		() => JSON.stringify(message().map((part) => (random() < 0.3 ? value() : part))),
		() => JSON.stringify(message().slice(0, below(5))),
		// Lengths that promise more than there is.
		() => Buffer.concat([Buffer.from([3, 255, 255, 255, 255, 255, 1]), bytes(below(200))]),
		() => `["1","1","realtime:room:fuzz0","broadcast",${deep(below(200))}]`
	];
	const RARE: (() => Frame)[] = [
		() => encodePush({ ...push(), payload: bytes(1), isJson: false, meta: '' }),
		() => encodePush({ ...push(), payload: Buffer.alloc(LARGEST + below(3)), isJson: false }),
		() => 'x'.repeat(LARGEST * 6),
		() => deep(LARGEST / 10)
	];
	return () => (random() < 0.01 ? one(RARE) : one(KINDS))();
}

const deep = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
