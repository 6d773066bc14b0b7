/** Starts the page sync in a process of its own, asks it how it is, kills it and starts it again. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { AppSettings, Condition } from './app.ts';
import type { Ground } from './ground.ts';

export interface App {
	/** `ws://…/sync` */
	url: string;
	port: number;
	/** How it is now. @throws when it is not alive */
	condition(): Promise<Condition>;
	isAlive(): boolean;
	/** Ends it with -9; resolves when it is gone. */
	kill(): Promise<void>;
	start(): Promise<void>;
}

export interface AppOptions {
	port: number;
	/** A mutant by its name. */
	broken?: string | undefined;
	eviction?: number;
	heartbeat?: number;
}

export async function openApp(ground: Ground, options: AppOptions): Promise<App> {
	const { port, broken, ...more } = options;
	const { address, jwtSecret } = ground;
	const settings: AppSettings = { port, address, jwtSecret, more };
	let child = await launch(settings, broken);
	const isAlive = () => child.exitCode === null && child.signalCode === null;
	return {
		port,
		url: `ws://127.0.0.1:${port}/sync`,
		isAlive,
		async condition() {
			if (!isAlive()) throw new Error('The page sync has died.');
			return ask(child);
		},
		async kill() {
			if (!isAlive()) return;
			const gone = once(child, 'exit');
			child.kill('SIGKILL');
			await gone;
		},
		async start() {
			child = await launch(settings, broken);
		}
	};
}

async function launch(settings: AppSettings, broken?: string): Promise<ChildProcess> {
	const child = fork('tests/sync/app.ts', {
		// What runs it may have options of its own, which are not meant for the child.
		execArgv: ['--expose-gc', ...(broken ? ['--import', './tests/sync/breaking.ts'] : [])],
		env: { ...process.env, SYNC_APP: JSON.stringify(settings), BROKEN_BUILD: broken ?? '' },
		stdio: ['ignore', 'ignore', 'pipe', 'ipc']
	});
	let said = '';
	child.stderr?.on('data', (chunk) => (said = `${said}${chunk}`.slice(-2_000)));
	child.once('exit', () => child.emit('message', { problem: `The page sync has died:\n${said}` }));
	const [{ problem }] = (await once(child, 'message')) as [{ problem?: string }];
	if (problem) throw new Error(problem);
	return child;
}

/** It hears one question at a time. @throws when it dies over it */
async function ask(child: ChildProcess): Promise<Condition> {
	const answer = once(child, 'message');
	child.send({});
	const [{ problem, condition }] = (await answer) as [{ problem?: string; condition: Condition }];
	if (problem) throw new Error(problem);
	return condition;
}
