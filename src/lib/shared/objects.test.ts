import { describe, expect, it } from 'vitest';
import { kinds, nameAudience, nameKind, nameKinds, pathOf, type NamedObject } from './objects.ts';

const object: NamedObject = {
	id: '00000000-0000-4000-8000-000000000001',
	kind: 'space',
	title: 'Registermodernisierung',
	slug: 'registermodernisierung',
	number: null,
	visibility: 'space',
	archived_at: null,
	space: { slug: 'registermodernisierung', name: 'Registermodernisierung' },
	organisation: null
};

describe('an object', () => {
	it('of a kind with pages has an address by slug, or else by id', () => {
		expect(pathOf(object)).toBe('/spaces/registermodernisierung');
		expect(pathOf({ ...object, slug: null })).toBe(`/spaces/${object.id}`);
		expect(pathOf({ ...object, kind: 'organisation', slug: 'fitko' })).toBe(
			'/directory/organisations/fitko'
		);
		expect(pathOf({ ...object, slug: '../konto?x#y' })).toBe('/spaces/..%2Fkonto%3Fx%23y');
	});

	it('of a kind without pages has a name and no address', () => {
		expect(pathOf({ ...object, kind: 'note' })).toBeUndefined();
		expect(nameKind('note')).toBe('Eintrag');
	});

	it('has a word for one and for many of every kind', () => {
		const words = kinds.flatMap((kind) => [nameKind(kind), nameKinds(kind)]);
		expect(new Set(words).size).toBe(words.length);
		expect(words).not.toContain(nameKind('note'));
	});

	it('says who sees it without naming what the reader may not know', () => {
		expect(nameAudience(object)).toBe('Stellen des Raums Registermodernisierung');
		expect(nameAudience({ ...object, space: null })).toBe('Stellen eines Raums');
		expect(nameAudience({ ...object, visibility: 'organisation' })).toBe('nur eine Stelle');
		expect(nameAudience({ ...object, visibility: 'public' })).toBe('alle, auch ohne Konto');
	});
});
