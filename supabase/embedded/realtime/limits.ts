/**
 * Bounds of Realtime. Those of the service are a hosted project's on the Pro plan
 * (https://supabase.com/docs/guides/realtime/limits), so that development fails where production would.
 */
export interface RealtimeLimits {
	/** Messages sent and each of their deliveries, a second, on average over the last minute. */
	messagesPerSecond: number;
	/** Joins a second, on average over the last minute. */
	joinsPerSecond: number;
	/** Presence changes and each of their deliveries, a second, on average over the last minute. */
	presencePerSecond: number;
	/** Connections with at least one channel. */
	connections: number;
	channelsPerConnection: number;
	/** Calls of track and untrack on one channel within the window. */
	presenceCalls: number;
	/** In milliseconds. */
	presenceWindow: number;
	/** Largest payload of a message, in bytes. */
	payloadBytes: number;
	/** Longest name of a topic with its prefix, in bytes; the wire format has one byte for the length. */
	topicBytes: number;
	/** How long the answer to a refused join waits, in milliseconds. */
	refusalDelay: number;
	/** Silence after which a connection is closed, in milliseconds; clients send a heartbeat each 25 s. */
	idle: number;
	/** Ours: frames and bytes a connection may send in a second; above, it is read more slowly. */
	framesPerSecond: number;
	bytesPerSecond: number;
	/** Ours: bytes waiting for a client that reads too slowly; above, it is cut off. */
	bufferedBytes: number;
}

const SECOND = 1000;
const MEGABYTE = 1_000_000;

export const HOSTED_LIMITS: RealtimeLimits = {
	messagesPerSecond: 500,
	joinsPerSecond: 500,
	presencePerSecond: 50,
	connections: 500,
	channelsPerConnection: 100,
	presenceCalls: 5,
	presenceWindow: 30 * SECOND,
	payloadBytes: 3 * MEGABYTE,
	topicBytes: 255,
	refusalDelay: 5 * SECOND,
	idle: 60 * SECOND,
	framesPerSecond: 1000,
	bytesPerSecond: 16 * MEGABYTE,
	bufferedBytes: 8 * MEGABYTE
};
