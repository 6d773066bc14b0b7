import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openConsole } from '#embedded/console.ts';
import { PERSONAS, type Persona } from '../stories/personas.ts';
import { bare } from './files-stage.ts';
import { MARKERS, stageRoutes } from './routes-stage.ts';
import type { RouteExpectation } from './route-words.ts';
import { ROUTES } from './routes.ts';
import type { Answer } from './stage.ts';

const house = inject('house');
const sql = openConsole(house.dataDir);

let stage: Awaited<ReturnType<typeof stageRoutes>>;
beforeAll(async () => (stage = await stageRoutes(sql)));
afterAll(() => sql.end());

/** Who may meet which marker. */
const MEETS: Record<string, Persona[]> = {
	[MARKERS.closed]: ['steward', 'auditor'],
	[MARKERS.vendor]: ['coordinator', 'auditor', 'admin'],
	[MARKERS.entry]: ['member', 'steward', 'coordinator', 'auditor', 'admin']
};

/** Every door of the app, by method and route. */
function listDoors(): string[] {
	return readdirSync('src/routes', { recursive: true, encoding: 'utf8' }).flatMap((file) => {
		const route = `/${path.dirname(file)}`.replace('/.', '/');
		const name = path.basename(file);
		if (/^\+page(\.server)?\.(svelte|ts)$/.test(name)) return [`GET ${route}`];
		if (name !== '+server.ts') return [];
		const source = readFileSync(path.join('src/routes', file), 'utf8');
		return [...source.matchAll(/export const ([A-Z]+)\b/g)].map(
			([, method]) => `${method} ${route}`
		);
	});
}

const filled = (text: string) =>
	text.replace(/\{([a-z-]+)\}/g, (_, name) => stage.fixtures[name] ?? '?');

async function knock(persona: Persona, method: string, row: RouteExpectation): Promise<Answer> {
	const browser = stage.browsers[persona];
	const headers = { 'sec-fetch-site': 'same-origin' };
	if (method !== 'POST') return browser.go(filled(row.address), { method, headers });
	if (row.file) {
		const asked = { method, headers: bare(row.file), body: 'Inhalt' };
		return browser.go(filled(row.address), asked);
	}
	const fields = Object.entries(row.fields ?? {}).map(([name, value]) => [name, filled(value)]);
	return browser.post(filled(row.address), Object.fromEntries(fields));
}

function tell({ status, headers }: Answer): string {
	const to = headers.location && new URL(headers.location, house.origin).pathname;
	return to ? `${status} ${to}` : String(status);
}

const met = new Set<string>();

/** Markers in the answer that this persona may not meet. */
function findLeaks(persona: Persona, { text, headers }: Answer): string[] {
	const whole = `${text}${JSON.stringify(headers)}`;
	const found = Object.entries(MEETS).filter(([marker]) => whole.includes(marker));
	for (const [marker] of found) met.add(`${persona}: ${marker}`);
	return found.filter(([, allowed]) => !allowed.includes(persona)).map(([marker]) => marker);
}

it('has a row for every door, and no row for a door that is gone', () => {
	const doors = [...new Set(listDoors())].sort();
	expect(Object.keys(ROUTES).sort()).toEqual(doors);
});

// Signing out comes last: it ends what the others need.
const rows = Object.entries(ROUTES)
	.sort(([a], [b]) => Number(a.includes('sign-out')) - Number(b.includes('sign-out')))
	.flatMap(([door, expected]) => expected.map((row) => ({ door, address: row.address, row })));

describe.each(rows)('$door ($address)', ({ door, row }) => {
	it.each(PERSONAS)('%s', async (persona) => {
		const answer = await knock(persona, door.split(' ')[0] ?? '', row);
		expect(tell(answer)).toBe(row.expected[persona]);
		expect(findLeaks(persona, answer)).toEqual([]);
	});
});

it('has led everybody who may to the markers, so that their absence elsewhere proves something', () => {
	const pairs = Object.entries(MEETS).flatMap(([marker, allowed]) =>
		allowed.map((persona) => `${persona}: ${marker}`)
	);
	expect([...met].sort()).toEqual(pairs.sort());
});
