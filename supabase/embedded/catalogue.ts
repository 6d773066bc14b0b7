import { createHash } from 'node:crypto';
import type { Sql } from 'postgres';

interface Entry {
	entry: string;
}

/**
 * SHA-256 over what generated types are made of: tables and views of schema public with their columns,
 * types, nullability and defaults, foreign keys, enums and function signatures. Equal digests, equal types.
 */
export async function catalogueDigest(sql: Sql): Promise<string> {
	const entries = await sql<Entry[]>`
		select concat_ws(' ', 'column', c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
				a.attnotnull, a.atthasdef, a.attidentity, a.attgenerated, c.relkind) entry
		from pg_class c
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
		union all
		select concat_ws(' ', 'key', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
		from pg_constraint k
		where k.connamespace = 'public'::regnamespace and k.contype in ('p', 'f', 'u')
		union all
		select concat_ws(' ', 'enum', t.typname, string_agg(e.enumlabel, ',' order by e.enumsortorder))
		from pg_type t join pg_enum e on e.enumtypid = t.oid
		where t.typnamespace = 'public'::regnamespace
		group by t.typname
		union all
		select concat_ws(' ', 'function', p.proname, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid))
		from pg_proc p
		where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'`;
	const sorted = entries.map(({ entry }) => entry).sort();
	return createHash('sha256').update(sorted.join('\n')).digest('hex');
}

/** First line of the generated file. */
export function typesHeader(digest: string): string {
	return `// Made from the database by npm run types; catalogue ${digest}`;
}
