import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderTemplateMigration, TEMPLATE_MIGRATION } from './page-templates.ts';

it('the migration holds the templates as they are (npm run templates)', () => {
	expect(readFileSync(TEMPLATE_MIGRATION, 'utf8')).toBe(renderTemplateMigration());
});
