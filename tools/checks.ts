import { run, type Outcome } from './command.ts';

/** What `npm run check` looks at. Each is one line in the summary and counts as one test. */
const CHECKS: [name: string, command: string, parameters: string[]][] = [
	['types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']],
	['lint', 'eslint', ['.', '--max-warnings', '0']],
	['format', 'prettier', ['--check', '.', '--log-level', 'warn']],
	['dead code', 'knip', []],
	['rooms', 'vitest', ['run', '--project', 'unit', 'tests/architecture']]
];

export interface CheckResult extends Outcome {
	name: string;
}

/** Runs all checks, two at a time: more only fight over the processor. */
export async function runChecks(): Promise<CheckResult[]> {
	await run('npm', ['run', '--silent', 'prepare']);
	const waiting = [...CHECKS];
	const results: CheckResult[] = [];
	const worker = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const [name, command, parameters] = next;
			const outcome = await run(command, parameters);
			console.log(
				`${outcome.code ? 'FAILED' : 'ok    '} ${name} (${outcome.seconds.toFixed(1)} s)`
			);
			if (outcome.code) console.log(outcome.output);
			results.push({ name, ...outcome });
		}
	};
	await Promise.all([worker(), worker()]);
	return results;
}
