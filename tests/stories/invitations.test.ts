import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, openDatabase } from './stage.ts';
import { withClock } from './clock.ts';
import { addressOf, newBody, newcomer, outcome, type Newcomer } from './newcomers.ts';

const sql = openDatabase();
let keeper: Newcomer;
let body: { id: string; slug: string };

beforeAll(async () => {
	keeper = await newcomer('Inviting');
	body = await newBody(sql, { stewards: [keeper] });
});
afterAll(() => sql.end());

interface Made {
	id: string;
	token: string;
}

async function invite(address: string, wanted = 'member'): Promise<Made> {
	const sent = { organisation: body.id, address, wanted };
	const answer = await keeper.call('invitation_create', sent);
	expect(outcome(answer)).toBe('done');
	return answer.body as Made;
}

const show = (token: string) =>
	ask('anonymous', 'rpc/invitation_show', { method: 'POST', body: { token } });
const key = (answer: { body: unknown }) => (answer.body as { message: string }).message;

describe('an invitation', () => {
	it('shows whoever holds the link the body and a masked address, and nobody the digest', async () => {
		const { id, token } = await invite('frieda.neu@amt.example');
		const { body: seen } = await show(token);
		expect(seen).toMatchObject({ state: 'open', role: 'member', address: 'f…@amt.example' });
		expect(JSON.stringify(seen)).not.toContain('frieda');
		expect((await show(`${token}x`)).status).toBe(404);
		expect(await keeper.read(`invitations?id=eq.${id}&select=email`)).toHaveLength(1);
		expect(await keeper.read(`invitations?id=eq.${id}&select=token_hash`)).toEqual([]);
		const [row] = await sql`select to_jsonb(i)::text as text from invitations i where id = ${id}`;
		expect(row?.text).not.toContain(token);
	});

	it('answers the same whether the address has an account or not', async () => {
		const known = await newcomer('Known');
		const answers = [await invite(known.email), await invite(addressOf('unknown'))];
		expect(Object.keys(answers[0] ?? {})).toEqual(Object.keys(answers[1] ?? {}));
	});

	it('lets the person with that address join, whatever its letters; twice is once', async () => {
		const guest = await newcomer('Joining');
		const { id, token } = await invite(guest.email.toUpperCase());
		const accept = () => guest.call('invitation_accept', { token });
		const answers = await Promise.all([accept(), accept()]);
		expect(answers.map(({ body }) => body)).toEqual([body.slug, body.slug]);
		const rows = await sql`
			select state, role from memberships where person_id = ${guest.id} and organisation_id = ${body.id}`;
		expect(rows).toEqual([{ state: 'active', role: 'member' }]);
		const events =
			await sql`select kind, data::text from events where subject_id = ${id} order by id`;
		expect(events.map(({ kind }) => kind)).toEqual(['invitation.created', 'invitation.accepted']);
		expect(JSON.stringify(events)).not.toContain(guest.email);
		expect(await show(token)).toMatchObject({ body: { state: 'used' } });
	});

	it('is worth nothing to anybody else who holds the link', async () => {
		const other = await newcomer('Curious');
		const { token } = await invite(addressOf('meant'));
		const answer = await other.call('invitation_accept', { token });
		expect([answer.status, key(answer)]).toEqual([403, 'invitation_not_yours']);
	});

	it('ends a request that was open, and does not lift a suspension', async () => {
		const [asking, suspended] = [await newcomer('Asked'), await newcomer('Barred')];
		await asking.call('membership_request', { organisation: body.id });
		const { token } = await invite(asking.email, 'steward');
		expect(outcome(await asking.call('invitation_accept', { token }))).toBe('done');
		const barred = await invite(suspended.email);
		await sql`insert into memberships ${sql({ person_id: suspended.id, organisation_id: body.id, state: 'suspended' })}`;
		const answer = await suspended.call('invitation_accept', { token: barred.token });
		expect(outcome(answer)).toBe('membership_suspended');
		const open = await sql`
			select from waits where object_id = ${body.id} and kind = 'membership.requested' and settled_at is null`;
		expect(open).toEqual([]);
	});

	it('is replaced by a second one, withdrawn by stewards, declined by whom it is for', async () => {
		const person = await newcomer('Declining');
		const first = await invite(person.email);
		const second = await invite(person.email);
		expect(second.id).toBe(first.id);
		expect((await show(first.token)).status).toBe(404);
		const decline = { invitation: second.id, accept: false };
		expect(outcome(await person.call('invitation_answer', decline))).toBe('done');
		expect(await show(second.token)).toMatchObject({ body: { state: 'withdrawn' } });
		const late = await person.call('invitation_accept', { token: second.token });
		expect([late.status, key(late)]).toEqual([409, 'invitation_withdrawn']);
		const third = await invite(person.email);
		const withdraw = (by: Newcomer) => by.call('invitation_withdraw', { invitation: third.id });
		expect(outcome(await withdraw(person))).toBe('invitation_not_found');
		expect(outcome(await withdraw(keeper))).toBe('done');
		expect(outcome(await withdraw(keeper))).toBe('done');
	});

	it('is made by stewards of the body alone, and not for people who are in it', async () => {
		const stranger = await newcomer('Stranger');
		const sent = { organisation: body.id, address: addressOf('any') };
		expect(outcome(await stranger.call('invitation_create', sent))).toBe(
			'membership_steward_needed'
		);
		const again = await keeper.call('invitation_create', {
			organisation: body.id,
			address: keeper.email
		});
		expect(outcome(again)).toBe('membership_of_address_exists');
	});
});

describe('time', () => {
	it('ends an invitation after fourteen days, and takes its address thirty days later', async () => {
		await withClock(sql, async ({ sql: transaction, moveTo }) => {
			const [made] = await transaction`
				insert into invitations (organisation_id, email, token_hash, invited_by, expires_at)
				values (${body.id}, 'spaet@amt.example', app.digest_token('spaet'), ${keeper.id}, app.clock() + interval '14 days')
				returning id`;
			const state = async () =>
				(await transaction`select public.invitation_show('spaet') ->> 'state' as state`)[0]?.state;
			const address = async () =>
				(await transaction`select email from invitations where id = ${String(made?.id)}`)[0]?.email;
			await moveTo('13 days');
			expect(await state()).toBe('open');
			await moveTo('15 days');
			expect(await state()).toBe('expired');
			await transaction`select app.tick()`;
			expect(await address()).toBe('spaet@amt.example');
			await moveTo('45 days');
			await transaction`select app.tick()`;
			expect(await address()).toBeNull();
			expect(await state()).toBe('expired');
		});
	});
});
