import { describe, expect, it } from 'vitest';
import { groupAddress, readClientAddress } from './client-address.server.ts';

describe('the client address', () => {
	it.each([
		['9.9.9.9', 0, '10.0.0.1'],
		[null, 1, '10.0.0.1'],
		['1.1.1.1', 1, '1.1.1.1'],
		['6.6.6.6, 1.1.1.1', 1, '1.1.1.1'],
		['6.6.6.6, 1.1.1.1, 10.0.0.2', 2, '1.1.1.1'],
		['1.1.1.1', 2, '10.0.0.1']
	])('of "%s" behind %i proxies is %s', (forwarded, depth, address) => {
		expect(readClientAddress(forwarded, '10.0.0.1', depth)).toBe(address);
	});

	it.each([
		['1.2.3.4', '1.2.3.4'],
		['::ffff:1.2.3.4', '1.2.3.4'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
		['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
		['2001:db8::9', '2001:db8:0:0::/64'],
		['::1', '0:0:0:0::/64']
	])('%s shares its limits with %s', (address, group) => {
		expect(groupAddress(address)).toBe(group);
	});
});
