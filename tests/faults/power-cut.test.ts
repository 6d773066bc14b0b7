import { expect, it } from 'vitest';
import { acknowledgeTooEarly } from './broken.ts';
import { cutPowerWhileWriting } from './power-cut.ts';

it('keeps every acknowledged row through a power cut', async () => {
	const { acknowledged, lost } = await cutPowerWhileWriting({
		rounds: 1,
		writers: 100,
		seed: 7,
		port: 24340
	});
	expect(acknowledged).toBeGreaterThanOrEqual(100);
	expect(lost).toEqual([]);
});

it('would notice a database that acknowledges too early', async () => {
	const { lost } = await cutPowerWhileWriting({
		rounds: 1,
		writers: 100,
		seed: 7,
		port: 24344,
		prepare: acknowledgeTooEarly
	});
	expect(lost.length).toBeGreaterThan(0);
});
