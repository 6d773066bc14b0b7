import { authError } from '../compat/answers.ts';
import { Rate } from '../compat/rate.ts';
import type { Limits } from '../limits.ts';
import { bodyOf, emailIn } from './parts.ts';

type Work = () => Promise<Response>;

/** Runs a call unless its address or its account made too many in this minute. */
export function createLimiter(limits: Limits) {
	const tries = new Rate();
	const renewals = new Rate();
	return {
		async account(request: Request, address: string, work: Work): Promise<Response> {
			const email = emailIn(await bodyOf(request));
			const wait = Math.max(
				tries.count(`address ${address}`, limits.perAddress),
				email ? tries.count(`account ${email}`, limits.perAccount) : 0
			);
			return wait > 0 ? tooMany(wait) : work();
		},
		async refresh(address: string, work: Work): Promise<Response> {
			const wait = renewals.count(address, limits.refreshPerAddress);
			return wait > 0 ? tooMany(wait) : work();
		}
	};
}

function tooMany(seconds: number): Response {
	return authError(429, 'over_request_rate_limit', 'Request rate limit reached', {
		'retry-after': String(seconds)
	});
}
