import type { NamedObject } from '#lib/shared/objects.ts';

/** What the address of the search page asks for; an empty string is "all". */
export interface Asked {
	q: string;
	kind: string;
	/** Slugs. */
	space: string;
	organisation: string;
	archived: '' | 'yes';
	/** Where the page begins, as the answer before it said. */
	after: string;
}

export interface Hit extends NamedObject {
	updated_at: string;
	/** Whether the hit stands in what everybody of its audience reads, or in the draft of those inside. */
	part: 'published' | 'inside';
	/** Hits stand between U+0001 and U+0002; null where there is no text. */
	snippet: string | null;
}

/** What `search()` answers. */
export interface Found {
	/** At most 950: further hits are not counted. */
	total: number;
	kinds: Record<string, number>;
	rows: Hit[];
	next: string | null;
	/** Other words, which the rows are for, because those asked for were not found. */
	suggestion: string | null;
}

/** From here on the number of hits is a lower bound. */
export const COUNTED = 250;

const LONGEST = 200;

/** Reads what was typed: without control characters and halves of characters, which no text contains. */
export function readQuery(typed: string | null): string {
	const cut = (typed ?? '').slice(0, LONGEST).toWellFormed();
	return cut.replace(/[\p{Cc}\u{fffd}]+/gu, ' ').trim();
}

/** Reads the address. What is not understood counts as not said. */
export function readAsked(params: URLSearchParams): Asked {
	const read = (name: string, pattern: RegExp) => {
		const value = params.get(name) ?? '';
		return pattern.test(value) ? value : '';
	};
	return {
		q: readQuery(params.get('q')),
		kind: read('kind', /^[a-z_]{2,40}$/),
		space: read('space', /^[a-z0-9-]{1,80}$/),
		organisation: read('organisation', /^[a-z0-9-]{1,80}$/),
		archived: params.get('archived') === 'yes' ? 'yes' : '',
		after: read('after', /^-?[0-9.]{1,25}_[0-9a-f-]{36}$/)
	};
}

/** The query of an address for this, without what is empty. */
export function writeAsked(asked: Partial<Asked>): '' | `?${string}` {
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries(asked)) if (value) params.set(name, value);
	return params.size > 0 ? `?${params.toString()}` : '';
}

interface Piece {
	text: string;
	hit: boolean;
}

/** Cuts a snippet at its marks. */
export function cutSnippet(snippet: string): Piece[] {
	return snippet
		.split('\u0001')
		.flatMap((part, index) => {
			const [hit = '', rest = ''] = index === 0 ? ['', part] : part.split('\u0002');
			return [
				{ text: hit, hit: true },
				{ text: rest, hit: false }
			];
		})
		.filter(({ text }) => text !== '');
}
