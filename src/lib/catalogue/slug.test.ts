import { expect, test } from 'vitest';
import { slugOf } from './slug.ts';

test.each([
	['Ehe- und Familienstand', 'ehe-und-familienstand'],
	['Förderung für Straßen', 'foerderung-fuer-strassen'],
	['  „Café“ 2026 ', 'cafe-2026'],
	['§', ''],
	['x'.repeat(79) + ' y', 'x'.repeat(79)]
])('%s stands at %s', (name, slug) => expect(slugOf(name)).toBe(slug));
