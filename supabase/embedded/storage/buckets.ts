import type { Sql } from 'postgres';
import type { Claims } from '../compat/bearer.ts';
import { json } from '../compat/answers.ts';
import { noSuchBucket } from './errors.ts';
import { asCaller } from './objects.ts';

/** What limits the uploads of a bucket. */
export interface BucketLimits {
	/** Bytes. */
	file_size_limit: number | null;
	allowed_mime_types: string[] | null;
}

/** GET /bucket and /bucket/:id: as far as the caller may see them. */
export async function answerBuckets(sql: Sql, claims: Claims, id?: string): Promise<Response> {
	const buckets = await asCaller(
		sql,
		claims,
		(transaction) => transaction`
			select id, name, coalesce(owner::text, '') as owner, public, file_size_limit::int,
				allowed_mime_types, created_at, updated_at
			from storage.buckets where ${id === undefined ? transaction`true` : transaction`id = ${id}`}
			order by id`
	);
	if (id === undefined) return json(200, buckets);
	if (!buckets[0]) throw noSuchBucket();
	return json(200, buckets[0]);
}

/** The limits of a bucket, whoever asks; policies decide on its objects. */
export async function limitsOf(sql: Sql, bucket: string): Promise<BucketLimits> {
	const [found] = await sql<BucketLimits[]>`
		select file_size_limit::float8, allowed_mime_types from storage.buckets where id = ${bucket}`;
	if (!found) throw noSuchBucket();
	return found;
}
