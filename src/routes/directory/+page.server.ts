import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { PageServerLoad } from './$types';

/** The directory begins with the organisations; its other lists come beside them. */
export const load: PageServerLoad = () => {
	redirect(307, resolve('/directory/organisations'));
};
