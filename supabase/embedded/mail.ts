import { AsyncLocalStorage } from 'node:async_hooks';
import type { Outbox } from './outbox.ts';

/** Sends what Auth would mail; embedded, that is into the outbox. */
export interface Mailer {
	send(kind: MailKind, to: string, tokenHash: string, code?: string): Promise<void>;
	/** Forgets what was sent to an address, whose account is gone. */
	forget(to: string): void;
}

type MailKind = 'magiclink' | 'recovery' | 'invite' | 'email_change' | 'code';

const SUBJECTS: Record<MailKind, string> = {
	magiclink: 'Ihr Link zur Anmeldung bei Verbund',
	recovery: 'Ihr Link für ein neues Passwort bei Verbund',
	invite: 'Einladung zu Verbund',
	email_change: 'Neue E-Mail-Adresse bei Verbund bestätigen',
	code: 'Ihr Bestätigungscode für Verbund'
};

const OPENINGS: Record<MailKind, string> = {
	magiclink: 'mit diesem Link melden Sie sich bei Verbund an:',
	recovery: 'mit diesem Link melden Sie sich an und vergeben ein neues Passwort:',
	invite:
		'Sie sind eingeladen, bei Verbund mitzuarbeiten. Mit diesem Link nehmen Sie die Einladung an:',
	email_change: 'mit diesem Link bestätigen Sie Ihre neue E-Mail-Adresse:',
	code: 'Ihr Bestätigungscode lautet:'
};

const CLOSING =
	'Der Link gilt eine Stunde und einmal. Wenn Sie nichts angefordert haben, müssen Sie nichts tun.';

const redirect = new AsyncLocalStorage<string | null>();

/** What is mailed while `run` goes on leads back to where the request wanted, as `{{ .RedirectTo }}` does. */
export function leadingBack<T>(request: Request, run: () => T): T {
	return redirect.run(redirectOf(request), run);
}

export function redirectOf(request: Request): string | null {
	return new URL(request.url).searchParams.get('redirect_to');
}

/** The page of the app with the button that uses the token; it leads back to pages of the app alone. */
export function linkFor(
	siteUrl: string,
	tokenHash: string,
	type: string,
	wanted: string | null = redirect.getStore() ?? null
): string {
	const url = new URL('/sign-in/link', siteUrl);
	url.searchParams.set('token_hash', tokenHash);
	url.searchParams.set('type', type);
	const back = wanted === null ? null : URL.parse(wanted);
	if (back?.origin === url.origin && back.pathname !== '/') {
		url.searchParams.set('return_to', back.pathname + back.search);
	}
	return url.href;
}

/** A mailer that writes its mails and puts them into the outbox. */
export function createMailer(outbox: Outbox, siteUrl: string): Mailer {
	return {
		async send(kind, to, tokenHash, code = '') {
			const link = kind === 'code' ? null : linkFor(siteUrl, tokenHash, kind);
			const text = ['Guten Tag,', OPENINGS[kind], link ?? code, CLOSING].join('\n\n');
			outbox.add({ to, subject: SUBJECTS[kind], text, link });
		},
		forget: (to) => outbox.forget(to)
	};
}
