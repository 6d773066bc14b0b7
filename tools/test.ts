import { mkdirSync } from 'node:fs';
import { findOrInstallChromium } from './install-chromium.ts';
import { LAYERS, type Count } from './layers.ts';

/** `npm test`: every layer, one exit code, one closing line. Name layers to run only those. */
const wanted = process.argv.slice(2);
const layers = LAYERS.filter(([name]) => wanted.length === 0 || wanted.includes(name));
mkdirSync('test-results', { recursive: true });
console.log(await findOrInstallChromium());

const total: Count = { passed: 0, failed: 0, skipped: 0 };
for (const [name, count] of layers) {
	console.log(`\n── ${name}`);
	const start = performance.now();
	const { passed, failed, skipped } = await count();
	const seconds = ((performance.now() - start) / 1000).toFixed(0);
	console.log(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)`);
	total.passed += passed;
	total.failed += failed;
	total.skipped += skipped;
}

process.exitCode = total.failed || total.passed === 0 ? 1 : 0;
const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
