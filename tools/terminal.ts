import { createInterface } from 'node:readline/promises';

/** Asks before something is lost. With --yes, or where nobody sits at the terminal, the answer is yes. */
export async function confirm(question: string): Promise<boolean> {
	if (process.argv.includes('--yes') || !process.stdin.isTTY) return true;
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const answer = await terminal.question(`${question} [y/N] `);
	terminal.close();
	return /^(y|j)/i.test(answer.trim());
}

/** The first parameter that is no option. */
export function firstParameter(): string | undefined {
	return process.argv.slice(2).find((parameter) => !parameter.startsWith('-'));
}

/** Runs a tool; what goes wrong is one readable message and exit code 1. */
export async function run(tool: () => Promise<void>): Promise<void> {
	try {
		await tool();
	} catch (cause) {
		console.error(cause instanceof Error ? cause.message : cause);
		process.exitCode = 1;
	}
}
