import { createClient } from '@supabase/supabase-js';
import { afterAll, expect, inject, it } from 'vitest';
import { openConsole } from '#embedded/console.ts';

const house = inject('house');
const sql = openConsole(house.dataDir);
afterAll(() => sql.end());

it('bytes that belong to no file are deleted by the app, and then no longer listed', async () => {
	Object.assign(process.env, house.environment);
	const { clearLeftovers } = await import('#lib/files/leftovers.server.ts');
	const secret = createClient(house.url, house.environment['SUPABASE_SECRET_KEY'] ?? '');
	const id = crypto.randomUUID();
	await secret.storage.from('files').upload(id, 'übrig', { contentType: 'text/plain' });
	// One whose bytes are gone already does not keep the others.
	await sql`insert into app.file_leftovers (id) values (${id}), (${crypto.randomUUID()})`;
	expect(await clearLeftovers()).toBe(2);
	expect((await secret.storage.from('files').info(id)).error).toMatchObject({ statusCode: '404' });
	expect(await sql`select from app.file_leftovers`).toEqual([]);
	expect(await clearLeftovers()).toBe(0);
});
