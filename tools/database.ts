// `npm run database`: opens the running embedded Postgres for psql and the Supabase CLI until Ctrl+C.
import { openBridge } from '../supabase/embedded/bridge.ts';
import { readSettings } from './settings.ts';
import { run } from './terminal.ts';

await run(async () => {
	const { dataDir, supabasePort } = readSettings();
	const bridge = await openBridge(dataDir, supabasePort + 1);
	console.log(`
Postgres is open on this machine until Ctrl+C. The address holds the password:

  ${bridge.url}

For example:

  psql '${bridge.url}'
  npx supabase@3.1.0 migration list --remote='${bridge.url}'
  npx supabase@3.1.0 db advisors --remote='${bridge.url}'
`);
	const leave = () => process.exit(0);
	process.on('SIGINT', leave);
	process.on('SIGTERM', leave);
});
