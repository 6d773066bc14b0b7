import http from 'node:http';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SITE_URL, stageEmbedded, type Stage } from './stage.ts';

const PORT = 24411;
const user = '6d4f7a35-6d0b-4f5c-9b53-0c7d2b1f4f11';

const MIGRATION = `
create function public.seen() returns json language sql as $$ select json_build_object('role', current_user) $$;
create table public.notes (text text);
`;

let stage: Stage;

beforeAll(async () => {
	stage = await stageEmbedded(PORT, MIGRATION);
});

afterAll(() => stage.close());

async function ask(path: string, headers: Record<string, string> = {}, init: RequestInit = {}) {
	const answer = await fetch(`${stage.embedded.url}/rest/v1/${path}`, {
		...init,
		headers: {
			apikey: stage.embedded.publishableKey,
			'content-type': 'application/json',
			...headers
		}
	});
	const text = await answer.text();
	return { status: answer.status, body: text ? JSON.parse(text) : null, headers: answer.headers };
}

const post = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

describe('bearers', () => {
	const key = () => new TextEncoder().encode(stage.embedded.jwtSecret);
	const sign = (claims: object, secret = key(), expires = '1h') =>
		new SignJWT({ sub: user, ...claims })
			.setProtectedHeader({ alg: 'HS256' })
			.setExpirationTime(expires)
			.sign(secret);
	const none = (claims: object) =>
		[{ alg: 'none' }, claims]
			.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
			.join('.') + '.';

	it.each([
		['garbage', async () => 'garbage', 'PGRST301'],
		['unsigned', async () => none({ sub: user, role: 'service_role', exp: 9e9 }), 'PGRST301'],
		[
			'signed by another',
			() => sign({ role: 'authenticated' }, new TextEncoder().encode('x'.repeat(40))),
			'PGRST301'
		],
		['expired', () => sign({ role: 'authenticated' }, key(), '-1s'), 'PGRST303'],
		['superuser', () => sign({ role: 'supabase_admin' }), 'PGRST301'],
		['owner of the tables', () => sign({ role: 'postgres' }), 'PGRST301'],
		['without a role', () => sign({}), 'PGRST301']
	])('%s: 401', async (_, make, code) => {
		expect(await ask('notes', { authorization: `Bearer ${await make()}` })).toMatchObject({
			status: 401,
			body: { code }
		});
	});

	it('no or a wrong API key: 401; the secret key: service_role', async () => {
		expect((await ask('rpc/seen', { apikey: 'sb_publishable_wrong' }, post({}))).status).toBe(401);
		expect((await fetch(`${stage.embedded.url}/rest/v1/notes`)).status).toBe(401);
		const { body } = await ask('rpc/seen', { apikey: stage.embedded.secretKey }, post({}));
		expect(body.role).toBe('service_role');
	});
});

describe('at the door', () => {
	const LARGE = 'x'.repeat(6 * 1024 * 1024);

	it('bodies above 5 MiB are refused, also when they come in pieces', async () => {
		expect((await ask('notes', {}, post({ text: LARGE }))).status).toBe(413);
		const pieces = new ReadableStream({
			start(controller) {
				for (let n = 0; n < 6; n++)
					controller.enqueue(new TextEncoder().encode('x'.repeat(1024 * 1024)));
				controller.close();
			}
		});
		const init = { method: 'POST', body: pieces, duplex: 'half' } as RequestInit;
		expect((await ask('notes', {}, init)).status).toBe(413);
	});

	it('other hosts and pages of other origins are refused', async () => {
		const status = await new Promise((resolve) =>
			http
				.get({
					port: PORT,
					host: '127.0.0.1',
					path: '/auth/v1/health',
					headers: { host: 'evil.example' }
				})
				.on('response', (response) => resolve(response.resume().statusCode))
		);
		expect(status).toBe(421);
		const foreign = await ask('rpc/seen', { origin: 'https://evil.example' }, post({}));
		expect(foreign.status).toBe(403);
		const own = await ask('rpc/seen', { origin: SITE_URL }, post({}));
		expect(own.headers.get('access-control-allow-origin')).toBe(SITE_URL);
		expect(
			(await ask('rpc/seen', {}, post({}))).headers.get('access-control-allow-origin')
		).toBeNull();
	});

	it('nothing is open beside what is used', async () => {
		for (const path of [
			'_system/config',
			'_system/introspect',
			'storage/v1/object/sign/files/x',
			'storage/v1/render/image/authenticated/files/x',
			'auth/v1/authorize?provider=github'
		]) {
			const { apikey } = { apikey: stage.embedded.publishableKey };
			expect((await fetch(`${stage.embedded.url}/${path}`, { headers: { apikey } })).status).toBe(
				404
			);
		}
		expect((await fetch(`${stage.embedded.url}/auth/v1/health`)).status).toBe(200);
	});
});
