import { describe, expect, it } from 'vitest';
import { parseEnvironment } from './environment.server.ts';
import { allowRealtime, listSecurityHeaders } from './headers.server.ts';

const variables = {
	PUBLIC_SUPABASE_URL: 'https://abc.supabase.example',
	PUBLIC_SUPABASE_PUBLISHABLE_KEY: 'x'
};
const policy = "default-src 'none'; connect-src 'self'; object-src 'none'";

describe('security headers', () => {
	it('ask for https for ever only where people come by https', () => {
		const plain = listSecurityHeaders(parseEnvironment(variables));
		expect(plain).not.toHaveProperty('strict-transport-security');
		const origin = parseEnvironment({ ...variables, ORIGIN: 'https://verbund.example.de' });
		expect(listSecurityHeaders(origin)).toHaveProperty('strict-transport-security');
	});

	it('open the page to the socket of a real Supabase and to nothing else of it', () => {
		const opened = allowRealtime(policy, parseEnvironment(variables));
		expect(opened).toBe(policy.replace("'self'", "'self' wss://abc.supabase.example"));
	});

	it('open nothing for the embedded one', () => {
		const embedded = parseEnvironment({ ...variables, VERBUND_EMBEDDED: '1' });
		expect(allowRealtime(policy, embedded)).toBe(policy);
	});
});
