import { render } from 'vitest-browser-svelte';
import { afterEach, expect, test } from 'vitest';
import { announce, clearStatus } from './status.svelte.ts';
import Toast from './Toast.svelte';

afterEach(clearStatus);

test('the region is there before the message, so that it is spoken', async () => {
	const screen = await render(Toast);
	const region = screen.getByRole('status');
	await expect.element(region).toBeInTheDocument();
	announce('Die Karte liegt jetzt in Pilot.');
	await expect.element(region).toHaveTextContent('Die Karte liegt jetzt in Pilot.');
});

test('an act can be undone once from the message', async () => {
	const screen = await render(Toast);
	let undone = 0;
	announce('Die Karte liegt jetzt in Pilot.', () => (undone += 1));
	await screen.getByRole('button').click();
	expect(undone).toBe(1);
	await expect.element(screen.getByRole('status')).toHaveTextContent('');
});
