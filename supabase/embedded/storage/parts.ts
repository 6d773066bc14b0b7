import type { Sql } from 'postgres';
import type { Limits } from '../limits.ts';

/** What the calls of Storage work with. */
export interface StorageParts {
	/** As superuser, who may become the API roles. */
	sql: Sql;
	/** Where the bytes lie. */
	directory: string;
	limits: Pick<Limits, 'fileBytes' | 'bodyBytes'>;
}
