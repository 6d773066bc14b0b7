import { describe, expect, it } from 'vitest';
import { EnvironmentError, parseEnvironment } from './environment.server.ts';

const enough = {
	PUBLIC_SUPABASE_URL: 'http://127.0.0.1:24321',
	PUBLIC_SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x'
};

describe('the environment', () => {
	it('needs no more than the address and the key of a Supabase', () => {
		expect(parseEnvironment(enough)).toMatchObject({
			port: 3000,
			host: '127.0.0.1',
			origin: null,
			embedded: false,
			proxyDepth: 0,
			operatorFile: null,
			secretKey: null
		});
	});

	it('names every problem at once, each with what to do', () => {
		const read = () => parseEnvironment({ PORT: 'http', VERBUND_PROXY_DEPTH: '-1' });
		expect(read).toThrow(EnvironmentError);
		expect(read).toThrow(/PORT is no port number[^]*PUBLISHABLE_KEY is missing[^]*PROXY_DEPTH/);
	});

	it.each([
		[{ PORT: '70000' }, /PORT/],
		[{ PUBLIC_SUPABASE_URL: '' }, /PUBLIC_SUPABASE_URL is missing/],
		[{ PUBLIC_SUPABASE_URL: 'postgres://x' }, /PUBLIC_SUPABASE_URL is no web address/],
		[{ ORIGIN: 'verbund.example.de' }, /ORIGIN is no web address/],
		[{ VERBUND_EMBEDDED: '1', HOST: '0.0.0.0' }, /would show the embedded Supabase/],
		[{ VERBUND_EMBEDDED: '1', HOST: '0.0.0.0', ORIGIN: 'https://x.de' }, /would show/],
		[{ VERBUND_EMBEDDED: '1', VERBUND_PROXY_DEPTH: '1' }, /on this machine only/],
		[{ HOST: '0.0.0.0' }, /ORIGIN is missing/],
		[{ VERBUND_PROXY_DEPTH: '1' }, /ORIGIN is missing/]
	])('refuses %j', (variables, reason) => {
		expect(() => parseEnvironment({ ...enough, ...variables })).toThrow(reason);
	});

	it('opens to the network with a real Supabase and an origin', () => {
		const open = { ...enough, HOST: '0.0.0.0', ORIGIN: 'https://verbund.example.de' };
		expect(parseEnvironment(open).origin?.host).toBe('verbund.example.de');
	});
});
