/** What the operator of an installation says about itself, from the JSON file named by VERBUND_OPERATOR. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { readEnvironment } from './environment.server.ts';

/** Plain text; an empty line begins a new paragraph. */
const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const bilingual = v.strictObject({ de: text, en: text });

const provider = v.strictObject({
	/** Stands in the URL `/sign-in/provider/<id>`. */
	id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
	/** What the button says after "Anmelden mit". */
	label: text,
	kind: v.picklist(['oidc', 'saml']),
	/** oidc: Supabase's name of the provider, such as `keycloak` or `custom:example`. */
	provider: v.optional(text),
	/** oidc: scopes to ask for, separated by spaces. */
	scopes: v.optional(text),
	/** saml: the e-mail domain registered with Supabase. */
	domain: v.optional(text)
});

const accessibility = v.strictObject({
	statement: bilingual,
	feedback_email: v.pipe(v.string(), v.email()),
	enforcement_body: v.strictObject({ name: text, address: text, url: v.pipe(v.string(), v.url()) }),
	assessed_on: v.optional(v.pipe(v.string(), v.isoDate()))
});

const schema = v.strictObject({
	name: text,
	imprint: v.optional(bilingual),
	privacy: v.optional(bilingual),
	accessibility: v.optional(accessibility),
	easy_language: v.optional(v.strictObject({ de: text })),
	providers: v.optional(v.array(provider), [])
});

export type Operator = v.InferOutput<typeof schema>;
export type Provider = v.InferOutput<typeof provider>;

/** Says which file, which place in it and what is wrong there. */
export class OperatorError extends Error {
	override name = 'OperatorError';
}

/** @throws OperatorError */
export function parseOperator(json: string, file: string): Operator {
	const problem = (what: string) => new OperatorError(`The operator's file ${file}: ${what}`);
	let content: unknown;
	try {
		content = JSON.parse(json);
	} catch (cause) {
		throw problem(`no valid JSON (${String(cause)}). See docs/operator.example.json.`);
	}
	const parsed = v.safeParse(schema, content);
	if (parsed.success) return parsed.output;
	const places = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'file'}: ${issue.message}`);
	throw problem(`${places.join('; ')}. See docs/operator.example.json.`);
}

let known: Operator | null | undefined;

/** The operator, read once; null when none is configured, and the pages then say so. */
export function readOperator(): Operator | null {
	if (known !== undefined) return known;
	const { operatorFile } = readEnvironment();
	known = operatorFile ? parseOperator(readText(operatorFile), operatorFile) : null;
	return known;
}

function readText(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (cause) {
		throw new OperatorError(`VERBUND_OPERATOR=${file} cannot be read.`, { cause });
	}
}
