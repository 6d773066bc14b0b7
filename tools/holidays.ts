// `npm run holidays`: writes the migration with the public holidays.
import { writeFileSync } from 'node:fs';
import { listHolidays } from './holiday-list.ts';
import { HOLIDAY_MIGRATION, renderMigration } from './holiday-migration.ts';

writeFileSync(HOLIDAY_MIGRATION, renderMigration(listHolidays()));
console.log(`Wrote ${HOLIDAY_MIGRATION}.`);
