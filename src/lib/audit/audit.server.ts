import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import { nameAudit, type Audit, type Filters, type RawAudit } from './audit.ts';

/** One page of the whole history, 50 events, in one call. Throws 403 for whoever is no auditor. */
export async function readAudit(
	supabase: SupabaseClient<Database>,
	{ subject, kind, body, since, till, after }: Filters
): Promise<Audit> {
	const { data, error } = await supabase.rpc('audit_list', {
		...(subject && { of_subject: subject }),
		...(kind && { of_kind: kind }),
		...(body && { of_body: body }),
		...(since && { since }),
		...(till && { till }),
		...(after && { after: Number(after) })
	});
	if (error) throwError(error);
	return nameAudit(data as unknown as RawAudit);
}
