import { describe, expect, it } from 'vitest';
import { growTree, listPlaces, type Leaf } from './page.ts';

const leaf = (id: string, parent_id: string | null = null): Leaf => ({
	id,
	parent_id,
	title: id,
	visibility: 'space',
	published_at: null,
	version: 1
});

describe('a tree of pages', () => {
	const tree = growTree([
		leaf('b'),
		leaf('a'),
		leaf('a1', 'a'),
		leaf('a11', 'a1'),
		leaf('c', 'unseen')
	]);

	it('keeps the order of siblings, and what lies below whom', () => {
		expect(tree.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
		expect(tree[1]?.below[0]?.below[0]?.id).toBe('a11');
	});

	it('offers no place below the page that is moved', () => {
		expect(listPlaces(tree, 'a1').map(({ id, depth }) => `${depth}${id}`)).toEqual([
			'0b',
			'0a',
			'0c'
		]);
	});
});
