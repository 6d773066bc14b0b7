import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runChecks } from './checks.ts';
import { run } from './command.ts';

export interface Count {
	passed: number;
	failed: number;
	skipped: number;
}

export type Layer = [name: string, count: () => Promise<Count>];

const REPORTS = 'test-results';

/** Every layer of `npm test`, the cheap ones first. */
export const LAYERS: Layer[] = [
	['checks', countChecks],
	['build', countBuild],
	['unit', () => countVitest('unit')],
	['component', () => countVitest('component')],
	['stories', () => countVitest('stories')],
	['stories on the Postgres of the system', countStoriesOnSystemPostgres],
	['contract', () => countVitest('contract')],
	['server', () => countVitest('server')],
	['end to end', countPlaywright],
	['faults, short', () => countVitest('faults')]
];

async function countChecks(): Promise<Count> {
	const results = await runChecks();
	const failed = results.filter((result) => result.code).length;
	return { passed: results.length - failed, failed, skipped: 0 };
}

async function countBuild(): Promise<Count> {
	const { code, output } = await run('vite', ['build']);
	if (code) console.log(output);
	return code ? { passed: 0, failed: 1, skipped: 0 } : { passed: 1, failed: 0, skipped: 0 };
}

async function countVitest(project: string, environment: NodeJS.ProcessEnv = {}): Promise<Count> {
	const report = path.join(REPORTS, `${project}.json`);
	rmSync(report, { force: true });
	const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
	const { code } = await run(
		'vitest',
		['run', '--project', project, ...reporters],
		true,
		environment
	);
	const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = read(report);
	return count(code, numPassedTests, numFailedTests, numPendingTests);
}

/** Debian's Postgres 15: the oldest major the migrations promise to run on. */
async function countStoriesOnSystemPostgres(): Promise<Count> {
	const binaries = ['15', '16', '17', '18']
		.map((major) => `/usr/lib/postgresql/${major}/bin`)
		.find((folder) => existsSync(path.join(folder, 'postgres')));
	if (!binaries) {
		console.log(
			'Skipped: no Postgres of the system. Install postgresql-15 to run the stories on it.'
		);
		return { passed: 0, failed: 0, skipped: 1 };
	}
	return countVitest('stories', { VERBUND_POSTGRES: binaries });
}

async function countPlaywright(): Promise<Count> {
	const report = path.join(REPORTS, 'end-to-end.json');
	rmSync(report, { force: true });
	const { code } = await run('playwright', ['test', '--reporter=dot,json'], true, {
		PLAYWRIGHT_JSON_OUTPUT_NAME: report
	});
	const { stats = {} } = read(report);
	const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
	return count(code, expected + flaky, unexpected, skipped);
}

function read(report: string) {
	return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
}

/** A runner that dies before or after its tests counts as a failure of its own. */
function count(code: number, passed: number, failed: number, skipped: number): Count {
	const died = code !== 0 && failed === 0;
	const empty = passed + failed === 0;
	return { passed, failed: died || empty ? failed + 1 : failed, skipped };
}
