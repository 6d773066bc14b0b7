import { afterAll, describe, expect, it } from 'vitest';
import { closeClients, join, liveClient, type Ear } from './ear.ts';
import { settle, until } from './realtime.ts';
import { cast, ids, run, target } from './target.ts';

const { url, publishableKey, secretKey } = target;
const home = `organisation:${ids.home}`;
const clients = {
	anna: () => liveClient(url, publishableKey, cast.tokens.anna),
	dora: () => liveClient(url, publishableKey, cast.tokens.dora),
	adam: () => liveClient(url, publishableKey, cast.tokens.adam),
	service: () => liveClient(url, secretKey)
};
/** A topic of its own for each test, joined with the secret key, so that nobody else is there. */
const enter = (topic: string, key: string) =>
	join(clients.service(), `contract:${run}:${topic}`, { presence: { key } });
const present = ({ channel }: Ear) => Object.keys(channel.presenceState()).sort();

afterAll(closeClients);

describe('who is there', () => {
	it('is seen by everybody who may', async () => {
		const anna = await join(clients.anna(), home, { presence: { key: 'anna' } });
		const dora = await join(clients.dora(), home, { presence: { key: 'dora' } });
		expect(await anna.channel.track({ name: 'Anna' })).toBe('ok');
		expect(await dora.channel.track({ name: 'Dora' })).toBe('ok');
		for (const ear of [anna, dora]) await until(() => present(ear).length === 2);
		expect(dora.channel.presenceState<{ name: string }>().anna).toMatchObject([{ name: 'Anna' }]);
	});

	it('is neither shown to a guest nor can a guest be seen', async () => {
		const own = `organisation:${ids.hidden}`;
		const [guest, service] = await Promise.all([
			join(clients.adam(), own, { presence: { key: 'adam' } }),
			join(clients.service(), own, { presence: { key: 'service' } })
		]);
		await service.channel.track({ here: true });
		expect(await guest.channel.track({ here: true })).toBe('error');
		await settle(guest);
		expect(present(guest)).toEqual([]);
		expect(present(service)).toEqual(['service']);
	});

	it('is told to a newcomer at once', async () => {
		const first = await enter('newcomer', 'first');
		await first.channel.track({ n: 1 });
		const second = await enter('newcomer', 'second');
		await until(() => present(second).includes('first'));
	});

	it('changes with what they say of themselves, and ends', async () => {
		const [ear, other] = [await enter('change', 'ear'), await enter('change', 'other')];
		const state = () => ear.channel.presenceState<{ n: number }>().other;
		await other.channel.track({ n: 1 });
		await until(() => state()?.[0]?.n === 1);
		await other.channel.track({ n: 2 });
		await until(() => state()?.[0]?.n === 2);
		expect(state()).toHaveLength(1);
		await other.channel.untrack();
		await until(() => present(ear).length === 0);
	});

	it('counts two windows of one person', async () => {
		const [ear, other] = [await enter('twice', 'one'), await enter('twice', 'one')];
		await ear.channel.track({ window: 1 });
		await other.channel.track({ window: 2 });
		await until(() => ear.channel.presenceState().one?.length === 2);
	});

	it('ends when the connection does', async () => {
		const [ear, other] = [await enter('gone', 'ear'), await enter('gone', 'other')];
		await other.channel.track({});
		await until(() => present(ear).includes('other'));
		await other.channel.unsubscribe();
		await until(() => !present(ear).includes('other'));
	});

	it('may change five times in thirty seconds; the sixth ends the channel', async () => {
		const ear = await enter('often', 'ear');
		for (let n = 0; n < 5; n++) expect(await ear.channel.track({ n })).toBe('ok');
		void ear.channel.track({ n: 6 });
		await until(() => ear.isClosed());
		expect(ear.said).toEqual(['Client presence rate limit exceeded']);
	});

	it('takes an object only', async () => {
		const ear = await enter('object', 'ear');
		expect(await ear.channel.track([1] as unknown as Record<string, unknown>)).toBe('error');
		await ear.channel.track({ ok: true });
		await until(() => present(ear).includes('ear'));
	});
});
