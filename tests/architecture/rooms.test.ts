import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, read, sourceFiles } from './imports.ts';
import { objection, serverObjection } from './rooms.ts';

const files = sourceFiles();
const imports = files.flatMap((file) => importsOf(file));

describe('rooms', () => {
	it('import each other in one direction', () => {
		expect(imports.map(objection).filter(Boolean)).toEqual([]);
	});

	it('call the database only from server modules', () => {
		expect(imports.map(serverObjection).filter(Boolean)).toEqual([]);
	});

	it.each([
		['src/lib/directory/Table.svelte', "<script>import x from '#lib/boards/board.ts'</script>"],
		['src/lib/ui/Field.svelte', "<script>import x from '../directory/organisation.ts'</script>"],
		['src/lib/shared/session.ts', "import x from '#lib/ui/Field.svelte'"],
		['src/lib/directory/organisation.ts', "const x = import('../../routes/+page.svelte')"],
		['src/hooks.ts', "import x from '#embedded/embedded.ts'"]
	])('would notice a crossing in %s', (file, text) => {
		const found = importsOf(file, text).map((entry) =>
			objection({ ...entry, file: file.replace('src/hooks', 'src/routes/hooks') })
		);
		expect(found).toEqual([expect.stringContaining('imports')]);
	});

	it('would notice a component that reaches for the server', () => {
		const text = "<script>import x from './organisations.server.ts'</script>";
		const found = importsOf('src/lib/directory/Table.svelte', text).map(serverObjection);
		expect(found).toEqual([expect.stringContaining('read through')]);
	});
});

describe('files', () => {
	const ours = files.filter((file) => !file.endsWith('.test.ts') && !file.startsWith('tests/'));
	const lines = (file: string) => read(file).trimEnd().split('\n').length;

	it('are never longer than 250 lines', () => {
		expect(files.filter((file) => lines(file) > 250)).toEqual([]);
	});

	it('are short: median at most 60 lines, nine of ten at most 150', () => {
		const lengths = ours.map(lines).sort((a, b) => a - b);
		expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(60);
		expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(150);
	});

	it('bear the name of a thing, not of a drawer', () => {
		const drawers =
			/(^|[-.])(utils?|helpers?|common|misc|manager|service|store|index)\.|(Manager|Service|Store|Helper)\./;
		expect(files.filter((file) => drawers.test(path.basename(file)))).toEqual([]);
	});

	it('name no package registry', () => {
		const registry = new RegExp(['registry', 'npmjs'].join('\\.'));
		const all = [...files, 'package.json', '.npmrc', 'README.md', 'package-lock.json'];
		expect(all.filter((file) => registry.test(read(file)))).toEqual([]);
	});
});
