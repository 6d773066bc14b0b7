import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from './stage.ts';
import { call } from './talk.ts';

const sql = openDatabase();
afterAll(() => sql.end());

describe('the audit', () => {
	interface Page {
		rows: { id: number; kind: string; object: { id: string } | null }[];
		next: number | null;
	}
	const list = async (body: object) => (await call('auditor', 'audit_list', body)).body as Page;

	it('goes through the whole history page by page, each event once', async () => {
		const [all] = await sql`select count(*)::int as count, max(id) as last from events`;
		const seen = new Set<number>();
		let after: number | null = Number(all?.last) + 1;
		while (after !== null) {
			const page: Page = await list({ after, size: 200 });
			for (const { id } of page.rows) seen.add(id);
			after = page.next;
		}
		expect(seen.size).toBe(all?.count);
	});

	it('keeps to kind, body and days', async () => {
		const ofKind = await list({ of_kind: 'membership.created', size: 200 });
		expect(new Set(ofKind.rows.map(({ kind }) => kind))).toEqual(new Set(['membership.created']));
		const subjects = await list({ of_subject: 'link' });
		expect(subjects.rows.every(({ kind }) => kind.startsWith('link.'))).toBe(true);
		expect(subjects.rows.length).toBeGreaterThan(0);
		expect((await list({ since: '2000-01-01', till: '2000-01-02' })).rows).toEqual([]);
		expect((await list({ of_body: 'gibt-es-nicht' })).rows).toEqual([]);
		expect((await list({ of_body: 'home' })).rows.length).toBeGreaterThan(0);
	});
});
