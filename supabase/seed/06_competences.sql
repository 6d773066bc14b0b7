-- What coordination across bodies needs people to be able to do, and how far the roles of the catalogue need it: a
-- proposal of ours, made for this directory, which the coordination may change.

insert into public.competences (slug, name, name_en, description, description_en) values
	('administrative-law', 'Recht der digitalen Verwaltung', 'Law of digital administration', 'Onlinezugangsgesetz, E-Government-Gesetze und Fachrecht so kennen, dass eine Leistung rechtssicher online geht.', 'Knowing the laws of access, e-government and the field well enough to put a service online on firm ground.'),
	('procurement', 'Vergabe und Verträge', 'Procurement and contracts', 'Den passenden Weg zu einer Leistung finden: Vergabe, Vereinbarung, Nachnutzung.', 'Finding the right way to a service: tender, agreement, reuse.'),
	('funding', 'Finanzierung und Haushalt', 'Funding and budget', 'Kosten schätzen, Mittel anmelden und ihre Verwendung nachweisen.', 'Estimating costs, applying for funds and accounting for them.'),
	('architecture', 'Föderale IT-Architektur', 'Federal IT architecture', 'Schnittstellen, Basiskomponenten und Richtlinien der Ebenen kennen und Lösungen danach bewerten.', 'Knowing interfaces, basic components and guidelines of the levels and judging solutions by them.'),
	('standards', 'Standards und Schnittstellen', 'Standards and interfaces', 'Datenaustauschstandards lesen, auswählen und einführen.', 'Reading, choosing and introducing standards of data exchange.'),
	('fim', 'Föderales Informationsmanagement', 'Federal information management', 'Leistungen, Datenfelder und Prozesse nach FIM beschreiben und pflegen.', 'Describing and keeping services, data fields and processes by FIM.'),
	('data-protection', 'Datenschutz', 'Data protection', 'Verarbeitungen beschreiben, Risiken abschätzen und Betroffenenrechte sichern.', 'Describing processing, estimating risks and securing the rights of data subjects.'),
	('information-security', 'Informationssicherheit', 'Information security', 'Schutzbedarf feststellen und Maßnahmen nach dem IT-Grundschutz planen.', 'Finding the need for protection and planning measures.'),
	('project-management', 'Projekt- und Programmsteuerung', 'Project and programme management', 'Ziele, Schritte und Risiken mehrerer Beteiligter steuern.', 'Steering aims, steps and risks of several parties.'),
	('coordination', 'Koordination über Ebenen', 'Coordination across levels', 'Bund, Länder, Kommunen und andere zusammenbringen und zu Ergebnissen führen.', 'Bringing federal, state, municipal and other bodies together and to results.'),
	('service-design', 'Gestaltung nutzerfreundlicher Leistungen', 'Service design', 'Mit denen, die eine Leistung nutzen, herausfinden, was sie brauchen, und es prüfen.', 'Finding out with those who use a service what they need, and testing it.'),
	('operations', 'Betrieb und Übergabe', 'Operations and handover', 'Betriebskonzepte prüfen, Störungen ordnen, Verantwortung geordnet übergeben.', 'Checking concepts of operation, ordering incidents, handing over responsibility in order.');

insert into public.role_competences (role_id, competence_id, level)
select r.id, c.id, n.level from (values
	('ozg-programme-management', 'project-management', 3), ('ozg-programme-management', 'coordination', 3), ('ozg-programme-management', 'funding', 2),
	('tf-lead', 'coordination', 3), ('tf-lead', 'project-management', 2), ('tf-lead', 'administrative-law', 2),
	('ozg-k', 'coordination', 3), ('ozg-k', 'administrative-law', 2), ('ozg-k', 'funding', 2), ('ozg-k', 'procurement', 1),
	('ozg-r', 'coordination', 2), ('ozg-r', 'administrative-law', 2),
	('uk', 'project-management', 3), ('uk', 'service-design', 2), ('uk', 'fim', 1), ('uk', 'operations', 1),
	('lv', 'administrative-law', 2), ('lv', 'service-design', 2), ('lv', 'data-protection', 1),
	('fr', 'administrative-law', 3), ('fr', 'fim', 1), ('fr', 'procurement', 1),
	('fit-ab', 'architecture', 3), ('fit-ab', 'standards', 2), ('fit-ab', 'information-security', 2),
	('fit-sb', 'standards', 3), ('fit-sb', 'architecture', 2),
	('product-team', 'service-design', 3), ('product-team', 'operations', 2), ('product-team', 'project-management', 2),
	('land-editor', 'fim', 2), ('fim-expert', 'fim', 3), ('fim-expert', 'standards', 2),
	('it-provider-lead', 'operations', 3), ('it-provider-lead', 'information-security', 2), ('it-provider-lead', 'architecture', 2),
	('dvc-guide', 'architecture', 2), ('dvc-guide', 'information-security', 2),
	('cio', 'coordination', 3), ('cio', 'architecture', 2), ('cio', 'funding', 2),
	('ecosystem-coordinator', 'coordination', 3), ('ecosystem-coordinator', 'project-management', 2)
) n (role, competence, level) join public.roles r on r.slug = n.role join public.competences c on c.slug = n.competence;
