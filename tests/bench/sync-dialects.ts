/** The two wire protocols, as far as a client without a document has to speak them. */
import * as encoding from 'lib0/encoding';

/** What a frame is. `stored` answers an edit that was sent, in order. */
type Heard = 'compare' | 'whole' | 'edits' | 'stored' | 'admitted' | 'other';

export interface Dialect {
	/** Whether a socket is one page by its address; otherwise frames name it. */
	inAddress: boolean;
	/** Whether the client's own edits come back, which is all it ever hears of them. */
	hasEcho: boolean;
	/** Whether everything a client adds is answered, asked or not. */
	answersAll: boolean;
	greet(page: string, token: string): Uint8Array[];
	/** Sent once the server let the client in. */
	admitted(page: string): Uint8Array[];
	hear(frame: Buffer): Heard;
	/** The update in a frame that carries the whole page. */
	wholeOf(frame: Buffer): Uint8Array;
	/** Answers a comparison with what the client brings along, or with nothing. */
	answer(page: string, update?: Uint8Array): Uint8Array;
	/** @param mark asks to be told when it is stored */
	edit(page: string, update: Uint8Array, mark: boolean): Uint8Array[];
}

const NOTHING = new Uint8Array([0, 0]);
const NO_CLOCKS = new Uint8Array([0]);
const SYNC: Heard[] = ['compare', 'whole', 'edits'];

function frame(page: string | null, numbers: number[], body?: Uint8Array): Uint8Array {
	return encoding.encode((encoder) => {
		if (page !== null) encoding.writeVarString(encoder, page);
		for (const number of numbers) encoding.writeVarUint(encoder, number);
		if (body) encoding.writeVarUint8Array(encoder, body);
	});
}

/** Skips a length of one to four bytes. */
function bodyFrom(bytes: Buffer, at: number): Uint8Array {
	let from = at;
	while ((bytes[from] ?? 0) >= 128) from += 1;
	return bytes.subarray(from + 1);
}

const MARK = new Uint8Array([120, 1]);

/** @param marks the server sends marks back (messages 120 and 121) */
const yWebsocket = (marks: boolean): Dialect => ({
	inAddress: true,
	hasEcho: !marks,
	answersAll: false,
	greet: () => [frame(null, [0, 0], NO_CLOCKS)],
	admitted: () => [],
	hear: (bytes) =>
		bytes[0] === 0 ? (SYNC[bytes[1] ?? 3] ?? 'other') : bytes[0] === 121 ? 'stored' : 'other',
	wholeOf: (bytes) => bodyFrom(bytes, 2),
	answer: (_page, update = NOTHING) => frame(null, [0, 1], update),
	edit: (_page, update, mark) => [frame(null, [0, 2], update), ...(mark && marks ? [MARK] : [])]
});

/** Frames begin with the name of the page; an answer to a comparison is a SyncReply (4), a SyncStatus (8) answers each edit. */
const hocuspocus: Dialect = {
	inAddress: false,
	hasEcho: false,
	answersAll: true,
	greet: (page, token) => [
		encoding.encode((encoder) => {
			encoding.writeVarString(encoder, page);
			encoding.writeVarUint(encoder, 2);
			encoding.writeVarUint(encoder, 0);
			encoding.writeVarString(encoder, token);
			encoding.writeVarString(encoder, '4.7.0');
		})
	],
	admitted: (page) => [frame(page, [0, 0], NO_CLOCKS)],
	hear(bytes) {
		const at = (bytes[0] ?? 0) + 1;
		if (bytes[at] === 8) return 'stored';
		if (bytes[at] === 2) return bytes[at + 1] === 2 ? 'admitted' : 'other';
		return bytes[at] === 0 || bytes[at] === 4 ? (SYNC[bytes[at + 1] ?? 3] ?? 'other') : 'other';
	},
	wholeOf: (bytes) => bodyFrom(bytes, (bytes[0] ?? 0) + 3),
	answer: (page, update = NOTHING) => frame(page, [4, 1], update),
	edit: (page, update) => [frame(page, [0, 2], update)]
};

export const DIALECTS = { ours: yWebsocket(true), reference: yWebsocket(false), hocuspocus };

export type DialectName = keyof typeof DIALECTS;
