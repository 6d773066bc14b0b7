import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { whyToBuild } from './build.ts';

const root = mkdtempSync(path.join(tmpdir(), 'verbund-build-'));
const time = (file: string, seconds: number) => utimesSync(path.join(root, file), seconds, seconds);

beforeAll(() => {
	for (const file of [
		'src/routes/+page.svelte',
		'src/lib/paraglide/messages.js',
		'messages/de.json'
	]) {
		mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
		writeFileSync(path.join(root, file), '');
		time(file, 1000);
	}
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

it('builds when there is no build or a source is newer', () => {
	expect(whyToBuild(root)).toBe('there is no build yet');
	mkdirSync(path.join(root, 'build'));
	writeFileSync(path.join(root, 'build/index.js'), '');
	time('build/index.js', 2000);
	expect(whyToBuild(root)).toBeNull();
	time('src/lib/paraglide/messages.js', 3000);
	expect(whyToBuild(root)).toBeNull();
	time('messages/de.json', 3000);
	expect(whyToBuild(root)).toBe('messages/de.json is newer');
});
