/** Every bound of the page sync in one place: bytes, counts, milliseconds. */

const KILO = 1024;
const MEGA = 1024 * KILO;

/** Largest frame that is looked at; a larger one closes the socket with 4413. */
export const FRAME_BYTES = MEGA;
/** Largest frame that is received at all; a larger one is cut off by the protocol with 1009. */
export const RECEIVED_BYTES = 4 * MEGA;
/** Largest draft in memory, before compaction. */
export const PAGE_BYTES = 16 * MEGA;

/** Of one connection: what it may send at once, and what grows back each second. */
export const BUDGET = {
	frames: { most: 2_000, perSecond: 200 },
	bytes: { most: 16 * MEGA, perSecond: MEGA },
	/** Answers to a state vector, which may cost a walk through the whole page, and to who is there. */
	comparisons: { most: 20, perSecond: 2 }
};

/** Of one update: clients it may speak of, and how deep it may nest. */
export const CLIENTS = 64;
export const DEPTH = 32;
/** Highest clock of a client; far beyond anything typed, far below where numbers lose exactness. */
export const CLOCK = 2 ** 32;
/** Client ids one connection may lease. */
export const LEASES = 64;

export const AWARENESS_BYTES = 2 * KILO;
export const AWARENESS_FLUSH = 50;
/** How often an empty awareness frame says that the server is still there. */
export const HEARTBEAT = 4_000;
/** After how many of them without any sign of life a socket is given up. */
export const BEATS = 5;

/** Bytes waiting for a reader at which relaying to them stops. */
export const SLOW_BYTES = 512 * KILO;
/** How long a slow reader may take until everything is with them. */
export const SLOW_PATIENCE = 10_000;

/** Sockets of one person on this node, and sockets whose person is not known yet. */
export const SOCKETS_PER_PERSON = 50;
export const ADMISSIONS = 1_000;
export const ADMISSION_PATIENCE = 10_000;

/** After the last socket left, how long a page stays in memory. */
export const EVICTION = 30_000;
/** How long after an edit the draft is written down, and at how many rows at once. */
export const COMPACTION_DELAY = 3_000;
export const COMPACTION_ROWS = 200;
export const COMPACTION_PATIENCE = 15_000;
/** After the last page written down, how long its thread waits for the next. */
export const COMPACTION_IDLE = 15_000;
export const COMPACTION_MEGABYTES = 512;

/** Pages in one commit: its notification must stay below 8000 bytes. */
export const PAGES_PER_COMMIT = 100;
