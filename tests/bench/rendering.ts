import type { House } from '../faults/house.ts';
import { makeRandom } from '../faults/random.ts';

const USERS = 50;
const THINK_SECONDS = 5;
const DURATION_SECONDS = 30;

export const PAGES = ['/', '/directory/organisations', '/directory/organisations/fitko'];

/** Milliseconds until the whole page arrived, per page: 50 readers who think five seconds in between. */
export async function measureRendering({ url }: House): Promise<Record<string, number[]>> {
	const samples: Record<string, number[]> = Object.fromEntries(PAGES.map((page) => [page, []]));
	const random = makeRandom(1);
	const end = Date.now() + DURATION_SECONDS * 1000;
	const reader = async () => {
		await pause(random() * THINK_SECONDS * 1000);
		while (Date.now() < end) {
			const page = PAGES[Math.floor(random() * PAGES.length)] ?? '/';
			const start = performance.now();
			const answer = await fetch(url + page);
			await answer.text();
			if (!answer.ok) throw new Error(`${page} answered ${answer.status}`);
			samples[page]?.push(performance.now() - start);
			await pause(THINK_SECONDS * 1000);
		}
	};
	await Promise.all(Array.from({ length: USERS }, reader));
	return samples;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
