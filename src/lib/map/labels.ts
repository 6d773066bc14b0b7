import { m } from '#lib/paraglide/messages.js';
import type { RelationKind } from '#lib/shared/relations.ts';

/** What a relation obliges to; each has a line of its own, told apart in black and white, too. */
export const bonds = ['binding', 'cooperating', 'advising'] as const;
export type Bond = (typeof bonds)[number];

interface Words {
	bond: Bond;
	name: () => string;
}

const KINDS: Record<RelationKind, Words> = {
	parent: { bond: 'binding', name: m.map_kind_parent },
	operates_for: { bond: 'binding', name: m.map_kind_operates_for },
	commissions: { bond: 'binding', name: m.map_kind_commissions },
	oversees: { bond: 'binding', name: m.map_kind_oversees },
	member_of: { bond: 'cooperating', name: m.map_kind_member_of },
	partner_of: { bond: 'cooperating', name: m.map_kind_partner_of },
	advises: { bond: 'advising', name: m.map_kind_advises }
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
