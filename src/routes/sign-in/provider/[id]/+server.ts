import { error as refuse, redirect } from '@sveltejs/kit';
import { translateKey } from '#lib/shared/errors.server.ts';
import { logLine } from '#lib/shared/log.server.ts';
import { readOperator, type Provider } from '#lib/shared/operator.server.ts';
import { readReturnPath } from '#lib/shared/return-path.ts';
import type { RequestHandler } from './$types';

type Client = App.Locals['supabase'];
type OidcName = Parameters<Client['auth']['signInWithOAuth']>[0]['provider'];

/** Where the provider asks for name and password; the verifier of the flow stays in a cookie here. */
async function findDoor({ auth }: Client, provider: Provider, redirectTo: string) {
	if (provider.kind === 'saml') {
		return auth.signInWithSSO({
			domain: provider.domain ?? provider.id,
			options: { redirectTo, skipBrowserRedirect: true }
		});
	}
	const options = { redirectTo, skipBrowserRedirect: true, scopes: provider.scopes };
	return auth.signInWithOAuth({
		provider: (provider.provider ?? provider.id) as OidcName,
		options
	});
}

/** A link, no form: browsers apply form-action to redirects, and this one leaves the site. */
export const GET: RequestHandler = async ({ params, url, locals, route }) => {
	const provider = readOperator()?.providers.find(({ id }) => id === params.id);
	if (!provider) refuse(404, { message: translateKey('not_found') ?? '' });
	const callback = new URL('/sign-in/callback', url.origin);
	callback.searchParams.set('return_to', readReturnPath(url.searchParams.get('return_to')));
	const { data, error } = await findDoor(locals.supabase, provider, callback.href);
	if (data?.url) redirect(303, data.url);
	logLine({ reference: locals.reference, event: 'provider failed', route: route.id, error });
	redirect(303, '/sign-in?failed=provider');
};
