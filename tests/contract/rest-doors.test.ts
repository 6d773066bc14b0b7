import { createClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { stateless } from './cast.ts';
import { cast, clientOf, ids, itIf, run, send, service, target } from './target.ts';

const path = `/rest/v1/organisations?select=slug&slug=like.${run}-*`;
const withToken = (token: string) => send(path, { headers: { authorization: `Bearer ${token}` } });
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const knowsSecret = itIf(target.jwtSecret !== null, 'needs the JWT secret');
const claims = { sub: ids.anna, aud: 'authenticated' };

/** A token signed with a secret. */
function sign(payload: object, secret: string, seconds = 600): Promise<string> {
	const now = Math.floor(Date.now() / 1000);
	return new SignJWT({ ...payload, iat: now - 3600, exp: now + seconds })
		.setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
		.sign(new TextEncoder().encode(secret));
}
const ownSecret = target.jwtSecret ?? '';
const FOREIGN = 'a-secret-that-nobody-ever-gave-to-anyone';

async function expectRefusal(response: Response) {
	expect(response.status).toBe(401);
	expect((await response.json()).code).toMatch(/^PGRST30[0-3]$/);
}

describe('API keys', () => {
	it('a request without one is refused', async () => {
		expect((await fetch(target.url + path)).status).toBe(401);
	});

	it('an unknown one is refused', async () => {
		const wrong = createClient(target.url, `sb_publishable_${'x'.repeat(32)}`, stateless);
		expect((await wrong.from('organisations').select('slug')).status).toBe(401);
	});

	it('the publishable one reads what is public', async () => {
		const { data } = await clientOf().from('organisations').select('slug').like('slug', `${run}-%`);
		const labels = (data ?? []).map(({ slug }) => slug.slice(run.length + 1));
		expect(labels).toEqual(expect.arrayContaining(['home', 'other', 'zoo', 'aal']));
		expect(labels).not.toContain('hidden');
	});

	it('the secret one passes by every policy', async () => {
		const { data } = await service
			.from('organisations')
			.select('id')
			.eq('id', ids.hidden ?? '');
		expect(data).toEqual([{ id: ids.hidden }]);
	});

	it('the secret one does not help where the grant is missing', async () => {
		const { status, error } = await service
			.from('memberships')
			.insert({ person_id: ids.bert, organisation_id: ids.home });
		expect([status, error?.code]).toEqual([403, '42501']);
	});
});

describe('access tokens', () => {
	it('a good one opens what its person may see', async () => {
		const response = await withToken(cast.tokens.anna);
		expect(await response.json()).toEqual(expect.arrayContaining([{ slug: `${run}-hidden` }]));
	});

	it('what is none is refused, not taken for nobody', async () => {
		await expectRefusal(await withToken('not-a-token'));
	});

	it('one that was cut short is refused', async () => {
		await expectRefusal(await withToken(cast.tokens.anna.slice(0, -6)));
	});

	it('one whose claims were changed is refused', async () => {
		const [head = '', , signature = ''] = cast.tokens.bert.split('.');
		const forged = part({ ...claims, role: 'authenticated', exp: 9_999_999_999 });
		await expectRefusal(await withToken(`${head}.${forged}.${signature}`));
	});

	it('one with algorithm none is refused', async () => {
		const unsigned = `${part({ alg: 'none', typ: 'JWT' })}.${part({ ...claims, role: 'service_role', exp: 9_999_999_999 })}.`;
		await expectRefusal(await withToken(unsigned));
	});

	it.each(['authenticated', 'service_role', 'postgres'])(
		'one for role %s signed with a foreign secret is refused',
		async (role) => {
			await expectRefusal(await withToken(await sign({ ...claims, role }, FOREIGN)));
		}
	);

	knowsSecret('one that has expired is refused', async () => {
		const response = await withToken(
			await sign({ ...claims, role: 'authenticated' }, ownSecret, -600)
		);
		await expectRefusal(response);
	});

	knowsSecret('one with the right secret opens', async () => {
		const response = await withToken(await sign({ ...claims, role: 'authenticated' }, ownSecret));
		expect(response.status).toBe(200);
	});

	for (const role of ['postgres', 'supabase_auth_admin', 'nobody']) {
		knowsSecret(`one that names role ${role} is no way to become it`, async () => {
			const response = await withToken(await sign({ ...claims, role }, ownSecret));
			expect(response.ok).toBe(false);
		});
	}
});
