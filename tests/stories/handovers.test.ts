import type { TransactionSql } from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import type { Persona } from './personas.ts';
import { actAs, asOwner, undone } from './random-objects.ts';
import { labels, openDatabase } from './stage.ts';

const sql = openDatabase();
afterAll(() => sql.end());

interface Page {
	entry: { id: string };
	next: { id: string } | null;
	note: string | null;
	done: string[];
	closed_at: string | null;
	open: {
		assignments: { id: string }[];
		deputies: { id: string }[];
		waits: { id: string; kind: string }[];
		questions: { id: string }[];
		watched: { id: string }[] | null;
	};
	may_edit: boolean;
	people: Record<string, string>;
}

const home = labels.home ?? '';

/** Makes an assignment of `home` for somebody and answers its id. */
async function assign(sql: TransactionSql, person: string, role = 'helper') {
	const row = {
		organisation_id: home,
		role_id: labels[role] ?? '',
		person_id: labels[person] ?? '',
		responsibility: 'responsible'
	};
	const [made] = await sql`insert into assignments ${sql(row)} returning id`;
	return String(made?.id);
}

/** As this persona; answers the page, or the key of the refusal. */
async function read(sql: TransactionSql, persona: Persona, assignment: string) {
	await actAs(sql, persona, labels);
	const answer = await sql
		.savepoint((s) => s`select handover_page(${assignment}) as page`)
		.then(([row]) => row?.page as Page)
		.catch((cause: Error) => cause.message);
	await asOwner(sql);
	return answer;
}

interface Saved {
	note?: string | null;
	next?: string | null;
	done?: string[];
	closed?: boolean;
}

/** Saves as this persona; answers "saved" or the key of the refusal. */
async function save(
	sql: TransactionSql,
	persona: Persona,
	assignment: string,
	{ note = null, next = null, done = [], closed = false }: Saved = {}
) {
	await actAs(sql, persona, labels);
	const answer = await sql
		.savepoint(
			(s) =>
				s`select handover_save(${assignment}, ${note}, '2026-11-20', ${done}::uuid[], ${next}, ${closed})`
		)
		.then(() => 'saved')
		.catch((cause: Error) => cause.message);
	await asOwner(sql);
	return answer;
}

const waitsFor = (sql: TransactionSql, person: string) => sql`
	select kind from waits where person_id = ${labels[person] ?? ''} and kind = 'handover.begun' and settled_at is null`;

/** The member of `home` holds a role that the steward is to hold next. */
async function begin(sql: TransactionSql) {
	const old = await assign(sql, 'member');
	const next = await assign(sql, 'steward');
	return { old, next };
}

/** From whom the holder of an assignment took over, as this persona is told. */
async function inherited(sql: TransactionSql, persona: Persona, assignment: string) {
	await actAs(sql, persona, labels);
	const [row] = await sql`select assignment_page(${assignment}) -> 'inherited' as told`;
	await asOwner(sql);
	return row?.told as unknown;
}

describe('a handover', () => {
	it('is found again from what was taken over, by the holder and the keepers, and by nobody else', async () => {
		await undone(sql, async (transaction) => {
			const old = await assign(transaction, 'steward');
			const next = await assign(transaction, 'member');
			await save(transaction, 'steward', old, { next });
			const told = { assignment_id: old, person_id: labels.steward, open: true };
			expect(await inherited(transaction, 'member', next)).toEqual([told]);
			expect(await inherited(transaction, 'steward', next)).toEqual([told]);
			expect(await inherited(transaction, 'stranger', next)).toEqual([]);
			expect(await inherited(transaction, 'guest', next)).toEqual([]);
			await save(transaction, 'member', old, { closed: true });
			expect(await inherited(transaction, 'member', next)).toEqual([{ ...told, open: false }]);
		});
	});

	it('shows the one who follows the note and what is open, and lets them wait for it until it is closed', async () => {
		await undone(sql, async (transaction) => {
			const { old, next } = await begin(transaction);
			const second = await assign(transaction, 'member', 'lead');
			expect(
				await save(transaction, 'member', old, { note: 'Der Vertrag endet im Mai.', next })
			).toBe('saved');
			expect(await waitsFor(transaction, 'steward')).toHaveLength(1);
			const page = (await read(transaction, 'steward', old)) as Page;
			expect(page).toMatchObject({
				entry: { id: old },
				next: { id: next },
				note: 'Der Vertrag endet im Mai.',
				closed_at: null
			});
			const open = page.open.assignments.map(({ id }) => id);
			expect(open).toContain(second);
			expect(open).not.toContain(old);

			await save(transaction, 'steward', old, {
				note: 'Besprochen.',
				done: [second],
				closed: true
			});
			expect(await waitsFor(transaction, 'steward')).toEqual([]);
			expect(await read(transaction, 'member', old)).toMatchObject({
				note: 'Besprochen.',
				done: [second],
				closed_at: expect.any(String)
			});
		});
	});

	it('is read by whoever follows even without keeping the body, and by no other colleague', async () => {
		await undone(sql, async (transaction) => {
			const old = await assign(transaction, 'steward');
			const next = await assign(transaction, 'member');
			expect(await read(transaction, 'member', old)).toBe('membership_steward_needed');
			expect(await save(transaction, 'member', old)).toBe('membership_steward_needed');
			await save(transaction, 'steward', old, { note: 'Bitte übernehmen.', next });
			expect(await read(transaction, 'member', old)).toMatchObject({
				note: 'Bitte übernehmen.',
				may_edit: false
			});
			expect(await save(transaction, 'member', old, { note: 'Übernommen.' })).toBe('saved');
			// Saving without naming anybody leaves who follows.
			expect(await read(transaction, 'member', old)).toMatchObject({ next: { id: next } });
		});
	});

	it('stays unknown to guests and to whoever is no part of the body', async () => {
		await undone(sql, async (transaction) => {
			const { old, next } = await begin(transaction);
			await save(transaction, 'member', old, { note: 'Nur für uns.', next });
			const told: Record<string, unknown> = {};
			for (const persona of ['stranger', 'guest', 'suspended', 'auditor'] as const)
				told[persona] = await read(transaction, persona, old);
			// The entry is public, who hands it over is not.
			expect(told).toEqual({
				stranger: 'membership_steward_needed',
				guest: 'membership_steward_needed',
				suspended: 'membership_steward_needed',
				auditor: 'membership_steward_needed'
			});
		});
	});

	it('keeps what somebody watches to themselves', async () => {
		await undone(sql, async (transaction) => {
			const { old, next } = await begin(transaction);
			await transaction`insert into watches ${transaction({ person_id: labels.member ?? '', object_id: home })}`;
			await save(transaction, 'member', old, { next });
			const own = (await read(transaction, 'member', old)) as Page;
			expect(own.open.watched?.map(({ id }) => id)).toContain(home);
			const other = (await read(transaction, 'steward', old)) as Page;
			expect(other.open.watched).toBeNull();
		});
	});

	it('lists what stands open of the holder: deputies, questions and what waits, as the reader may see it', async () => {
		await undone(sql, async (transaction) => {
			const { old, next } = await begin(transaction);
			const represented = await assign(transaction, 'steward', 'lead');
			await transaction`
				insert into deputies ${transaction({ assignment_id: represented, person_id: labels.member ?? '', place: 1 })}`;
			await save(transaction, 'member', old, { next });
			const { open } = (await read(transaction, 'steward', old)) as Page;
			expect(open.deputies.map(({ id }) => id)).toEqual([represented]);
			expect(open.questions.map(({ id }) => id)).toEqual([labels['question-home']]);
			// An answered question is none any more.
			await transaction`
				update questions set answer = 'Ja.', answered_at = now(), answered_by = ${labels['other-member'] ?? ''}
				where id = ${labels['question-home'] ?? ''}`;
			const later = (await read(transaction, 'steward', old)) as Page;
			expect(later.open.questions).toEqual([]);
		});
	});

	it('goes only to an assignment of the same body', async () => {
		await undone(sql, async (transaction) => {
			const { old } = await begin(transaction);
			const foreign = labels['vacant-at-other'] ?? '';
			expect(await save(transaction, 'member', old, { next: foreign })).toBe(
				'assignment_not_found'
			);
			expect(await save(transaction, 'member', old, { next: old })).toBe('assignment_not_found');
		});
	});
});
