import { existsSync } from 'node:fs';
import { chromium } from './chromium.ts';
import { run } from './command.ts';

/** Says where Chromium is, after installing Debian's when it is missing and we may. */
export async function findOrInstallChromium(): Promise<string> {
	const place = chromium.executablePath;
	if (existsSync(place)) return `Chromium: ${place}`;
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
		return `Chromium is missing at ${place}. Install it, or name it in CHROMIUM; browser tests will fail without it.`;
	console.log('Chromium is missing: installing Debian’s package.');
	await run('apt-get', ['update', '-qq'], true);
	const { code } = await run('apt-get', ['install', '-y', '-qq', 'chromium'], false, {
		DEBIAN_FRONTEND: 'noninteractive'
	});
	return code === 0 && existsSync(place)
		? `Chromium: ${place} (just installed)`
		: 'Chromium could not be installed with apt-get; browser tests will fail without it.';
}
