/**
 * What a reader needs on top of the HTML that the page sync wrote: headings to jump to, tables that scroll in
 * themselves, tasks that say whether they are done. That HTML has no attributes but the ones named in rendering.ts.
 */
import { m } from '#lib/paraglide/messages.js';

export interface Heading {
	id: string;
	/** 2, 3 or 4. */
	level: number;
	text: string;
}

export interface Reading {
	html: string;
	headings: Heading[];
	/** Minutes, at 200 words each. */
	minutes: number;
}

const ENTITIES: Record<string, string> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"'
};

const wordsOf = (html: string) =>
	html
		.replace(/<[^>]*>/g, ' ')
		.replace(/&(amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity)
		.replace(/\s+/g, ' ')
		.trim();

function anchor(text: string, taken: Set<string>): string {
	const base =
		text
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]+/gu, '-')
			.replace(/^-|-$/g, '')
			.slice(0, 60) || 'abschnitt';
	let id = base;
	for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
	taken.add(id);
	return id;
}

/** @param reserved ids the rest of the page uses */
export function dress(html: string, reserved: string[] = ['main', 'outline']): Reading {
	const headings: Heading[] = [];
	const taken = new Set(reserved);
	const dressed = html
		.replace(/<h([234])>(.*?)<\/h\1>/gs, (whole, level: string, inner: string) => {
			const text = wordsOf(inner);
			if (!text) return '';
			const id = anchor(text, taken);
			headings.push({ id, level: Number(level), text });
			return whole.replace(`<h${level}>`, `<h${level} id="${id}" tabindex="-1">`);
		})
		.replaceAll(
			'<table>',
			`<div class="scroll" role="group" aria-label="${m.pages_table()}" tabindex="0"><table>`
		)
		.replaceAll('</table>', '</table></div>')
		.replace(/<li data-checked="(true|false)">/g, (whole, checked: string) => {
			const words = checked === 'true' ? m.pages_task_done() : m.pages_task_open();
			return `${whole}<span class="for-ears">${words} </span>`;
		});
	const words = wordsOf(html).split(' ').length;
	return { html: dressed, headings, minutes: Math.max(1, Math.round(words / 200)) };
}
