import { json } from '@sveltejs/kit';
import { throwError } from '#lib/shared/errors.server.ts';
import { listRooms } from '#lib/shared/rooms.server.ts';
import type { RequestHandler } from './$types';

interface Row {
	slug: string;
	name: string;
	short_name: string | null;
	level: string;
	kind_de: string;
	kind_en: string;
}

/** Rooms and organisations for `?q=`: `{ rooms: [{ href, title }], organisations: [{ href, title, detail, level }] }`. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
	const { data, error } = await locals.supabase.rpc('organisation_list', { search: q, size: 8 });
	if (error) throwError(error);
	const { rows } = data as unknown as { rows: Row[] };
	const organisations = rows.map((row) => ({
		href: `/directory/organisations/${row.slug}`,
		title: row.name,
		detail: locals.locale === 'de' ? row.kind_de : row.kind_en,
		level: row.level
	}));
	const headers = { 'cache-control': 'no-store' };
	return json({ rooms: listRooms(q, locals.me), organisations }, { headers });
};
