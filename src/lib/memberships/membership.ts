import { m } from '#lib/paraglide/messages.js';
import type { Level, OrganisationRef, Sector } from '#lib/shared/session.ts';

export type Role = OrganisationRef['role'];
type State = 'active' | 'suspended' | 'requested' | 'invited';

/** Somebody who works for the body. */
export interface Member {
	/** Of the membership. */
	id: string;
	person_id: string;
	display_name: string | null;
	position: string | null;
	role: Role;
	state: State;
	created_at: string;
}

/** Somebody who asked to join; only those who decide see it. */
export interface JoinRequest {
	id: string;
	display_name: string | null;
	position: string | null;
	email: string | null;
	created_at: string;
}

export interface Invitation {
	id: string;
	email: string;
	role: Role;
	expires_at: string;
	created_at: string;
}

export interface OrganisationPeople {
	organisation: {
		id: string;
		slug: string;
		name: string;
		short_name: string | null;
		level: Level;
		sector: Sector;
		access: 'full' | 'guest';
		archived_at: string | null;
	};
	people: Member[];
	requests: JoinRequest[];
	invitations: Invitation[];
	/** The reader's own membership. */
	mine: { role: Role; state: State; since: string } | null;
	may_decide: boolean;
}

/** Where somebody stands with a body. */
export interface Standing {
	state: State;
	since: string;
}

/** The reader's own memberships and the open invitations to their address. */
export interface OwnMemberships {
	memberships: (Standing & {
		organisation_id: string;
		slug: string;
		name: string;
		role: Role;
	})[];
	invitations: { id: string; slug: string; name: string; role: Role; expires_at: string }[];
}

/** What whoever holds the link sees. */
export interface ShownInvitation {
	id: string;
	state: 'open' | 'used' | 'withdrawn' | 'expired';
	role: Role;
	expires_at: string;
	/** "k…@amt.example"; null when it is no longer kept. */
	address: string | null;
	mine: boolean | null;
	organisation: {
		slug: string;
		name: string;
		short_name: string | null;
		level: Level;
		sector: Sector;
	};
}

export function nameState(state: State): string {
	if (state === 'active') return m.memberships_state_active();
	return state === 'suspended' ? m.memberships_state_suspended() : m.memberships_state_requested();
}

/** What was just done, as the address of the page tells it after a form. */
const DONE: Record<string, () => string> = {
	accept: m.memberships_done_accept,
	refuse: m.memberships_done_refuse,
	suspend: m.memberships_done_suspend,
	resume: m.memberships_done_resume,
	promote: m.memberships_done_promote,
	demote: m.memberships_done_demote,
	withdraw: m.memberships_done_withdraw
};

export function tellDone(deed: string | null): string | undefined {
	return deed === null ? undefined : DONE[deed]?.();
}
