import { m } from '#lib/paraglide/messages.js';
import type { Me, OrganisationRef } from '#lib/shared/session.ts';
import { nameBriefly } from '#lib/shared/objects.ts';
import type { OrganisationPage } from './organisation.ts';

interface Reader {
	me: Me | null;
	acting: OrganisationRef | null;
}

/** Why the reader may not edit this entry, and who can. */
export function tellWhoMayEdit(page: OrganisationPage, { me, acting }: Reader): string {
	const { organisation, stewards } = page;
	const name = nameBriefly(organisation);
	const own = me?.organisations.find(({ slug }) => slug === organisation.slug);
	if (own?.role === 'steward' && acting && acting.slug !== own.slug) {
		return m.directory_may_not_edit_acting({ name, acting: nameBriefly(acting) });
	}
	if (stewards.length === 0) return m.directory_may_not_edit_nobody({ name });
	const people = stewards.map(({ display_name }) => display_name).join(', ');
	return m.directory_may_not_edit_people({ name, people });
}
