import { createServerClient, type CookieOptions } from '@supabase/ssr';
import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from './cast.ts';
import { emailOf, ids, makeAccount, run, target } from './target.ts';

/** Long enough for several cookies, short enough for one header. */
const ABOUT = 'x'.repeat(2000);

interface Change {
	name: string;
	value: string;
	options: CookieOptions;
}

/** What a browser keeps between two requests, and what the last request changed in it. */
function openJar() {
	const jar = new Map<string, string>();
	let changes: Change[] = [];
	/** The client a server makes for one request. */
	const request = () => {
		changes = [];
		return createServerClient(target.url, target.publishableKey, {
			cookies: {
				getAll: () => [...jar].map(([name, value]) => ({ name, value })),
				setAll(cookies) {
					for (const { name, value, options } of cookies) {
						changes.push({ name, value, options });
						if (value === '' || options.maxAge === 0) jar.delete(name);
						else jar.set(name, value);
					}
				}
			}
		});
	};
	return { jar, request, changed: () => changes };
}

async function signedIn(label: string) {
	const browser = openJar();
	const { error } = await browser
		.request()
		.auth.signInWithPassword({ email: emailOf(label), password: PASSWORD });
	if (error) throw error;
	return browser;
}

/** The session in the cookies, whether in one or in several. */
function sessionIn(jar: Map<string, string>) {
	const whole = [...jar]
		.sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
		.map(([, value]) => value)
		.join('');
	const text = Buffer.from(whole.replace(/^base64-/, ''), 'base64url').toString();
	return JSON.parse(text) as { access_token: string; refresh_token: string; expires_at: number };
}

/** The cookies as if the token ran out in some seconds. */
function expire(jar: Map<string, string>, seconds: number) {
	const session = { ...sessionIn(jar), expires_at: Math.floor(Date.now() / 1000) + seconds };
	const [name = ''] = jar.keys();
	jar.clear();
	jar.set(name, `base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`);
}

describe('@supabase/ssr', () => {
	beforeAll(async () => {
		await makeAccount('surfer');
		await makeAccount('talkative', { about: ABOUT });
	});

	it('keeps a new session in cookies', async () => {
		const { jar, changed } = await signedIn('surfer');
		expect(changed().length).toBeGreaterThan(0);
		for (const { name, options } of changed()) {
			expect(name).toMatch(/^sb-.+-auth-token/);
			expect(options).toMatchObject({ path: '/', sameSite: 'lax' });
		}
		expect(decodeJwt(sessionIn(jar).access_token)).toMatchObject({ email: emailOf('surfer') });
	});

	it('finds the person in the next request, and changes no cookie', async () => {
		const { request, changed } = await signedIn('surfer');
		const { data, error } = await request().auth.getUser();
		expect([data.user?.email, error]).toEqual([emailOf('surfer'), null]);
		expect(changed()).toEqual([]);
	});

	it('asks REST as that person', async () => {
		const { request } = await signedIn('surfer');
		const { data } = await request().rpc('me');
		expect(data.person).toMatchObject({ email: emailOf('surfer'), display_name: `${run} surfer` });
	});

	it('reads the claims without a second sign-in', async () => {
		const { request } = await signedIn('surfer');
		const { data } = await request().auth.getClaims();
		expect(data?.claims).toMatchObject({ email: emailOf('surfer'), aal: 'aal1' });
	});

	it('renews a session that is about to end, and writes the new one', async () => {
		const { jar, request, changed } = await signedIn('surfer');
		const before = sessionIn(jar);
		expire(jar, 5);
		const { data, error } = await request().auth.getUser();
		expect([data.user?.email, error]).toEqual([emailOf('surfer'), null]);
		expect(changed().length).toBeGreaterThan(0);
		const after = sessionIn(jar);
		expect(after.refresh_token).not.toBe(before.refresh_token);
		expect(after.expires_at).toBeGreaterThan(Date.now() / 1000 + 60);
		expect((await request().auth.getUser()).data.user?.email).toBe(emailOf('surfer'));
	});

	it('serves two requests at once whose session is about to end', async () => {
		const { jar, request } = await signedIn('surfer');
		expire(jar, 5);
		const [one, two] = [request(), request()];
		const answers = await Promise.all([one.auth.getUser(), two.auth.getUser()]);
		expect(answers.map(({ error }) => error)).toEqual([null, null]);
		expect((await request().auth.getUser()).error).toBeNull();
	});

	it('clears the cookies on sign-out, and the session with them', async () => {
		const { jar, request } = await signedIn('surfer');
		const { access_token, refresh_token } = sessionIn(jar);
		const { error } = await request().auth.signOut();
		expect([error, [...jar.keys()]]).toEqual([null, []]);
		expect((await request().auth.getUser()).data.user).toBeNull();
		const stolen = await request().auth.setSession({ access_token, refresh_token });
		expect(stolen.error).not.toBeNull();
	});

	it('cuts a long session into several cookies, and joins them again', async () => {
		const { jar, request } = await signedIn('talkative');
		const names = [...jar.keys()].sort();
		expect(names.length).toBeGreaterThan(1);
		expect(names[0]).toMatch(/\.0$/);
		for (const value of jar.values()) expect(value.length).toBeLessThanOrEqual(3180);
		const { data } = await request().auth.getUser();
		expect(data.user?.user_metadata).toMatchObject({ about: ABOUT });
	});

	it('leaves no piece behind when a long session ends', async () => {
		const { jar, request } = await signedIn('talkative');
		await request().auth.signOut();
		expect([...jar.keys()]).toEqual([]);
	});

	it('takes cookies that were tampered with for none', async () => {
		const { jar, request } = await signedIn('surfer');
		for (const name of jar.keys()) jar.set(name, 'base64-eyJub3QiOiJhIHNlc3Npb24ifQ');
		expect((await request().auth.getUser()).data.user).toBeNull();
		expect((await request().rpc('me')).data).toBeNull();
	});

	it('takes a forged person in the cookies for nobody', async () => {
		const { jar, request } = await signedIn('surfer');
		const [name = ''] = jar.keys();
		const session = sessionIn(jar);
		const [head = '', payload = '', signature = ''] = session.access_token.split('.');
		const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: ids.root };
		const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
		const broken = { ...session, access_token: `${head}.${forged}.${signature}` };
		jar.set(name, `base64-${Buffer.from(JSON.stringify(broken)).toString('base64url')}`);
		expect((await request().auth.getUser()).data.user).toBeNull();
		expect((await request().from('people').select('id')).status).toBe(401);
	});
});
