import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runChecks } from './checks.ts';
import { run } from './command.ts';

interface Count {
	passed: number;
	/** What failed: where, and the first line of why. */
	failures: string[];
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
	const failures = results.filter((result) => result.code).map((result) => result.name);
	return { passed: results.length - failures.length, failures, skipped: 0 };
}

async function countBuild(): Promise<Count> {
	const { code, output } = await run('vite', ['build']);
	if (code) console.log(output);
	return { passed: code ? 0 : 1, failures: code ? ['vite build'] : [], skipped: 0 };
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
	const { numPassedTests = 0, numPendingTests = 0, testResults = [] } = read(report);
	return count(code, numPassedTests, testResults.flatMap(failuresOfFile), numPendingTests);
}

interface FileResult {
	name: string;
	assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
}

function failuresOfFile({ name, assertionResults }: FileResult): string[] {
	return assertionResults
		.filter(({ status }) => status === 'failed')
		.map((test) => failure(name, test.fullName, test.failureMessages[0]));
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
		return { passed: 0, failures: [], skipped: 1 };
	}
	return countVitest('stories', { VERBUND_POSTGRES: binaries });
}

async function countPlaywright(): Promise<Count> {
	const report = path.join(REPORTS, 'end-to-end.json');
	rmSync(report, { force: true });
	const { code } = await run('playwright', ['test', '--reporter=dot,json'], true, {
		PLAYWRIGHT_JSON_OUTPUT_NAME: report
	});
	const { stats = {}, suites = [] } = read(report);
	const { expected = 0, flaky = 0, skipped = 0 } = stats;
	return count(code, expected + flaky, suites.flatMap(failuresOfSuite), skipped);
}

interface Suite {
	file: string;
	suites?: Suite[];
	specs: {
		title: string;
		tests: { status: string; results: { errors: { message?: string }[] }[] }[];
	}[];
}

function failuresOfSuite({ file, suites = [], specs }: Suite): string[] {
	const own = specs.flatMap(({ title, tests }) =>
		tests
			.filter(({ status }) => status === 'unexpected')
			.map(({ results }) => failure(file, title, results[0]?.errors[0]?.message))
	);
	return [...own, ...suites.flatMap(failuresOfSuite)];
}

function failure(file: string, title: string, message = ''): string {
	return `${path.relative(process.cwd(), file)} › ${title}: ${message.split('\n', 1)[0]}`;
}

function read(report: string) {
	return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
}

/** A runner that dies before or after its tests counts as a failure of its own. */
function count(code: number, passed: number, failures: string[], skipped: number): Count {
	const died = code !== 0 && failures.length === 0;
	if (died) return { passed, failures: [`the runner ended with code ${code}`], skipped };
	const empty = passed + failures.length === 0;
	return { passed, failures: empty ? ['the runner found no test'] : failures, skipped };
}
