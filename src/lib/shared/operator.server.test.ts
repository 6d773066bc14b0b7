import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseOperator } from './operator.server.ts';

describe("the operator's file", () => {
	it('may be the example of the documentation', () => {
		const file = 'docs/operator.example.json';
		const operator = parseOperator(readFileSync(file, 'utf8'), file);
		expect(operator.accessibility?.enforcement_body.name).toBeTruthy();
		expect(operator.providers.map(({ kind }) => kind)).toEqual(['oidc', 'saml']);
	});

	it('needs no more than a name', () => {
		expect(parseOperator('{"name":"Stelle"}', 'x.json').providers).toEqual([]);
	});

	it.each([
		['{', /x\.json: no valid JSON/],
		['{}', /x\.json: name: /],
		['{"name":"a","imprint":{"de":"b"}}', /imprint\.en/],
		['{"name":"a","impressum":"b"}', /impressum/],
		['{"name":"a","providers":[{"id":"A B","label":"c","kind":"oidc"}]}', /providers\.0\.id/],
		['{"name":"a","providers":[{"id":"a","label":"c","kind":"ldap"}]}', /providers\.0\.kind/]
	])('that is wrong (%s) says where', (json, reason) => {
		expect(() => parseOperator(json, 'x.json')).toThrow(reason);
	});
});
