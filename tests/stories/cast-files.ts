import type { Sql } from 'postgres';
import type { Labels } from './cast.ts';

/** Files on the notes and bodies of the cast. Two vendors put theirs on one note and never learn of each other. */
const FILES = [
	{ name: 'open-on-public', on: 'note-public', of: 'home', published: true },
	{ name: 'inner-on-public', on: 'note-public', of: 'home', published: false },
	{ name: 'open-on-network', on: 'note-network', of: 'home', published: true },
	{ name: 'inner-on-space', on: 'note-space', of: 'home', published: false },
	{ name: 'on-shared', on: 'note-shared-both', of: 'home', published: false },
	{ name: 'of-vendor', on: 'note-shared-both', of: 'vendor', published: false },
	{ name: 'of-vendor-b', on: 'note-shared-both', of: 'vendor-b', published: false },
	{ name: 'own-of-vendor-b', on: 'note-vendor-b', of: 'vendor-b', published: false },
	{ name: 'open-in-room', on: 'room', of: 'home', published: true },
	{ name: 'inner-in-room', on: 'room', of: 'home', published: false },
	{ name: 'open-at-other', on: 'note-other', of: 'other', published: true },
	{ name: 'inner-at-body', on: 'home', of: 'home', published: false },
	{ name: 'open-on-archived', on: 'note-archived', of: 'home', published: true },
	{ name: 'removed', on: 'note-public', of: 'home', published: true }
];

/** Adds the files; ids by label go into `labels`. */
export async function castFiles(sql: Sql, labels: Labels): Promise<void> {
	for (const { name, on, of, published } of FILES) {
		const guest = of.startsWith('vendor');
		const [row] = await sql.begin(async (transaction) => {
			await transaction`select app.name_event('file.added')`;
			return transaction`
			insert into files ${transaction({
				id: crypto.randomUUID(),
				object_id: labels[on] ?? '',
				name: `Marke ${name}.pdf`,
				media_type: 'application/pdf',
				bytes: 5,
				sha256: 'a'.repeat(64),
				organisation_id: labels[of] ?? '',
				audience_id: guest ? (labels[of] ?? '') : null,
				published,
				removed_at: name === 'removed' ? new Date() : null
			})} returning id`;
		});
		labels[name] = row?.id;
	}
}
