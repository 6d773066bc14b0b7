import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Whether a process with this id lives (a zombie does not). */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
	} catch (cause) {
		return (cause as NodeJS.ErrnoException).code === 'EPERM';
	}
	return process.platform !== 'linux' || !/^State:\s+[ZX]/m.test(procFile(pid, 'status'));
}

/** The command line of a process, '' when it is gone. */
export function commandLine(pid: number): string {
	if (process.platform === 'linux') return procFile(pid, 'cmdline').replaceAll('\0', ' ').trim();
	return ps(pid, 'args=');
}

/** When a process started, in the system's own notation; with the id it names a process for good. */
export function startOf(pid: number): string {
	if (process.platform !== 'linux') return ps(pid, 'lstart=');
	// The name in parentheses may hold spaces; the start is the 20th field after it.
	return procFile(pid, 'stat').split(') ').at(-1)?.split(' ')[19] ?? '';
}

/** Waits until the process is gone; false when it is still there after so many milliseconds. */
export async function isGoneWithin(pid: number, milliseconds: number): Promise<boolean> {
	const until = Date.now() + milliseconds;
	while (isAlive(pid)) {
		if (Date.now() > until) return false;
		await setTimeout(5);
	}
	return true;
}

function procFile(pid: number, name: string): string {
	try {
		return readFileSync(`/proc/${pid}/${name}`, 'utf8');
	} catch {
		return '';
	}
}

function ps(pid: number, what: string): string {
	try {
		return execFileSync('ps', ['-o', what, '-p', String(pid)], { encoding: 'utf8' }).trim();
	} catch {
		return '';
	}
}
