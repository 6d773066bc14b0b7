import { jwtVerify, SignJWT } from 'jose';
import type { AuthParts } from './parts.ts';

interface Account {
	app: Record<string, unknown>;
	own: Record<string, unknown>;
	phone: string | null;
	anonymous: boolean;
	methods: { method: string; timestamp: number }[] | null;
}

/**
 * An access token with GoTrue's claims in place of lite's seven: iss, aal, amr, app_metadata,
 * user_metadata, phone, is_anonymous.
 */
export async function remint(parts: AuthParts, token: string): Promise<string> {
	const { payload } = await jwtVerify(token, parts.jwtSecret, { algorithms: ['HS256'] });
	const account = await accountOf(parts, String(payload.sub), String(payload.session_id));
	if (!account) return token;
	return new SignJWT({
		...payload,
		iss: `${parts.url}/auth/v1`,
		aal: 'aal1',
		amr: account.methods ?? [],
		phone: account.phone ?? '',
		is_anonymous: account.anonymous,
		app_metadata: account.app ?? {},
		user_metadata: account.own ?? {}
	})
		.setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
		.sign(parts.jwtSecret);
}

async function accountOf({ sql }: AuthParts, user: string, session: string) {
	const [account] = await sql<Account[]>`
		select raw_app_meta_data app, raw_user_meta_data own, phone, is_anonymous anonymous, (
			select jsonb_agg(jsonb_build_object(
				'method', authentication_method, 'timestamp', extract(epoch from updated_at)::bigint))
			from auth.mfa_amr_claims where session_id = ${session}) methods
		from auth.users where id = ${user}`;
	return account;
}
