import { m } from '#lib/paraglide/messages.js';

/**
 * How somebody stands on a screen: by name; as a former person when the id is known but names nobody any
 * more; not at all (null) where the reader may not know who it was.
 */
export function namePerson(name: string | null | undefined, id: string | null | undefined) {
	return name ?? (id ? m.person_former() : null);
}
