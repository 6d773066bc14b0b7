import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { startEmbedded, type Embedded, type EmbeddedOptions } from './embedded.ts';

/** An embedded Supabase on a directory of its own, for tests. */
export interface Stage {
	embedded: Embedded;
	directory: string;
	/** supabase-js without any memory, with the publishable or the given key. */
	client(key?: string): SupabaseClient;
	/** An account that can sign in with PASSWORD. */
	account(email: string): Promise<string>;
	close(): Promise<void>;
}

export const PASSWORD = 'correct horse battery';
export const SITE_URL = 'http://127.0.0.1:3000';

/** Starts one with the given SQL as its only migration. Tests in other files use other ports. */
export async function stageEmbedded(
	port: number,
	migration = 'select 1;',
	options: Partial<EmbeddedOptions> = {}
): Promise<Stage> {
	const directory = mkdtempSync(path.join(tmpdir(), 'verbund-embedded-'));
	const migrations = path.join(directory, 'migrations');
	mkdirSync(migrations);
	writeFileSync(path.join(migrations, '20260101000000_stage.sql'), migration);
	const dataDir = path.join(directory, 'data');
	const embedded = await startEmbedded({
		dataDir,
		port,
		siteUrl: SITE_URL,
		migrations,
		...options
	});
	const client: Stage['client'] = (key = embedded.publishableKey) =>
		createClient(embedded.url, key, { auth: { persistSession: false, autoRefreshToken: false } });
	return {
		embedded,
		directory,
		client,
		account: (email) => makeAccount(client(embedded.secretKey), email),
		async close() {
			await embedded.close();
			rmSync(directory, { recursive: true, force: true });
		}
	};
}

async function makeAccount({ auth }: SupabaseClient, email: string): Promise<string> {
	const { data, error } = await auth.admin.createUser({
		email,
		password: PASSWORD,
		email_confirm: true,
		user_metadata: { display_name: email.split('@')[0] }
	});
	if (error) throw error;
	return data.user.id;
}
