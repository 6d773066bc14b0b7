/** The statements of the page sync, as role verbund_sync. Everything they may reach is schema sync. */
import postgres, { type Sql } from 'postgres';
import type { Row } from './update-bytes.ts';

export interface Admission {
	granted: 'read' | 'comment' | 'write' | 'manage' | null;
	/** Works for a body with full access; guests do not see who else is there. */
	network: boolean;
	name: string | null;
	epoch: number;
	schema_version: number;
	space_id: string;
	organisations: string[];
}

export interface Applicant {
	person: string;
	page: string;
	/** The body acted for, when the person named one. */
	acting: string | null;
}

export type SyncDatabase = ReturnType<typeof openSyncDatabase>;

type Options = postgres.Options<Record<string, postgres.PostgresType>>;

export type Connect = (options?: Options) => Sql;

/** `postgresql://role:password@host/database`, or with `?host=/directory` for a Unix socket. */
export function connectSync(address: string, options: Options = {}): Sql {
	const url = new URL(address);
	const socket = url.searchParams.get('host');
	url.searchParams.delete('host');
	return postgres(url.href, {
		...(socket && { host: socket }),
		max: 4,
		connect_timeout: 5,
		idle_timeout: 60,
		backoff: () => 0.1,
		onnotice: () => undefined,
		...options
	});
}

export const openSyncDatabase = (sql: Sql) => ({ ...readings(sql), ...writings(sql) });

function readings(sql: Sql) {
	return {
		/** What each may, in their order. */
		async admit(applicants: Applicant[]): Promise<(Admission | null)[]> {
			const rows = await sql<(Admission & { epoch: number | null })[]>`
				select a.* from unnest(${applicants.map(({ person }) => person)}::uuid[],
					${applicants.map(({ page }) => page)}::uuid[], ${applicants.map(({ acting }) => acting)}::uuid[])
					with ordinality t (person, page, acting, number)
				cross join lateral sync.admit(t.person, t.page, t.acting) a order by t.number`;
			return rows.map((row) => (row.epoch === null ? null : row));
		},

		/** Base and rows in one statement: between two, a compaction would take rows away. */
		async load(page: string): Promise<{ epoch: number; rows: Row[] }> {
			const rows = await sql<(Row & { epoch: number | null })[]>`
				select 0 as id, b.epoch, b.data from sync.bases b where b.page_id = ${page}
				union all select l.id, null, l.data from sync.log l where l.page_id = ${page} order by id`;
			return { epoch: rows[0]?.epoch ?? 0, rows };
		},

		/** Rows of another node by their ids; what was compacted meanwhile is missing. */
		async rows(page: string, ids: string[]): Promise<Row[]> {
			return sql<Row[]>`
				select id, data from sync.log where page_id = ${page} and id = any (${ids}::bigint[]) order by id`;
		},

		async alive(): Promise<void> {
			await sql`select 1`;
		}
	};
}

function writings(sql: Sql) {
	return {
		/** Ids of the rows, null where the draft was replaced meanwhile. */
		async append(node: string, pages: string[], epochs: number[], rows: Buffer[]) {
			const [row] = await sql<{ ids: (string | null)[] }[]>`
				select sync.append(${node}, ${pages}::uuid[], ${epochs}::integer[], ${sql.array(rows)}::bytea[]) as ids`;
			return row?.ids ?? [];
		},

		/** Leases client ids to a person; answers those that are somebody else's. */
		async lease(page: string, clients: number[], person: string): Promise<number[]> {
			const [row] = await sql<{ taken: string[] }[]>`
				select sync.lease(${page}, ${clients}::bigint[], ${person}) as taken`;
			return (row?.taken ?? []).map(Number);
		},

		/** Editors older than this one are sent to reload from now on, on every node. */
		async raiseSchema(page: string, version: number): Promise<void> {
			await sql`
				with raised as (
					update sync.bases set schema_version = ${version}
					where page_id = ${page} and schema_version < ${version} returning page_id
				)
				select pg_notify('sync_rights', 'object ' || page_id) from raised`;
		}
	};
}
