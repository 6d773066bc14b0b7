import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { readToken, TokenRefused } from './token.ts';

const SECRET = new TextEncoder().encode('a secret of at least thirty-two bytes');
const now = () => Math.floor(Date.now() / 1000);

function sign(claims: Record<string, unknown>, secret = SECRET): Promise<string> {
	return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
}
const refusal = async (token: string) => {
	const cause = await readToken(token, SECRET).catch((thrown: unknown) => thrown);
	expect(cause).toBeInstanceOf(TokenRefused);
	return [(cause as TokenRefused).code, (cause as TokenRefused).message];
};

describe('an access token', () => {
	it('gives its claims and its end', async () => {
		const exp = now() + 60;
		const token = await sign({ role: 'authenticated', sub: 'a', exp });
		const grant = await readToken(token, SECRET);
		expect(grant).toMatchObject({ claims: { sub: 'a' }, expires: exp * 1000, token });
	});

	it('is refused with the words of the service', async () => {
		const other = new TextEncoder().encode('another secret of thirty-two bytes!!');
		expect(await refusal('garbage')).toEqual([
			'MalformedJWT',
			'The token provided is not a valid JWT'
		]);
		expect((await refusal(await sign({ role: 'anon', exp: now() + 9 }, other)))[0]).toBe(
			'JwtSignatureError'
		);
		expect((await refusal(await sign({ role: 'anon', exp: now() - 65 })))[1]).toMatch(
			/^Token has expired 6\d seconds ago$/
		);
		const required = 'Fields `role` and `exp` are required in JWT';
		expect((await refusal(await sign({ role: 'anon' })))[1]).toBe(required);
		expect((await refusal(await sign({ exp: now() + 9 })))[1]).toBe(required);
	});

	it('cannot name a role of the database that is none of the API', async () => {
		for (const role of ['postgres', 'supabase_admin', 7]) {
			const [code] = await refusal(await sign({ role, exp: now() + 9 }));
			expect(code).toBe('InvalidJWTToken');
		}
	});
});
