/** One JSON line per event on stderr. Never bodies, queries, cookies or tokens. */

export interface LogLine {
	reference: string;
	event: string;
	method?: string;
	/** The route's pattern, not the path: a path may name a person. */
	route?: string | null;
	status?: number;
	error?: unknown;
}

/** Access tokens, Supabase keys, one-time hashes and e-mail addresses. */
const SECRETS =
	/eyJ[\w-]+\.[\w-]+\.[\w-]*|sb_(?:secret|publishable)_\w+|(?<=(?:token|token_hash|code|apikey|password)=)[^&\s"']+|[\w.+-]+@[\w-]+\.[\w.-]+/gi;

/** Blanks what must not stand in a log. */
export function redact(text: string): string {
	return text.replace(SECRETS, '[…]');
}

function describe(error: unknown): unknown {
	if (!(error instanceof Error)) return redact(JSON.stringify(error) ?? String(error));
	return {
		name: error.name,
		message: redact(error.message),
		stack: redact(error.stack ?? ''),
		...(error.cause !== undefined && { cause: describe(error.cause) })
	};
}

/** Writes what happened under its reference number. */
export function logLine({ error, ...line }: LogLine): void {
	const entry = { at: new Date().toISOString(), ...line, error: error && describe(error) };
	process.stderr.write(JSON.stringify(entry) + '\n');
}
