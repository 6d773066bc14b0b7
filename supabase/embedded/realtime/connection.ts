import type { WebSocket } from 'ws';
import { act } from './acts.ts';
import { broadcastPush } from './broadcast.ts';
import { Budget } from './budget.ts';
import type { Channel } from './channel.ts';
import { BadFrame, encodeText } from './frames.ts';
import { Reader } from './reader.ts';
import type { Switchboard } from './switchboard.ts';
import type { Grant } from './token.ts';

/** One WebSocket and its channels, by full topic. */
export class Connection {
	readonly channels = new Map<string, Channel>();
	readonly switchboard: Switchboard;
	/** What the API key allows, for joins without an access token. */
	readonly grant: Grant;
	/** When the last frame came, in milliseconds of the process. */
	heardAt = performance.now();
	readonly #socket: WebSocket;
	readonly #refusals = new Set<NodeJS.Timeout>();

	constructor(socket: WebSocket, switchboard: Switchboard, grant: Grant) {
		this.#socket = socket;
		this.switchboard = switchboard;
		this.grant = grant;
		const { framesPerSecond, bytesPerSecond } = switchboard.limits;
		new Reader(socket, new Budget(framesPerSecond, bytesPerSecond), (data, isBinary) =>
			this.#work(data, isBinary)
		);
		// Without a listener an aborted connection would end the process.
		socket.on('error', () => undefined);
		socket.on('close', () => this.#end());
		switchboard.connections.add(this);
	}

	get isOpen(): boolean {
		return this.#socket.readyState === this.#socket.OPEN;
	}

	/** Refused joins whose answer is still waiting. */
	get refusals(): number {
		return this.#refusals.size;
	}

	/** Who does not read what is sent is cut off; the client comes back and reads anew. */
	send(frame: string | Buffer): void {
		if (!this.isOpen) return;
		if (this.#socket.bufferedAmount > this.switchboard.limits.bufferedBytes) this.cut();
		else this.#socket.send(frame);
	}

	reply(
		joinRef: string | null,
		ref: string | null,
		topic: string,
		status: 'ok' | 'error',
		response: object
	): void {
		this.send(encodeText(joinRef, ref, topic, 'phx_reply', { status, response }));
	}

	/** As the service: who is refused waits for the answer. */
	refuseLater(answer: () => void): void {
		const timer = setTimeout(() => {
			this.#refusals.delete(timer);
			answer();
		}, this.switchboard.limits.refusalDelay).unref();
		this.#refusals.add(timer);
	}

	close(code: number, reason: string): void {
		this.#socket.close(code, reason);
	}

	cut(): void {
		this.#socket.terminate();
	}

	async #work(data: Buffer, isBinary: boolean): Promise<void> {
		if (!this.isOpen) return;
		this.heardAt = performance.now();
		try {
			await this.#actOn(data, isBinary);
		} catch (cause) {
			if (cause instanceof BadFrame) return this.close(1007, cause.message);
			this.switchboard.report(cause);
			this.close(1011, 'internal error');
		}
	}

	async #actOn(data: Buffer, isBinary: boolean): Promise<void> {
		const { decode } = this.switchboard;
		if (!isBinary) return act(this, decode.text(data.toString()));
		const push = decode.push(data);
		const channel = this.channels.get(push.topic);
		if (channel) await broadcastPush(channel, push);
	}

	#end(): void {
		this.switchboard.connections.delete(this);
		for (const timer of this.#refusals) clearTimeout(timer);
		for (const channel of [...this.channels.values()]) channel.close();
	}
}
