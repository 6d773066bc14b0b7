// `npm run contract`: proves that a Supabase does what Verbund needs; the embedded one when none is named.
import type { Foreign } from '../tests/contract/foreign.ts';
import { run as runCommand } from './command.ts';
import { run } from './terminal.ts';

const USAGE = `Needed are:
  SUPABASE_URL      https://…
  SUPABASE_KEYS     publishable key,secret key[,JWT secret]
  SUPABASE_DB_URL   postgresql://postgres:…@…:5432/postgres, because fixtures such as memberships
                    cannot be written by REST`;

await run(async () => {
	const foreign = readForeign(process.env);
	console.log(`Contract of ${foreign?.url ?? 'the embedded Supabase'}`);
	const parameters = ['run', '--project', 'contract', ...process.argv.slice(2)];
	const environment = { VERBUND_CONTRACT: foreign ? JSON.stringify(foreign) : '' };
	const { code } = await runCommand('vitest', parameters, true, environment);
	process.exitCode = code;
});

/** The Supabase named by the variables; null for the embedded one. Throws with what is missing. */
function readForeign(variables: NodeJS.ProcessEnv): Foreign | null {
	const { SUPABASE_URL, SUPABASE_KEYS, SUPABASE_DB_URL } = variables;
	if (!SUPABASE_URL) {
		if (SUPABASE_KEYS || SUPABASE_DB_URL) throw new Error(`SUPABASE_URL is missing. ${USAGE}`);
		return null;
	}
	const [publishableKey, secretKey, jwtSecret] = (SUPABASE_KEYS ?? '').split(',');
	if (!publishableKey || !secretKey) throw new Error(`SUPABASE_KEYS is incomplete. ${USAGE}`);
	if (!SUPABASE_DB_URL) throw new Error(`SUPABASE_DB_URL is missing. ${USAGE}`);
	return {
		url: new URL(SUPABASE_URL).href.replace(/\/+$/, ''),
		publishableKey,
		secretKey,
		jwtSecret: jwtSecret || null,
		databaseUrl: SUPABASE_DB_URL
	};
}
