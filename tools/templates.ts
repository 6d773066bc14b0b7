// `npm run templates`: writes the migration with the first drafts of pages.
import { writeFileSync } from 'node:fs';
import { renderTemplateMigration, TEMPLATE_MIGRATION } from './page-templates.ts';

writeFileSync(TEMPLATE_MIGRATION, renderTemplateMigration());
console.log(`Wrote ${TEMPLATE_MIGRATION}.`);
