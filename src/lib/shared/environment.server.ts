/** The one file that reads process.env. Everything is checked once, before the first request. */
import * as v from 'valibot';

export interface Environment {
	port: number;
	host: string;
	/** The address people type, when a proxy stands in front. */
	origin: URL | null;
	supabaseUrl: URL;
	publishableKey: string;
	secretKey: string | null;
	/** True when the Supabase behind the app is the embedded one: demo accounts, loopback only. */
	embedded: boolean;
	/** How many proxies of our own stand in front and append to x-forwarded-for. */
	proxyDepth: number;
	/** How the page sync reaches Postgres as role verbund_sync; null leaves page sync off. */
	syncDatabaseUrl: string | null;
	/** Path of the operator's JSON file: imprint, statements, sign-in providers. */
	operatorFile: string | null;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

const optional = v.optional(v.pipe(v.string(), v.trim()), '');
const whole = (fallback: string, most: number, what: string) =>
	v.pipe(
		v.optional(v.string(), fallback),
		v.regex(/^\d+$/, what),
		v.transform(Number),
		v.maxValue(most, what)
	);
const isWebAddress = (text: string) => /^https?:$/.test(URL.parse(text)?.protocol ?? '');
const required = (what: string) => v.pipe(optional, v.nonEmpty(what));

const schema = v.object({
	PORT: whole('3000', 65535, 'PORT is no port number. Set it to a number from 0 to 65535.'),
	HOST: v.optional(v.string(), '127.0.0.1'),
	ORIGIN: v.pipe(
		optional,
		v.check(
			(text) => text === '' || isWebAddress(text),
			'ORIGIN is no web address. Set it to what people type, such as https://verbund.example.de, or leave it out.'
		),
		v.transform((text) => (text === '' ? null : new URL(text)))
	),
	PUBLIC_SUPABASE_URL: v.pipe(
		required(
			'PUBLIC_SUPABASE_URL is missing, so the app knows no database. Set it to the address of your Supabase, or use `npm start`, which brings its own.'
		),
		v.check(isWebAddress, 'PUBLIC_SUPABASE_URL is no web address. Take it from Supabase.'),
		v.transform((text) => new URL(text))
	),
	PUBLIC_SUPABASE_PUBLISHABLE_KEY: required(
		'PUBLIC_SUPABASE_PUBLISHABLE_KEY is missing, so nobody can read anything. Take the publishable (or anon) key from Supabase, or use `npm start`.'
	),
	SUPABASE_SECRET_KEY: optional,
	VERBUND_EMBEDDED: optional,
	VERBUND_PROXY_DEPTH: whole(
		'0',
		10,
		'VERBUND_PROXY_DEPTH is no small number. Set it to the number of your own proxies in front.'
	),
	SYNC_DATABASE_URL: v.pipe(
		optional,
		v.check(
			(text) => text === '' || URL.parse(text)?.protocol.startsWith('postgres') === true,
			'SYNC_DATABASE_URL is no address of a Postgres. Set it to postgresql://verbund_sync:password@host:5432/postgres, or leave it out.'
		)
	),
	VERBUND_OPERATOR: optional
});

/** Says what is wrong with the environment, one sentence per problem, each with what to do. */
export class EnvironmentError extends Error {
	override name = 'EnvironmentError';
}

/**
 * Checks a set of variables.
 * @throws EnvironmentError naming every problem at once
 */
export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
	const parsed = v.safeParse(schema, variables);
	if (!parsed.success) throw new EnvironmentError(parsed.issues.map((i) => i.message).join('\n'));
	const { output } = parsed;
	const environment: Environment = {
		port: output.PORT,
		host: output.HOST,
		origin: output.ORIGIN,
		supabaseUrl: output.PUBLIC_SUPABASE_URL,
		publishableKey: output.PUBLIC_SUPABASE_PUBLISHABLE_KEY,
		secretKey: output.SUPABASE_SECRET_KEY || null,
		embedded: output.VERBUND_EMBEDDED === '1',
		proxyDepth: output.VERBUND_PROXY_DEPTH,
		syncDatabaseUrl: output.SYNC_DATABASE_URL || null,
		operatorFile: output.VERBUND_OPERATOR || null
	};
	refuseUnsafe(environment);
	return environment;
}

function refuseUnsafe({ embedded, host, origin, proxyDepth }: Environment): void {
	const open = !LOOPBACK.includes(host);
	if (embedded && open) {
		throw new EnvironmentError(
			`HOST=${host} would show the embedded Supabase and its demo accounts to the network. Leave HOST at 127.0.0.1, or set PUBLIC_SUPABASE_URL to a real Supabase.`
		);
	}
	if (embedded && proxyDepth > 0) {
		throw new EnvironmentError(
			'VERBUND_PROXY_DEPTH is set, but the embedded Supabase answers on this machine only. Leave it out, or set PUBLIC_SUPABASE_URL to a real Supabase.'
		);
	}
	if (!origin && (open || proxyDepth > 0)) {
		throw new EnvironmentError(
			'ORIGIN is missing, so foreign Host headers could not be told from yours. Set it to the address people type, such as https://verbund.example.de.'
		);
	}
}

let known: Environment | undefined;

/** The environment of this process, checked on the first call. */
export function readEnvironment(): Environment {
	return (known ??= parseEnvironment(process.env));
}
