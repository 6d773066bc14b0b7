-- Invented rooms of work between real bodies: nothing in them happened.

insert into public.spaces (slug, name, purpose, visibility, organisation_id)
select s.slug, s.name, s.purpose, s.visibility::public.visibility, o.id
from (values
	('elterngeld-digital', 'Elterngeld digital',
		'Wer Elterngeld beantragt, soll Angaben nur einmal machen. Hier stimmen Länder, IT-Dienstleister und Hersteller die Anbindung der Nachweise ab.',
		'network', 'fitko'),
	('registeranschluss', 'Registeranschluss der Länder',
		'Vorbereitung der Register auf das National-Once-Only-Technical-System: Reihenfolge, Testdaten, Ansprechstellen.',
		'space', 'fitko'),
	('kreis-efa-betrieb', 'Kreis EfA-Betrieb',
		'Erfahrungen aus dem Betrieb von Einer-für-Alle-Leistungen in den Kommunen.',
		'network', 'land-nordrhein-westfalen'),
	('fristen-und-feiertage', 'Fristen und Feiertage',
		'Welche Fristen die Länder vereinbart haben und welche Tage zählen. Öffentlich lesbar.',
		'public', 'fitko')
) s (slug, name, purpose, visibility, founder)
join public.organisations o on o.slug = s.founder;

insert into public.space_organisations (space_id, organisation_id, granted)
select s.id, o.id, b.granted::public.access_right
from (values
	('elterngeld-digital', 'land-nordrhein-westfalen', 'write'),
	('elterngeld-digital', 'bremen', 'write'),
	('elterngeld-digital', 'land-hessen', 'comment'),
	('elterngeld-digital', 'landkreis-nordwestmecklenburg', 'comment'),
	('elterngeld-digital', 'it-nrw', 'write'),
	('elterngeld-digital', 'dataport', 'write'),
	('elterngeld-digital', 'fachverfahren-a', 'comment'),
	('elterngeld-digital', 'fachverfahren-b', 'comment'),
	('registeranschluss', 'bva', 'write'),
	('registeranschluss', 'land-nordrhein-westfalen', 'write'),
	('registeranschluss', 'it-nrw', 'comment'),
	('kreis-efa-betrieb', 'landkreis-nordwestmecklenburg', 'write'),
	('kreis-efa-betrieb', 'stadt-wiesbaden', 'write'),
	('kreis-efa-betrieb', 'it-nrw', 'comment'),
	('kreis-efa-betrieb', 'fitko', 'write')
) b (space, body, granted)
join public.spaces s on s.slug = b.space join public.organisations o on o.slug = b.body;
