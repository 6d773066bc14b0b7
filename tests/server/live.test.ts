import { describe, expect, inject, it } from 'vitest';
import { WebSocket } from 'ws';

const house = inject('house');
const path = `/realtime/v1/websocket?apikey=${house.publishableKey}&vsn=2.0.0`;

/** What becomes of an attempt to open a socket at the app: `open`, or the status that refuses it. */
function knock(where: string, headers: Record<string, string> = {}): Promise<string> {
	return new Promise((resolve) => {
		const socket = new WebSocket(house.origin.replace('http', 'ws') + where, { headers });
		socket.on('open', () => {
			resolve('open');
			socket.close();
		});
		socket.on('unexpected-response', (_, answer) => {
			resolve(String(answer.statusCode));
			socket.terminate();
		});
		socket.on('error', () => resolve('error'));
	});
}

describe('live channels', () => {
	it('open through the app for a page of its own', async () => {
		expect(await knock(path, { origin: house.origin })).toBe('open');
	});

	it('stay shut for a page of somebody else, and for none', async () => {
		expect(await knock(path, { origin: 'https://evil.example' })).toBe('403');
		expect(await knock(path)).toBe('403');
	});

	it('stay shut under a foreign name and with a forged address', async () => {
		expect(await knock(path, { origin: house.origin, host: 'evil.example' })).toBe('403');
		const forged = { origin: house.origin, 'x-forwarded-for': '10.0.0.1' };
		expect(await knock(path, forged)).toBe('403');
	});

	it('lead nowhere but to Realtime', async () => {
		for (const where of [
			'/',
			'/rest/v1/',
			'/realtime/v1/websocket/../../../rest/v1',
			'/realtime/v1/api'
		])
			expect(await knock(where, { origin: house.origin })).toBe('403');
	});

	it('need a key that the Supabase knows', async () => {
		const wrong = '/realtime/v1/websocket?apikey=sb_publishable_wrong&vsn=2.0.0';
		expect(await knock(wrong, { origin: house.origin })).toBe('401');
	});
});
