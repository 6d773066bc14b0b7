import { randomUUID } from 'node:crypto';

/** What a client wants of a channel: `config` of its join, read leniently as by the service. */
export interface JoinSettings {
	isPrivate: boolean;
	/** Hears its own broadcasts. */
	self: boolean;
	/** Wants an answer to each broadcast. */
	ack: boolean;
	/** since in milliseconds since 1970. */
	replay: { since: number; limit: number } | null;
	presenceKey: string;
	presenceEnabled: boolean;
	wantsPostgresChanges: boolean;
	accessToken: string | null;
}

const MOST_REPLAYED = 25;

type Fields = Record<string, unknown>;

export function readJoinSettings(payload: Fields): JoinSettings {
	const config = fieldsIn(payload.config);
	const broadcast = fieldsIn(config.broadcast);
	const presence = fieldsIn(config.presence);
	return {
		isPrivate: config.private === true,
		self: broadcast.self === true,
		ack: broadcast.ack === true,
		replay: 'replay' in broadcast ? readReplay(fieldsIn(broadcast.replay)) : null,
		presenceKey: textIn(presence.key) ?? randomUUID(),
		presenceEnabled: presence.enabled === true,
		wantsPostgresChanges:
			Array.isArray(config.postgres_changes) && config.postgres_changes.length > 0,
		accessToken: accessTokenIn(payload)
	};
}

/** The access token of a payload; null for none and for an API key, which the connection has already. */
export function accessTokenIn({ access_token: token }: Fields): string | null {
	return typeof token === 'string' && token !== '' && !token.startsWith('sb_') ? token : null;
}

/** The object a value is, or an empty one. */
export function fieldsIn(value: unknown): Fields {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isObject ? (value as Fields) : {};
}

const textIn = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

const integerIn = (value: unknown, otherwise: number) =>
	typeof value === 'number' && Number.isSafeInteger(value) ? value : otherwise;

function readReplay({ since, limit }: Fields) {
	// What Postgres can hold; later than now finds nothing.
	const from = Math.min(Math.max(integerIn(since, 0), 0), 8.64e15);
	return {
		since: from,
		limit: Math.min(Math.max(integerIn(limit, MOST_REPLAYED), 1), MOST_REPLAYED)
	};
}
