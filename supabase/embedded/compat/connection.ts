import { PostgresConnection } from '@supabase/lite/postgres';
import { answerToDatabaseError, inOneLine } from './database-errors.ts';
import { currentRequest, type RequestContext } from './request-context.ts';

type Database = Parameters<Parameters<PostgresConnection['withContext']>[1]>[0];

/**
 * lite's connection with PostgREST's transaction around every request: role, claims, headers, method
 * and path are set in one statement, reading requests are read only, errors of the database answer as
 * in PostgREST. lite's own version sets headers for rpc only and, worse, grants everything in a schema
 * with RLS to the API roles on the first request: what migrations revoke would be given back.
 */
export class RequestConnection extends PostgresConnection {
	override async withContext<T>(
		_vars: Parameters<PostgresConnection['withContext']>[0],
		run: (database: Database) => Promise<T>
	): Promise<T> {
		const request = currentRequest();
		if (!request) throw new Error('lite touched the database outside a REST request');
		try {
			return await this.kysely.transaction().execute(async (transaction: Database) => {
				await enter(transaction, request);
				return run(transaction);
			});
		} catch (cause) {
			const answer = answerToDatabaseError(cause, request.claims.role);
			if (answer) return answer as T;
			throw cause;
		}
	}

	/** lite prints every error that it answers; what a client did wrong is worth one line. */
	override normalizeDbError(cause: unknown): unknown {
		return inOneLine(super.normalizeDbError(cause));
	}
}

async function enter(transaction: Database, request: RequestContext): Promise<void> {
	const readOnly = request.method === 'GET' || request.method === 'HEAD';
	const settings: Record<string, string> = {
		'request.jwt.claims': JSON.stringify(request.claims),
		'request.headers': JSON.stringify(request.headers),
		'request.cookies': '{}',
		'request.method': request.method,
		'request.path': request.path,
		'response.status': '',
		'response.headers': '',
		transaction_read_only: readOnly ? 'on' : 'off',
		role: request.claims.role
	};
	await transaction
		.selectNoFrom((builder) =>
			Object.entries(settings).map(([name, value], index) =>
				builder
					.fn('set_config', [builder.val(name), builder.val(value), builder.lit(true)])
					.as(`setting${index}`)
			)
		)
		.execute();
}
