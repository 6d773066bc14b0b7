/**
 * Client ids of Yjs belong to people, page by page. Whoever could write under another's id would replace their words
 * with words nobody else ever sees. The lease is the person's, not the tab's: what a tab wrote offline comes back
 * through the next one under its old id.
 */
import { notUnderstood } from './closing.ts';
import { LEASES } from './limits.ts';

export interface Tenant {
	person: string;
	/** Ids known to be this person's, on this connection. */
	leases: Set<number>;
}

export type Lease = (page: string, clients: number[], person: string) => Promise<number[]>;

/** Leases what is free; answers the ids that are somebody else's. */
export async function claim(
	lease: Lease,
	page: string,
	tenant: Tenant,
	clients: number[]
): Promise<number[]> {
	const wanted = clients.filter((client) => !tenant.leases.has(client));
	if (!wanted.length) return [];
	if (tenant.leases.size + wanted.length > LEASES) throw notUnderstood('too many client ids');
	const taken = await lease(page, wanted, tenant.person);
	for (const client of wanted) if (!taken.includes(client)) tenant.leases.add(client);
	return taken;
}
