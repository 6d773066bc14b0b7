import { groupAddress } from '#lib/shared/client-address.server.ts';
import { limits, takeAll } from '#lib/shared/limits.server.ts';

const normalise = (email: string) => email.toLowerCase();

/** Counts an attempt with a password; a right one is forgiven, so that only guessing is slowed down. */
export function limitPasswords(address: string, email: string) {
	const group = groupAddress(address);
	const account = normalise(email);
	return {
		/** Seconds to wait, 0 when the attempt may be made. */
		wait: takeAll([
			[limits.passwordByAddress, group],
			[limits.passwordByAccount, account]
		]),
		forgive() {
			limits.passwordByAddress.giveBack(group);
			limits.passwordByAccount.giveBack(account);
		}
	};
}

/** Counts a request for a link; seconds to wait, 0 when it may be sent. */
export function limitLinks(address: string, email: string): number {
	return takeAll([
		[limits.linkByAddress, groupAddress(address)],
		[limits.linkByAccount, normalise(email)]
	]);
}
