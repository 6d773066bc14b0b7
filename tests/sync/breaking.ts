/**
 * Loaded before everything else (`--import`) by a page sync that is to be broken: the text of one module is changed as
 * it is read. A mutant whose words are no longer in the source is an error, so that none lives on without effect.
 */
import { registerHooks } from 'node:module';
import { MUTANTS } from './mutants.ts';

const changes = MUTANTS[process.env['BROKEN_BUILD'] ?? ''];
if (!changes) throw new Error(`There is no mutant "${process.env['BROKEN_BUILD']}".`);

registerHooks({
	load(url, context, nextLoad) {
		const loaded = nextLoad(url, context);
		const due = changes.filter(({ file }) => url.endsWith(`/src/sync/${file}`));
		if (!due.length) return loaded;
		let source = String(
			loaded.source instanceof Uint8Array ? Buffer.from(loaded.source) : loaded.source
		);
		for (const { from, to } of due) {
			if (!source.includes(from)) throw new Error(`${url} does not say: ${from}`);
			source = source.replaceAll(from, to);
		}
		return { ...loaded, source };
	}
});
