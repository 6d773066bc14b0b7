import type { SupabaseClient } from '@supabase/supabase-js';
import { error } from '@sveltejs/kit';
import type { Database } from '#lib/shared/database.types.ts';
import { translateKey } from '#lib/shared/errors.server.ts';
import type { Me } from '#lib/shared/session.ts';
import { importFile } from './import.server.ts';

/** Stewards bring entries of their bodies, the coordination those of all; the database asks again. */
function mayImport({ organisations, platform_roles }: Me): boolean {
	return (
		organisations.some(({ role }) => role === 'steward') ||
		platform_roles.some((role) => role === 'coordinator' || role === 'admin')
	);
}

/** Ends the request of whoever keeps no entries. */
export function needKeeper(me: Me | null): asserts me is Me {
	if (!me) error(401, { message: translateKey('signed_out') ?? '' });
	if (!mayImport(me)) error(403, { message: translateKey('membership_steward_needed') ?? '' });
}

/** Reads the form (`file`, `act`: check or write, `skip`) and goes through its file; null without one. */
export async function startImport(supabase: SupabaseClient<Database>, request: Request) {
	// Whatever is no form brings no file.
	const form = await request.formData().catch(() => null);
	const file = form?.get('file');
	if (!form || !(file instanceof File) || file.size === 0) return null;
	const wanted = { write: form.get('act') === 'write', skip: form.has('skip') };
	return importFile(supabase, new Uint8Array(await file.arrayBuffer()), wanted);
}
