import { m } from '#lib/paraglide/messages.js';
import type { RelationKind } from './ecosystem.ts';

/** What a relation obliges to; each has a line of its own, told apart in black and white, too. */
export const bonds = ['binding', 'cooperating', 'advising'] as const;
export type Bond = (typeof bonds)[number];

interface Words {
	bond: Bond;
	name: () => string;
	/** Read from where it begins, and from where it ends. */
	outward: () => string;
	inward: () => string;
}

const KINDS: Record<RelationKind, Words> = {
	parent: {
		bond: 'binding',
		name: m.map_kind_parent,
		outward: m.map_parent_outward,
		inward: m.map_parent_inward
	},
	operates_for: {
		bond: 'binding',
		name: m.map_kind_operates_for,
		outward: m.map_operates_for_outward,
		inward: m.map_operates_for_inward
	},
	commissions: {
		bond: 'binding',
		name: m.map_kind_commissions,
		outward: m.map_commissions_outward,
		inward: m.map_commissions_inward
	},
	oversees: {
		bond: 'binding',
		name: m.map_kind_oversees,
		outward: m.map_oversees_outward,
		inward: m.map_oversees_inward
	},
	member_of: {
		bond: 'cooperating',
		name: m.map_kind_member_of,
		outward: m.map_member_of_outward,
		inward: m.map_member_of_inward
	},
	partner_of: {
		bond: 'cooperating',
		name: m.map_kind_partner_of,
		outward: m.map_partner_of,
		inward: m.map_partner_of
	},
	advises: {
		bond: 'advising',
		name: m.map_kind_advises,
		outward: m.map_advises_outward,
		inward: m.map_advises_inward
	}
};

const BONDS: Record<Bond, () => string> = {
	binding: m.map_bond_binding,
	cooperating: m.map_bond_cooperating,
	advising: m.map_bond_advising
};

export const bondOf = (kind: RelationKind): Bond => KINDS[kind].bond;

/** "verbindlich". */
export const nameBond = (bond: Bond): string => BONDS[bond]();

/** "Betrieb", for the filter. */
export const nameKind = (kind: RelationKind): string => KINDS[kind].name();

/** "betreibt IT für", or from the other end "lässt IT betreiben von". */
export function nameRelation(kind: RelationKind, outward: boolean): string {
	return outward ? KINDS[kind].outward() : KINDS[kind].inward();
}
