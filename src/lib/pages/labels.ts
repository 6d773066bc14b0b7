import { m } from '#lib/paraglide/messages.js';
import { listPlaces, type Branch } from './page.ts';
import { templates } from './page-form.ts';

const TEMPLATES: Record<(typeof templates)[number], () => string> = {
	blank: m.pages_template_blank,
	knowledge: m.pages_template_knowledge,
	guide: m.pages_template_guide,
	minutes: m.pages_template_minutes
};

export const nameTemplates = () => templates.map((value) => ({ value, label: TEMPLATES[value]() }));

/** Places a page can be put below, the deeper ones set in; without `moved` and what lies below it. */
export const placeOptions = (tree: Branch[], moved = '') => [
	{ value: '', label: m.pages_at_top() },
	...listPlaces(tree, moved).map(({ id, title, depth }) => ({
		value: id,
		label: `${'– '.repeat(depth)}${title}`
	}))
];
