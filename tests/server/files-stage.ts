import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { inject } from 'vitest';
import { KARIN, signIn } from './stage.ts';

const house = inject('house');

type Browser = Awaited<ReturnType<typeof signIn>>['browser'];

/** The headers of a script of our own page that sends bare bytes. */
export const bare = (name: string, more: Record<string, string> = {}) => ({
	origin: house.origin,
	accept: 'application/json',
	'content-type': 'application/octet-stream',
	'x-file-name': encodeURIComponent(name),
	...more
});

export const door = (object: string) => `/objects/${object}/files`;

/** Sends the bytes and reads what is answered. */
export async function bring(
	by: Browser,
	to: string,
	name: string,
	body: Buffer | string,
	published = false
) {
	const headers = bare(name, { 'x-file-published': published ? '1' : '0' });
	const answer = await by.go(door(to), { method: 'POST', headers, body });
	return { answer, ...(JSON.parse(answer.text) as { id: string; key: string }) };
}

/** Karin signed in, and two spaces of hers: one closed, one open to everybody. */
export async function openSpaces() {
	const { browser: karin } = await signIn(house.origin, KARIN);
	const rest = createClient(house.url, house.publishableKey, { auth: { persistSession: false } });
	await rest.auth.signInWithPassword({ email: KARIN, password: 'verbund-demo' });
	const found = async (space_name: string, space_visibility: string) => {
		const asked = { space_name, space_purpose: null, space_visibility };
		const { data: slug } = await rest.rpc('space_create', asked);
		const { data } = await rest.from('spaces').select('id').eq('slug', slug).single();
		return String(data?.id);
	};
	/** Names of the files Karin sees on an object. */
	const listed = async (object: string) =>
		((await rest.from('files').select('name').eq('object_id', object)).data ?? []).map(({ name }) =>
			String(name)
		);
	const space = await found('Dateien innen', 'space');
	return { karin, space, publicSpace: await found('Dateien außen', 'public'), listed };
}

/** How many large files lie in the embedded Storage, half uploads included; other tests bring small ones. */
export function countLarge(): number {
	const directory = path.join(house.dataDir, 'postgres', 'files');
	return readdirSync(directory, { recursive: true, withFileTypes: true }).filter(
		(entry) => entry.isFile() && sizeOf(path.join(entry.parentPath, entry.name)) > 1024 * 1024
	).length;
}

function sizeOf(file: string): number {
	// Gone between listing and looking.
	return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
