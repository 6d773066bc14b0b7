/** One hostile socket on a page: sends frames, each with a mark after it, to know how many were looked at. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { answerFrame } from '../../src/sync/messages.ts';
import { EMPTY_UPDATE } from '../../src/sync/update-bytes.ts';
import type { Frame } from './page-frames.ts';

const markFrame = (number: number) =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, 120);
		encoding.writeVarUint(encoder, number);
	});

const STORED = 121;
/** Milliseconds after which a socket that neither answers nor ends counts as stuck. */
const PATIENCE = 20_000;

export interface Outcome {
	/** Frames the server has looked at, at least. */
	judged: number;
	/** How it ended: a code, `alive`, or `stuck`. */
	code: string;
}

/** Resolves when the server has ended the socket, or has looked at all of it. */
export function attackOnce(address: string, token: string, frames: Frame[]): Promise<Outcome> {
	const socket = new WebSocket(address, ['yjs', `jwt.${token}`]);
	const { promise, resolve } = Promise.withResolvers<Outcome>();
	let done = 0;
	const late = setTimeout(() => end('stuck'), PATIENCE);
	const end = (code: string) => {
		clearTimeout(late);
		// The one it ended for was looked at.
		const judged = Math.min(frames.length, code === 'alive' ? done : done + 1);
		socket.terminate();
		resolve({ judged, code });
	};
	socket.on('error', () => undefined);
	socket.on('close', (code) => end(String(code)));
	socket.on('message', (data: Buffer) => {
		if (data[0] !== STORED) return;
		const decoder = decoding.createDecoder(data);
		decoding.readVarUint(decoder);
		done = Math.max(done, decoding.readVarUint(decoder));
		if (done === frames.length) end('alive');
	});
	// Only what comes after the upgrade is read at all.
	socket.on('open', () => sendAll(socket, frames));
	return promise;
}

function sendAll(socket: WebSocket, frames: Frame[]): void {
	socket.send(answerFrame(EMPTY_UPDATE));
	for (const [place, { bytes, isRaw }] of frames.entries()) {
		if (isRaw) (socket as unknown as { _socket: Socket })._socket.write(bytes);
		else socket.send(bytes);
		socket.send(markFrame(place + 1));
	}
}
