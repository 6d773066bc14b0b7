import type { PageLoad } from './$types';

/** Readers and people with an account see different pages here, and each loads the script of one. */
export const load: PageLoad = async ({ data }) => {
	if (data.forMe) {
		const { default: ForMe } = await import('./ForMe.svelte');
		return { ...data, ForMe, Introduction: null };
	}
	const { default: Introduction } = await import('./Introduction.svelte');
	return { ...data, ForMe: null, Introduction };
};
