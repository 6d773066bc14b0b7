import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeDurably } from './data-directory.ts';

/** What only this installation knows, in secrets.json (0600) of the data directory. */
export interface Secrets {
	/** Signs access tokens (HS256). */
	jwtSecret: string;
	/** API key of the app's visitors: role anon. */
	publishableKey: string;
	/** API key of the app itself: role service_role, passes by every policy. */
	secretKey: string;
	/** Password of Postgres' superuser. */
	databasePassword: string;
}

/** Reads the secrets, or makes them on the first start. */
export function loadSecrets(dataDir: string): Secrets {
	const file = path.join(dataDir, 'secrets.json');
	const found = readSecrets(dataDir);
	if (found) return found;
	const made = makeSecrets();
	writeDurably(file, `${JSON.stringify(made, null, '\t')}\n`);
	return made;
}

/** The secrets of a data directory, or null where there was no first start yet. */
export function readSecrets(dataDir: string): Secrets | null {
	const file = path.join(dataDir, 'secrets.json');
	const text = textOf(file);
	if (text === null) return null;
	const found = parse(text);
	if (found && NAMES.every((name) => typeof found[name] === 'string' && found[name].length > 20)) {
		return found;
	}
	throw new Error(`${file} is damaged. Put it back from a copy, or start anew with npm run reset.`);
}

/** Password of the role verbund_sync, which may use schema sync alone. */
export function syncPasswordOf({ databasePassword }: Secrets): string {
	return createHmac('sha256', databasePassword).update('verbund_sync').digest('base64url');
}

const NAMES = ['jwtSecret', 'publishableKey', 'secretKey', 'databasePassword'] as const;

function makeSecrets(): Secrets {
	return {
		jwtSecret: random(48),
		publishableKey: `sb_publishable_${random(24)}`,
		secretKey: `sb_secret_${random(32)}`,
		databasePassword: random(24)
	};
}

function random(bytes: number): string {
	return randomBytes(bytes).toString('base64url');
}

function textOf(file: string): string | null {
	try {
		return readFileSync(file, 'utf8');
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw new Error(`Cannot read ${file}.`, { cause });
	}
}

function parse(text: string): Secrets | null {
	try {
		return JSON.parse(text) as Secrets;
	} catch {
		return null;
	}
}
