import { m } from '#lib/paraglide/messages.js';

/** What a browser without scripts is told in the address it is led back to. */
const REFUSALS: Record<string, () => string> = {
	signed_out: m.error_signed_out,
	object_not_found: m.error_object_not_found,
	object_archived: m.error_object_archived,
	right_missing: m.error_right_missing,
	file_missing: m.error_file_missing,
	file_empty: m.error_file_empty,
	file_too_large: m.error_file_too_large,
	file_name_invalid: m.error_file_name_invalid,
	too_many_files: m.error_too_many_files,
	guest_cannot_publish: m.error_guest_cannot_publish,
	file_not_reserved: m.error_file_not_reserved
};

/** How the upload ended; null where there was none. */
export function readOutcome(url: URL): { done: string } | { refusal: string } | null {
	const key = url.searchParams.get('upload');
	if (key === null) return null;
	if (key === 'done') return { done: m.files_uploaded() };
	return { refusal: (REFUSALS[key] ?? m.error_file_not_stored)() };
}
