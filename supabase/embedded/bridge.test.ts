import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import path from 'node:path';
import { openBridge } from './bridge.ts';
import { stageEmbedded, type Stage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
	stage = await stageEmbedded(24418);
});

afterAll(() => stage.close());

it('lets in who knows the password, as the owner of the tables, while it is open', async () => {
	const dataDir = path.join(stage.directory, 'data');
	const bridge = await openBridge(dataDir);
	const sql = postgres(bridge.url, { max: 1 });
	expect(await sql`select current_user::text who, current_setting('is_superuser') super`).toEqual([
		{ who: 'postgres', super: 'off' }
	]);
	await sql.end();
	const stranger = postgres(bridge.url.replace(/:[^:@]+@/, ':guess@'), { max: 1 });
	await expect(stranger`select 1`).rejects.toThrow(/password authentication failed/);
	await stranger.end();
	await bridge.close();
	const late = postgres(bridge.url, { max: 1, connect_timeout: 2 });
	await expect(late`select 1`).rejects.toThrow(/ECONNREFUSED/);
	await late.end();
});

it('needs a running Postgres', async () => {
	await expect(openBridge(stage.directory)).rejects.toThrow(/Run npm start first/);
});
