/** What a file is to its readers, and what is said of it. */
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Level, Sector } from '#lib/shared/session.ts';

/** A file as a list shows it. */
export interface ListedFile {
	id: string;
	name: string;
	media_type: string;
	bytes: number;
	/** True: for everybody who sees the object; false: for those inside it. */
	published: boolean;
	created_at: string;
	organisation_id: string | null;
	/** Null where the reader may not know the body. */
	organisation: {
		slug: string;
		name: string;
		short_name: string | null;
		level: Level;
		sector: Sector;
	} | null;
}

/** Largest file, in bytes; the database and the bucket hold the same bound. */
export const MOST_BYTES = 20 * 1024 * 1024;

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** "1,4 MB", as the reader's language writes it. */
export function formatBytes(bytes: number): string {
	const step = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)), 2);
	return new Intl.NumberFormat(getLocale(), {
		style: 'unit',
		unit: UNITS[step] ?? 'byte',
		unitDisplay: step === 0 ? 'long' : 'short',
		maximumFractionDigits: step === 2 ? 1 : 0
	}).format(bytes / 1000 ** step);
}

/** "PDF", from the end of the name; nothing when it says nothing. */
export function nameType(name: string): string | undefined {
	return /\.([a-z0-9]{1,6})$/i.exec(name)?.[1]?.toUpperCase();
}

/** Who sees it, for "sichtbar für". */
export function nameCircle({ published }: Pick<ListedFile, 'published'>): string {
	return published ? m.files_for_everybody() : m.files_for_inside();
}
