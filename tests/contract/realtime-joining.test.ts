import { SignJWT } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { closeClients, join, liveClient } from './ear.ts';
import { hears, openRaw, refusal, settle, until } from './realtime.ts';
import { cast, ids, itIf, run, target } from './target.ts';

const { url, publishableKey, secretKey, jwtSecret } = target;
const anna = () => liveClient(url, publishableKey, cast.tokens.anna);
const service = () => liveClient(url, secretKey);
const home = `organisation:${ids.home}`;

afterAll(closeClients);

describe('a private channel', () => {
	it('is joined by whoever the policy lets read', async () => {
		expect((await join(anna(), home)).channel.state).toBe('joined');
	});

	it('is refused to others with the reason', async () => {
		const guest = liveClient(url, publishableKey, cast.tokens.adam);
		const reasons = await Promise.all([
			refusal(guest, `organisation:${ids.near}`),
			refusal(guest, 'directory:organisations'),
			refusal(guest, `user:${ids.anna}`),
			refusal(guest, 'unknown:topic'),
			refusal(liveClient(url, publishableKey), home)
		]);
		for (const reason of reasons) {
			expect(reason).toMatch(/^Unauthorized: You do not have permissions to read from this/);
		}
	});

	it('has no public one of the same name', async () => {
		const reason = await refusal(anna(), home, { private: false });
		expect(reason).toBe('PrivateOnly: This project only allows private channels');
	});

	it('is refused to a token of somebody else’s making', async () => {
		const claims = { sub: ids.anna, role: 'authenticated' };
		const forged = await new SignJWT(claims)
			.setProtectedHeader({ alg: 'HS256' })
			.setExpirationTime('1h')
			.sign(new TextEncoder().encode('not the secret of this Supabase at all'));
		const reasons = await Promise.all([
			refusal(liveClient(url, publishableKey, forged), home),
			refusal(liveClient(url, publishableKey, 'garbage'), home)
		]);
		expect(reasons[0]).toMatch(/JwtSignatureError|Invalid/);
		expect(reasons[1]).toMatch(/Malformed|Invalid/);
	});

	itIf(jwtSecret !== null, 'the JWT secret is not known')(
		'is refused to a token that has expired',
		async () => {
			const expired = await new SignJWT({ sub: ids.anna, role: 'authenticated' })
				.setProtectedHeader({ alg: 'HS256' })
				.setExpirationTime(Math.floor(Date.now() / 1000) - 60)
				.sign(new TextEncoder().encode(jwtSecret ?? ''));
			const reason = await refusal(liveClient(url, publishableKey, expired), home);
			expect(reason).toMatch(/^InvalidJWTToken: Token has expired \d+ seconds ago$/);
		}
	);

	it('can be left and joined again', async () => {
		const client = anna();
		const first = await join(client, home);
		expect(await client.removeChannel(first.channel)).toBe('ok');
		const second = await join(client, home);
		const sender = await join(service(), home);
		await sender.channel.send({ type: 'broadcast', event: 'after', payload: {} });
		await hears(second, 'after');
		expect(first.heard).toEqual([]);
	});
});

describe('a connection', () => {
	it('is refused with 401 without a good API key', async () => {
		for (const key of ['', 'apikey=&', 'apikey=sb_publishable_wrong&', 'apikey=garbage&']) {
			const answer = await fetch(`${url}/realtime/v1/websocket?${key}vsn=2.0.0`);
			await answer.body?.cancel();
			expect([401, 403], key).toContain(answer.status);
			await expect(openRaw(url, key)).rejects.toThrow(/40[13]/);
		}
	});

	it('has its heartbeat answered', async () => {
		const raw = await openRaw(url, publishableKey);
		raw.send([null, '1', 'phoenix', 'heartbeat', {}]);
		expect(await raw.answerTo('1')).toEqual({ status: 'ok', response: {} });
	});

	it('hears that it is in no channel it did not join', async () => {
		const raw = await openRaw(url, publishableKey);
		raw.send(['1', '1', `realtime:${home}`, 'access_token', { access_token: cast.tokens.anna }]);
		const { status, response } = await raw.answerTo('1');
		expect([status, response.reason]).toEqual(['error', 'unmatched topic']);
		raw.send(['1', '2', `realtime:${home}`, 'phx_leave', {}]);
		expect((await raw.answerTo('2')).status).toBe('ok');
	});

	it('ends its channel when it joins the same topic again', async () => {
		const raw = await openRaw(url, publishableKey);
		const payload = { config: { private: true }, access_token: cast.tokens.anna };
		raw.send(['1', '1', `realtime:${home}`, 'phx_join', payload]);
		raw.send(['2', '2', `realtime:${home}`, 'phx_join', payload]);
		expect((await raw.answerTo('2')).status).toBe('ok');
		expect(raw.frames).toContainEqual(['1', '1', `realtime:${home}`, 'phx_close', {}]);
		// A leave that belongs to the first join does not end the second.
		raw.send(['1', '3', `realtime:${home}`, 'phx_leave', {}]);
		await raw.answerTo('3');
		expect(raw.frames.filter(([, , , event]) => event === 'phx_close')).toHaveLength(1);
	});

	it('holds a hundred channels and not one more', async () => {
		const client = service();
		const topics = Array.from({ length: 100 }, (_, index) => `contract:${run}:${index}`);
		await Promise.all(topics.map((topic) => join(client, topic)));
		const reason = await refusal(client, `contract:${run}:one-more`);
		expect(reason).toBe('ChannelRateLimitReached: Too many channels');
	});

	it('that sends garbage disturbs nobody else', async () => {
		const ear = await join(anna(), home);
		for (const garbage of ['garbage', '[', '{"a":1}', Buffer.from([3, 255]), Buffer.from([9, 9])]) {
			const raw = await openRaw(url, publishableKey);
			raw.send(garbage);
			raw.send([null, '1', 'phoenix', 'heartbeat', {}]);
			const closed = raw.closed.then(() => true);
			expect(await Promise.race([closed, raw.answerTo('1').catch(() => closed)])).toBeTruthy();
		}
		await settle(ear);
		expect(ear.channel.state).toBe('joined');
	});
});

itIf(target.embedded, 'a hosted project serves them')(
	'changes of tables are refused with a reason',
	async () => {
		const client = anna();
		const channel = client.channel(home, { config: { private: true } });
		channel.on('postgres_changes', { event: '*', schema: 'public' }, () => undefined);
		let reason = '';
		channel.subscribe((_state, error) => (reason ||= error?.message ?? ''));
		await until(() => reason, 8000);
		expect(reason).toMatch(/postgres_changes is not used here/);
	}
);
