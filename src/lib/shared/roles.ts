import { m } from '#lib/paraglide/messages.js';
import type { OrganisationRef, PlatformRole } from './session.ts';

type Role = OrganisationRef['role'] | PlatformRole;

const NAMES: Record<Role, () => string> = {
	member: m.roles_member,
	steward: m.roles_steward,
	coordinator: m.roles_coordinator,
	auditor: m.roles_auditor,
	admin: m.roles_admin
};

/** A role in a body or on the platform; as it stands in the database where nobody gave it a name. */
export function nameRole(role: string): string {
	return NAMES[role as Role]?.() ?? role;
}
