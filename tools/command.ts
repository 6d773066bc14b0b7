import { spawn } from 'node:child_process';

export interface Outcome {
	code: number;
	output: string;
	/** Wall-clock time in seconds. */
	seconds: number;
}

/**
 * Runs a program of node_modules/.bin or the system to its end.
 * @param show whether its output also goes to this terminal as it comes
 */
export function run(
	command: string,
	parameters: string[],
	show = false,
	environment: NodeJS.ProcessEnv = {}
): Promise<Outcome> {
	const start = performance.now();
	return new Promise((resolve) => {
		let output = '';
		const child = spawn(command, parameters, {
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, ...environment }
		});
		const collect = (chunk: Buffer) => {
			output += chunk;
			if (show) process.stdout.write(chunk);
		};
		child.stdout.on('data', collect);
		child.stderr.on('data', collect);
		child.on('error', (error) => (output += `${error.message}\n`));
		child.on('close', (code) =>
			resolve({ code: code ?? 1, output, seconds: (performance.now() - start) / 1000 })
		);
	});
}
