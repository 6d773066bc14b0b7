/**
 * Who may do what: the one declared list that the stories check against the running API. A table,
 * function or persona without a row here fails `matrix.test.ts`, so nothing new goes unproven.
 *
 * Rows are named by the fixtures of `cast.ts`. An array lists the rows a persona reaches ("rows it
 * sees", "rows its update or delete changes"). Each subject keeps its rows in a file of its own.
 */
import type { FunctionExpectation, TableExpectation } from './personas.ts';
import { assignmentFunctions, assignmentTables } from './subjects/assignments.ts';
import { calendarFunctions, calendarTables } from './subjects/calendars.ts';
import { catalogueFunctions, catalogueTables } from './subjects/catalogue.ts';
import { commentFunctions, commentTables } from './subjects/comments.ts';
import { competenceFunctions, competenceTables } from './subjects/competences.ts';
import { entryFunctions } from './subjects/entries.ts';
import { fileFunctions, fileTables } from './subjects/files.ts';
import { finderFunctions } from './subjects/finder.ts';
import { handoverFunctions, handoverTables } from './subjects/handovers.ts';
import { historyTables } from './subjects/history.ts';
import { inboxFunctions, inboxTables } from './subjects/inbox.ts';
import { membershipFunctions, membershipTables } from './subjects/memberships.ts';
import { pageFunctions, pageTables } from './subjects/pages.ts';
import { privacyFunctions } from './subjects/privacy.ts';
import { questionFunctions, questionTables } from './subjects/questions.ts';
import { searchFunctions } from './subjects/search.ts';
import { spaceFunctions } from './subjects/space-deeds.ts';
import { spaceTables } from './subjects/spaces.ts';
import { tickFunctions } from './subjects/tick.ts';
import { whoFunctions, whoTables } from './subjects/who.ts';

export const TABLES: Record<string, TableExpectation> = {
	...whoTables,
	...historyTables,
	...calendarTables,
	...catalogueTables,
	...assignmentTables,
	...questionTables,
	...handoverTables,
	...competenceTables,
	...spaceTables,
	...commentTables,
	...fileTables,
	...inboxTables,
	...membershipTables,
	...pageTables
};

export const FUNCTIONS: Record<string, FunctionExpectation> = {
	...whoFunctions,
	...calendarFunctions,
	...catalogueFunctions,
	...assignmentFunctions,
	...finderFunctions,
	...questionFunctions,
	...handoverFunctions,
	...competenceFunctions,
	...entryFunctions,
	...spaceFunctions,
	...commentFunctions,
	...fileFunctions,
	...inboxFunctions,
	...membershipFunctions,
	...pageFunctions,
	...privacyFunctions,
	...searchFunctions,
	...tickFunctions
};
