/** Somebody with a real y-websocket client on a page, who knows what was acknowledged. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export interface Writer {
	document: Y.Doc;
	provider: WebsocketProvider;
	/** Close codes in order. */
	closed: number[];
	/** Puts a paragraph with this text at the end. */
	write(text: string): void;
	text(): string;
	/** How many edits of this client are known to be stored. */
	stored(): number;
	written(): number;
	leave(): void;
}

export interface Opening {
	params?: Record<string, string>;
	document?: Y.Doc;
}

export function openWriter(
	url: string,
	page: string,
	token: string,
	opening: Opening = {}
): Writer {
	const document = opening.document ?? new Y.Doc();
	const provider = new WebsocketProvider(url, page, document, {
		protocols: ['yjs', `jwt.${token}`],
		params: opening.params ?? {},
		disableBc: true,
		maxBackoffTime: 400,
		WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket
	});
	const closed: number[] = [];
	const isClosed = (event: { code: number } | null) => event && closed.push(event.code);
	provider.on('connection-close', isClosed);
	provider.on('connection-error', () => undefined);
	const acknowledged = acknowledge(provider, document);
	const fragment = document.getXmlFragment('default');
	return {
		document,
		provider,
		closed,
		write(text) {
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText(text)]);
			fragment.insert(fragment.length, [paragraph]);
		},
		text: () =>
			fragment
				.toArray()
				.map((block) => block.toString().replace(/<[^>]*>/g, ''))
				.join('|'),
		...acknowledged,
		leave() {
			// Where somebody took the client id, Yjs has changed it, and the provider stumbles over the new one.
			document.clientID = provider.awareness.clientID;
			provider.destroy();
			document.destroy();
		}
	};
}

/** As the editor does it: a mark after the edits, which comes back when all before it is stored. */
function acknowledge(provider: WebsocketProvider, document: Y.Doc) {
	let [written, stored] = [0, 0];
	provider.messageHandlers[121] = (_encoder, decoder) => {
		stored = Math.max(stored, decoding.readVarUint(decoder));
	};
	const mark = () => {
		if (provider.ws?.readyState !== WebSocket.OPEN || !provider.synced) return;
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, 120);
		encoding.writeVarUint(encoder, written);
		provider.ws.send(encoding.toUint8Array(encoder));
	};
	document.on('update', (_update: Uint8Array, origin: unknown) => {
		if (origin === provider) return;
		written += 1;
		mark();
	});
	provider.on('sync', (isSynced: boolean) => isSynced && mark());
	return { written: () => written, stored: () => stored };
}

/** Resolves when it holds. @throws after so many milliseconds */
export async function until(holds: () => unknown, patience = 10_000): Promise<void> {
	const deadline = Date.now() + patience;
	for (;;) {
		if (await holds()) return;
		if (Date.now() > deadline) throw new Error(`It never came to hold: ${holds}`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
