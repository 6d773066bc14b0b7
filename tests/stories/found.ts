import type { TransactionSql } from 'postgres';

export interface Row {
	id: string;
	part: string;
	snippet: string | null;
	space: { slug: string } | null;
	organisation: { slug: string } | null;
}
export interface Found {
	total: number;
	kinds: Record<string, number>;
	rows: Row[];
	next: string | null;
	suggestion: string | null;
}

export type Search = (query: string, filter?: { space?: string; body?: string }) => Promise<Found>;

/** The search as whoever the transaction acts as; archived objects are found, too. */
export const openSearch =
	(sql: TransactionSql): Search =>
	async (
		query,
		{ space = null, body = null }: { space?: string | null; body?: string | null } = {}
	) => {
		const [row] = await sql`
			select search(${query}, in_space => ${space}, of_organisation => ${body}, with_archived => true) as found`;
		return row?.found as Found;
	};
