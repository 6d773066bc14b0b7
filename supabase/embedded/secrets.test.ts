import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explained, openDataDirectory, writeDurably } from './data-directory.ts';
import { loadSecrets, readSecrets } from './secrets.ts';

let root: string;

beforeEach(() => {
	root = mkdtempSync(path.join(tmpdir(), 'verbund-secrets-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const modeOf = (file: string) => statSync(file).mode & 0o777;

describe('secrets', () => {
	it('are made once, for the owner only', () => {
		const dataDir = openDataDirectory(path.join(root, 'new', 'data'));
		const made = loadSecrets(dataDir);
		expect(made.publishableKey).toMatch(/^sb_publishable_[\w-]{32}$/);
		expect(made.secretKey).toMatch(/^sb_secret_[\w-]{43}$/);
		expect(made.jwtSecret.length).toBeGreaterThanOrEqual(64);
		expect(loadSecrets(dataDir)).toEqual(made);
		expect(modeOf(path.join(dataDir, 'secrets.json'))).toBe(0o600);
		expect(modeOf(dataDir)).toBe(0o700);
		expect(loadSecrets(openDataDirectory(path.join(root, 'other'))).secretKey).not.toBe(
			made.secretKey
		);
	});

	it('that are damaged are not replaced silently', () => {
		expect(readSecrets(root)).toBeNull();
		for (const text of ['', '{"jwtSecret":', '{"jwtSecret":"short"}']) {
			writeFileSync(path.join(root, 'secrets.json'), text);
			expect(() => loadSecrets(root)).toThrow(/secrets.json is damaged/);
		}
	});
});

describe('a data directory that cannot be used is named with the reason', () => {
	it('a file in its place', () => {
		writeFileSync(path.join(root, 'file'), '');
		expect(() => openDataDirectory(path.join(root, 'file/data'))).toThrow(
			/part of the path is a file.*VERBUND_DATA/
		);
		expect(() => openDataDirectory(path.join(root, 'file'))).toThrow(
			/there is a file of that name/
		);
	});

	it('a directory of others', () => {
		const refused = Object.assign(new Error('EACCES'), { code: 'EACCES' });
		expect(explained('/data', refused).message).toMatch(
			/\/data: the user running this may not write/
		);
	});

	it('a full disk', () => {
		const file = path.join(root, 'secrets.json');
		writeFileSync(file, 'the old ones');
		symlinkSync('/dev/full', `${file}.${process.pid}.tmp`);
		expect(() => writeDurably(file, 'the new ones')).toThrow(/the disk is full/);
		expect(readFileSync(file, 'utf8')).toBe('the old ones');
	});
});
