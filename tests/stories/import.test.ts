import type { TransactionSql } from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { actAs, asOwner, undone } from './random-objects.ts';
import { labels, openDatabase } from './stage.ts';

const sql = openDatabase();
afterAll(() => sql.end());

interface Report {
	rows: number;
	bad: number;
	there: number;
	written: number;
	errors: { row: number; key: string; field: string }[];
}

const bring = async (sql: TransactionSql, rows: object[], dryRun: boolean, skipBad = false) => {
	const [row] = await sql`
		select assignments_import(${sql.json(rows as never)}, ${dryRun}, ${skipBad}) as report`;
	return row?.report as Report;
};

/** As many entries as `home` has for the role of the story. */
const count = async (sql: TransactionSql) => {
	const [row] = await sql`
		select count(*)::integer as n from assignments where role_id = ${labels.helper ?? ''} and organisation_id = ${labels.home ?? ''}`;
	return row?.n as number;
};

const unit = { organisation: 'home', role: 'helper', unit: 'Referat 7', topic: '10999' };
const WRONG: [row: object, key: string, field: string][] = [
	[{ ...unit, organisation: 'other' }, 'import_organisation_unknown', 'organisation'],
	[{ ...unit, role: 'Quellenhilfe?' }, 'import_role_unknown', 'role'],
	[{ ...unit, topic: '10000' }, 'import_topic_unknown', 'topic'],
	[{ ...unit, unit: null, person: 'guest@story.example' }, 'holder_not_member', 'person'],
	[{ ...unit, person: 'member@story.example' }, 'assignment_holder_needed', 'person'],
	[{ ...unit, valid_from: '2026-02-30' }, 'import_date_invalid', 'valid_from'],
	[
		{ ...unit, valid_from: '2026-03-01', valid_to: '2026-02-01' },
		'assignment_ends_before',
		'valid_to'
	],
	[{ ...unit, mailbox: 'kein Postfach' }, 'invalid_value', 'mailbox'],
	[{ ...unit, responsibility: 'chief' }, 'invalid_value', 'responsibility'],
	[{ ...unit, interval_days: '3' }, 'invalid_value', 'interval_days']
];

describe('an import', () => {
	it.each(WRONG)('says what is wrong with %j', async (row, key, field) => {
		await undone(sql, async (transaction) => {
			await actAs(transaction, 'steward', labels);
			const report = await bring(transaction, [unit, row], true);
			expect(report).toMatchObject({
				rows: 2,
				bad: 1,
				written: 0,
				errors: [{ row: 2, key, field }]
			});
			await asOwner(transaction);
		});
	});

	it('writes nothing on a dry run, nor while a row is wrong, unless that one is left out', async () => {
		await undone(sql, async (transaction) => {
			const rows = [unit, { ...unit, role: 'unbekannt' }, { ...unit, unit: ' Referat 8 ' }];
			await actAs(transaction, 'steward', labels);
			for (const [dryRun, skipBad, written] of [
				[true, true, 0],
				[false, false, 0],
				[false, true, 2]
			] as const)
				expect(await bring(transaction, rows, dryRun, skipBad)).toMatchObject({ bad: 1, written });
			expect(await count(transaction)).toBe(2);
			await asOwner(transaction);
			const [row] = await transaction`
				select verified_by, unit from assignments where unit = 'Referat 8'`;
			expect(row).toEqual({ verified_by: labels.steward, unit: 'Referat 8' });
		});
	});

	it('brought twice is brought once', async () => {
		await undone(sql, async (transaction) => {
			await actAs(transaction, 'steward', labels);
			const rows = [unit, unit];
			expect(await bring(transaction, rows, false)).toMatchObject({ there: 0, written: 1 });
			expect(await bring(transaction, rows, false)).toMatchObject({ there: 2, written: 0 });
			await asOwner(transaction);
		});
	});

	it('of a thousand entries says once that something changed', async () => {
		await undone(sql, async (transaction) => {
			const said = async () => {
				const [row] = await transaction`
					select count(*)::integer as n from realtime.messages where topic = 'directory:assignments'`;
				return row?.n as number;
			};
			const before = await said();
			const rows = Array.from({ length: 1000 }, (_, n) => ({ ...unit, unit: `Referat ${n}` }));
			await actAs(transaction, 'steward', labels);
			expect((await bring(transaction, rows, false)).written).toBe(1000);
			await asOwner(transaction);
			expect((await said()) - before).toBe(1);
		});
	});
});
