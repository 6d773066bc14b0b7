import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = mkdtempSync(path.join(tmpdir(), 'verbund-start-'));
const dataDir = path.join(root, 'data');

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs a tool to its end; none of these starts anything. */
function run(tool: string, environment: NodeJS.ProcessEnv, ...parameters: string[]) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[`tools/${tool}.ts`, ...parameters],
		{
			env: {
				...process.env,
				VERBUND_DATA: dataDir,
				PORT: '24420',
				SUPABASE_PORT: '24421',
				...environment
			},
			encoding: 'utf8'
		}
	);
	return { status, output: `${stdout}${stderr}` };
}

it('npm start refuses to show the embedded Supabase to the network', () => {
	const { status, output } = run('start', { HOST: '0.0.0.0' });
	expect([status, output]).toEqual([1, expect.stringMatching(/^HOST=0\.0\.0\.0 would show/)]);
	expect(existsSync(dataDir)).toBe(false);
});

it('npm start asks for the keys of another Supabase', () => {
	const { status, output } = run('start', { PUBLIC_SUPABASE_URL: 'https://x.example' });
	expect([status, output]).toEqual([1, expect.stringContaining('SUPABASE_SECRET_KEY is not')]);
});

it.each(['PORT', 'SUPABASE_PORT'])('npm start says when %s is in use', async (variable) => {
	const other = createServer().listen(24422, '127.0.0.1');
	await once(other, 'listening');
	const { status, output } = run('start', { [variable]: '24422' });
	expect([status, output]).toEqual([
		1,
		`Port 24422 is in use. Stop what runs there, or choose another: ${variable}=24423 npm start\n`
	]);
	other.close();
});

it('the other tools say what they miss', () => {
	expect(run('reset', {})).toEqual({
		status: 0,
		output: `There is nothing to delete in ${dataDir}.\n`
	});
	expect(run('backup', {}).output).toContain(`There is no database in ${dataDir}`);
	expect(run('restore', {}).output).toContain('Which backup?');
	expect(run('restore', {}, path.join(root, 'none.gz')).output).toContain('There is no file');
	expect(run('database', {}).output).toContain('Run npm start first');
});
