/**
 * The address a request really came from. Only the entries that our own proxies appended to
 * x-forwarded-for count; what a client wrote itself stands further left and is ignored.
 * @param forwarded the header x-forwarded-for
 * @param peer the address at the other end of the socket
 * @param depth number of our own proxies
 */
export function readClientAddress(forwarded: string | null, peer: string, depth: number): string {
	if (depth === 0) return peer;
	const entries = (forwarded ?? '').split(',').map((entry) => entry.trim());
	return entries.at(-depth) || peer;
}

/** Who shares a limit: one IPv4 address, or one IPv6 /64, which is what a household or an office gets. */
export function groupAddress(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped?.[1]) return mapped[1];
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.toLowerCase().split('::');
	const left = head === '' ? [] : head.split(':');
	const right = tail ? tail.split(':') : [];
	const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
	const groups = [...left, ...Array<string>(gap).fill('0'), ...right];
	return (
		groups
			.slice(0, 4)
			.map((group) => group.replace(/^0+(?=.)/, ''))
			.join(':') + '::/64'
	);
}
