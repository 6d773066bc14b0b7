/** How a file is handed over: as what it is, never as a page of ours. */
import { isShown } from './media-type.server.ts';
import type { ServedFile } from './files.server.ts';

/** Runs nothing, loads nothing, has no origin. */
const POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** Headers of a file's answer. */
export function listFileHeaders(file: ServedFile): Record<string, string> {
	return {
		'content-type': file.media_type,
		'content-length': String(file.bytes),
		'content-disposition': disposition(file),
		'content-security-policy': POLICY,
		'x-content-type-options': 'nosniff',
		'accept-ranges': 'none',
		etag: etagOf(file),
		// Rights end; even what is open is asked for again. Compressed it would lose its length.
		'cache-control': file.open
			? 'public, no-cache, no-transform'
			: 'private, no-store, no-transform'
	};
}

/** Whether the asker has these very bytes already. */
export function isKnown(file: ServedFile, ifNoneMatch: string | null): boolean {
	return (ifNoneMatch ?? '')
		.split(',')
		.some((tag) => tag.trim().replace(/^W\//, '') === etagOf(file));
}

function etagOf({ sha256 }: ServedFile): string {
	return `"${sha256}"`;
}

/** RFC 6266: a plain name for whoever knows no better, the true one in UTF-8. */
function disposition({ name, media_type }: ServedFile): string {
	const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%/;]/g, '_');
	const exact = encodeURIComponent(name).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
	const kind = isShown(media_type) ? 'inline' : 'attachment';
	return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
