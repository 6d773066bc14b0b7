import { runChecks } from './checks.ts';

/** `npm run check`: types, lint, format, dead code, rooms. */
const results = await runChecks();
process.exitCode = results.some((result) => result.code) ? 1 : 0;
