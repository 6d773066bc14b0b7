/** Accounts are made by invitation only: past all policies, with the secret key, for open invitations alone. */
import { createSecretClient } from '#lib/shared/secret-client.server.ts';

/**
 * Makes sure that the address an open invitation is for has an account. Nobody can sign in with it but by a
 * mail to that address; whether it was there before is told to nobody.
 * @returns the address, null when the invitation is not open
 * @throws when no secret key is configured or Auth cannot be asked
 */
export async function ensureAccount(token: string): Promise<string | null> {
	const client = createSecretClient();
	if (!client) throw new Error('No secret key is configured, so no account can be made.');
	const { data: email, error } = await client.rpc('invitation_address', { token });
	if (error) throw new Error(error.message, { cause: error });
	if (!email) return null;
	const made = await client.auth.admin.createUser({ email, email_confirm: true });
	if (made.error && made.error.code !== 'email_exists') {
		throw new Error(made.error.message, { cause: made.error });
	}
	return email;
}
