import { DEMO_PASSWORD, readPersonas } from '../supabase/embedded/demo.ts';
import type { Settings } from './settings.ts';

/** What `npm start` says when all is up. */
export function announce({ embedded, siteUrl, supabasePort, dataDir }: Settings): string {
	if (!embedded) return `\nVerbund: ${siteUrl}\n`;
	const people = readPersonas('supabase/seed').map(
		({ email, display_name, position }) =>
			`  ${email.padEnd(26)} ${[display_name, position].filter(Boolean).join(', ')}`
	);
	const lines = [
		'',
		`Verbund:  ${siteUrl}`,
		`Outbox:   http://127.0.0.1:${supabasePort}/outbox (e-mails that would be sent)`,
		`Data:     ${dataDir}`,
		...(people.length ? ['', `Demo accounts, password ${DEMO_PASSWORD}:`, ...people] : []),
		'',
		'Stop with Ctrl+C.',
		''
	];
	return lines.join('\n');
}
