import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g;

export interface Import {
	file: string;
	/** Path from the project's root, or the name of a package. */
	target: string;
}

/** Hand-written source files of the project; reads `.svelte` files too. */
export function sourceFiles(
	pattern = '{src,supabase/embedded,tools,tests}/**/*.{ts,js,svelte}'
): string[] {
	return globSync(pattern).filter(
		(file) => !file.includes('src/lib/paraglide') && !file.endsWith('database.types.ts')
	);
}

export const read = (file: string) => readFileSync(file, 'utf8');

/** Every import in the text of a file, resolved to a path from the root where it is one of ours. */
export function importsOf(file: string, text = read(file)): Import[] {
	return [...text.matchAll(IMPORT)].map(([, target = '']) => ({
		file,
		target: resolve(file, target)
	}));
}

function resolve(file: string, target: string): string {
	if (target.startsWith('.')) return path.join(path.dirname(file), target);
	if (target.startsWith('#lib/')) return target.replace('#lib/', 'src/lib/');
	if (target.startsWith('#embedded/')) return target.replace('#embedded/', 'supabase/embedded/');
	return target;
}
