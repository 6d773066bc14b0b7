/** Who is signed in, in the shape the database function `me()` answers. Types only, safe in the browser. */

export type Level = 'eu' | 'federal' | 'state' | 'municipal' | 'cross';
export type Sector = 'state' | 'semi_state' | 'private' | 'civil';
export type PlatformRole = 'coordinator' | 'auditor' | 'admin';
export type Theme = 'light' | 'dark' | 'system';
export type Locale = 'de' | 'en';

/** An organisation in which the person has an active membership. */
export interface OrganisationRef {
	id: string;
	slug: string;
	name: string;
	short_name: string | null;
	level: Level;
	sector: Sector;
	access: 'full' | 'guest';
	role: 'member' | 'steward';
}

/** The signed-in person's own record; `version` counts its changes. */
interface Person {
	id: string;
	email: string;
	display_name: string;
	position: string | null;
	phone: string | null;
	version: number;
}

/** Whether somebody may read the whole history; the database asks again. */
export function mayAudit(me: Me | null): boolean {
	return me?.platform_roles.includes('auditor') ?? false;
}

export interface Me {
	person: Person;
	organisations: OrganisationRef[];
	platform_roles: PlatformRole[];
	/** How much waits for an act of theirs. */
	waiting: number;
	/** Notifications not read yet. */
	unread: number;
}
