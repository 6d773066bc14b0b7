// `npm run templates`: writes the migration with the first drafts of pages, and the pages of the demo.
import { writeFileSync } from 'node:fs';
import { DEMO_PAGES, renderDemoPages } from './demo-pages.ts';
import { renderTemplateMigration, TEMPLATE_MIGRATION } from './page-templates.ts';

writeFileSync(TEMPLATE_MIGRATION, renderTemplateMigration());
console.log(`Wrote ${TEMPLATE_MIGRATION}.`);
writeFileSync(DEMO_PAGES, renderDemoPages());
console.log(`Wrote ${DEMO_PAGES}.`);
