import { readEnvironment } from '#lib/shared/environment.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { me, acting, theme, locale } }) => ({
	me,
	acting,
	theme,
	locale,
	demo: readEnvironment().embedded
});
