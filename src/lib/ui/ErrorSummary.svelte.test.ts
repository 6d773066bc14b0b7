import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import { expect, test } from 'vitest';
import FormStage from './FormStage.test.svelte';

test('a failed submit moves the focus to the summary, typing leaves it in the field', async () => {
	const screen = await render(FormStage);
	await screen.getByRole('button', { name: 'Speichern' }).click();
	const summary = screen.getByRole('alert');
	await expect.element(summary).toHaveFocus();
	const name = screen.getByRole('textbox', { name: 'Name' });
	await name.click();
	await userEvent.keyboard('IT');
	await expect.element(name).toHaveFocus();
	await screen.getByRole('button', { name: 'Speichern' }).click();
	await expect.element(screen.getByRole('alert')).toHaveFocus();
});

test('a link of the summary puts the focus into its field', async () => {
	const screen = await render(FormStage);
	await screen.getByRole('button', { name: 'Speichern' }).click();
	await screen.getByRole('link', { name: 'Nennen Sie den Namen.' }).click();
	await expect.element(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus();
});

test('a field carries its hint and its error as description', async () => {
	const screen = await render(FormStage);
	const name = screen.getByRole('textbox', { name: 'Name' });
	await expect.element(name).toHaveAccessibleDescription('Wie auf dem Schild');
	await expect.element(name).not.toHaveAttribute('aria-invalid');
	await screen.getByRole('button', { name: 'Speichern' }).click();
	await expect
		.element(name)
		.toHaveAccessibleDescription('Wie auf dem Schild Nennen Sie den Namen.');
	await expect.element(name).toHaveAttribute('aria-invalid', 'true');
});
