import { createClient } from '@supabase/supabase-js';
import type { Sql, TransactionSql } from 'postgres';
import { kind, run, stateless, type Api } from './cast.ts';

const TABLES = [
	'objects',
	'events',
	'memberships',
	'platform_roles',
	'people',
	'organisations',
	'organisation_kinds',
	'states'
];

interface Leaving {
	accounts: string[];
	/** Everybody of the run, also whose account is gone already. */
	people: string[];
	bodies: string[];
	/** Whatever else has a history of its own. */
	others: string[];
}

/**
 * Takes away everything of this run: accounts through Auth, then the rows. History refuses to be
 * deleted; the owner sets the triggers aside for one transaction, which touches rows of this run only.
 */
export async function clearAway(sql: Sql, { url, secretKey }: Api): Promise<void> {
	const leaving = await collect(sql);
	const { admin } = createClient(url, secretKey, stateless).auth;
	for (const id of leaving.accounts) {
		const { error } = await admin.deleteUser(id);
		if (error) throw error;
	}
	await sql.begin(async (transaction) => {
		await switchTriggers(transaction, 'disable');
		await remove(transaction, leaving);
		// What is checked at the end of a transaction would keep the triggers from being switched on.
		await transaction`set constraints all immediate`;
		await switchTriggers(transaction, 'enable');
	});
}

async function collect(sql: Sql): Promise<Leaving> {
	const bodies = await sql`select id from organisations where slug like ${`${run}-%`}`;
	const bodyIds = bodies.map(({ id }) => String(id));
	const accounts = await sql`select id from auth.users where email like ${`${run}-%`}`;
	const accountIds = accounts.map(({ id }) => String(id));
	const members = await sql`
		select subject_id id, data #>> '{changed,person_id,after}' person from events
		where subject_kind = 'membership' and data #>> '{changed,organisation_id,after}' = any (${bodyIds})`;
	const roles =
		await sql`select id from platform_roles where person_id = any (${accountIds}::uuid[])`;
	return {
		accounts: accountIds,
		people: [...accountIds, ...members.map(({ person }) => String(person))],
		bodies: bodyIds,
		others: [...members, ...roles].map(({ id }) => String(id))
	};
}

async function remove(sql: TransactionSql, { people, bodies, others }: Leaving): Promise<void> {
	const objects = [...people, ...bodies, ...others];
	await sql`
		delete from events where subject_id = any (${objects}::uuid[]) or subject_id = md5(${kind})::uuid
			or person_id = any (${people}::uuid[]) or organisation_id = any (${bodies}::uuid[])
			or audience_id = any (${bodies}::uuid[]) or object_id = any (${bodies}::uuid[])
			or subject_id in (select md5(code)::uuid from states where source = ${run})`;
	await sql`delete from memberships where organisation_id = any (${bodies}::uuid[])`;
	await sql`delete from platform_roles where person_id = any (${people}::uuid[])`;
	await sql`delete from people where id = any (${people}::uuid[])`;
	await sql`update organisations set parent_id = null where id = any (${bodies}::uuid[])`;
	await sql`delete from objects where id = any (${bodies}::uuid[])`;
	await sql`delete from organisations where id = any (${bodies}::uuid[])`;
	await sql`delete from organisation_kinds where id = ${kind}`;
	await sql`delete from states where source = ${run}`;
}

async function switchTriggers(sql: TransactionSql, turn: 'enable' | 'disable'): Promise<void> {
	for (const table of TABLES) await sql`alter table ${sql(table)} ${sql.unsafe(turn)} trigger user`;
}
