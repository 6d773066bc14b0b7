import { describe, expect, it } from 'vitest';
import { BODY_LIMIT, refuseAtDoor, UPLOAD_LIMIT } from './door.server.ts';
import { parseEnvironment } from './environment.server.ts';

const supabase = {
	PUBLIC_SUPABASE_URL: 'http://127.0.0.1:24321',
	PUBLIC_SUPABASE_PUBLISHABLE_KEY: 'x'
};
const embedded = parseEnvironment({ ...supabase, VERBUND_EMBEDDED: '1' });
const real = parseEnvironment({
	...supabase,
	HOST: '0.0.0.0',
	ORIGIN: 'https://verbund.example.de',
	VERBUND_PROXY_DEPTH: '1'
});

type Asked = Record<string, string> & { method?: string; path?: string };

function statusOf({ method = 'GET', path = '/', ...headers }: Asked, environment = embedded) {
	const header = (name: string) => headers[name];
	return refuseAtDoor({ method, path, header }, environment)?.status ?? 200;
}

const here = { host: '127.0.0.1:3000' };
const upload = '/objects/00000000-0000-4000-8000-000000000001/files';
const post = { ...here, method: 'POST', origin: 'http://127.0.0.1:3000' };

describe('the door', () => {
	it.each([
		[here, 200],
		[{ host: 'localhost:3000' }, 200],
		[{ host: 'LOCALHOST:3000' }, 200],
		[{ host: 'evil.example:3000' }, 421],
		[{ host: '127.0.0.1:3001' }, 421],
		[{}, 421],
		[{ host: '10.0.0.7', path: '/healthz' }, 200],
		[{ ...here, 'x-forwarded-for': '1.2.3.4' }, 400],
		[{ ...here, 'x-forwarded-for': '' }, 400],
		[{ ...post, 'content-length': String(BODY_LIMIT) }, 200],
		[{ ...post, 'content-length': String(BODY_LIMIT + 1) }, 413],
		[{ ...post, path: upload, 'content-length': String(UPLOAD_LIMIT) }, 200],
		[{ ...post, path: upload, 'content-length': String(UPLOAD_LIMIT + 1) }, 413],
		[{ ...post, path: `${upload}/x`, 'content-length': String(BODY_LIMIT + 1) }, 413],
		[{ ...post, path: `/x${upload}`, 'content-length': String(BODY_LIMIT + 1) }, 413],
		[{ ...post, path: upload, 'transfer-encoding': 'chunked' }, 411],
		[{ ...post, 'transfer-encoding': 'chunked' }, 411]
	])('answers %j with %i', (asked, status) => {
		expect(statusOf(asked)).toBe(status);
	});

	it.each([
		[post, 200],
		[{ ...post, 'sec-fetch-site': 'same-origin' }, 200],
		[{ ...post, 'sec-fetch-site': 'same-site' }, 403],
		[{ ...post, 'sec-fetch-site': 'cross-site' }, 403],
		[{ ...post, origin: 'http://localhost:3000' }, 403],
		[{ ...post, origin: 'https://127.0.0.1:3000' }, 403],
		[{ ...post, origin: 'null' }, 403],
		[{ ...here, method: 'POST' }, 403],
		[{ ...here, method: 'DELETE', origin: 'https://evil.example' }, 403],
		[{ ...here, method: 'HEAD' }, 200]
	])('lets only our own pages write: %j with %i', (asked, status) => {
		expect(statusOf(asked)).toBe(status);
	});

	it('behind a proxy knows the origin alone and reads forwarded addresses', () => {
		const there = { host: 'verbund.example.de', 'x-forwarded-for': '1.2.3.4' };
		expect(statusOf(there, real)).toBe(200);
		expect(statusOf({ host: 'localhost:3000' }, real)).toBe(421);
		const origin = 'https://verbund.example.de';
		expect(statusOf({ ...there, method: 'POST', origin }, real)).toBe(200);
		expect(statusOf({ ...there, method: 'POST', origin: origin.replace('s', '') }, real)).toBe(403);
	});
});
