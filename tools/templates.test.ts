import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEMO_PAGES, renderDemoPages } from './demo-pages.ts';
import { renderTemplateMigration, TEMPLATE_MIGRATION } from './page-templates.ts';

it('the migration holds the templates as they are (npm run templates)', () => {
	expect(readFileSync(TEMPLATE_MIGRATION, 'utf8')).toBe(renderTemplateMigration());
});

it('the seed holds the demo pages as they are (npm run templates)', () => {
	expect(readFileSync(DEMO_PAGES, 'utf8')).toBe(renderDemoPages());
});
