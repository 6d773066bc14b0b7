import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gather } from './burst.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('reads once for a burst of messages', async () => {
	const read = vi.fn(async () => undefined);
	const ask = gather(read);
	for (let message = 0; message < 100; message++) ask();
	await vi.runAllTimersAsync();
	expect(read).toHaveBeenCalledTimes(1);
});

it('reads once more, never at the same time, for messages that come while it reads', async () => {
	let now = 0;
	let most = 0;
	const read = vi.fn(async () => {
		most = Math.max(most, ++now);
		await new Promise((resolve) => setTimeout(resolve, 500));
		now--;
	});
	const ask = gather(read);
	ask();
	await vi.advanceTimersByTimeAsync(100);
	for (let message = 0; message < 10; message++) ask();
	await vi.runAllTimersAsync();
	expect([read.mock.calls.length, most]).toEqual([2, 1]);
});

it('goes on after a read that failed', async () => {
	const read = vi.fn(async () => Promise.reject(new Error('offline')));
	const ask = gather(read);
	ask();
	await vi.runAllTimersAsync();
	ask();
	await vi.runAllTimersAsync();
	expect(read).toHaveBeenCalledTimes(2);
});
