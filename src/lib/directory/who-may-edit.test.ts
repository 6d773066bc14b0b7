import { beforeAll, expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import type { Me, OrganisationRef } from '#lib/shared/session.ts';
import type { OrganisationPage } from './organisation.ts';
import { tellWhoMayEdit } from './who-may-edit.ts';

beforeAll(() => overwriteGetLocale(() => 'de'));

const body = (slug: string, role: 'member' | 'steward') =>
	({ slug, name: slug, short_name: slug.toUpperCase(), role }) as OrganisationRef;
const of = (...organisations: OrganisationRef[]) => ({ organisations }) as Me;
const page = (...people: string[]) =>
	({
		organisation: { slug: 'nw', name: 'Land NW', short_name: 'NW' },
		stewards: people.map((display_name) => ({ id: display_name, display_name }))
	}) as OrganisationPage;

test('a steward who acts for another body is told to change it', () => {
	const [nw, he] = [body('nw', 'steward'), body('he', 'member')];
	const told = tellWhoMayEdit(page('Hakan Muster'), { me: of(nw, he), acting: he });
	expect(told).toContain('für HE');
	expect(told).toContain('zu NW');
});

test('everyone else learns who keeps the entry', () => {
	const reader = { me: of(body('nw', 'member')), acting: body('nw', 'member') };
	expect(tellWhoMayEdit(page('Hakan Muster'), reader)).toContain('Hakan Muster');
	expect(tellWhoMayEdit(page(), reader)).toContain('Verzeichnispatinnen');
});
