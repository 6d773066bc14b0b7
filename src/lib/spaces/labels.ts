import { m } from '#lib/paraglide/messages.js';
import { formatDateTime } from '#lib/ui/time.ts';
import { nameRight, type AccessRight } from '#lib/shared/rights.ts';

const COLUMNS: Record<string, () => string> = {
	name: m.spaces_name,
	purpose: m.spaces_purpose,
	visibility: m.spaces_visibility,
	granted: m.sharing_right,
	archived_at: m.directory_column_archived
};

const VISIBILITIES: Record<string, () => string> = {
	space: m.spaces_visibility_space,
	network: m.spaces_visibility_network,
	public: m.spaces_visibility_public
};

const VALUES: Record<string, (text: string) => string> = {
	visibility: (text) => VISIBILITIES[text]?.() ?? text,
	granted: (text) => nameRight(text as AccessRight),
	archived_at: (text) => formatDateTime(text)
};

/** A column of a space in the reader's language; nothing for what nobody reads, such as ids. */
export function nameColumn(column: string): string | undefined {
	return COLUMNS[column]?.();
}

export function nameValue(column: string, value: unknown): string {
	const text = String(value);
	return VALUES[column]?.(text) ?? text;
}
