import type { Siege } from './page-siege.ts';

/** What each attack must come to, and a broken build of which something else comes. */
export const OUTCOMES: [name: string, codes: unknown[], broken: string][] = [
	['mutated frames', [], 'believes every update'],
	['protocol violations', ['1001', '1002', '1009'], 'has no ear for errors'],
	['33.5 M structs', ['4400'], 'opens every update to look at it'],
	['clock-gap updates', ['4400'], 'believes every update'],
	['a 99 MB update', [1009], 'receives frames of any size'],
	['a 101 MB frame', [1009], 'receives frames of any size'],
	['10,000 awareness states in one frame', [1], 'shows every caret it is told of'],
	['3,000 document names', ['1 rooms', 4403], 'opens pages that do not exist'],
	['a slow reader', [1006], 'waits for slow readers'],
	['1,000 slowloris sockets', ['all closed'], 'waits for the end of a question'],
	['a map nested 15,000 deep, then deleted', ['4400'], 'takes any depth'],
	['a foreign origin', [403], 'lets any page in'],
	['a client id of somebody else', ['4400'], 'leases nothing'],
	['bytes of version 2', ['4400'], 'believes every update'],
	['65 client ids in one update', ['4400'], 'believes every update']
];

/** Whether somebody could tell this from a page sync that stands it. @param bound milliseconds */
export function isStood(found: Siege, codes: unknown[], bound: number): boolean {
	const { isAlive, isLoadable, honest, grown, faults } = found;
	if (!isAlive || !isLoadable || faults.length || grown >= GROWTH || !honest) return false;
	const isServed = honest.p99 < bound && !honest.closed.length && !honest.lost.length;
	return isServed && JSON.stringify(found.codes) === JSON.stringify([...codes].sort());
}

/** Megabytes that need not be given back. */
const GROWTH = 200;
