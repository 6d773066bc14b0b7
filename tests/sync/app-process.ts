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
}

export async function openApp(ground: Ground, options: AppOptions): Promise<App> {
	const { port, broken, eviction } = options;
	const { address, jwtSecret } = ground;
	const settings: AppSettings = {
		port,
		address,
		jwtSecret,
		...(eviction !== undefined && { eviction })
	};
	let child = await launch(settings, broken);
	const isAlive = () => child.exitCode === null && child.signalCode === null;
	return {
		port,
		url: `ws://127.0.0.1:${port}/sync`,
		isAlive,
		async condition() {
			if (!isAlive()) throw new Error('The page sync has died.');
			return (await ask(child)).condition;
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
	const early = once(child, 'exit').then(() => {
		throw new Error(`The page sync did not start:\n${said}`);
	});
	early.catch(() => undefined);
	await Promise.race([once(child, 'message'), early]);
	return child;
}

async function ask(child: ChildProcess): Promise<{ condition: Condition }> {
	const dead = once(child, 'exit').then(() => {
		throw new Error('The page sync died while it was asked.');
	});
	dead.catch(() => undefined);
	const answer = once(child, 'message');
	child.send({});
	const [message] = await Promise.race([answer, dead]);
	return message as { condition: Condition };
}
