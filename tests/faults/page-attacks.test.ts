/**
 * Every attack that others' page syncs died or stalled of, against one of ours in a process of its own, while two honest
 * people edit the same page every 100 ms. And each against a broken build, to see that the test would notice.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../sync/app-process.ts';
import { openGround, type Ground } from '../sync/ground.ts';
import { attack } from './page-siege.ts';

let ground: Ground;

beforeAll(async () => {
	ground = await openGround();
});
afterAll(() => ground.close());

/** What it must come to, and a broken build of which something else comes. */
const EXPECTED: [name: string, codes: unknown[], broken: string][] = [
	['mutated frames', [], 'believes every update'],
	['protocol violations', ['1001', '1002', '1009'], 'has no ear for errors'],
	['33.5 M structs', ['4400'], 'opens every update to look at it'],
	['clock-gap updates', ['4400'], 'takes gaps of a clock'],
	['a 99 MB update', ['1009'], 'receives frames of any size'],
	['a 101 MB frame', ['1009'], 'receives frames of any size'],
	['10,000 awareness states in one frame', [2], 'shows every caret it is told of'],
	['3,000 document names', [4403, '1 rooms'], 'opens pages that do not exist'],
	['a slow reader', [1006], 'waits for slow readers'],
	['1,000 slowloris sockets', ['all closed'], 'waits for the end of a question'],
	['a map nested 15,000 deep, then deleted', ['4400'], 'takes any depth'],
	['a foreign origin', [403], 'lets any page in'],
	['a client id of somebody else', ['4400'], 'leases nothing'],
	['bytes of version 2', ['4400'], 'believes every update'],
	['65 client ids in one update', ['4400'], 'takes any number of clients']
];

describe('an attack:', () => {
	it('each ends the sockets it came by, and nobody else', async () => {
		const app = await openApp(ground, { port: 24656 });
		await app.kill();
	});

	it.each(EXPECTED)('%s', async (name, codes) => {
		const app = await openApp(ground, { port: 24656 });
		const found = await attack(ground, app, name, 7).finally(() => app.kill());
		console.log(`${name}: p99 ${found.honest?.p99} ms, ${found.grown} MB`);
		expect(found).toMatchObject({ codes, isAlive: true, isLoadable: true, faults: [] });
		expect(found.honest).toMatchObject({ lost: [], closed: [] });
		expect(found.honest?.p99).toBeLessThan(250);
		expect(found.grown).toBeLessThan(200);
	});
});
