import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	me: locals.me,
	acting: locals.acting,
	theme: locals.theme,
	locale: locals.locale,
	demo: process.env['VERBUND_EMBEDDED'] === '1'
});
