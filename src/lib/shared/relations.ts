import { m } from '#lib/paraglide/messages.js';

/** How a body stands to another, read from left to right; `parent`: it is below the other. */
export const relationKinds = [
	'parent',
	'operates_for',
	'commissions',
	'oversees',
	'member_of',
	'partner_of',
	'advises'
] as const;

export type RelationKind = (typeof relationKinds)[number];

const WORDS: Record<RelationKind, [outward: () => string, inward: () => string]> = {
	parent: [m.relation_parent_outward, m.relation_parent_inward],
	operates_for: [m.relation_operates_for_outward, m.relation_operates_for_inward],
	commissions: [m.relation_commissions_outward, m.relation_commissions_inward],
	oversees: [m.relation_oversees_outward, m.relation_oversees_inward],
	member_of: [m.relation_member_of_outward, m.relation_member_of_inward],
	partner_of: [m.relation_partner_of, m.relation_partner_of],
	advises: [m.relation_advises_outward, m.relation_advises_inward]
};

/** "betreibt IT für", or from the other end "lässt IT betreiben von". */
export function nameRelation(kind: RelationKind, outward: boolean): string {
	return WORDS[kind][outward ? 0 : 1]();
}
