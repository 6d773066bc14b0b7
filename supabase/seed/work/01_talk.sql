-- Invented work of invented people, so that the demo's start pages show what they are for. It is done through
-- the same functions as in the app, each as one person; when it happened is set back afterwards.

create temporary table demo_talk (place integer primary key, email text, about text, body text, answers integer,
	asks text[], days integer, hours_ago numeric, id uuid) on commit drop;
insert into demo_talk (place, email, about, body, answers, asks, days, hours_ago) values
	(1, 'jonas@provider.example', 'elterngeld-digital',
		'Der Zustellpunkt für die Testumgebung steht. Welche Länder schicken zuerst Testfälle?', null, '{karin@fitko.example}', -1, 150),
	(2, 'karin@fitko.example', 'elterngeld-digital',
		'Nordrhein-Westfalen hat sich angeboten. Reicht Ihnen eine Zusage bis Ende der Woche?', null, '{hakan@nw.example}', 2, 47),
	(3, 'hakan@nw.example', 'kreis-efa-betrieb',
		'Für den Austausch mit den Kreisen suchen wir einen Termin. Wer übernimmt die Vorbereitung?', null,
		'{karin@fitko.example,ute@kreis.example}', 6, 26),
	(4, 'ute@kreis.example', 'kreis-efa-betrieb',
		'Bei uns geht es dienstags. Die Vorbereitung kann ich nicht allein übernehmen.', 3, null, null, 5),
	(5, 'sommer@he.example', 'elterngeld-digital',
		'Hessen prüft gerade die Rechtsgrundlage für den Abruf der Einkommensnachweise.', null, null, null, 20),
	(6, 'karin@fitko.example', 'elterngeld-digital',
		'Danke. Bitte sehen Sie sich dazu den Entwurf aus Bremen an, dort ist der Absatz schon abgestimmt.', 5,
		'{sommer@he.example,jonas@provider.example}', null, 3),
	(7, 'hakan@nw.example', 'registeranschluss',
		'Die Reihenfolge der Register ist bei uns beschlossen: zuerst Personenstand, dann Gewerbe.', null, '{karin@fitko.example}', null, 2),
	(8, 'karin@fitko.example', 'registeranschluss',
		'Können Sie bis dahin die Testdaten für das Gewerberegister bereitstellen?', null, '{jonas@provider.example}', 4, 1),
	(9, 'karin@fitko.example', 'fachverfahren-a',
		'Im Verzeichnis fehlt noch, wofür Ihre Stelle zuständig ist. Ergänzen Sie den Zweck?', null, '{priya@vendor.example}', 5, 23),
	(10, 'hakan@nw.example', 'elterngeld-digital',
		'Ende der Woche geht. Wir brauchen dafür noch die Schlüssel der Testumgebung.', 2, '{jonas@provider.example}', 1, 4);

do $$
declare
	said demo_talk;
	person uuid;
begin
	for said in select * from demo_talk order by place loop
		select p.id into person from public.people p where p.email = said.email;
		perform set_config('request.jwt.claims', jsonb_build_object('sub', person)::text, true),
			set_config('request.headers', jsonb_build_object('x-verbund-for', (
				select m.organisation_id from public.memberships m join public.organisations o on o.id = m.organisation_id
				where m.person_id = person order by o.slug <> 'land-hessen', o.slug limit 1))::text, true);
		update demo_talk d set id = public.comment_add(
			(select o.id from public.objects o where o.slug = said.about and o.kind in ('space', 'organisation')), said.body,
			(select a.id from demo_talk a where a.place = said.answers),
			array(select p.id from public.people p where p.email = any (said.asks)),
			case when said.days is not null then greatest(app.today(), app.today() + said.days) end)
		where d.place = said.place;
	end loop;
	perform set_config('request.jwt.claims', '', true), set_config('request.headers', '', true);
end $$;

update public.comments c set created_at = now() - d.hours_ago * interval '1 hour' from demo_talk d where d.id = c.id;
update public.notifications n set created_at = c.created_at
from public.events e join public.comments c on c.id = e.subject_id where e.id = n.event_id;
-- One question is late.
update public.waits w set due_on = app.today() + d.days, created_at = now() - d.hours_ago * interval '1 hour'
from demo_talk d where d.id = w.subject_id;
insert into app.visits (person_id, since, seen_at)
select p.id, now() - interval '22 hours', now() - interval '22 hours' from public.people p
where p.email <> 'ute@kreis.example' and exists (select from public.memberships m where m.person_id = p.id);
