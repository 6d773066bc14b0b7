import { mkdirSync } from 'node:fs';
import { findOrInstallChromium } from './install-chromium.ts';
import { LAYERS } from './layers.ts';

/** `npm test`: every layer, one exit code, one closing line. Name layers to run only those. */
const wanted = process.argv.slice(2);
const layers = LAYERS.filter(([name]) => wanted.length === 0 || wanted.includes(name));
mkdirSync('test-results', { recursive: true });
console.log(await findOrInstallChromium());

let passed = 0;
let skipped = 0;
const failures: string[] = [];
for (const [name, count] of layers) {
	console.log(`\n── ${name}`);
	const start = performance.now();
	const counted = await count();
	const seconds = ((performance.now() - start) / 1000).toFixed(0);
	console.log(
		`${name}: ${counted.passed} passed, ${counted.failures.length} failed, ${counted.skipped} skipped (${seconds} s)`
	);
	passed += counted.passed;
	skipped += counted.skipped;
	failures.push(...counted.failures.map((failure) => `${name}: ${failure}`));
}

process.exitCode = failures.length || passed === 0 ? 1 : 0;
// Named again at the end, where whoever only sees the last lines of a long run looks.
console.log(['', ...failures].join('\n'));
console.log(`${passed} passed, ${failures.length} failed${skipped ? `, ${skipped} skipped` : ''}`);
