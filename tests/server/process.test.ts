import { describe, expect, inject, it } from 'vitest';
import { ask, startApp } from './stage.ts';

const house = inject('house');
const visit = (where: string, headers = {}) => ask(house.origin, where, { headers });

describe('the process', () => {
	it('says what is wrong with a port in use or a configuration, and ends', async () => {
		await expect(startApp(house.environment)).rejects.toThrow(/Port 24460 is in use/);
		await expect(startApp({})).rejects.toThrow(/PUBLIC_SUPABASE_URL is missing/);
		const open = { ...house.environment, HOST: '0.0.0.0' };
		await expect(startApp(open)).rejects.toThrow(/would show the embedded Supabase/);
	});

	it.each(['SIGTERM', 'SIGINT', 'disconnect'] as const)('leaves in peace on %s', async (signal) => {
		const app = await startApp({ ...house.environment, PORT: '24462' });
		await ask('http://127.0.0.1:24462', '/sign-in', { headers: { connection: 'keep-alive' } });
		expect(await app.stop(signal)).toBe(0);
	});

	it('is healthy, and names the part that is not', async () => {
		const healthy = await visit('/healthz');
		expect(healthy.status).toBe(200);
		expect(JSON.parse(healthy.text)).toEqual({ status: 'ok', database: 'ok', auth: 'ok' });
		const PUBLIC_SUPABASE_URL = 'http://127.0.0.1:24469';
		const app = await startApp({ ...house.environment, PORT: '24462', PUBLIC_SUPABASE_URL });
		const ill = await ask('http://127.0.0.1:24462', '/healthz');
		expect(ill.status).toBe(503);
		expect(JSON.parse(ill.text)).toMatchObject({ database: 'failed', auth: 'failed' });
		await app.stop();
	});
});
