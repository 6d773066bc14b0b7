import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('settings', () => {
	it('without any: embedded, on this machine', () => {
		expect(readSettings({})).toEqual({
			port: 3000,
			host: '127.0.0.1',
			dataDir: path.resolve('.verbund'),
			supabasePort: 24321,
			embedded: true,
			siteUrl: 'http://127.0.0.1:3000'
		});
	});

	it('the address people type comes from ORIGIN, else from host and port', () => {
		expect(readSettings({ ORIGIN: 'https://verbund.example' }).siteUrl).toBe(
			'https://verbund.example'
		);
		expect(readSettings({ HOST: '::1', PORT: '4000' }).siteUrl).toBe('http://[::1]:4000');
	});

	it.each([
		[{ HOST: '0.0.0.0' }, /would show the embedded Supabase/],
		[{ PORT: 'http' }, /PORT is no port/],
		[{ PORT: '24321' }, /both 24321/],
		[
			{ PUBLIC_SUPABASE_URL: 'https://x.supabase.co' },
			/PUBLIC_SUPABASE_PUBLISHABLE_KEY is not.*\n.*SUPABASE_SECRET_KEY is not/
		]
	])('%o is refused with what to do', (variables, message) => {
		expect(() => readSettings(variables)).toThrow(message);
	});

	it('another Supabase may be shown to the network', () => {
		const variables = {
			HOST: '0.0.0.0',
			PUBLIC_SUPABASE_URL: 'https://x.supabase.co',
			PUBLIC_SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x',
			SUPABASE_SECRET_KEY: 'sb_secret_x'
		};
		expect(readSettings(variables)).toMatchObject({ embedded: false, host: '0.0.0.0' });
	});
});
