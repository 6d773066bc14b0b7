import { json } from '../compat/answers.ts';
import type { Claims } from '../compat/bearer.ts';
import { withBody } from '../compat/body.ts';
import { answerBuckets } from './buckets.ts';
import { discard, filesDirectory, sweep } from './bytes.ts';
import { answerDownload, answerInfo } from './download.ts';
import { StorageError } from './errors.ts';
import { decoded, readPlace } from './key.ts';
import { answerList } from './list.ts';
import { deleteObjects } from './objects.ts';
import type { StorageParts } from './parts.ts';
import { answerUpload } from './upload.ts';

export interface Storage {
	answer(request: Request, claims: Claims): Promise<Response>;
}

/** The calls of Storage the app uses: rows in schema storage under its policies, bytes as files. */
export async function openStorage(
	{ sql, limits }: Omit<StorageParts, 'directory'>,
	home: string
): Promise<Storage> {
	const parts = { sql, limits, directory: filesDirectory(home) };
	const rows = await sql<{ version: string }[]>`select version from storage.objects`;
	sweep(parts.directory, new Set(rows.map(({ version }) => version)));
	return {
		answer: async (request, claims) => {
			try {
				return await route(parts, request, claims);
			} catch (cause) {
				if (cause instanceof StorageError) return cause.toResponse();
				throw cause;
			}
		}
	};
}

type Answer = (
	parts: StorageParts,
	request: Request,
	claims: Claims,
	rest: string
) => Promise<Response>;

/** The first that fits answers; its group is what it is about. */
const ROUTES: [RegExp, Answer][] = [
	[/^GET \/status()$/, async () => json(200, {})],
	[/^GET \/bucket()$/, ({ sql }, _, claims) => answerBuckets(sql, claims)],
	[/^GET \/bucket\/([^/]+)$/, ({ sql }, _, claims, id) => answerBuckets(sql, claims, decoded(id))],
	[
		/^POST \/object\/list\/([^/]+)$/,
		(parts, request, claims, bucket) =>
			bounded(parts, request, (whole) => answerList(parts, whole, claims, decoded(bucket)))
	],
	[
		/^GET \/object\/info\/(?:authenticated\/)?([^/]+\/.+)$/,
		(parts, _, claims, place) => answerInfo(parts, claims, readPlace(place))
	],
	[/^\w+ \/object\/(?:list|info|public|sign|upload|copy|move)(?:\/|$)()/, async () => unknown()],
	[
		/^(?:GET|HEAD) \/object\/(?:authenticated\/)?([^/]+\/.+)$/,
		(parts, request, claims, place) => answerDownload(parts, request, claims, readPlace(place))
	],
	[
		/^(?:POST|PUT) \/object\/([^/]+\/.+)$/,
		(parts, request, claims, place) => answerUpload(parts, request, claims, readPlace(place))
	],
	[
		/^DELETE \/object\/([^/]+)$/,
		(parts, request, claims, bucket) =>
			bounded(parts, request, (whole) => remove(parts, whole, claims, decoded(bucket)))
	]
];

function route(parts: StorageParts, request: Request, claims: Claims): Promise<Response> {
	const { pathname } = new URL(request.url);
	const asked = `${request.method} ${pathname.slice('/storage/v1'.length)}`;
	for (const [pattern, answer] of ROUTES) {
		const rest = pattern.exec(asked)?.[1];
		if (rest !== undefined) return answer(parts, request, claims, rest);
	}
	return Promise.resolve(unknown());
}

const unknown = () => json(404, { message: 'No such call in the embedded Storage.' });

/** Only uploads are larger than other bodies. */
async function bounded(
	{ limits }: StorageParts,
	request: Request,
	answer: (whole: Request) => Promise<Response>
): Promise<Response> {
	const whole = await withBody(request, limits.bodyBytes);
	return whole instanceof Response ? whole : answer(whole);
}

const MOST_KEYS = 1000;

/** DELETE /object/:bucket with {prefixes}: what was deleted, nothing said of the rest. */
async function remove(
	{ sql, directory }: StorageParts,
	request: Request,
	claims: Claims,
	bucket: string
): Promise<Response> {
	const { prefixes } = (await request.json().catch(() => ({}))) as { prefixes?: unknown };
	const isList = Array.isArray(prefixes) && prefixes.every((key) => typeof key === 'string');
	if (!isList || !prefixes.length || prefixes.length > MOST_KEYS) {
		const message = `body must have prefixes: 1 to ${MOST_KEYS} names`;
		throw new StorageError(400, 'InvalidRequest', message);
	}
	const deleted = await deleteObjects(sql, claims, bucket, prefixes);
	await Promise.all(deleted.map(({ version }) => discard(directory, version)));
	return json(200, deleted);
}
