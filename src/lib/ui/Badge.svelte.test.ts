import { render } from 'vitest-browser-svelte';
import { expect, test } from 'vitest';
import type { Level } from '#lib/shared/session.ts';
import Badge from './Badge.svelte';
import { levels, nameLevel } from './level.ts';

/** Tops of the thick rungs (3.3 high), from 0 to 14; a post counts as -1. */
function thickRung(container: Element): number {
	if (container.querySelector('rect[width="3.6"]')) return -1;
	const thick = container.querySelectorAll('rect[height="3.3"]');
	expect(thick).toHaveLength(1);
	return Number(thick[0]?.getAttribute('y'));
}

test('a badge says level and sector in words', async () => {
	const screen = await render(Badge, { name: 'IT.NRW', level: 'state', sector: 'semi_state' });
	const said = screen.container.textContent.replace(/\s+/g, ' ').trim();
	expect(said).toMatch(/^IT\.NRW \((Land|State), (halb-staatlich|semi-public)\)$/);
});

test('each level has its own mark, the widest level on top', async () => {
	const tops = new Map<Level, number>();
	for (const level of levels) {
		const screen = await render(Badge, { name: nameLevel(level), level, sector: 'state' });
		tops.set(level, thickRung(screen.container));
		await screen.unmount();
	}
	const ladder = (['eu', 'federal', 'state', 'municipal'] as const).map((level) => tops.get(level));
	expect(ladder).toEqual([...ladder].sort((a, b) => Number(a) - Number(b)));
	expect(new Set(ladder).size).toBe(4);
	expect(tops.get('cross')).toBe(-1);
});

test('a badge with an address is a link, without one it is none', async () => {
	const props = { name: 'FITKO', level: 'cross', sector: 'state' } as const;
	const linked = await render(Badge, { ...props, href: '/directory/organisations/fitko' });
	await expect.element(linked.getByRole('link', { name: /^FITKO/ })).toBeVisible();
	await linked.unmount();
	const plain = await render(Badge, props);
	expect(plain.container.querySelector('a')).toBeNull();
});
