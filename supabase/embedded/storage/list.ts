import { json } from '../compat/answers.ts';
import type { Claims } from '../compat/bearer.ts';
import { asCaller } from './objects.ts';
import type { StorageParts } from './parts.ts';

/** What POST /object/list is asked. */
interface Question {
	prefix: string;
	limit: number;
	offset: number;
}

const MOST = 1000;

/** POST /object/list/:bucket: names directly below a folder, folders without an id. */
export async function answerList(
	{ sql }: StorageParts,
	request: Request,
	claims: Claims,
	bucket: string
): Promise<Response> {
	const { prefix, limit, offset } = await readQuestion(request);
	const entries = await asCaller(
		sql,
		claims,
		(transaction) => transaction`
			with below as (
				select substr(name, length(${prefix}) + 1) rest, o.*
				from storage.objects o
				where bucket_id = ${bucket} and starts_with(name, ${prefix}))
			select rest as name, id, updated_at, created_at, last_accessed_at, metadata
			from below where strpos(rest, '/') = 0
			union all
			select distinct split_part(rest, '/', 1), null::uuid, null::timestamptz, null::timestamptz,
				null::timestamptz, null::jsonb
			from below where strpos(rest, '/') > 0
			order by name limit ${limit} offset ${offset}`
	);
	return json(200, entries);
}

async function readQuestion(request: Request): Promise<Question> {
	const asked = (await request.json().catch(() => ({}))) as Record<string, unknown> | null;
	const folder = typeof asked?.prefix === 'string' ? asked.prefix.replace(/\/+$/, '') : '';
	return {
		prefix: folder && `${folder}/`,
		limit: Math.min(count(asked?.limit, 100), MOST),
		offset: count(asked?.offset, 0)
	};
}

function count(given: unknown, otherwise: number): number {
	return Number.isSafeInteger(given) && Number(given) >= 0 ? Number(given) : otherwise;
}
