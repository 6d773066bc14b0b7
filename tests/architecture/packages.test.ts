import { expect, it } from 'vitest';
import { read } from './imports.ts';

interface Locked {
	optionalDependencies?: Record<string, string>;
	resolved?: string;
}

const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const names = new Set(Object.keys(packages).map((place) => place.split('node_modules/').at(-1)));

it('the lock file knows the packages of every platform, without which npm ci refuses', () => {
	const missing = Object.values(packages)
		.flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
		.filter((name) => !names.has(name));
	// Pin the package they belong to in "overrides" to its newest complete version.
	expect(missing).toEqual([]);
});

it('the lock file names no address', () => {
	expect(Object.values(packages).filter(({ resolved }) => resolved)).toEqual([]);
});
