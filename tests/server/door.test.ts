import { describe, expect, inject, it } from 'vitest';
import { ask, expectSecurityHeaders } from './stage.ts';

const house = inject('house');
const visit = (where: string, headers = {}) => ask(house.origin, where, { headers });

const ownHeaders = () => ({ origin: house.origin });

describe('the door', () => {
	it.each([
		[{ host: 'evil.example' }, 421],
		[{ 'x-forwarded-for': '1.2.3.4' }, 400]
	])('refuses %j with %i, for static files too', async (headers, status) => {
		expect((await visit('/', headers)).status).toBe(status);
		expect((await visit('/favicon.svg', headers)).status).toBe(status);
	});

	it('answers under both names of this machine, forms included', async () => {
		for (const name of ['127.0.0.1', 'localhost']) {
			const origin = house.origin.replace('127.0.0.1', name);
			const headers = {
				host: new URL(origin).host,
				origin,
				'content-type': 'application/x-www-form-urlencoded'
			};
			const body = 'theme=dark&return_to=/account';
			const answer = await ask(house.origin, '/preferences', { method: 'POST', headers, body });
			expect(answer).toMatchObject({ status: 303, headers: { location: '/account' } });
		}
	});

	it.each(['text/plain', 'application/json', 'application/x-www-form-urlencoded'])(
		'refuses a foreign or missing origin for %s',
		async (type) => {
			const foreign: Record<string, string>[] = [
				{},
				{ origin: 'https://evil.example' },
				{ origin: 'null' }
			];
			for (const origin of foreign) {
				const headers = { 'content-type': type, ...origin };
				const asked = { method: 'POST', headers, body: '{}' };
				expect((await ask(house.origin, '/preferences', asked)).status).toBe(403);
			}
		}
	);

	it.each([
		['too long', false, 413],
		['of unsaid length', true, 411]
	])('refuses a body that is %s', async (_, chunked, status) => {
		const body = Buffer.alloc(600 * 1024, 'a');
		const headers = { ...ownHeaders(), 'content-type': 'application/x-www-form-urlencoded' };
		const asked = { method: 'POST', headers, body, chunked };
		const answer = await ask(house.origin, '/preferences', asked);
		expect(answer.status).toBe(status);
		expectSecurityHeaders(answer.headers);
	});

	it('refuses remote calls from elsewhere', async () => {
		const { text } = await visit('/sign-in');
		const id = /remote=([^"]+signIn)"/.exec(text)?.[1];
		const headers = { origin: 'https://evil.example', 'content-type': 'application/json' };
		const asked = { method: 'POST', headers, body: '{}' };
		expect((await ask(house.origin, `/_app/remote/${id}`, asked)).status).toBe(403);
	});
});
