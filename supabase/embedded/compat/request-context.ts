import { AsyncLocalStorage } from 'node:async_hooks';

/** What PostgREST tells Postgres about a request. */
export interface RequestContext {
	method: string;
	path: string;
	/** Lower case names; without credentials. */
	headers: Record<string, string>;
	/** The caller's verified claims; `role` is one of the three API roles. */
	claims: { role: string; sub?: string; [claim: string]: unknown };
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs what lite does for one REST request; its database work sees the request. */
export function withinRequest<T>(context: RequestContext, run: () => T): T {
	return storage.run(context, run);
}

/** The REST request that is being answered, if any. */
export function currentRequest(): RequestContext | undefined {
	return storage.getStore();
}

const CREDENTIALS = ['authorization', 'apikey', 'cookie'];

/** A request's headers for `request.headers`, without what would let SQL act as the caller elsewhere. */
export function headersForSql(headers: Headers): Record<string, string> {
	return Object.fromEntries([...headers].filter(([name]) => !CREDENTIALS.includes(name)));
}
