/** Before anything is measured: two real clients of each server write, and see each other's words. */
import { HocuspocusProvider } from '@hocuspocus/provider';
import * as Y from 'yjs';
import { openWriter, until } from '../sync/writer.ts';
import { begin } from './sync-history.ts';
import type { Trial } from './sync-servers.ts';

const PATIENCE = 10_000;

export async function prove(trial: Trial, page: string, token: string): Promise<void> {
	const people = [0, 1].map(() => enter(trial, page, token));
	try {
		await until(() => people.every(({ isSynced }) => isSynced()), PATIENCE);
		for (const [place, { document }] of people.entries())
			begin(document.getXmlFragment('default')).insert(0, `Wort${place}`);
		await until(() => people.every(({ document }) => hasBoth(document)), PATIENCE);
	} finally {
		for (const { leave } of people) leave();
	}
}

function hasBoth(document: Y.Doc): boolean {
	const text = document.getXmlFragment('default').toString();
	return text.includes('Wort0') && text.includes('Wort1');
}

function enter({ name, url }: Trial, page: string, token: string) {
	if (name !== 'hocuspocus') {
		const { document, provider, leave } = openWriter(url, page, token);
		return { document, leave, isSynced: () => provider.synced };
	}
	const document = new Y.Doc();
	const provider = new HocuspocusProvider({ url, name: page, document, token });
	const leave = () => {
		provider.destroy();
		document.destroy();
	};
	return { document, leave, isSynced: () => provider.isSynced };
}
