/** vCard 4 (RFC 6350) for a body and for a function of it: official contact data, no people. */

type Line = [property: string, value: string | null | undefined];

const escape = (text: string) =>
	text.replace(/[\\,;]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n');

/** Lines have at most 75 bytes and go on after a space; no letter is cut in two. */
function fold(line: string): string {
	const encoder = new TextEncoder();
	let folded = '';
	let bytes = 0;
	for (const letter of line) {
		const size = encoder.encode(letter).length;
		if (bytes + size > 75) {
			folded += '\r\n ';
			bytes = 1;
		}
		folded += letter;
		bytes += size;
	}
	return folded;
}

function writeCard(lines: Line[]): string {
	const all: Line[] = [['BEGIN', 'VCARD'], ['VERSION', '4.0'], ...lines, ['END', 'VCARD']];
	return all.map(([name, value]) => (value ? `${fold(`${name}:${value}`)}\r\n` : '')).join('');
}

export interface BodyCard {
	id: string;
	name: string;
	short_name: string | null;
	seat: string | null;
	mailbox: string | null;
	website: string | null;
	purpose: string | null;
	/** When the entry was changed last, as the database writes it. */
	updated_at: string;
	/** Of its page. */
	address: string;
}

const stamp = (moment: string) => new Date(moment).toISOString().replace(/[-:]|\.\d+/g, '');

/** A body, to be kept among one's contacts. */
export function writeBodyCard(body: BodyCard): string {
	return writeCard([
		['KIND', 'org'],
		['UID', `urn:uuid:${body.id}`],
		['FN', escape(body.name)],
		['ORG', escape(body.name)],
		['NICKNAME', body.short_name && escape(body.short_name)],
		['ADR', body.seat && `;;;${escape(body.seat)};;;`],
		['EMAIL', body.mailbox && escape(body.mailbox)],
		['URL', body.website],
		['NOTE', body.purpose && escape(body.purpose)],
		['SOURCE', body.address],
		['REV', stamp(body.updated_at)]
	]);
}

export interface FunctionCard {
	id: string;
	organisation: string;
	role: string;
	topic: string | null;
	unit: string | null;
	mailbox: string | null;
	/** The day the entry was confirmed last. */
	verified_on: string;
	/** Of its page. */
	address: string;
}

/** A function of a body: whoever holds it now, reached by its mailbox. */
export function writeFunctionCard(entry: FunctionCard): string {
	const role = [entry.role, entry.topic].filter(Boolean).join(' · ');
	const units = [entry.organisation, entry.unit].filter((unit) => unit !== null);
	return writeCard([
		['KIND', 'org'],
		['UID', `urn:uuid:${entry.id}`],
		['FN', escape(`${role} · ${entry.organisation}`)],
		['ORG', units.map(escape).join(';')],
		['ROLE', escape(role)],
		['EMAIL;TYPE=work', entry.mailbox && escape(entry.mailbox)],
		['SOURCE', entry.address],
		['REV', stamp(entry.verified_on)]
	]);
}
