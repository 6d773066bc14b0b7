import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#embedded/embedded.ts';
import { castRestDays } from './cast-calendars.ts';
import { castDirectory } from './cast-directory.ts';
import { castFiles } from './cast-files.ts';
import { castInvitations } from './cast-invitations.ts';
import { castPages } from './cast-pages.ts';
import { castSpaces } from './cast-spaces.ts';
import { castTalk } from './cast-talk.ts';
import { castPeopleAndBodies, emailOf, PASSWORD, type Labels } from './cast.ts';
import { PERSONAS } from './personas.ts';

const PORT = 24380;

declare module 'vitest' {
	export interface ProvidedContext {
		supabase: { url: string; publishableKey: string; secretKey: string };
		database: { host: string; password: string };
		tokens: Record<string, string>;
		labels: Labels;
	}
}

/** One embedded Supabase for all stories, with the cast signed in through the real Auth. */
export default async function setup(project: TestProject) {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'verbund-stories-'));
	const embedded = await startEmbedded({
		dataDir,
		port: PORT,
		siteUrl: 'http://127.0.0.1:3000',
		seed: false,
		jwtExpiry: 3600,
		// Stories are about rights: all personas at once would meet the limits, and refusals need not wait.
		realtimeLimits: { refusalDelay: 200, presencePerSecond: 10_000, messagesPerSecond: 10_000 }
	});
	const { url, publishableKey, secretKey } = embedded;
	const labels = await castPeopleAndBodies(embedded.sql, accountMaker(url, secretKey));
	await castSpaces(embedded.sql, labels);
	await castPages(embedded.sql, labels);
	await castFiles(embedded.sql, labels);
	await castRestDays(embedded.sql, labels);
	await castTalk(embedded.sql, labels);
	await castDirectory(embedded.sql, labels);
	await castInvitations(embedded.sql, labels);
	const tokens = await signInPersonas(url, publishableKey);
	project.provide('supabase', { url, publishableKey, secretKey });
	project.provide('database', databaseOf(embedded.sql.options));
	project.provide('tokens', tokens);
	project.provide('labels', labels);
	return async () => {
		await embedded.close();
		rmSync(dataDir, { recursive: true, force: true });
	};
}

const stateless = { auth: { persistSession: false, autoRefreshToken: false } };

function accountMaker(url: string, secretKey: string) {
	const { auth } = createClient(url, secretKey, stateless);
	return async (email: string) => {
		const { data, error } = await auth.admin.createUser({
			email,
			password: PASSWORD,
			email_confirm: true,
			user_metadata: { display_name: email.split('@')[0] }
		});
		if (error) throw error;
		return data.user.id;
	};
}

async function signInPersonas(url: string, publishableKey: string) {
	const tokens: Record<string, string> = {};
	for (const persona of PERSONAS.slice(1)) {
		const { auth } = createClient(url, publishableKey, stateless);
		const { data, error } = await auth.signInWithPassword({
			email: emailOf(persona),
			password: PASSWORD
		});
		if (error) throw error;
		tokens[persona] = data.session.access_token;
	}
	return tokens;
}

function databaseOf(options: { host: unknown; pass: unknown }) {
	const host = Array.isArray(options.host) ? options.host[0] : options.host;
	return { host: String(host), password: String(options.pass) };
}
