import { chromium as browserType } from '@playwright/test';
import { chromium } from '../../tools/chromium.ts';
import { weigh, type Weight } from '../e2e/weight.ts';
import type { House } from '../faults/house.ts';
import { PAGES } from './rendering.ts';

/** Transferred bytes per page on a first visit without an account. */
export async function measureWeights({ url }: House): Promise<Record<string, Weight>> {
	const browser = await browserType.launch(chromium);
	const weights: Record<string, Weight> = {};
	for (const path of [...PAGES, '/sign-in']) {
		const page = await browser.newPage();
		weights[path] = await weigh(page, url + path);
		await page.close();
	}
	await browser.close();
	return weights;
}
