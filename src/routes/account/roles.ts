import { m } from '#lib/paraglide/messages.js';
import type { OrganisationRef, PlatformRole } from '#lib/shared/session.ts';

export const platformRoles: Record<PlatformRole, () => string> = {
	coordinator: m.account_platform_coordinator,
	auditor: m.account_platform_auditor,
	admin: m.account_platform_admin
};

export const membershipRoles: Record<OrganisationRef['role'], () => string> = {
	member: m.account_role_member,
	steward: m.account_role_steward
};
