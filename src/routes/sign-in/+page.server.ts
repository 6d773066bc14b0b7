import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { readDemo } from '#lib/shared/demo.server.ts';
import { readOperator } from '#lib/shared/operator.server.ts';
import { readReturnPath } from '#lib/shared/return-path.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) => {
	const returnTo = readReturnPath(url.searchParams.get('return_to'));
	if (locals.me) redirect(303, returnTo);
	const providers = (readOperator()?.providers ?? []).map(({ id, label }) => ({ id, label }));
	const failure = url.searchParams.get('failed') === 'provider' ? m.sign_in_provider_failed() : '';
	return { returnTo, providers, failure, demonstration: readDemo() };
};
