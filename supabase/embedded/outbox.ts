import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeDurably } from './data-directory.ts';

/** An e-mail that was not sent but kept, because an embedded Supabase has no mail server. */
export interface Mail {
	id: number;
	/** ISO 8601, UTC. */
	at: string;
	to: string;
	subject: string;
	text: string;
	/** The link in the text, if there is one. */
	link: string | null;
}

export interface Outbox {
	/** Newest first. */
	list(): Mail[];
	/** The newest mail to an address, or undefined. */
	latest(to: string): Mail | undefined;
	add(mail: Omit<Mail, 'id' | 'at'>): Mail;
	/** Removes every mail to an address. */
	forget(to: string): void;
}

const MOST = 100;

/** The outbox of a data directory; it keeps the newest hundred mails in outbox.json (0600). */
export function openOutbox(dataDir: string): Outbox {
	const file = path.join(dataDir, 'outbox.json');
	let mails = read(file);
	return {
		list: () => [...mails],
		latest: (to) => mails.find((mail) => mail.to === to.toLowerCase()),
		add(content) {
			const mail = { id: (mails[0]?.id ?? 0) + 1, at: new Date().toISOString(), ...content };
			mails = [{ ...mail, to: mail.to.toLowerCase() }, ...mails].slice(0, MOST);
			writeDurably(file, JSON.stringify(mails));
			return mail;
		},
		forget(to) {
			mails = mails.filter((mail) => mail.to !== to.toLowerCase());
			writeDurably(file, JSON.stringify(mails));
		}
	};
}

function read(file: string): Mail[] {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Mail[];
	} catch {
		// Mails are for the next minutes; a missing or damaged file is an empty outbox.
		return [];
	}
}
