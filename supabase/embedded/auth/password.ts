import { authError } from '../compat/answers.ts';
import { notBefore } from './floor.ts';
import { bodyOf, emailIn, type AuthParts } from './parts.ts';
import { withFullClaims } from './session.ts';

/**
 * POST /token?grant_type=password. A wrong password and an unknown account get the same answer after
 * about the same time and work; a banned account learns so only with the right password.
 */
export async function signInWithPassword(parts: AuthParts, request: Request): Promise<Response> {
	const started = performance.now();
	const email = emailIn(await bodyOf(request));
	const answer = (await isKnown(parts, email))
		? await withFullClaims(parts, await parts.forward(request), 'password')
		: await refuseUnknown(parts, request);
	if (answer.ok) return answer;
	const left = parts.limits.answerFloor - (performance.now() - started);
	return notBefore(Math.max(0, left), Promise.resolve(answer));
}

async function isKnown({ sql }: AuthParts, email: string): Promise<boolean> {
	const [account] = await sql`
		select from auth.users where email = ${email} and encrypted_password <> ''`;
	return account !== undefined;
}

async function refuseUnknown(parts: AuthParts, request: Request): Promise<Response> {
	const { email, password } = await bodyOf(request);
	if (!email || !password) return parts.forward(request);
	// As much work as comparing a password would have been.
	await parts.sql`select extensions.crypt('no such account', extensions.gen_salt('bf', 10))`;
	return authError(400, 'invalid_credentials', 'Invalid login credentials');
}
