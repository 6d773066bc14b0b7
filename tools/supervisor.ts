import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

export interface Child {
	name: string;
	/** Resolves when it said it is ready. */
	ready: Promise<void>;
	/** Resolves when it has ended, with the reason in words. */
	ended: Promise<string>;
	/** Asks it to end, and makes it after so many seconds. */
	stop(patience?: number): Promise<void>;
}

/**
 * Starts a program with Node that says `{ ready: true }` to its parent and ends when it loses it.
 * @param name how it is called in messages
 */
export function startChild(
	name: string,
	parameters: string[],
	environment: NodeJS.ProcessEnv
): Child {
	const child = spawn(process.execPath, parameters, {
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	const ended = whenEnded(child);
	return { name, ready: whenReady(child), ended, stop: (patience) => stop(child, ended, patience) };
}

function whenReady(child: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		child.on('message', (message: { ready?: boolean }) => {
			if (message.ready) resolve();
		});
	});
}

async function whenEnded(child: ChildProcess): Promise<string> {
	try {
		const [code, signal] = await once(child, 'exit');
		return signal ? `it was ended by ${signal}` : `it ended with exit code ${code}`;
	} catch (cause) {
		return `it could not be started: ${cause}`;
	}
}

async function stop(child: ChildProcess, ended: Promise<string>, patience = 10): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.kill('SIGTERM');
	const late = new AbortController();
	const kill = setTimeout(patience * 1000, undefined, { signal: late.signal }).then(
		() => child.kill('SIGKILL'),
		() => undefined
	);
	await ended;
	late.abort();
	await kill;
}
