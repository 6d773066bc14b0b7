import { m } from '#lib/paraglide/messages.js';
import { formatDateTime } from '#lib/ui/time.ts';
import { nameColumn } from './labels.ts';

/** What the database says about a conflict; anything may be missing for a reader without the right. */
interface Facts {
	by?: string | null;
	organisation?: string | null;
	at?: string | null;
	changed?: string[];
}

/** One sentence: who changed which fields when, as far as the reader may know it. */
export function tellConflict(facts: unknown): string {
	const { by, organisation, at, changed = [] } = (facts ?? {}) as Facts;
	const who = [organisation, by].filter(Boolean).join(' · ') || m.directory_someone();
	const fields = changed.map(nameColumn).join(', ');
	if (!at || !fields) return m.directory_conflict_plain({ who });
	return m.directory_conflict({ who, at: formatDateTime(at), fields });
}
