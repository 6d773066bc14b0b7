import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newBody, newcomer, outcome, type Newcomer } from './newcomers.ts';
import { openDatabase } from './stage.ts';

const sql = openDatabase();
let people: Record<'keeper' | 'second' | 'member' | 'asking' | 'coordinator', Newcomer>;
let body: { id: string; slug: string };

beforeAll(async () => {
	const [keeper, second, member, asking, coordinator] = await Promise.all(
		['Keeper', 'Second', 'Member', 'Asking', 'Coordinator'].map((name) => newcomer(name))
	);
	if (!keeper || !second || !member || !asking || !coordinator) throw new Error('No people.');
	people = { keeper, second, member, asking, coordinator };
	await sql`insert into platform_roles (person_id, role) values (${coordinator.id}, 'coordinator')`;
});
beforeEach(async () => {
	await sql`delete from memberships where person_id = any (${Object.values(people).map(({ id }) => id)})`;
	body = await newBody(sql, { stewards: [people.keeper], members: [people.member] });
});
afterAll(() => sql.end());

const membershipOf = async ({ id }: Newcomer) =>
	(
		await sql`select id, state, role from memberships where person_id = ${id} and organisation_id = ${body.id}`
	)[0];
const idOf = async (person: Newcomer) => String((await membershipOf(person))?.id);
const eventsOf = async (membership: string) =>
	(await sql`select kind from events where subject_id = ${membership} order by id`).map(
		({ kind }) => String(kind)
	);

async function waitingForLocks(): Promise<number> {
	const [row] = await sql`
		select count(*)::integer as n from pg_stat_activity
		where wait_event_type = 'Lock' and query ~ 'membership_leave'`;
	return row?.n;
}

async function ask(): Promise<string> {
	const { body: id } = await people.asking.call('membership_request', { organisation: body.id });
	return String(id);
}

describe('a request to join', () => {
	it('is seen by the stewards alone, who accept it; twice is once', async () => {
		const id = await ask();
		expect(await ask()).toBe(id);
		const seen = `memberships?id=eq.${id}&select=state`;
		expect(await people.keeper.read(seen)).toHaveLength(1);
		expect(await people.member.read(seen)).toEqual([]);
		expect(await people.asking.read('events?kind=eq.membership.requested')).toHaveLength(1);
		const decide = () => people.keeper.call('membership_decide', { membership: id, accept: true });
		const answers = await Promise.all([decide(), decide()]);
		expect(answers.map(outcome)).toEqual(['done', 'done']);
		expect(await membershipOf(people.asking)).toMatchObject({ state: 'active', role: 'member' });
		expect(await eventsOf(id)).toEqual(['membership.requested', 'membership.accepted']);
	});

	it('tells who asks nothing about the people of the body', async () => {
		await ask();
		const { body: page } = await people.asking.call('organisation_people', {
			organisation_slug: body.slug
		});
		expect(page).toMatchObject({ people: [], requests: [], invitations: [], may_decide: false });
		expect(page).toMatchObject({ mine: { state: 'requested' } });
		expect(await people.asking.read('people?select=id')).toEqual([{ id: people.asking.id }]);
	});

	it('is refused by deleting it; refusing twice is refusing once, accepting comes too late', async () => {
		const id = await ask();
		const decide = (accept: boolean) =>
			people.keeper.call('membership_decide', { membership: id, accept });
		expect(outcome(await decide(false))).toBe('done');
		expect(outcome(await decide(false))).toBe('done');
		expect(outcome(await decide(true))).toBe('membership_not_found');
		expect(await membershipOf(people.asking)).toBeUndefined();
		expect(await eventsOf(id)).toEqual(['membership.requested', 'membership.refused']);
	});

	it('is taken back by who asked, and five may be open at once', async () => {
		const bodies = await Promise.all(Array.from({ length: 5 }, () => newBody(sql, {})));
		for (const { id } of bodies)
			expect(outcome(await people.asking.call('membership_request', { organisation: id }))).toBe(
				'done'
			);
		const sixth = () => people.asking.call('membership_request', { organisation: body.id });
		expect(outcome(await sixth())).toBe('too_many_requests_open');
		await people.asking.call('membership_leave', { organisation: bodies[0]?.id });
		expect(outcome(await sixth())).toBe('done');
	});

	it('stays under five when all are sent at once', async () => {
		const bodies = await Promise.all(Array.from({ length: 8 }, () => newBody(sql, {})));
		const answers = await Promise.all(
			bodies.map(({ id }) => people.asking.call('membership_request', { organisation: id }))
		);
		expect(answers.map(outcome).filter((it) => it === 'done')).toHaveLength(5);
	});

	it('is not decided by members, nor by who asked, nor of a body one may not know', async () => {
		const id = await ask();
		const decide = (by: Newcomer) => by.call('membership_decide', { membership: id, accept: true });
		expect(outcome(await decide(people.member))).toBe('membership_not_found');
		expect(outcome(await decide(people.asking))).toBe('membership_steward_needed');
		const vendor = await newBody(sql, { stewards: [people.second] }, 'guest');
		const hidden = await people.asking.call('membership_request', { organisation: vendor.id });
		expect(outcome(hidden)).toBe('organisation_not_found');
	});
});

describe('suspending', () => {
	it('takes all rights at once, from a session that goes on, and resuming gives them back', async () => {
		const id = await idOf(people.member);
		const page = `memberships?organisation_id=eq.${body.id}&select=id`;
		expect(await people.member.read(page)).toHaveLength(2);
		expect(outcome(await people.keeper.call('membership_suspend', { membership: id }))).toBe(
			'done'
		);
		expect(await people.member.read(page)).toEqual([{ id }]);
		expect(outcome(await people.keeper.call('membership_suspend', { membership: id }))).toBe(
			'done'
		);
		expect(outcome(await people.keeper.call('membership_resume', { membership: id }))).toBe('done');
		expect(await people.member.read(page)).toHaveLength(2);
		expect(await eventsOf(id)).toEqual([
			'membership.created',
			'membership.suspended',
			'membership.resumed'
		]);
	});

	it('cannot be evaded by asking to join again', async () => {
		const id = await idOf(people.member);
		await people.keeper.call('membership_suspend', { membership: id });
		const again = await people.member.call('membership_request', { organisation: body.id });
		expect(outcome(again)).toBe('membership_suspended');
		expect(outcome(await people.member.call('membership_resume', { membership: id }))).toBe(
			'membership_steward_needed'
		);
	});
});

describe('the last steward', () => {
	it('cannot leave, step down or be suspended by their own hand', async () => {
		const membership = await idOf(people.keeper);
		const { keeper } = people;
		const deeds = [
			await keeper.call('membership_leave', { organisation: body.id }),
			await keeper.call('membership_suspend', { membership }),
			await keeper.call('membership_set_role', { membership, wanted: 'member' })
		];
		expect(deeds.map(outcome)).toEqual(['last_steward', 'last_steward', 'last_steward']);
		expect(deeds.map(({ status }) => status)).toEqual([409, 409, 409]);
	});

	it('goes when the coordination does it', async () => {
		const membership = await idOf(people.keeper);
		const suspended = await people.coordinator.call('membership_suspend', { membership });
		expect(outcome(suspended)).toBe('done');
	});

	it('remains when two go at the same moment', async () => {
		await sql`insert into memberships ${sql({ person_id: people.second.id, organisation_id: body.id, role: 'steward', state: 'active' })}`;
		let later: Promise<string> | undefined;
		await sql.begin(async (transaction) => {
			const claims = JSON.stringify({ sub: people.second.id, role: 'authenticated' });
			await transaction`select set_config('request.jwt.claims', ${claims}, true)`;
			await transaction`select public.membership_leave(${body.id})`;
			// The first has gone, but not committed, when the second asks.
			let over = false;
			later = people.keeper.call('membership_leave', { organisation: body.id }).then(outcome);
			void later.finally(() => (over = true));
			const waits = async () => over || (await waitingForLocks()) > 0;
			await expect.poll(waits).toBe(true);
		});
		expect(await later).toBe('last_steward');
	});
});

describe('leaving', () => {
	it('ends the membership; history keeps the role and for which body it was done', async () => {
		const id = await idOf(people.member);
		const leave = () => people.member.call('membership_leave', { organisation: body.id }, body.id);
		expect(outcome(await leave())).toBe('done');
		expect(outcome(await leave())).toBe('done');
		const [event] = await sql`
			select kind, role, organisation_id, person_id from events where subject_id = ${id} order by id desc limit 1`;
		expect(event).toEqual({
			kind: 'membership.left',
			role: 'member',
			organisation_id: body.id,
			person_id: people.member.id
		});
	});

	it('needs no choice of a body from whoever works for two', async () => {
		await newBody(sql, { members: [people.member] });
		const left = await people.member.call('membership_leave', { organisation: body.id });
		expect(outcome(left)).toBe('done');
	});
});

it('a change of role is a deed of stewards, done once', async () => {
	const membership = await idOf(people.member);
	const promote = (by: Newcomer) =>
		by.call('membership_set_role', { membership, wanted: 'steward' });
	expect(outcome(await promote(people.member))).toBe('membership_steward_needed');
	expect(outcome(await promote(people.keeper))).toBe('done');
	expect(outcome(await promote(people.keeper))).toBe('done');
	expect(await eventsOf(membership)).toEqual(['membership.created', 'membership.role_changed']);
});
