const FIRST = (
	'Eltern Kinder Wohn Bau Gewerbe Melde Register Ausweis Führerschein Kfz Familien Unterhalts Ausbildungs Pflege ' +
	'Schul Hochschul Steuer Grund Umwelt Wasser Abfall Tier Lebensmittel Gesundheits Arbeits Renten Sozial ' +
	'Integrations Aufenthalts Staatsangehörigkeits Vergabe Haushalts Personal Digital Daten Schnittstellen Portal ' +
	'Antrags Bescheid Widerspruchs Gebühren Statistik Archiv Katastrophen Feuerwehr Verkehrs Straßen Brücken Denkmal ' +
	'Kultur Sport Jugend Senioren Betreuungs Nachlass Handels Vereins Wahl Rats Bezirks Kreis Gemeinde Landes Bundes'
).split(' ');
const SECOND = (
	'geld zulassung genehmigung meldung auskunft verzeichnis verfahren antrag nachweis prüfung stelle behörde amt ' +
	'leistung förderung beratung vertrag konzept plan bericht beschluss vereinbarung standard modell dienst portal ' +
	'karte akte frist ordnung gesetz richtlinie abgabe erstattung ermäßigung befreiung anmeldung abmeldung ummeldung ' +
	'übergabe planung steuerung sicherheit schutz aufsicht statistik anlage fläche recht pflicht schein register'
).split(' ');
const THIRD = 'skonferenz sgruppe sbescheid sportal süberwachung snummer sstelle santrag'.split(
	' '
);
const SMALL = (
	'der die das und oder für mit von zu im am auf aus nach bei über unter zwischen wird werden wurde ist sind soll ' +
	'kann muss alle viele neue weitere gemeinsame zuständige digitale elektronische betroffene erste zweite seit bis'
).split(' ');
const VERBS =
	'prüft erteilt beschließt übernimmt veröffentlicht vereinbart meldet bearbeitet erhebt erstattet'.split(
		' '
	);
const PLACES =
	'Köln Bremen München Lübeck Görlitz Saarbrücken Osnabrück Potsdam Gießen Erfurt'.split(' ');

/** About 26,000 German compounds. */
const COMPOUNDS = [
	...FIRST.flatMap((first) => SECOND.map((second) => first + second)),
	...FIRST.flatMap((first) =>
		SECOND.flatMap((second) => THIRD.map((third) => first + second + third))
	)
];

/** Texts of an office, the same for the same numbers: every body of text speaks of "Verwaltung". */
export function makeTexts(random: () => number) {
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
	const words = COMPOUNDS.map((word) => ({ word, place: random() })).sort(
		(a, b) => a.place - b.place
	);
	// By Zipf's law, as words of a language are: the first in one text of two, the last hardly ever.
	const word = () => words[Math.floor(words.length ** random()) - 1]?.word ?? 'Verwaltung';
	return {
		title: (place: number) => `${word()} und ${word()} in ${pick(PLACES)} ${place}`,
		body: (words: number) => {
			const text = ['Die Verwaltung'];
			while (text.length < words) text.push(pick(SMALL), random() < 0.6 ? word() : pick(VERBS));
			return text.join(' ');
		}
	};
}
