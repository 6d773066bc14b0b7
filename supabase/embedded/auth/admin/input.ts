import { authError } from '../../compat/answers.ts';

/** GoTrue's units of a duration such as 24h or 1h30m, in seconds. */
const UNITS: Record<string, number> = { ns: 1e-9, us: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** Seconds of a ban; null lifts it ('none'), undefined when it is no duration. */
export function readBan(duration: unknown): number | null | undefined {
	if (duration === 'none') return null;
	if (typeof duration !== 'string' || !/^(\d+(\.\d+)?(ns|us|ms|s|m|h))+$/.test(duration))
		return undefined;
	const parts = duration.matchAll(/(\d+(?:\.\d+)?)(ns|us|ms|s|m|h)/g);
	return [...parts].reduce(
		(sum, [, value, unit]) => sum + Number(value) * (UNITS[unit ?? ''] ?? 0),
		0
	);
}

/** A refusal of a password GoTrue would refuse, or null. */
export function refusePassword(password: unknown): Response | null {
	if (typeof password === 'string' && password.length >= 6 && Buffer.byteLength(password) <= 72)
		return null;
	return authError(
		422,
		'weak_password',
		'Password should be at least 6 characters and at most 72 bytes.'
	);
}

/** A refusal of what is no e-mail address, or null. */
export function refuseEmail(email: string): Response | null {
	if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && email.length <= 255) return null;
	return authError(400, 'validation_failed', 'Unable to validate email address: invalid format');
}
