import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.ts';

const SOURCES = ['src', 'static', 'messages', 'svelte.config.js', 'vite.config.ts', 'package.json'];
/** Made from the sources, so newer than the build without meaning anything. */
const GENERATED = ['src/lib/paraglide'];

/** Builds the app when there is no build or a source is newer. Fails with the compiler's output. */
export async function buildIfStale(root = process.cwd()): Promise<void> {
	const reason = whyToBuild(root);
	if (!reason) return;
	console.log(`Building the app (${reason}).`);
	const { code, output, seconds } = await run('vite', ['build']);
	if (code !== 0) throw new Error(`${output}\nThe build failed.`);
	console.log(`Built in ${seconds.toFixed(1)} s.`);
}

/** Why the app has to be built, or null. */
export function whyToBuild(root: string): string | null {
	const built = timeOf(path.join(root, 'build/index.js'));
	if (built === 0) return 'there is no build yet';
	const newer = SOURCES.map((source) => newerThan(built, root, source)).find(Boolean);
	return newer ? `${newer} is newer` : null;
}

function newerThan(built: number, root: string, source: string): string | undefined {
	const file = path.join(root, source);
	if (GENERATED.includes(source) || timeOf(file) === 0) return undefined;
	if (!statSync(file).isDirectory()) return timeOf(file) > built ? source : undefined;
	for (const name of readdirSync(file)) {
		const newer = newerThan(built, root, `${source}/${name}`);
		if (newer) return newer;
	}
	return undefined;
}

function timeOf(file: string): number {
	return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
