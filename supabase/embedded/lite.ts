import { App } from '@supabase/lite';
import type { KeyKind } from './compat/bearer.ts';
import { RequestConnection } from './compat/connection.ts';
import { currentRequest } from './compat/request-context.ts';
import type { Mailer } from './mail.ts';
import type { Connection } from './postgres/postgres.ts';
import type { Secrets } from './secrets.ts';

export interface LiteOptions {
	connection: Connection;
	secrets: Secrets;
	siteUrl: string;
	/** Life of an access token, in seconds. */
	jwtExpiry: number;
	mailer: Mailer;
}

export interface Lite {
	fetch(request: Request): Promise<Response>;
	/** Reads the catalogue anew, after migrations. */
	reload(): Promise<void>;
	close(): Promise<void>;
}

/** @supabase/lite as REST and Auth. Nobody calls it but our gateway, which checks everything first. */
export function createLite(options: LiteOptions): Lite {
	const connection = new RequestConnection({
		url: '',
		postgresOptions: {
			...options.connection,
			username: 'supabase_lite',
			max: 10,
			connection: { application_name: 'supabase_lite' }
		}
	});
	const app = createApp(options, connection);
	// One at a time: a pool that is closed in the middle of a reading never finishes closing.
	let reading: Promise<void> = Promise.resolve();
	let closed = false;
	const read = async () => {
		if (closed) return;
		await connection.clearSchemaCache();
		await connection.introspect();
	};
	return {
		fetch: (request) => app.fetch(request, { peerAddress: null }),
		reload: () => (reading = reading.then(read, read)),
		async close() {
			closed = true;
			await reading.catch(() => undefined);
			await connection.close();
		}
	};
}

function createApp(options: LiteOptions, connection: RequestConnection): App {
	const server = {
		admin: false,
		disableStudio: true,
		disableFallback: true,
		apiKeys: { resolver: async (key: string) => identity(key, options.secrets) }
	};
	const app = new App({
		connection,
		api: { schemas: ['public'], max_rows: 1000 },
		db: { migrations: { enabled: false } },
		auth: authSettings(options),
		options: { server }
	});
	app._mailer = liteMailer(options.mailer);
	return app;
}

function authSettings({ secrets, siteUrl, jwtExpiry }: LiteOptions) {
	return {
		enabled: true,
		jwt_secret: secrets.jwtSecret,
		publishable_key: secrets.publishableKey,
		secret_key: secrets.secretKey,
		site_url: siteUrl,
		jwt_expiry: jwtExpiry,
		// For everybody; the one below only says that e-mail addresses are a way to sign in.
		enable_signup: false,
		enable_refresh_token_rotation: true,
		email: { enable_signup: true, enable_confirmations: true, otp_length: 10, otp_expiry: 3600 }
	};
}

/** Who calls: the gateway has verified the token, so lite need not ask the database twice per request. */
function identity(key: string, { secretKey }: Secrets) {
	const type: KeyKind = key === secretKey ? 'secret' : 'publishable';
	const claims = currentRequest()?.claims ?? { role: type === 'secret' ? 'service_role' : 'anon' };
	return { type, claims };
}

function liteMailer(mailer: Mailer): NonNullable<App['_mailer']> {
	return {
		sendMagicLink: (to, tokenHash, code) => mailer.send('magiclink', to, tokenHash, code),
		sendRecovery: (to, tokenHash, code) => mailer.send('recovery', to, tokenHash, code),
		sendConfirmation: (to, tokenHash, code) => mailer.send('magiclink', to, tokenHash, code),
		sendEmailChange: (to, tokenHash, code) => mailer.send('email_change', to, tokenHash, code),
		sendReauthentication: (to, code) => mailer.send('code', to, '', code)
	};
}
