/** Bounds of the embedded server. Counts are per minute. */
export interface Limits {
	/** Sign-ins, links and codes asked for or tried from one address. */
	perAddress: number;
	/** The same for one account (e-mail address), wherever it comes from. */
	perAccount: number;
	/** Sessions renewed from one address; above what pages do, below what harms. */
	refreshPerAddress: number;
	/** Largest request body, in bytes. */
	bodyBytes: number;
	/** Largest stored file, in bytes; a bucket may allow less. */
	fileBytes: number;
	/** Sign-ins that fail and links asked for answer no sooner than this, in milliseconds. */
	answerFloor: number;
}

export const DEFAULT_LIMITS: Limits = {
	perAddress: 30,
	perAccount: 10,
	refreshPerAddress: 600,
	bodyBytes: 5 * 1024 * 1024,
	// As a hosted project has it from the start.
	fileBytes: 50 * 1024 * 1024,
	answerFloor: 250
};
