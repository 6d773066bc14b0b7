import { readEnvironment } from './environment.server.ts';
import personas from '../../../supabase/seed/personas.json' with { type: 'json' };

export interface Demo {
	password: string;
	accounts: { email: string; name: string; position: string }[];
	/** Where the embedded Supabase shows the mails it would have sent. */
	outbox: string;
}

/** The fictional accounts of the embedded Supabase; null with any other. */
export function readDemo(): Demo | null {
	const { embedded, supabaseUrl } = readEnvironment();
	if (!embedded) return null;
	return {
		password: 'verbund-demo',
		accounts: personas.map(({ email, display_name, position }) => ({
			email,
			name: display_name,
			position
		})),
		outbox: new URL('/outbox', supabaseUrl).href
	};
}
