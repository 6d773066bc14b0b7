import type { Sql, TransactionSql } from 'postgres';
import type { Claims } from '../compat/bearer.ts';
import { wordedByStorage } from './errors.ts';
import type { Place } from './key.ts';

/** What is told of an object's bytes, as the service keeps it. */
export interface Metadata {
	/** Bytes. */
	size: number;
	mimetype: string;
	cacheControl: string;
	eTag: string;
	/** ISO 8601. */
	lastModified: string;
}

export interface StoredObject {
	id: string;
	name: string;
	bucket_id: string;
	version: string;
	metadata: Metadata;
	created_at: Date;
	updated_at: Date;
	last_accessed_at: Date;
}

/** Runs as the caller: the policies of schema storage decide, as on the service. */
export async function asCaller<T>(
	sql: Sql,
	claims: Claims,
	run: (transaction: TransactionSql) => Promise<T>
): Promise<T> {
	try {
		return (await sql.begin(async (transaction) => {
			await transaction`
				select set_config('role', ${claims.role}, true),
					set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
			return run(transaction);
		})) as T;
	} catch (cause) {
		throw wordedByStorage(cause);
	}
}

/** The object as the caller may see it. */
export async function findObject(
	sql: Sql,
	claims: Claims,
	{ bucket, key }: Place
): Promise<StoredObject | undefined> {
	const [found] = await asCaller(
		sql,
		claims,
		(transaction) => transaction<StoredObject[]>`
			select * from storage.objects where bucket_id = ${bucket} and name = ${key}`
	);
	return found;
}

/** Fails when the caller may not put an object there; tried and rolled back before any byte is read. */
export async function assertMayPut(
	sql: Sql,
	claims: Claims,
	{ bucket, key }: Place,
	upsert: boolean
): Promise<void> {
	const rollback = new Error('rolled back on purpose');
	await asCaller(sql, claims, async (transaction) => {
		await transaction`
			insert into storage.objects (bucket_id, name, version) values (${bucket}, ${key}, '1')
			${upsert ? transaction`on conflict (bucket_id, name) do update set version = '1'` : transaction``}`;
		throw rollback;
	}).catch((cause) => {
		if (cause !== rollback) throw cause;
	});
}

/** Enters bytes that are on disk; the version they replace, if any, is returned. */
export async function enterObject(
	sql: Sql,
	{ bucket, key }: Place,
	version: string,
	metadata: Metadata,
	upsert: boolean
): Promise<{ id: string; replaced: string | null }> {
	const entered = await sql
		.begin(async (transaction) => {
			await transaction`select pg_advisory_xact_lock(hashtextextended(${`${bucket}/${key}`}, 0))`;
			const [old] = await transaction<{ version: string }[]>`
				select version from storage.objects where bucket_id = ${bucket} and name = ${key} for update`;
			const [row] = await transaction<{ id: string }[]>`
				insert into storage.objects (bucket_id, name, version, metadata)
				values (${bucket}, ${key}, ${version}, ${transaction.json({ ...metadata })})
				${upsert ? transaction`on conflict (bucket_id, name) do update set version = excluded.version, metadata = excluded.metadata, updated_at = now()` : transaction``}
				returning id`;
			return { id: row?.id ?? '', replaced: old?.version ?? null };
		})
		.catch((cause) => {
			throw wordedByStorage(cause);
		});
	return entered;
}

/** Deletes what the caller may delete of the named objects. */
export function deleteObjects(
	sql: Sql,
	claims: Claims,
	bucket: string,
	keys: string[]
): Promise<StoredObject[]> {
	return asCaller(sql, claims, async (transaction) => {
		await transaction`select set_config('storage.can_delete', 'true', true)`;
		return transaction<StoredObject[]>`
			delete from storage.objects where bucket_id = ${bucket} and name = any (${keys}) returning *`;
	});
}
