import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import { expect, test } from 'vitest';
import DialogStage from './DialogStage.test.svelte';

test('a dialog takes the focus, closes with Escape and gives the focus back', async () => {
	const screen = await render(DialogStage);
	const opener = screen.getByRole('button', { name: 'Öffnen' });
	await opener.click();
	const dialog = screen.getByRole('dialog', { name: 'Verschieben nach' });
	await expect.element(dialog).toBeVisible();
	expect(dialog.element().contains(document.activeElement)).toBe(true);
	await userEvent.keyboard('{Escape}');
	await expect.element(dialog).not.toBeInTheDocument();
	expect(document.activeElement).toBe(opener.element());
});

test('a dialog keeps the keyboard inside', async () => {
	const screen = await render(DialogStage);
	await screen.getByRole('button', { name: 'Öffnen' }).click();
	const dialog = screen.getByRole('dialog').element();
	for (let press = 0; press < 4; press += 1) {
		await userEvent.keyboard('{Tab}');
		const outside = document.activeElement?.closest('[data-behind]');
		expect(outside).toBeNull();
	}
	expect(dialog).toHaveProperty('open', true);
});
