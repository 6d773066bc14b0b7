/**
 * The failure reports of others that a page sync must not repeat, by their number in the list of twelve, each with the
 * place where it was reported. 3, 5, 7 and 9 are in failures-stored.test.ts, 6, 10 and 12 in tests/e2e/pages-failures.spec.ts.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { openStage, type Node, type Stage } from '../../tests/sync/stage.ts';
import { openWriter, until, type Opening, type Writer } from '../../tests/sync/writer.ts';
import { packRow } from './update-bytes.ts';

let stage: Stage;
let node: Node;
const writers: Writer[] = [];

async function come(
	page: string,
	opening: Opening & { at?: Node; person?: string } = {}
): Promise<Writer> {
	const { at = node, person = await stage.person('Jemand') } = opening;
	const writer = openWriter(at.url, page, await stage.token(person), opening);
	writers.push(writer);
	return writer;
}

async function synced(page: string, opening: Parameters<typeof come>[1] = {}): Promise<Writer> {
	const writer = await come(page, opening);
	await until(() => writer.provider.synced);
	return writer;
}

const rowsOf = async (page: string) => {
	const [row] =
		await stage.sql`select count(*)::integer as rows from sync.log where page_id = ${page}`;
	return Number(row?.rows);
};

const same = (a: Y.Doc, b: Y.Doc) => Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b));

beforeAll(async () => {
	stage = await openStage();
	node = await stage.node();
});
afterEach(() => {
	for (const writer of writers.splice(0)) writer.leave();
});
afterAll(() => stage.close());

describe('a failure others had does not happen here:', () => {
	it('report 1: initial content duplicated (yjs/yjs-demos#16, ueberdosis/hocuspocus#509, #725)', async () => {
		const page = await stage.page();
		await stage.sql`
			update sync.bases b set data = t.data from sync.templates t where t.name = 'minutes' and b.page_id = ${page}`;
		const both = await Promise.all([synced(page), synced(page)]);
		for (const writer of both) expect(writer.text().match(/Besprochen/g)).toHaveLength(1);
	});

	it('report 2: duplication after the server rebuilt history (jupyterlab/jupyter-collaboration#621, nextcloud/text#3921)', async () => {
		const own = await stage.node({ eviction: 0 });
		const page = await stage.page();
		const writer = await synced(page, { at: own });
		writer.write('einmal');
		await until(() => writer.stored() === 1);
		writer.provider.disconnect();
		await until(() => own.sync.rooms.find(page) === undefined);
		writer.provider.connect();
		await until(() => writer.provider.synced);
		const later = await synced(page, { at: own });
		expect(later.text()).toBe('|einmal');
		await own.close();
	});

	it('report 4: unload while a save runs (ueberdosis/hocuspocus#995, #738, #1110)', async () => {
		const page = await stage.page();
		const writer = await synced(page);
		const lock = await stage.sql.reserve();
		await lock`begin`;
		await lock`lock table sync.log in share mode`;
		writer.write('kurz vor dem Gehen');
		await until(() => node.sync.rooms.find(page)?.isQuiet === false);
		writer.leave();
		await lock`commit`;
		lock.release();
		await until(async () => (await rowsOf(page)) === 1);
		expect((await synced(page)).text()).toBe('|kurz vor dem Gehen');
	});

	it('report 8: ghost cursors; five reloads leave one caret, a cut socket none (WordPress/gutenberg#75883, Kushaal-k/Tessera#116)', async () => {
		const page = await stage.page();
		const watcher = await synced(page);
		const others = () => [...watcher.provider.awareness.getStates().keys()].length;
		for (let time = 0; time < 5; time++) {
			const tab = await synced(page);
			tab.provider.awareness.setLocalStateField('caret', time);
			await until(() => others() === 2);
			(tab.provider.ws as unknown as WebSocket).terminate();
			tab.leave();
			await until(() => others() === 1);
		}
		expect(others()).toBe(1);
	});

	it('report 11: multi-node divergence when what listens is cut (ueberdosis/hocuspocus#800, #588, #131)', async () => {
		const other = await stage.node();
		const page = await stage.page();
		const [here, there] = [await synced(page), await synced(page, { at: other })];
		const cut = await stage.sql`
			select pg_terminate_backend(pid) from pg_stat_activity
			where usename = 'verbund_sync' and query like 'listen %'`;
		expect(cut.length).toBeGreaterThanOrEqual(2);
		here.write('hier');
		there.write('dort');
		await until(() => same(here.document, there.document) && here.text().length > 8);
		expect(here.text()).toBe(there.text());
		await other.close();
	});

	it('a row that spoils the page is put aside, and the page still loads', async () => {
		const page = await stage.page();
		const writer = await synced(page);
		writer.write('bleibt');
		await until(() => writer.stored() === 1);
		await stage.sql`insert into sync.log (page_id, data) values (${page}, ${packRow([new Uint8Array([9, 9, 9])])})`;
		await stage.sql`select pg_notify('sync_compact', ${page})`;
		await until(() => writer.closed.includes(4409));
		const aside = await stage.sql`select reason from sync.quarantine where page_id = ${page}`;
		expect(aside).toHaveLength(1);
		expect((await synced(page)).text()).toBe('|bleibt');
		node.faults.length = 0;
	});

	it('what stands on a row that was put aside is put aside with it, and waits for nothing', async () => {
		const page = await stage.page();
		const writer = await synced(page);
		writer.write('bleibt');
		await until(() => writer.stored() === 1);
		const later = new Y.Doc();
		later.getText('t').insert(0, 'darunter');
		const before = Y.encodeStateVector(later);
		later.getText('t').insert(8, ', darauf');
		const standing = Y.encodeStateAsUpdate(later, before);
		for (const update of [new Uint8Array([9, 9, 9]), standing])
			await stage.sql`insert into sync.log (page_id, data) values (${page}, ${packRow([update])})`;
		await stage.sql`select pg_notify('sync_compact', ${page})`;
		await until(() => writer.closed.includes(4409));
		const aside = await stage.sql`
			select reason from sync.quarantine where page_id = ${page} order by id`;
		expect(aside).toHaveLength(2);
		expect(aside[1]?.['reason']).toContain('stands on what is not there');
		const { document, text } = await synced(page);
		expect([document.store.pendingStructs, document.store.pendingDs]).toEqual([null, null]);
		expect(text()).toBe('|bleibt');
		node.faults.length = 0;
	});

	it('an old copy that comes back after a restore (4409, its copy is not taken)', async () => {
		const page = await stage.page();
		const writer = await synced(page, { params: { epoch: '1' } });
		writer.write('vorher');
		await until(() => writer.stored() === 1);
		await stage.sql`select sync.replace(${page}, (select data from sync.templates where name = 'blank'))`;
		await until(() => writer.closed.includes(4409));
		expect((await synced(page)).text()).toBe('');
	});
});
