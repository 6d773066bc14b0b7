import { SignJWT } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { PASSWORD } from './cast.ts';
import { closeClients, join, liveClient } from './ear.ts';
import { hears, openRaw, refusal, renew, settle, until } from './realtime.ts';
import { cast, emailOf, ids, itIf, makeAccount, openDatabase, target } from './target.ts';

const { url, publishableKey, jwtSecret } = target;
const sql = openDatabase();
const home = `organisation:${ids.home}`;
const list = 'directory:organisations';

afterAll(async () => {
	await closeClients();
	await sql.end();
});

/** Somebody new who works for the body, and a client that renews its session. */
async function recruit(label: string) {
	const { id } = await makeAccount(label);
	await sql`
		insert into memberships (person_id, organisation_id, state)
		values (${id}, ${ids.home ?? ''}, 'active')`;
	const client = liveClient(url, publishableKey);
	const { error } = await client.auth.signInWithPassword({
		email: emailOf(label),
		password: PASSWORD
	});
	if (error) throw error;
	return { id, client };
}
async function joinRaw() {
	const [raw, topic] = [await openRaw(url, publishableKey), `realtime:${home}`];
	const payload = { config: { private: true }, access_token: cast.tokens.anna };
	raw.send(['1', '1', topic, 'phx_join', payload]);
	expect((await raw.answerTo('1')).status).toBe('ok');
	return { raw, topic };
}
const marker = (topic: string) => sql`select realtime.send('{}', 'marker', ${topic}, true)`;

describe('a new access token', () => {
	it('keeps the channel open', async () => {
		const { client } = await recruit('renewing');
		const ear = await join(client, home);
		await renew(client);
		await settle(ear);
		await marker(home);
		await hears(ear, 'marker');
		expect(ear.said).toEqual([]);
	});

	it('ends the channel when the right to read it is gone', async () => {
		const { id, client } = await recruit('leaving');
		const ear = await join(client, list);
		await sql`delete from memberships where person_id = ${id}`;
		await renew(client);
		await until(() => ear.isClosed());
		const reason = `You no longer have permission to read from this Channel topic: ${list}`;
		expect(ear.said).toEqual([reason]);
		await marker(list);
		const other = await join(liveClient(url, publishableKey, cast.tokens.anna), list);
		await marker(list);
		await hears(other, 'marker');
		expect(ear.heard).toEqual([]);
		expect(await refusal(client, list)).toMatch(/^Unauthorized/);
	});

	it('must be a new one: the same again asks nothing anew', async () => {
		const { id, client } = await recruit('repeating');
		const { data } = await client.auth.getSession();
		const access_token = data.session?.access_token;
		const raw = await openRaw(url, publishableKey);
		const topic = `realtime:${list}`;
		raw.send(['1', '1', topic, 'phx_join', { config: { private: true }, access_token }]);
		expect((await raw.answerTo('1')).status).toBe('ok');
		await sql`delete from memberships where person_id = ${id}`;
		raw.send(['1', '2', topic, 'access_token', { access_token }]);
		raw.send(['1', '3', topic, 'presence', { event: 'untrack' }]);
		expect((await raw.answerTo('3')).status).toBe('ok');
	});

	it('opens what it did not open before', async () => {
		const { id, client } = await recruit('rising');
		await sql`update memberships set state = 'suspended' where person_id = ${id}`;
		expect(await refusal(client, list)).toMatch(/^Unauthorized/);
		await sql`update memberships set state = 'active' where person_id = ${id}`;
		expect((await join(client, list)).channel.state).toBe('joined');
	});

	it('that is none ends the channel', async () => {
		const { raw, topic } = await joinRaw();
		raw.send(['1', '2', topic, 'access_token', { access_token: 'garbage' }]);
		await until(() => raw.frames.some(([, , , event]) => event === 'phx_close'));
		const said = raw.frames.find(([, , , event]) => event === 'system')?.[4];
		expect(said).toMatchObject({
			status: 'error',
			message: 'The token provided is not a valid JWT'
		});
	});

	it('that is an API key or nothing changes nothing', async () => {
		const { raw, topic } = await joinRaw();
		for (const token of [publishableKey, null, '']) {
			raw.send(['1', '2', topic, 'access_token', { access_token: token }]);
		}
		raw.send(['1', '3', topic, 'presence', { event: 'untrack' }]);
		expect((await raw.answerTo('3')).status).toBe('ok');
		expect(raw.frames.filter(([, , , event]) => event !== 'phx_reply')).toEqual([]);
	});
});

describe('the end of an access token', () => {
	itIf(jwtSecret !== null, 'the JWT secret is not known')('is the end of its channel', async () => {
		const brief = await new SignJWT({ sub: ids.anna, role: 'authenticated' })
			.setProtectedHeader({ alg: 'HS256' })
			.setExpirationTime(Math.floor(Date.now() / 1000) + 2)
			.sign(new TextEncoder().encode(jwtSecret ?? ''));
		const ear = await join(liveClient(url, publishableKey, brief), home);
		await until(() => ear.isClosed());
		expect(ear.said).toEqual([expect.stringMatching(/^Token has expired \d+ seconds ago$/)]);
	});
});
