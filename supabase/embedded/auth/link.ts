import { json } from '../compat/answers.ts';
import { leadingBack, linkFor, redirectOf } from '../mail.ts';
import { notBefore } from './floor.ts';
import { bodyOf, emailIn, withJson, type AuthParts } from './parts.ts';
import { withFullClaims } from './session.ts';

/**
 * POST /otp, /magiclink and /recover: a link by e-mail to those who have an account and are not
 * banned. Everybody gets the same answer after the same time; nobody gets an account by asking.
 */
export async function sendLink(parts: AuthParts, request: Request): Promise<Response> {
	return notBefore(parts.limits.answerFloor, mailIfKnown(parts, request));
}

async function mailIfKnown(parts: AuthParts, request: Request): Promise<Response> {
	const body = await bodyOf(request);
	const email = emailIn(body);
	const [account] = await parts.sql`
		select from auth.users
		where email = ${email} and deleted_at is null and coalesce(banned_until < now(), true)`;
	if (!account) return json(200, {});
	const url = request.url.replace(/\/magiclink(\?|$)/, '/otp$1');
	const bare = withJson(new Request(url, request), { email, create_user: false });
	return leadingBack(request, () => parts.forward(bare));
}

/** What GoTrue knows and lite does not: both are links that sign in. */
const SAME_AS_MAGICLINK = ['email', 'invite'];

/** POST /verify: a link's token_hash (or a code with the address) for a session. */
export async function verifyLink(parts: AuthParts, request: Request): Promise<Response> {
	const body = await bodyOf(request);
	const type = SAME_AS_MAGICLINK.includes(String(body.type)) ? 'magiclink' : body.type;
	const answer = await parts.forward(withJson(request, { ...body, type }));
	return withFullClaims(parts, answer, 'otp');
}

/** GET /verify: mail scanners fetch links, so this only leads to the app's page with the button. */
export function leadToButton({ siteUrl }: AuthParts, request: Request): Response {
	const { searchParams } = new URL(request.url);
	const type = searchParams.get('type') ?? 'magiclink';
	const location = linkFor(siteUrl, searchParams.get('token') ?? '', type, redirectOf(request));
	return new Response(null, { status: 303, headers: { location } });
}
