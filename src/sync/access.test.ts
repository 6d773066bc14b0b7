import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Doorkeeper, type Prove } from './access.ts';

const PERSON = '00000000-0000-4000-8000-000000000001';

const token = (name: string) =>
	['e30', btoa(JSON.stringify({ name, exp: Date.now() / 1000 + 60 })), 'e30'].join('.');

const asking = (jwt: string) =>
	({ headers: { 'sec-websocket-protocol': `yjs, jwt.${jwt}` } }) as unknown as IncomingMessage;

/** Answers as an API does that takes a moment, and counts how often it was asked. */
function api(answer: () => string | null) {
	let asked = 0;
	const prove: Prove = async () => {
		asked += 1;
		await new Promise((resolve) => setTimeout(resolve, 5));
		return answer();
	};
	return { doorkeeper: new Doorkeeper(prove), asked: () => asked };
}

describe('whose token it is', () => {
	it('is asked once for a hundred tabs that come back at the same moment', async () => {
		const { doorkeeper, asked } = api(() => PERSON);
		const jwt = token('tabs');
		const tabs = Array.from({ length: 100 }, () => doorkeeper.identify(asking(jwt)));
		for (const { person } of await Promise.all(tabs)) expect(person).toBe(PERSON);
		await doorkeeper.identify(asking(jwt));
		expect(asked()).toBe(1);
		await doorkeeper.identify(asking(token('another')));
		expect(asked()).toBe(2);
	});

	it('is asked again after the API refused it or was away', async () => {
		const answers = [
			() => null,
			() => {
				throw new Error('away');
			},
			() => PERSON
		];
		const { doorkeeper, asked } = api(() => answers.shift()?.() ?? null);
		const jwt = token('later');
		await expect(doorkeeper.identify(asking(jwt))).rejects.toMatchObject({ code: 4401 });
		await expect(doorkeeper.identify(asking(jwt))).rejects.toThrow('away');
		expect((await doorkeeper.identify(asking(jwt))).person).toBe(PERSON);
		expect(asked()).toBe(3);
	});
});
