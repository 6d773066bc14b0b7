import type { Rights } from './authorization.ts';
import type { Connection } from './connection.ts';
import { encodeText } from './frames.ts';
import type { JoinSettings } from './join-settings.ts';
import { leavePresence, type Presence } from './presence.ts';
import { expiredMessage, type Grant } from './token.ts';

export const PREFIX = 'realtime:';
/** setTimeout holds no more than 24 days; the service looks each hour. */
const LONGEST_TIMER = 3_600_000;

/** One connection on one topic, from its join to its end. */
export class Channel {
	readonly connection: Connection;
	/** Without the prefix. */
	readonly topic: string;
	readonly joinRef: string | null;
	readonly settings: JoinSettings;
	grant: Grant;
	read: Rights;
	/** Known from the first send on, until the next token. */
	write: Promise<Rights> | null = null;
	presence: Presence;
	/** Ids of messages that were replayed and must not come a second time. */
	replayed = new Set<string>();
	/** Frames that wait until the replay is sent, with the id where they are messages of the database. */
	held: { frame: string | Buffer; id: string | undefined }[] | null = null;
	#timer: NodeJS.Timeout | undefined;
	#closed = false;

	constructor(
		connection: Connection,
		join: { topic: string; joinRef: string | null; settings: JoinSettings },
		grant: Grant,
		read: Rights
	) {
		this.connection = connection;
		this.topic = join.topic;
		this.joinRef = join.joinRef;
		this.settings = join.settings;
		this.presence = { enabled: join.settings.presenceEnabled, calls: 0, since: 0, meta: null };
		this.grant = grant;
		this.read = read;
	}

	get fullTopic(): string {
		return PREFIX + this.topic;
	}

	get isOpen(): boolean {
		return !this.#closed;
	}

	/** From now on it hears what is sent to its topic. */
	open(): void {
		this.connection.channels.set(this.fullTopic, this);
		this.connection.switchboard.channels.add(this);
		this.watchExpiry();
	}

	/** Sends a frame, after those of a replay. */
	send(frame: string | Buffer, id?: string): void {
		if (this.#closed) return;
		if (this.held) this.held.push({ frame, id });
		else this.connection.send(frame);
	}

	reply(ref: string | null, status: 'ok' | 'error', response: object = {}): void {
		this.connection.reply(this.joinRef, ref, this.fullTopic, status, response);
	}

	/** Ends the channel from our side and says why. */
	shutDown(message: string): void {
		if (this.#closed) return;
		const reason = { extension: 'system', status: 'error', message, channel: this.topic };
		this.connection.send(encodeText(this.joinRef, null, this.fullTopic, 'system', reason));
		this.sayGoodbye();
		this.close();
	}

	sayGoodbye(): void {
		const { joinRef, fullTopic } = this;
		this.connection.send(encodeText(joinRef, joinRef, fullTopic, 'phx_close', {}));
	}

	/** Ends the channel without a word. */
	close(): void {
		if (this.#closed) return;
		this.#closed = true;
		clearTimeout(this.#timer);
		if (this.connection.channels.get(this.fullTopic) === this) {
			this.connection.channels.delete(this.fullTopic);
		}
		this.connection.switchboard.channels.remove(this);
		leavePresence(this);
	}

	/** Ends the channel when its token does. */
	watchExpiry(): void {
		clearTimeout(this.#timer);
		const { expires } = this.grant;
		if (this.#closed || expires === Number.POSITIVE_INFINITY) return;
		const wait = Math.min(Math.max(expires - Date.now(), 0), LONGEST_TIMER);
		this.#timer = setTimeout(() => {
			if (expires <= Date.now()) this.shutDown(expiredMessage(expires));
			else this.watchExpiry();
		}, wait).unref();
	}
}
