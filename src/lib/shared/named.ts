/**
 * Answers of the database name people and bodies by id and bring two lists along: those the reader may know.
 * What is not in them stays unnamed.
 */
import { namePerson } from './person.ts';
import type { ObjectOwner } from './objects.ts';

export interface Names {
	/** Display name by id; null for a former person, whose name is erased. */
	people: Record<string, string | null>;
	bodies: Record<string, ObjectOwner>;
}

/** The object something is about, as far as it is needed to name and link it. */
export interface BriefObject {
	id: string;
	kind: string;
	title: string;
	slug: string | null;
	number: string | null;
}

export function personIn({ people }: Names, id: string | null | undefined): string | null {
	return id && id in people ? namePerson(people[id], id) : null;
}

export function bodyIn({ bodies }: Names, id: string | null | undefined): ObjectOwner | null {
	return id ? (bodies[id] ?? null) : null;
}
