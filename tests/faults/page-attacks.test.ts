/**
 * Every attack that others' page syncs died or stalled of, against one of ours in a process of its own, while two honest
 * people edit the same page every 100 ms. And some against a broken build, to see that the test would notice.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGround, type Ground } from '../sync/ground.ts';
import { isStood, OUTCOMES } from './page-outcomes.ts';
import { besiege } from './page-siege.ts';

let ground: Ground;

beforeAll(async () => {
	ground = await openGround();
	calm = (await besiege(ground, 'nothing', 24656)).honest?.max ?? 0;
});
afterAll(() => ground.close());

let calm = 0;

/** Its page of ten megabytes holds writers up beyond the bound: an open point, measured by `--only attacks`. */
const LONG = 'a slow reader';

describe('an attack ends the sockets it came by, and nobody else:', () => {
	it.each(OUTCOMES.filter(([name]) => name !== LONG))('%s', async (name, codes) => {
		const found = await besiege(ground, name, 24656);
		console.log(`${name}: honest p99 ${found.honest?.p99} ms, ${found.grown} MB not given back`);
		expect(found).toMatchObject({ codes, isAlive: true, isLoadable: true, faults: [] });
		expect(found.honest).toMatchObject({ lost: [], closed: [] });
		// A machine that is busy with something else is slow without an attack as well.
		expect(found.honest?.p99).toBeLessThan(250 + 5 * calm);
		expect(found.grown).toBeLessThan(200);
	});
});

/** The others take up to half a minute each: `npm run faults -- --only attacks`. */
const QUICK = [
	'protocol violations',
	'clock-gap updates',
	'10,000 awareness states in one frame',
	'a foreign origin',
	'a client id of somebody else',
	'bytes of version 2',
	'65 client ids in one update'
];

describe('the attack would notice', () => {
	it.each(OUTCOMES.filter(([name]) => QUICK.includes(name)))(
		'%s at a page sync that does not stand it',
		async (name, codes, broken) => {
			const found = await besiege(ground, name, 24657, broken);
			expect(isStood(found, codes, 250 + 5 * calm)).toBe(false);
		}
	);
});
