import type { PageLoad } from './$types';

/** Joining a body and talk inside it are for people with an account: readers load no script for them. */
export const load: PageLoad = async ({ data, parent }) => {
	const { me } = await parent();
	return {
		...data,
		Standing: me ? (await import('#lib/memberships/Standing.svelte')).default : null,
		Comments: data.margin ? (await import('#lib/comments/Comments.svelte')).default : null
	};
};
