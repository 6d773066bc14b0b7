import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/shared/database.types.ts';
import { throwError } from '#lib/shared/errors.server.ts';
import { isId } from '#lib/shared/id.ts';
import type { fileActs } from './file-acts.ts';
import type { ListedFile } from './files.ts';

type Client = SupabaseClient<Database>;

/** A file as its bytes are handed over. */
export interface ServedFile {
	id: string;
	name: string;
	media_type: string;
	bytes: number;
	sha256: string;
	/** Anybody may have it, account or not. */
	open: boolean;
}

const LISTED =
	'id, name, media_type, bytes, published, created_at, organisation_id, ' +
	'organisation:organisations!organisation_id(slug, name, short_name, level, sector)';

/** The files of an object that the caller may see, the newest first. */
export async function readFiles(supabase: Client, objectId: string): Promise<ListedFile[]> {
	const { data, error } = await supabase
		.from('files')
		.select(LISTED)
		.eq('object_id', objectId)
		.order('created_at', { ascending: false })
		.overrideTypes<ListedFile[], { merge: false }>();
	if (error) throwError(error);
	return data;
}

/** One file, null when it does not exist or the caller may not know it. */
export async function readFile(supabase: Client, id: string): Promise<ServedFile | null> {
	if (!isId(id)) return null;
	const { data, error } = await supabase
		.from('files')
		.select(
			'id, name, media_type, bytes, sha256, published, object:objects!object_id(visibility, archived_at)'
		)
		.eq('id', id)
		.maybeSingle();
	if (error) throwError(error);
	if (!data) return null;
	const { published, object, ...file } = data;
	const open = published && object?.visibility === 'public' && object.archived_at === null;
	return { ...file, open };
}

/** Does one of the things one can do with a file; what the database says against it, or null. */
export async function actOn(supabase: Client, file: string, act: (typeof fileActs)[number]) {
	const { error } = await {
		remove: () => supabase.rpc('file_remove', { file }),
		restore: () => supabase.rpc('file_restore', { file }),
		publish: () => supabase.rpc('file_publish', { file, is_published: true }),
		withdraw: () => supabase.rpc('file_publish', { file, is_published: false })
	}[act]();
	return error;
}
