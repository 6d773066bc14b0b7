import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { WebSocket } from 'ws';
import { liveClient, closeClients, join, type Ear } from '../contract/ear.ts';
import { hears, refusal, renew, settle, until } from '../contract/realtime.ts';
import { emailOf, PASSWORD } from './cast.ts';
import { PERSONAS, type Persona } from './personas.ts';
import { labels, openDatabase } from './stage.ts';
import { NO_TOPICS, TOPICS } from './topics.ts';

const { url, publishableKey, secretKey } = inject('supabase');
const sql = openDatabase();

const client = (persona: Persona) =>
	liveClient(url, publishableKey, inject('tokens')[persona] ?? publishableKey);

/** The topic with ids instead of the labels of fixtures. */
function named(topic: string, persona: Persona): string {
	const [kind = '', label = ''] = topic.split(':');
	const id = labels[label === 'self' ? persona : label] ?? labels.stranger;
	return kind === 'directory' ? topic : `${kind}:${id}`;
}

/** What came of each persona's joins, all at once: the answer to a refused one takes five seconds. */
const joined = new Map<string, Ear | string>();
const outcome = (persona: Persona, topic: string) => joined.get(`${persona} ${topic}`);

beforeAll(async () => {
	const attempts = PERSONAS.flatMap((persona) => {
		const own = client(persona);
		const presence = { key: persona, enabled: true };
		return TOPICS.map(async ({ topic }) => {
			const ear = join(own, named(topic, persona), { presence });
			joined.set(`${persona} ${topic}`, await ear.catch((cause: Error) => cause.message));
		});
	});
	await Promise.all(attempts);
}, 60_000);

afterAll(async () => {
	await closeClients();
	await sql.end();
});

describe.each(TOPICS)('$topic', ({ topic, join: mayJoin, present }) => {
	it.each(PERSONAS)('is joined by the %s as declared', (persona) => {
		const result = outcome(persona, topic);
		if (mayJoin[persona]) expect(result).toBeTypeOf('object');
		else expect(result).toMatch(/^Unauthorized: /);
	});

	it.each(PERSONAS.filter((persona) => mayJoin[persona]))(
		'shows the %s to others as declared',
		async (persona) => {
			const ear = outcome(persona, topic) as Ear;
			const answer = await ear.channel.track({ looking: true });
			expect(answer).toBe(present[persona] ? 'ok' : 'error');
			if (answer === 'ok') await until(() => persona in ear.channel.presenceState());
		}
	);

	it.each(PERSONAS.filter((persona) => mayJoin[persona] && !present[persona]))(
		'does not show the %s who is there',
		async (persona) => {
			const ear = outcome(persona, topic) as Ear;
			await settle(ear);
			expect(ear.channel.presenceState()).toEqual({});
		}
	);

	it.each(PERSONAS.filter((persona) => mayJoin[persona]))(
		'passes on nothing the %s sends',
		async (persona) => {
			const ear = outcome(persona, topic) as Ear;
			const others = await join(liveClient(url, secretKey), named(topic, persona));
			await ear.channel.send({ type: 'broadcast', event: 'forged', payload: {} });
			await ear.channel.httpSend('forged', {});
			await settle(ear);
			await others.channel.httpSend('marker', {});
			await hears(others, 'marker');
			expect(others.heard.map(({ event }) => event)).toEqual(['marker']);
			await hears(ear, 'marker');
		}
	);
});

describe('what is no topic', () => {
	it('is joined by nobody', async () => {
		const admin = client('admin');
		const topics = NO_TOPICS.map((topic) =>
			topic.replace(/\{(.+)\}/, (_, label: string) => labels[label] ?? label)
		);
		const reasons = await Promise.all(topics.map((topic) => refusal(admin, topic)));
		for (const reason of reasons) expect(reason).toMatch(/^Unauthorized: /);
	});
});

describe('a change', () => {
	const changed = async (ear: Ear, kind: string) => {
		await until(() =>
			ear.heard.some(({ payload }) => (payload as { kind?: string }).kind === kind)
		);
		return ear.heard.find(({ payload }) => (payload as { kind?: string }).kind === kind)?.payload;
	};

	it('of a body is told on its topic and to the list, with its id and version only', async () => {
		const [page, list] = await Promise.all([
			join(client('stranger'), `organisation:${labels.home}`),
			join(client('auditor'), 'directory:organisations')
		]);
		const [row] = await sql`
			update organisations set seat = 'Wiesbaden' where id = ${labels.home ?? ''} returning version`;
		const expected = { kind: 'organisation.updated', id: labels.home, version: row?.version };
		expect(await changed(page, 'organisation.updated')).toEqual(expected);
		expect(await changed(list, 'organisation.updated')).toEqual(expected);
	});

	it('that is rolled back, or changes nothing, is not told', async () => {
		const page = await join(client('stranger'), `organisation:${labels.home}`);
		await sql
			.begin(async (transaction) => {
				await transaction`update organisations set seat = 'Kassel' where id = ${labels.home ?? ''}`;
				throw new Error('rolled back');
			})
			.catch(() => undefined);
		await sql`update organisations set seat = seat where id = ${labels.home ?? ''}`;
		await liveClient(url, secretKey)
			.channel(`organisation:${labels.home}`, { config: { private: true } })
			.httpSend('marker', {});
		await hears(page, 'marker');
		expect(page.heard.map(({ event }) => event)).toEqual(['marker']);
	});

	it('of rights is told to the person alone', async () => {
		const own = await join(client('steward'), `user:${labels.steward}`);
		await sql`
			insert into memberships (person_id, organisation_id, role, state)
			values (${labels.steward ?? ''}, ${labels.other ?? ''}, 'member', 'active')`;
		const told = { kind: 'rights.changed', id: labels.steward, version: 1 };
		expect(await changed(own, 'rights.changed')).toEqual(told);
		await sql`
			delete from memberships
			where person_id = ${labels.steward ?? ''} and organisation_id = ${labels.other ?? ''}`;
		await until(() => own.heard.length === 2);
		await sql`insert into platform_roles (person_id, role) values (${labels.steward ?? ''}, 'auditor')`;
		await sql`delete from platform_roles where person_id = ${labels.steward ?? ''}`;
		await until(() => own.heard.length === 4);
	});

	it('of another vendor never reaches a guest, whatever their client does', async () => {
		const frames: string[] = [];
		const address = `${url.replace('http', 'ws')}/realtime/v1/websocket`;
		const socket = new WebSocket(`${address}?apikey=${publishableKey}&vsn=2.0.0`);
		socket.on('message', (data: Buffer) => frames.push(data.toString('latin1')));
		await new Promise((resolve) => socket.once('open', resolve));
		const config = { private: true, presence: { key: 'guest', enabled: true } };
		const payload = { config, access_token: inject('tokens').guest };
		for (const [index, label] of ['vendor', 'vendor-b'].entries()) {
			const topic = `realtime:organisation:${labels[label]}`;
			socket.send(JSON.stringify([`${index}`, `${index}`, topic, 'phx_join', payload]));
		}
		await until(() => frames.some((frame) => frame.includes('"ok"')));
		const foreign = `organisation:${labels['vendor-b']}`;
		socket.send(JSON.stringify(['1', '7', `realtime:${foreign}`, 'presence', { event: 'track' }]));

		const others = await join(client('member'), foreign, { presence: { key: 'member' } });
		await others.channel.track({ here: 'FOREIGN' });
		await sql`select realtime.send('{"id": "FOREIGN"}', 'FOREIGN', ${foreign}, true)`;
		await sql`select realtime.send('{"id": "PUBLIC"}', 'FOREIGN', ${foreign}, false)`;
		await hears(others, 'FOREIGN');
		await sql`select realtime.send('{"id": "OWN"}', 'own', ${`organisation:${labels.vendor}`}, true)`;
		await until(() => frames.some((frame) => frame.includes('"OWN"')));
		expect(frames.filter((frame) => /FOREIGN|PUBLIC/.test(frame))).toEqual([]);
		expect(
			frames.filter((frame) => frame.includes(foreign) && !/unmatched|reason/.test(frame))
		).toEqual([]);
		socket.terminate();
	});
});

describe('whoever loses a right', () => {
	const signIn = async (email: string) => {
		const own = liveClient(url, publishableKey);
		const { error } = await own.auth.signInWithPassword({ email, password: PASSWORD });
		if (error) throw error;
		return own;
	};

	async function recruit(label: string) {
		const email = emailOf(label);
		const { data, error } = await liveClient(url, secretKey).auth.admin.createUser({
			email,
			password: PASSWORD,
			email_confirm: true,
			user_metadata: { display_name: label }
		});
		if (error) throw error;
		await sql`
			insert into memberships (person_id, organisation_id, state)
			values (${data.user.id}, ${labels.home ?? ''}, 'active')`;
		return { id: data.user.id, own: await signIn(email) };
	}

	it.each([
		[
			'is suspended',
			(id: string) => sql`update memberships set state = 'suspended' where person_id = ${id}`
		],
		['is removed', (id: string) => sql`delete from memberships where person_id = ${id}`]
	])('because their membership %s loses the channel at the next token', async (why, revoke) => {
		const { id, own } = await recruit(why.replace(' ', '-'));
		const ear = await join(own, `organisation:${labels['vendor-b']}`);
		const self = await join(own, `user:${id}`);
		await revoke(id);
		expect((await hears(self, 'changed')).payload).toMatchObject({ kind: 'rights.changed' });
		expect(ear.isClosed()).toBe(false);

		await renew(own);
		await until(() => ear.isClosed());
		expect(ear.said).toEqual([expect.stringMatching(/^You no longer have permission to read/)]);
		expect(self.isClosed()).toBe(false);
		expect(await refusal(own, `organisation:${labels['vendor-b']}`)).toMatch(/^Unauthorized/);
	});
});
