import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openConsole } from '#embedded/console.ts';
import { signIn } from './stage.ts';

const house = inject('house');
const sql = openConsole(house.dataDir);
const ROUNDS = 150;
/** Chance that a random hidden one takes longer than a random absent one; 0.5 tells nothing, σ ≈ 0.033 here. */
const TELLS = 0.17;

let priya: Awaited<ReturnType<typeof signIn>>['browser'];
let hidden: { id: string; slug: string };
beforeAll(async () => {
	({ browser: priya } = await signIn(house.origin, 'priya@vendor.example'));
	const [row] = await sql`select id, slug from spaces where slug = 'registeranschluss'`;
	hidden = { id: String(row?.['id']), slug: String(row?.['slug']) };
});
afterAll(() => sql.end());

async function time(where: string): Promise<number> {
	const start = performance.now();
	const { status } = await priya.go(where);
	expect(status).toBe(404);
	return performance.now() - start;
}

/** Asked in turns, so that whatever else the machine does befalls both alike. */
async function compare(there: string, absent: string): Promise<number> {
	const samples: { hidden: number[]; absent: number[] } = { hidden: [], absent: [] };
	for (let round = 0; round < ROUNDS; round++) {
		samples.hidden.push(await time(there));
		samples.absent.push(await time(absent));
	}
	const later = samples.hidden.map(
		(one) => samples.absent.filter((other) => one > other).length / ROUNDS
	);
	return later.reduce((sum, part) => sum + part, 0) / ROUNDS;
}

describe('the time of an answer', () => {
	it.each([
		['a space', () => `/spaces/${hidden.slug}`, '/spaces/registeranschlusx'],
		[
			'who an object is shared with',
			() => `/objects/${hidden.id}/sharing`,
			'/objects/00000000-0000-4000-8000-00000000abcd/sharing'
		]
	])('does not tell a vendor that %s exists', { timeout: 60_000 }, async (_, there, absent) => {
		expect(Math.abs((await compare(there(), absent)) - 0.5)).toBeLessThan(TELLS);
	});
});
