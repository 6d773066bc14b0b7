import { describe, expect, inject, it } from 'vitest';
import { ask, expectSecurityHeaders } from './stage.ts';

const house = inject('house');
const visit = (where: string, headers = {}) => ask(house.origin, where, { headers });

describe('every answer', () => {
	it.each([
		['a page', '/sign-in', 200],
		['a missing page', '/gibt-es-nicht', 404],
		['a missing file', '/_app/immutable/nope.js', 404],
		['a path nobody can decode', '/%E0%A4%A', 400],
		['a static file', '/robots.txt', undefined],
		['a refusal', '/session/token', 401],
		['an endpoint', '/healthz', 200]
	])('carries the security headers: %s', async (_what, where, status) => {
		const answer = await visit(where);
		if (status) expect(answer.status).toBe(status);
		expectSecurityHeaders(answer.headers);
	});

	it('carries them on refused posts too', async () => {
		const refused = await ask(house.origin, '/preferences', {
			method: 'POST',
			headers: { origin: 'https://evil.example' },
			body: 'theme=dark'
		});
		expect(refused.status).toBe(403);
		expectSecurityHeaders(refused.headers);
	});

	it('lets a page run only scripts with its own nonce and reach only its own origin', async () => {
		const [one, two] = [await visit('/sign-in'), await visit('/sign-in')];
		const nonce = /'nonce-([^']+)'/.exec(String(one.headers['content-security-policy']))?.[1];
		expect(nonce).toBeTruthy();
		expect(one.text).toContain(`<script nonce="${nonce}"`);
		expect(two.headers['content-security-policy']).not.toContain(nonce);
		expect(one.headers['content-security-policy']).toContain("connect-src 'self';");
	});
});
