import { expect, it } from 'vitest';
import { until } from '../../tests/sync/writer.ts';
import { connectSync } from './database.ts';
import { Feed } from './feed.ts';

/** Counts the tries to reach a database that is not there, and keeps what is reported of them. */
function listenToNobody(beginning?: number) {
	const reported: unknown[] = [];
	let tries = 0;
	const ears = {
		hear: () => {},
		onAgain: () => {},
		report: (cause: unknown) => reported.push(cause)
	};
	const connect: typeof nobody = (options) => {
		tries += 1;
		return nobody(options);
	};
	return { feed: new Feed(connect, ears, beginning), reported, tries: () => tries };
}

const nobody = (options: object = {}) =>
	connectSync('postgresql://nobody@localhost/postgres?host=/nowhere', options);

it('reports a database that is away once, and one that is only starting not at all', async () => {
	const away = listenToNobody(0);
	const starting = listenToNobody();
	await until(() => away.tries() > 3 && starting.tries() > 3);
	expect([away.reported.length, starting.reported.length]).toEqual([1, 0]);
	await Promise.all([away.feed.close(), starting.feed.close()]);
});
