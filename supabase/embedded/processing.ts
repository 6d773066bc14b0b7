import type { Sql } from 'postgres';

interface Column {
	place: string;
	relation: string;
	name: string;
	what: string;
	purpose: string;
	retention: string;
	erased_with_row: boolean;
}

const HEAD = `# Verzeichnis der Verarbeitung

Was Verbund über Personen speichert, wozu und wie lange. Erzeugt von \`npm run processing\` aus den Kommentaren der
Spalten in \`supabase/migrations\`; von Hand wird hier nichts geändert. Wer verantwortlich ist, steht in der
Datenschutzerklärung der Installation.

**Betroffene:** Beschäftigte der Stellen, die in Verbund zusammenarbeiten. **Empfänger:** andere Beschäftigte nach den
Rechten ihrer Stelle; Gäste sehen nur, was öffentlich oder mit ihnen geteilt ist. **Übermittlung in Drittländer:** keine
durch die Anwendung. **Schutz:** Rechte in der Datenbank, Sitzungen als httpOnly-Cookie, Geschichte ohne Namen.
`;

const TAIL = `## Außerhalb dieser Tabellen

| wo | was | wie lange |
| --- | --- | --- |
| Anmeldung (Supabase Auth, Schema \`auth\`) | E-Mail-Adresse, Prüfwert des Passworts, Sitzungen, Protokoll der Anmeldungen | bis das Konto gelöscht wird |
| Postausgang der eingebetteten Datenbank | nicht versandte E-Mails | die neuesten hundert; bei Löschung des Kontos sofort |
| Protokoll der Anwendung | Fehler mit Kennung, ohne Namen, Adressen und Inhalte | nach Vorgabe des Betriebs |
| Schreibprotokoll (WAL) und Sicherungen der Datenbank | alles, was je geschrieben wurde | bis sie überschrieben oder gelöscht sind, siehe \`docs/operations.md\` |

Freie Texte (Kommentare, Seiten, Dateien) können Namen enthalten, die jemand hineingeschrieben hat. Sie werden mit dem
Text gepflegt und gelöscht, nicht mit dem Konto.

Auskunft: „Meine Daten herunterladen“ im Konto. Löschung: „Konto löschen“ im Konto; danach steht „ehemalige Person“, wo der Name stand.
`;

/** The record of processing as Markdown in German, from what the columns of the database say of themselves. */
export async function writeProcessing(sql: Sql): Promise<string> {
	const columns = await sql<Column[]>`
		select p.place, p.relation, p.name, p.what, p.purpose,
			p.retention, p.erased_with_row
		from app.personal_columns p order by p.place desc, p.relation, p.name`;
	const rows = columns.map(
		({ place, relation, name, what, purpose, retention, erased_with_row }) =>
			`| \`${place}.${relation}.${name}\` | ${what} | ${purpose} | ${retention} | ${erased_with_row ? 'Zeile entfällt' : erasureOf(relation, name)} |`
	);
	const head =
		'| Spalte | was | wozu | wie lange | bei Löschung des Kontos |\n| --- | --- | --- | --- | --- |';
	return [HEAD, '## In der Datenbank\n', head, ...rows, '', TAIL].join('\n');
}

function erasureOf(relation: string, name: string): string {
	return relation === 'people' && name !== 'id' ? 'Wert entfällt' : 'Kennung ohne Namen bleibt';
}
