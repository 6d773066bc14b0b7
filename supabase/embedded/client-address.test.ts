import { expect, it } from 'vitest';
import { readClientAddress, signClientAddress } from './client-address.ts';

const KEY = 'sb_secret_of_this_installation';
const NOW = Date.UTC(2026, 10, 23, 12);

it('comes through when the app says it', () => {
	for (const address of ['192.0.2.1', '2001:db8::1']) {
		expect(readClientAddress(signClientAddress(address, KEY, NOW), KEY, NOW + 30_000)).toBe(
			address
		);
	}
});

it.each([
	['nothing', null],
	['an address alone', '192.0.2.1'],
	['a signature of another key', signClientAddress('192.0.2.1', 'sb_secret_guessed', NOW)],
	[
		'another address under the signature',
		signClientAddress('192.0.2.1', KEY, NOW).replace('2.1', '2.2')
	],
	['one from an hour ago', signClientAddress('192.0.2.1', KEY, NOW - 3_600_000)]
])('%s proves nothing', (_, value) => {
	expect(readClientAddress(value, KEY, NOW)).toBeNull();
});
