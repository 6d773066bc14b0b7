import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { splitStatements } from './statements.ts';

const texts = (sql: string) => splitStatements(sql).map(({ text }) => text);

it.each([
	['select 1; select 2', ['select 1', 'select 2']],
	['-- only a comment;\n', []],
	["select ';', ';;'';' ; select \"a;b\"", ["select ';', ';;'';'", 'select "a;b"']],
	["select E'it\\';s'; select 2", ["select E'it\\';s'", 'select 2']],
	['do $$ begin; end $$; do $x$ $$ ; $$ $x$', ['do $$ begin; end $$', 'do $x$ $$ ; $$ $x$']],
	['select 1 /* ; /* nested; */ ; */; select 2', ['select 1 /* ; /* nested; */ ; */', 'select 2']],
	['select 1 -- ; not here\n; select 2', ['select 1 -- ; not here', 'select 2']],
	['begin; commit; end;', ['begin', 'commit', 'end']],
	[
		'create function f() returns int begin atomic select case when true then 1 end; select 2; end; select 3',
		[
			'create function f() returns int begin atomic select case when true then 1 end; select 2; end',
			'select 3'
		]
	],
	['select a$b$c; select $1', ['select a$b$c', 'select $1']],
	[';;; ;', []]
])('%s', (sql, expected) => {
	expect(texts(sql)).toEqual(expected);
});

it('says where a statement begins', () => {
	const sql = 'select 1;\n\n\tselect 2';
	expect(splitStatements(sql).map(({ offset }) => sql.slice(offset, offset + 8))).toEqual([
		'select 1',
		'select 2'
	]);
});

it('loses nothing of the real migrations', () => {
	const bare = (text: string) => text.replace(/--[^\n]*/g, '').replace(/[\s;]+/g, '');
	for (const file of readdirSync('supabase/migrations')) {
		const sql = readFileSync(`supabase/migrations/${file}`, 'utf8');
		expect(bare(texts(sql).join('\n'))).toBe(bare(sql));
	}
});
