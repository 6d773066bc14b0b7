import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.me) redirect(303, `${resolve('/sign-in')}?return_to=${resolve('/account')}`);
	return { me: locals.me };
};
