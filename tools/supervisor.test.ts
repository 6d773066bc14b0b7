import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startChild } from './supervisor.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'verbund-supervisor-'));

afterAll(() => rmSync(directory, { recursive: true, force: true }));

function program(name: string, text: string): string[] {
	const file = path.join(directory, `${name}.mjs`);
	writeFileSync(file, text);
	return [file];
}

const STAYS = 'process.send({ ready: true }); setInterval(() => {}, 1000);';

it('a child says when it is ready and ends when asked', async () => {
	const polite = `process.on('SIGTERM', () => process.exit(0)); ${STAYS}`;
	const child = startChild('The child', program('polite', polite), {});
	await child.ready;
	await child.stop();
	expect(await child.ended).toBe('it ended with exit code 0');
});

it('one that does not end is made to', async () => {
	const stubborn = `process.on('SIGTERM', () => {}); ${STAYS}`;
	const child = startChild('The child', program('stubborn', stubborn), {});
	await child.ready;
	await child.stop(0.05);
	expect(await child.ended).toBe('it was ended by SIGKILL');
	await child.stop();
});

it('one that fails says how', async () => {
	const child = startChild('The child', program('failing', 'process.exit(3)'), {});
	expect(await child.ended).toBe('it ended with exit code 3');
});
