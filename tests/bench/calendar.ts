import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '#embedded/embedded.ts';
import { percentile } from './measure.ts';

const PORT = 24361;
const CALLS = 10_000;
const ROUNDS = 5;

/** What a list of clocks asks for each of its rows, by what it is called in the report. */
const QUESTIONS: Record<string, string> = {
	'add 0 to 59 working days, one calendar': `app.add_working_days(d.day, n % 60, '{NW}')`,
	'add 0 to 59 working days, both calendars': `app.add_working_days(d.day, n % 60, '{NW,HH}')`,
	'count working days, both calendars': `app.working_days_between(d.day, d.day + n % 60, '{NW,HH}')`
};

/** Database time of 10,000 clocks in one statement. */
export async function measureCalendar(): Promise<void> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-bench-'));
	const siteUrl = 'http://127.0.0.1:3000';
	const { sql, close } = await startEmbedded({ dataDir, port: PORT, siteUrl, seed: false });
	try {
		for (const [name, question] of Object.entries(QUESTIONS)) {
			const times: number[] = [];
			for (let round = 0; round < ROUNDS; round++) {
				const [answer] = await sql.unsafe(`
					explain (analyze, timing off, format json)
					select ${question} from generate_series(1, ${CALLS}) n,
						lateral (select date '2020-01-01' + n % 7000 as day) d`);
				times.push(answer?.['QUERY PLAN'][0]['Execution Time']);
			}
			const median = percentile(times, 0.5).toFixed(0);
			console.log(`${name}: ${median} ms for ${CALLS} calls (median of ${ROUNDS})`);
		}
	} finally {
		await close();
		rmSync(dataDir, { recursive: true, force: true });
	}
}
