/** Failure reports of others, continued: what is loaded, stored, freed, and what grows (failures.test.ts has the rest). */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { killWhileTyping } from '../../tests/faults/page-kills.ts';
import { openApp } from '../../tests/sync/app-process.ts';
import { openStage, type Stage } from '../../tests/sync/stage.ts';
import { openWriter, until, type Writer } from '../../tests/sync/writer.ts';
import { answerFrame } from './messages.ts';
import { packRow } from './update-bytes.ts';

let stage: Stage;
const writers: Writer[] = [];

async function come(url: string, page: string, document?: Y.Doc): Promise<Writer> {
	const token = await stage.token(await stage.person('Jemand'));
	const writer = openWriter(url, page, token, document ? { document } : {});
	writers.push(writer);
	return writer;
}

async function synced(url: string, page: string): Promise<Writer> {
	const writer = await come(url, page);
	await until(() => writer.provider.synced);
	return writer;
}

beforeAll(async () => {
	stage = await openStage();
});
afterEach(() => {
	for (const writer of writers.splice(0)) writer.leave();
});
afterAll(() => stage.close());

describe('a failure others had does not happen here:', () => {
	it('report 3: sync before persistence loaded; a database half a second late, and the first answer is whole (yjs/y-websocket#39, yjs/y-websocket-server#10)', async () => {
		const page = await stage.page();
		const first = await synced((await stage.node()).url, page);
		first.write('vorhanden');
		await until(() => first.stored() === 1);
		const slow = await stage.node();
		const lock = await stage.sql.reserve();
		await lock`begin`;
		await lock`lock table sync.log in access exclusive mode`;
		const reader = await come(slow.url, page);
		const texts: string[] = [];
		reader.provider.on('sync', (isSynced: boolean) => isSynced && texts.push(reader.text()));
		await until(async () => {
			const [row] =
				await stage.sql`select count(*)::integer as waiting from pg_locks where not granted`;
			return row?.waiting > 0;
		});
		await lock`select pg_sleep(0.5)`;
		expect(texts).toEqual([]);
		await lock`commit`;
		lock.release();
		await until(() => texts.length);
		expect(texts).toEqual(['|vorhanden']);
	});

	it('report 5: a debounce that wrote the wrong document; eight pages in one commit, each has its own words (outline/outline#3400)', async () => {
		const node = await stage.node();
		const pages = await Promise.all(Array.from({ length: 8 }, () => stage.page()));
		const all = await Promise.all(pages.map((page) => synced(node.url, page)));
		all.forEach((writer, place) => writer.write(`Seite ${place}`));
		await until(() => all.every((writer) => writer.stored() === 1));
		for (const page of pages) await stage.sql`select pg_notify('sync_compact', ${page})`;
		await until(async () => {
			const [row] = await stage.sql`
				select count(*)::integer as rows from sync.log where page_id = any (${pages}::uuid[])`;
			return row?.rows === 0;
		});
		const drafts =
			await stage.sql`select page_id, text from sync.drafts where page_id = any (${pages}::uuid[])`;
		const texts = Object.fromEntries(drafts.map(({ page_id: page, text }) => [page, text]));
		expect(texts).toEqual(Object.fromEntries(pages.map((page, place) => [page, `Seite ${place}`])));
		expect(node.faults).toEqual([]);
	});

	it('report 5: acknowledged but not stored; whatever is killed with -9, the acknowledged is a part of the stored (outline/outline#3400)', async () => {
		const { verdict, acknowledged } = await killWhileTyping({
			ground: stage,
			cycles: 3,
			seed: 5,
			port: 24648
		});
		expect(verdict).toEqual({ lost: [], diverged: 0, early: 0, unloadable: 0 });
		expect(acknowledged).toBeGreaterThan(60);
	}, 60_000);

	it('report 7: documents never freed; a thousand pages opened and closed leave nothing behind (yjs/y-websocket#100, #145)', async () => {
		const app = await openApp(stage, { port: 24649, eviction: 0 });
		try {
			const document = new Y.Doc();
			document.getXmlFragment('default').insert(0, [new Y.XmlText('x'.repeat(20_000))]);
			const row = packRow([Y.encodeStateAsUpdate(document)]);
			const page = await stage.page();
			const pages = await stage.sql<{ id: string }[]>`
				insert into public.pages (id, space_id, organisation_id, slug, title, place)
				select t.id, p.space_id, p.organisation_id, t.id::text, 'Seite', 1
				from public.pages p, lateral (select gen_random_uuid() as id from generate_series(1, 1100)) t
				where p.id = ${page} returning id`;
			const ids = pages.map(({ id }) => id);
			await stage.sql`insert into sync.bases (page_id, data) select id, ${Buffer.from([0, 0])} from unnest(${ids}::uuid[]) id`;
			await stage.sql`insert into sync.log (page_id, data) select id, ${row} from unnest(${ids}::uuid[]) id`;
			const token = await stage.token(await stage.person('Blättert'));
			const visit = (id: string) =>
				new Promise<void>((resolve) => {
					const socket = new WebSocket(`${app.url}/${id}`, ['yjs', `jwt.${token}`]);
					socket.on('message', () => socket.close()).on('error', () => undefined);
					socket.on('close', () => resolve());
					socket.on('open', () => socket.send(answerFrame(new Uint8Array([0, 0]))));
				});
			const visitAll = async (some: string[]) => {
				for (let from = 0; from < some.length; from += 20)
					await Promise.all(some.slice(from, from + 20).map(visit));
				await until(async () => (await app.condition()).rooms === 0);
				return (await app.condition()).heap;
			};
			const before = await visitAll(ids.slice(0, 100));
			const after = await visitAll(ids.slice(100));
			// A page that stays takes more than 20 KB; a thousand of them 20 MB.
			expect((after - before) / 1000).toBeLessThan(3_000);
		} finally {
			await app.kill();
		}
	}, 60_000);

	it('report 9: unbounded growth; a thousand returns without edits add no row, and send next to nothing (ueberdosis/hocuspocus#805, yjs/yjs#741, yjs/y-indexeddb#31)', async () => {
		const node = await stage.node();
		const page = await stage.page();
		const writer = await synced(node.url, page);
		for (let time = 0; time < 20; time++) writer.write('etwas '.repeat(100));
		writer.document.getXmlFragment('default').delete(0, 1);
		await until(() => writer.stored() === writer.written());
		const rows = async () => {
			const [row] = await stage.sql`
				select count(*)::integer as rows, max(id) as last from sync.log where page_id = ${page}`;
			return row;
		};
		await stage.sql`select pg_notify('sync_compact', ${page})`;
		await until(async () => (await rows())?.rows === 0);
		const [before] = await stage.sql`select last_value from sync.log_id_seq`;
		for (let time = 0; time < 1_000; time++) {
			writer.provider.disconnect();
			writer.provider.connect();
			await until(() => writer.provider.synced);
		}
		const [after] = await stage.sql`select last_value from sync.log_id_seq`;
		expect(after).toEqual(before);
		expect(await rows()).toMatchObject({ rows: 0 });
		expect(node.sync.rooms.find(page)?.draft.bytes).toBeLessThan(20_000);
	}, 60_000);
});
