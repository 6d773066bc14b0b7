import type { AfterNavigate } from '@sveltejs/kit';
import { restoreTyped } from './typed-early.ts';

/**
 * After a change of page: menus close and reading goes on at the new heading. The first page and
 * steps within one page (filters, anchors) leave the focus where it is.
 */
export function settle({ from, to, type }: AfterNavigate): void {
	for (const menu of document.querySelectorAll<HTMLElement>('[popover]:popover-open')) {
		menu.hidePopover();
	}
	if (type === 'enter') restoreTyped();
	if (type === 'enter' || from?.url.pathname === to?.url.pathname) return;
	const heading = document.querySelector<HTMLElement>('main h1');
	heading?.focus({ preventScroll: true });
}
