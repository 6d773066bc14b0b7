import type { ReservedSql, Sql, TransactionSql } from 'postgres';

/** A table that belongs into a backup. */
export interface Table {
	/** Schema and name, quoted. */
	name: string;
	/** Columns that hold data of their own (not generated), quoted, in order. */
	columns: string[];
	/** SQL that puts the rows into the same order in every database. */
	order: string;
}

export interface Sequence {
	sequence: string;
	value: string;
	called: boolean;
}

export type AnySql = Sql | TransactionSql | ReservedSql;

/** What is data: not realtime's messages (they live minutes), not what Postgres keeps for itself. */
const SCHEMAS = ['app', 'auth', 'public', 'storage', 'supabase_migrations', 'sync'];

/** The tables of a backup, by name. Partitions are reached through their parent. */
export async function listTables(sql: AnySql): Promise<Table[]> {
	const rows = await sql<{ name: string; columns: string[]; key: string[] | null }[]>`
		select format('%I.%I', n.nspname, c.relname) name,
			array_agg(quote_ident(a.attname) order by a.attnum) columns,
			(select array_agg(quote_ident(k.attname) order by array_position(i.indkey, k.attnum))
				from pg_index i join pg_attribute k on k.attrelid = c.oid and k.attnum = any (i.indkey)
				where i.indrelid = c.oid and i.indisprimary) key
		from pg_class c
		join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			and a.attgenerated = ''
		where n.nspname = any (${SCHEMAS}) and c.relkind in ('r', 'p') and not c.relispartition
		group by c.oid, n.nspname, c.relname
		order by n.nspname collate "C", c.relname collate "C"`;
	return rows.map(({ name, columns, key }) => ({
		name,
		columns,
		order: key ? key.join(', ') : columns.map((column) => `${column}::text collate "C"`).join(', ')
	}));
}

/** Where every sequence of those schemas stands. */
export async function listSequences(sql: AnySql): Promise<Sequence[]> {
	const names = await sql<{ name: string }[]>`
		select format('%I.%I', n.nspname, c.relname) name
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = any (${SCHEMAS}) and c.relkind = 'S'
		order by n.nspname collate "C", c.relname collate "C"`;
	const sequences: Sequence[] = [];
	for (const { name } of names) {
		const [state] = await sql<{ value: string; called: boolean }[]>`
			select last_value::text value, is_called called from ${sql.unsafe(name)}`;
		if (state) sequences.push({ sequence: name, ...state });
	}
	return sequences;
}
