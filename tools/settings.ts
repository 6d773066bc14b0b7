import path from 'node:path';

/** What `npm start` and the tools around it read from the environment. */
export interface Settings {
	port: number;
	host: string;
	/** Absolute path of VERBUND_DATA. */
	dataDir: string;
	supabasePort: number;
	/** False when PUBLIC_SUPABASE_URL names another Supabase. */
	embedded: boolean;
	/** Where people open the app. */
	siteUrl: string;
}

type Variables = Record<string, string | undefined>;

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** Reads and checks the variables. Fails with every problem at once, each with what to do. */
export function readSettings(variables: Variables = process.env): Settings {
	const embedded = !variables.PUBLIC_SUPABASE_URL;
	const port = Number(variables.PORT || 3000);
	const host = variables.HOST || '127.0.0.1';
	const supabasePort = Number(variables.SUPABASE_PORT || 24321);
	const problems = [
		...portProblems('PORT', port),
		...portProblems('SUPABASE_PORT', supabasePort),
		...(embedded ? embeddedProblems(host, port, supabasePort) : keyProblems(variables))
	];
	if (problems.length) throw new Error(problems.join('\n'));
	return {
		port,
		host,
		dataDir: path.resolve(variables.VERBUND_DATA || '.verbund'),
		supabasePort,
		embedded,
		siteUrl: variables.ORIGIN || `http://${host.includes(':') ? `[${host}]` : host}:${port}`
	};
}

function portProblems(name: string, port: number): string[] {
	if (Number.isInteger(port) && port > 0 && port < 65536) return [];
	return [`${name} is no port. Set it to a number from 1 to 65535.`];
}

function embeddedProblems(host: string, port: number, supabasePort: number): string[] {
	const problems = [];
	if (!LOOPBACK.includes(host)) {
		problems.push(
			`HOST=${host} would show the embedded Supabase and its demo accounts to the network. ` +
				'Leave HOST at 127.0.0.1, or set PUBLIC_SUPABASE_URL to a real Supabase.'
		);
	}
	if (port === supabasePort) {
		problems.push(`PORT and SUPABASE_PORT are both ${port}. Choose two.`);
	}
	return problems;
}

function keyProblems(variables: Variables): string[] {
	return ['PUBLIC_SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_SECRET_KEY']
		.filter((name) => !variables[name])
		.map(
			(name) =>
				`PUBLIC_SUPABASE_URL is set, but ${name} is not. Take it from that Supabase (Settings, API keys).`
		);
}
