import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

interface Link {
	source: string;
	target: string;
}

/**
 * npm packages carry no symlinks; the package of the binaries makes them in an install script, which
 * `npm ci --ignore-scripts` skips. Makes the missing ones listed in pg-symlinks.json.
 */
export function restoreSymlinks(directory: string): void {
	for (const { source, target } of listedLinks(directory)) {
		const at = path.join(directory, '..', target);
		if (isThere(at)) continue;
		const to = path.relative(path.dirname(at), path.join(directory, '..', source));
		try {
			symlinkSync(to, at);
		} catch (cause) {
			if ((cause as NodeJS.ErrnoException).code === 'EEXIST') continue;
			throw new Error(
				`Cannot make the symlink ${at}. Run npm ci once as a user who may write there.`,
				{ cause }
			);
		}
	}
}

function listedLinks(directory: string): Link[] {
	try {
		return JSON.parse(readFileSync(path.join(directory, 'pg-symlinks.json'), 'utf8')) as Link[];
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw cause;
	}
}

function isThere(file: string): boolean {
	return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
