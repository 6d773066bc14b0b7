import { expect, it } from 'vitest';
import { acknowledgeTooEarly } from './broken.ts';
import { cutPowerWhileTyping } from './page-writers.ts';

it('keeps every acknowledged edit of a page through a power cut, clients gone and clients staying', async () => {
	const { acknowledged, lost, diverged } = await cutPowerWhileTyping({
		rounds: 2,
		seed: 7,
		port: 24580
	});
	expect(acknowledged).toBeGreaterThan(100);
	expect(lost).toEqual([]);
	expect(diverged).toBe(0);
});

it('would notice a database that acknowledges edits too early', async () => {
	const { lost } = await cutPowerWhileTyping({
		rounds: 1,
		seed: 7,
		port: 24584,
		prepare: acknowledgeTooEarly
	});
	expect(lost.length).toBeGreaterThan(0);
});
