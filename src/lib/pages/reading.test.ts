import { describe, expect, it } from 'vitest';
import { dress } from './reading.ts';

describe('a page to read', () => {
	it('has headings to jump to, each under a name of its own', () => {
		const { html, headings } = dress(
			'<h2>Wo &amp; wie</h2><p>x</p><h3>Wo <em>wie</em></h3><h2>Main</h2>'
		);
		expect(headings).toEqual([
			{ id: 'wo-wie', level: 2, text: 'Wo & wie' },
			{ id: 'wo-wie-2', level: 3, text: 'Wo wie' },
			{ id: 'main-2', level: 2, text: 'Main' }
		]);
		expect(html).toContain('<h3 id="wo-wie-2" tabindex="-1">Wo <em>wie</em></h3>');
	});

	it('drops headings without words, which would be announced as nothing', () => {
		expect(dress('<h2></h2><h3> </h3><p>Text</p>')).toMatchObject({
			html: '<p>Text</p>',
			headings: []
		});
	});

	it('says whether a task is done, and lets tables scroll in themselves', () => {
		const { html } = dress(
			'<ul><li data-checked="true"><p>a</p></li></ul><table><tbody></tbody></table>'
		);
		expect(html).toMatch(/<li data-checked="true"><span class="for-ears">[^<]+<\/span>/);
		expect(html).toMatch(
			/<div class="scroll"[^>]*tabindex="0"><table><tbody><\/tbody><\/table><\/div>/
		);
	});

	it('a heading whose words look like markup stays words', () => {
		const { html, headings } = dress('<h2>&lt;img src=x onerror=alert(1)&gt;</h2>');
		expect(headings[0]?.text).toBe('<img src=x onerror=alert(1)>');
		expect(html).toContain('id="img-src-x-onerror-alert-1"');
		expect(html).not.toContain('<img');
	});
});
