import { json } from '@sveltejs/kit';
import { checkHealth } from '#lib/shared/health.server.ts';
import type { RequestHandler } from './$types';

/** 200 when everything the app needs answers, else 503 naming the part that does not. */
export const GET: RequestHandler = async () => {
	const health = await checkHealth();
	const status = health.status === 'ok' ? 200 : 503;
	return json(health, { status, headers: { 'cache-control': 'no-store' } });
};
