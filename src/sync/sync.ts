/** The page sync of one app node: takes upgrades at /sync/<page>, holds rooms, listens to the database. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Sql } from 'postgres';
import { WebSocketServer, type WebSocket } from 'ws';
import { Doorkeeper, type Prove } from './access.ts';
import { Closing, leaving, notStored } from './closing.ts';
import { Compactor } from './compaction.ts';
import type { Connection } from './connection.ts';
import { openSyncDatabase, type Connect, type SyncDatabase } from './database.ts';
import { refuseUpgrade, subprotocol, wishOf } from './doorway.ts';
import { enter, type Entrance } from './entrance.ts';
import { Feed } from './feed.ts';
import { ADMISSIONS, HEARTBEAT, RECEIVED_BYTES } from './limits.ts';
import { Log } from './log.ts';
import { Rights } from './rights.ts';
import { Rooms } from './rooms.ts';

export interface SyncOptions {
	connect: Connect;
	prove: Prove;
	/** Origins whose pages may open a socket. */
	origins: string[];
	/** The newest editor this node knows. */
	schemaVersion: number;
	report(cause: unknown): void;
	/** Milliseconds an empty page stays in memory. */
	eviction?: number;
	/** Milliseconds between two signs of life. */
	heartbeat?: number;
}

export class Sync implements Entrance {
	readonly options: SyncOptions;
	readonly connections = new Set<Connection>();
	readonly doorkeeper: Doorkeeper;
	readonly database: SyncDatabase;
	readonly rooms: Rooms;
	readonly rights: Rights;
	/** Counts what was heard about rights, to see whether something changed while a socket came in. */
	heardOfRights = 0;
	readonly #node = crypto.randomUUID();
	readonly #sql: Sql;
	readonly #feed: Feed;
	readonly #log: Log;
	readonly #compactor: Compactor;
	readonly #sockets = new WebSocketServer({
		noServer: true,
		maxPayload: RECEIVED_BYTES,
		perMessageDeflate: false,
		handleProtocols: subprotocol
	});
	readonly #heartbeat: NodeJS.Timeout;
	#entering = 0;
	#isLeaving = false;

	constructor(options: SyncOptions) {
		this.options = options;
		const { connect, prove, report, heartbeat = HEARTBEAT } = options;
		this.#sql = connect();
		this.database = openSyncDatabase(this.#sql);
		this.doorkeeper = new Doorkeeper(prove);
		this.#compactor = new Compactor(this.#sql, {
			report,
			done: (page) => void this.rooms.find(page)?.catchUp().catch(report)
		});
		const { append, load, lease, admit } = this.database;
		this.#log = new Log((...rows) => append(this.#node, ...rows), report);
		this.rooms = new Rooms(
			{ log: this.#log, load, lease, grown: (room, rows) => this.#compactor.grown(room.id, rows) },
			({ id }) => this.#compactor.left(id)
		);
		this.rights = new Rights(admit, this.connections, report);
		this.#feed = new Feed(connect, {
			hear: (channel, payload) => this.#hear(channel, payload),
			onAgain: () => this.#readAnew(),
			report
		});
		this.#heartbeat = setInterval(() => this.#beat(), heartbeat).unref();
	}

	/** Takes an upgrade when it is for a page; answers whether it was. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
		const wish = wishOf(request);
		if (!wish) return false;
		socket.on('error', () => undefined);
		const isFull = this.#isLeaving || this.#entering >= ADMISSIONS;
		if (refuseUpgrade(request, socket, wish, this.options.origins, isFull)) return true;
		this.#sockets.handleUpgrade(request, socket, head, (open) => {
			this.#entering += 1;
			void this.#enter(open, request).finally(() => (this.#entering -= 1));
		});
		return true;
	}

	async #enter(socket: WebSocket, request: IncomingMessage): Promise<void> {
		// Without a listener an aborted connection would end the process.
		socket.on('error', () => undefined);
		socket.pause();
		try {
			await enter(this, socket, request);
		} catch (cause) {
			const closing = cause instanceof Closing ? cause : notStored();
			if (closing !== cause) this.options.report(cause);
			socket.resume();
			socket.close(closing.code, closing.message);
		}
	}

	#hear(channel: string, payload: string): void {
		if (channel === 'sync_edits') this.#hearEdits(payload);
		else if (channel === 'sync_compact') this.#compactor.now(payload);
		else {
			this.heardOfRights += 1;
			this.rights.changed(payload);
		}
	}

	/** `node page:row,page:row`; rows of our own are here already. */
	#hearEdits(payload: string): void {
		const [node, rows = ''] = payload.split(' ');
		if (node === this.#node || !rows) return;
		for (const row of rows.split(',')) {
			const [page = '', id = ''] = row.split(':');
			const room = this.rooms.find(page);
			if (room) void this.#fetch(page, id).catch(this.options.report);
		}
	}

	async #fetch(page: string, id: string): Promise<void> {
		const rows = await this.database.rows(page, [id]);
		const room = this.rooms.find(page);
		if (rows.length) room?.hear(rows);
		// Compacted before we came to read it.
		else await room?.catchUp();
	}

	/** Nobody knows what was said while nobody listened. */
	#readAnew(): void {
		this.heardOfRights += 1;
		this.rights.changed();
		for (const room of this.rooms.all) void room.catchUp().catch(this.options.report);
	}

	#beat(): void {
		for (const one of this.connections) one.beat();
	}

	/** Whether edits would be stored and rights would end. */
	async isWell(): Promise<boolean> {
		if (!this.#feed.isListening) return false;
		return this.database.alive().then(
			() => true,
			() => false
		);
	}

	/** Stores what is on its way, tells so, and sends everybody to another node. */
	async close(): Promise<void> {
		this.#isLeaving = true;
		clearInterval(this.#heartbeat);
		await this.#log.idle();
		for (const one of this.connections) one.close(leaving());
		this.#sockets.close();
		this.rights.close();
		await this.#compactor.close();
		await this.#feed.close();
		await this.#sql.end({ timeout: 5 });
	}
}
