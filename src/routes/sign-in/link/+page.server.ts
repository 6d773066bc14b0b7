import * as v from 'valibot';
import { linkSchema } from '../credentials.ts';
import type { PageServerLoad } from './$types';

/** Auth's template can only name whole addresses; ours is cut down to its path. */
function readPath(wanted: string | null, origin: string): string {
	return wanted?.startsWith(`${origin}/`) ? wanted.slice(origin.length) : (wanted ?? '/');
}

/** Looks at the link without spending it. */
export const load: PageServerLoad = ({ url: { searchParams, origin } }) => {
	const link = v.safeParse(linkSchema, {
		token_hash: searchParams.get('token_hash') ?? '',
		type: searchParams.get('type') ?? '',
		return_to: readPath(searchParams.get('return_to'), origin)
	});
	return { link: link.success ? link.output : null };
};
