import type { Outbox } from './outbox.ts';

/** Sends what Auth would mail; embedded, that is into the outbox. */
export interface Mailer {
	send(kind: MailKind, to: string, tokenHash: string, code?: string): Promise<void>;
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

/** The page of the app with the button that uses the token. */
export function linkFor(siteUrl: string, tokenHash: string, type: string): string {
	const url = new URL('/sign-in/link', siteUrl);
	url.searchParams.set('token_hash', tokenHash);
	url.searchParams.set('type', type);
	return url.href;
}

/** A mailer that writes its mails and puts them into the outbox. */
export function createMailer(outbox: Outbox, siteUrl: string): Mailer {
	return {
		async send(kind, to, tokenHash, code = '') {
			const link = kind === 'code' ? null : linkFor(siteUrl, tokenHash, kind);
			const text = ['Guten Tag,', OPENINGS[kind], link ?? code, CLOSING].join('\n\n');
			outbox.add({ to, subject: SUBJECTS[kind], text, link });
		}
	};
}
