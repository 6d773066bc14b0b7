import { redirect } from '@sveltejs/kit';
import { throwError } from '#lib/shared/errors.server.ts';
import type { RequestHandler } from './$types';

/** Everything kept about the caller, as a file. */
export const GET: RequestHandler = async ({ locals }) => {
	if (!locals.me) redirect(303, '/sign-in?return_to=/account');
	const { data, error } = await locals.supabase.rpc('my_data');
	if (error) throwError(error);
	return new Response(`${JSON.stringify(data, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="verbund-${new Date().toISOString().slice(0, 10)}.json"`,
			'cache-control': 'private, no-store'
		}
	});
};
