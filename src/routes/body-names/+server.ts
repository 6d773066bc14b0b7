import { json } from '@sveltejs/kit';
import { findBodies } from '#lib/shared/bodies.server.ts';
import type { RequestHandler } from './$types';

/** Names of bodies that contain what was typed, for fields that ask for one. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const typed = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
	const found = typed.length < 2 ? [] : await findBodies(locals.supabase, typed);
	return json(
		found.map(({ name }) => name),
		{ headers: { 'cache-control': 'no-store' } }
	);
};
