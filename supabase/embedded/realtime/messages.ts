import type { Sql } from 'postgres';

/** A private message of the database, as its feed and a replay read it. */
export interface StoredMessage {
	id: string;
	topic: string;
	event: string;
	payload: unknown;
	binary_payload: Uint8Array | null;
}

export interface ReadMessages {
	/** Those of the ids that are private messages. */
	byIds(ids: string[]): Promise<StoredMessage[]>;
	/** The newest of a topic since a time (milliseconds since 1970), oldest first. */
	since(topic: string, since: number, limit: number): Promise<StoredMessage[]>;
}

/** Reads realtime.messages; the times in it are without a zone, in that of the database. */
export function readMessagesWith(sql: Sql): ReadMessages {
	return {
		byIds: (ids) => sql<StoredMessage[]>`
			select id, topic, event, payload, binary_payload from realtime.messages
			where id = any (${ids}::uuid[]) and private`,
		since: async (topic, since, limit) => {
			const newest = await sql<StoredMessage[]>`
				select id, topic, event, payload, binary_payload from realtime.messages
				where topic = ${topic} and private and extension = 'broadcast' and event is not null
					and inserted_at >= to_timestamp(${since / 1000}::float8)::timestamp
				order by inserted_at desc, id limit ${limit}`;
			return [...newest].reverse();
		}
	};
}

/** What is older than the service keeps it is thrown away. */
export async function forgetOldMessages(sql: Sql): Promise<void> {
	await sql`delete from realtime.messages where inserted_at < localtimestamp - interval '72 hours'`;
}
