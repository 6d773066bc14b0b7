import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockDataDirectory, lockHolder } from './lock.ts';
import { isGoneWithin, startOf } from './processes.ts';

let dataDir: string;

beforeEach(() => {
	dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-lock-'));
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it('one at a time; the second is told who has it', () => {
	const lock = lockDataDirectory(dataDir);
	expect(() => lockDataDirectory(dataDir)).toThrow(new RegExp(`in use by process ${process.pid}`));
	lock.release();
	lockDataDirectory(dataDir).release();
	expect(existsSync(path.join(dataDir, 'embedded.lock'))).toBe(false);
});

it('dies with its process', async () => {
	const module = path.join(import.meta.dirname, 'lock.ts');
	const program = `import { lockDataDirectory } from ${JSON.stringify(module)};
		lockDataDirectory(${JSON.stringify(dataDir)}); console.log('locked'); setInterval(() => {}, 1000);`;
	const holder = spawn(process.execPath, ['--input-type=module', '-e', program]);
	await once(holder.stdout, 'data');
	expect(lockHolder(dataDir)).toBe(holder.pid);
	expect(() => lockDataDirectory(dataDir)).toThrow(/in use/);
	holder.kill('SIGKILL');
	await isGoneWithin(holder.pid ?? 0, 5000);
	expect(lockHolder(dataDir)).toBeNull();
	lockDataDirectory(dataDir).release();
});

it('a process id that is used again holds nothing', () => {
	const file = path.join(dataDir, 'embedded.lock');
	writeFileSync(file, JSON.stringify({ pid: process.pid, start: 'another life' }));
	expect(lockHolder(dataDir)).toBeNull();
	lockDataDirectory(dataDir);
	expect(startOf(process.pid)).not.toBe('');
});

it('a damaged lock file stops nobody', () => {
	writeFileSync(path.join(dataDir, 'embedded.lock'), '');
	lockDataDirectory(dataDir).release();
	expect(lockHolder(dataDir)).toBeNull();
});
