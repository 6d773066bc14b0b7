/** How a backup is laid out: a header, tables and files line by line, a manifest. */
import type { Content, FileContent } from './digest.ts';
import type { Sequence } from './tables.ts';

/** First line of a backup. */
export interface Header {
	verbund_backup: 1;
	/** ISO 8601, UTC. */
	created_at: string;
	/** Version of the last migration the data fits to. */
	migration: string;
}

/** Last line of a backup. */
export interface Manifest {
	tables: Content[];
	sequences: Sequence[];
	files: FileContent[];
	digest: string;
}

/** Ends a table's rows or a file's bytes. Neither COPY's text form nor base64 has such a line. */
export const END = '\\.\n';

/** Takes a piece of the backup; what it returns is waited for. */
export type Sink = (piece: Buffer | string) => Promise<void> | void;

/** Takes the lines of one table (rows in COPY's text form) or stored file (bytes in base64). */
export interface LineSink {
	write(line: Buffer): Promise<void> | void;
	end(): Promise<void>;
}
