/** In a thread of its own, with its own memory: rows become a document, the document a new base. */
import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';
import { readDraft, type Written } from './drafting.ts';
import { updatesIn, type Row } from './update-bytes.ts';

export interface Compacted extends Omit<Written, 'json'> {
	data: Uint8Array;
	/** As text: a tree would be taken apart and put together again on its way between threads. */
	json: string;
	/** Client ids that have written. */
	clients: number[];
	/** Rows no document can be made of. */
	bad: { id: string; reason: string }[];
}

/**
 * Makes one document of the rows.
 * @throws when one of them cannot be applied, stands on what is not there, or nothing can be read afterwards
 */
function build(rows: Row[]): Y.Doc {
	const document = new Y.Doc();
	document.transact(() => {
		for (const update of updatesIn(rows)) Y.applyUpdate(document, update);
	});
	// What a row stood on may have been put aside: it would wait for ever, with every reader.
	const { pendingStructs, pendingDs } = document.store;
	if (pendingStructs || pendingDs) throw new Error('stands on what is not there');
	readDraft(document);
	return document;
}

/** As build, without the rows that spoil it. Slow, and hardly ever needed. */
function buildWithout(rows: Row[]): { document: Y.Doc; bad: Compacted['bad'] } {
	const [good, bad]: [Row[], Compacted['bad']] = [[], []];
	for (const row of rows) {
		try {
			proveLoadable(build([...good, row]));
			good.push(row);
		} catch (cause) {
			// Without its base a page is nothing; then somebody has to look.
			if (row.id === '0') throw cause;
			bad.push({ id: row.id, reason: String(cause) });
		}
	}
	return { document: build(good), bad };
}

/** What is written must be read back as the same. */
function proveLoadable(document: Y.Doc): Uint8Array {
	const data = Y.encodeStateAsUpdate(document);
	const again = build([{ id: '0', data }]);
	const same =
		Y.equalSnapshots(Y.snapshot(document), Y.snapshot(again)) &&
		JSON.stringify(readDraft(document).json) === JSON.stringify(readDraft(again).json);
	again.destroy();
	if (!same) throw new Error('read back differently');
	return data;
}

export function compact(rows: Row[]): Compacted {
	let document: Y.Doc;
	let bad: Compacted['bad'] = [];
	let data: Uint8Array;
	try {
		document = build(rows);
		data = proveLoadable(document);
	} catch {
		({ document, bad } = buildWithout(rows));
		data = proveLoadable(document);
	}
	const { json, ...written } = readDraft(document);
	const clients = [...document.store.clients.keys()];
	return { ...written, json: JSON.stringify(json), data, clients, bad };
}

parentPort?.on('message', (rows: Row[]) => {
	try {
		parentPort?.postMessage({ compacted: compact(rows) });
	} catch (cause) {
		parentPort?.postMessage({ problem: String(cause) });
	}
});
