-- Invented entries of the directory, held by the people of the demo: what is stale, vacant, deputised, handed over.
-- Each is written by whoever keeps the body, through the same functions as in the app.

create function pg_temp.act_as(address text, body text) returns void language sql as $$
	select set_config('request.jwt.claims', jsonb_build_object('sub', p.id)::text, true),
		set_config('request.headers', jsonb_build_object('x-verbund-for', o.id)::text, true)
	from public.people p, public.organisations o where p.email = address and o.slug = body;
$$;
create function pg_temp.person(address text) returns uuid language sql as $$
	select p.id from public.people p where p.email = address;
$$;
create function pg_temp.body(wanted text) returns uuid language sql as $$
	select o.id from public.organisations o where o.slug = wanted;
$$;
create function pg_temp.role(wanted text) returns uuid language sql as $$
	select r.id from public.roles r where r.slug = wanted;
$$;
create function pg_temp.topic(wanted text) returns uuid language sql as $$
	select t.id from public.topics t where t.slug = wanted;
$$;

do $$
declare
	made uuid;
	next uuid;
	monday constant date := app.today() + 8 - extract(isodow from app.today())::integer;
begin
	-- Karin coordinates, and keeps what nobody else keeps yet.
	perform pg_temp.act_as('karin@fitko.example', 'fitko');
	perform public.assignment_set(pg_temp.body('fitko'), pg_temp.role('ecosystem-coordinator'), person => pg_temp.person('karin@fitko.example'),
		valid_from => app.today() - 400, source => 'Erfundener Geschäftsverteilungsplan der Demo');
	perform public.assignment_set(pg_temp.body('stadt-wiesbaden'), pg_temp.role('fr'), pg_temp.topic('elterngeld'),
		unit => 'Elterngeldstelle (erfunden)', mailbox => 'elterngeld@wiesbaden.example', valid_from => app.today() - 200);
	perform public.assignment_set(pg_temp.body('it-planungsrat'), pg_temp.role('al-round'), person => pg_temp.person('sommer@he.example'),
		valid_from => app.today() - 350);

	perform pg_temp.act_as('mira@he.example', 'land-hessen');
	perform public.assignment_set(pg_temp.body('land-hessen'), pg_temp.role('fr'), pg_temp.topic('elterngeld'),
		unit => 'Referat Familienleistungen (erfunden)', mailbox => 'elterngeld@he.example', valid_from => app.today() - 300);
	perform public.assignment_set(pg_temp.body('land-hessen'), pg_temp.role('ozg-k'), person => pg_temp.person('mira@he.example'),
		mailbox => 'ozg@he.example', valid_from => app.today() - 250);
	-- Dr. Sommer is away for two weeks from next Monday on. Toni stands in; Mira is away in between.
	made := public.assignment_set(pg_temp.body('land-hessen'), pg_temp.role('cio'), person => pg_temp.person('sommer@he.example'),
		mailbox => 'cio@he.example', valid_from => app.today() - 500);
	perform public.deputy_set(made, pg_temp.person('toni@he.example'), 1, 'no_votes', app.today() - 30);
	perform public.absence_set(monday + 2, monday + 4);
	perform pg_temp.act_as('sommer@he.example', 'land-hessen');
	perform public.absence_set(monday, monday + 13);

	-- Toni hands the editorial office over to Mira, who will hold it in three weeks.
	perform pg_temp.act_as('mira@he.example', 'land-hessen');
	made := public.assignment_set(pg_temp.body('land-hessen'), pg_temp.role('land-editor'), person => pg_temp.person('toni@he.example'),
		mailbox => 'landesredaktion@he.example', valid_from => app.today() - 420);
	next := public.assignment_follow(made, pg_temp.person('mira@he.example'), since => app.today() + 21);
	perform pg_temp.act_as('toni@he.example', 'land-hessen');
	perform public.handover_save(made, E'Die Texte zum Elterngeld sind abgestimmt, die zur Einbürgerung warten auf das Fachreferat.\n'
		'Jeden ersten Dienstag stimmen sich die Redaktionen der Länder ab.', monday + 4, next => next);

	perform pg_temp.act_as('nele@ni.example', 'land-niedersachsen');
	made := public.assignment_set(pg_temp.body('land-niedersachsen'), pg_temp.role('fr'), pg_temp.topic('elterngeld'),
		unit => 'Referat Elterngeld (erfunden)', mailbox => 'elterngeld@ni.example', valid_from => app.today() - 900);
	update public.assignments set verified_on = app.today() - 430 where id = made;
	perform public.assignment_set(pg_temp.body('land-niedersachsen'), pg_temp.role('ozg-k'), vacant_since => app.today() - 75,
		vacancy => 'left', planned_on => app.today() + 40, mailbox => 'ozg@ni.example', valid_from => app.today() - 75);

	perform pg_temp.act_as('hakan@nw.example', 'land-nordrhein-westfalen');
	perform public.assignment_set(pg_temp.body('land-nordrhein-westfalen'), pg_temp.role('ozg-k'), person => pg_temp.person('hakan@nw.example'),
		mailbox => 'ozg@nw.example', valid_from => app.today() - 600);
	made := public.assignment_set(pg_temp.body('land-nordrhein-westfalen'), pg_temp.role('fr'), pg_temp.topic('elterngeld'),
		unit => 'Referat Familie (erfunden)', mailbox => 'elterngeld@nw.example', valid_from => app.today() - 700);
	update public.assignments set verified_on = app.today() - 220 where id = made;
	made := public.assignment_set(pg_temp.body('land-nordrhein-westfalen'), pg_temp.role('uk'), pg_temp.topic('einbuergerung'),
		unit => 'Projektgruppe Einbürgerung (erfunden)', valid_from => app.today() - 320);
	perform public.assignment_vacate(made, 'reorganised', app.today() - 20, app.today() + 60);
	perform public.assignment_set(pg_temp.body('land-nordrhein-westfalen'), pg_temp.role('lv'), pg_temp.topic('einbuergerung'),
		person => pg_temp.person('hakan@nw.example'), valid_from => app.today() - 90, responsibility => 'responsible');

	perform pg_temp.act_as('jonas@provider.example', 'it-nrw');
	perform public.assignment_set(pg_temp.body('it-nrw'), pg_temp.role('it-provider-lead'), person => pg_temp.person('jonas@provider.example'),
		mailbox => 'releases@provider.example', valid_from => app.today() - 250);
	perform public.assignment_set(pg_temp.body('it-nrw'), pg_temp.role('dvc-guide'), pg_temp.topic('deutsche-verwaltungscloud'),
		unit => 'Team Plattform (erfunden)', valid_from => app.today() - 120);

	perform pg_temp.act_as('priya@vendor.example', 'fachverfahren-a');
	perform public.assignment_set(pg_temp.body('fachverfahren-a'), pg_temp.role('vendor-contact'), pg_temp.topic('elterngeld'),
		person => pg_temp.person('priya@vendor.example'), mailbox => 'produkt@vendor.example', valid_from => app.today() - 180);

	perform set_config('request.jwt.claims', '', true), set_config('request.headers', '', true);
end $$;

-- What the people of the demo say they can do, each for the counts they chose.
do $$
declare said record;
begin
	for said in
		select s.address, s.body, c.id, s.level, s.audience::public.competence_visibility as audience from (values
			('karin@fitko.example', 'fitko', 'coordination', 3, 'network'), ('karin@fitko.example', 'fitko', 'project-management', 2, 'network'),
			('mira@he.example', 'land-hessen', 'coordination', 3, 'network'), ('mira@he.example', 'land-hessen', 'fim', 1, 'organisation'),
			('toni@he.example', 'land-hessen', 'coordination', 3, 'network'), ('toni@he.example', 'land-hessen', 'fim', 3, 'network'),
			('sommer@he.example', 'land-hessen', 'coordination', 3, 'organisation'), ('sommer@he.example', 'land-hessen', 'architecture', 2, 'nobody'),
			('hakan@nw.example', 'land-nordrhein-westfalen', 'administrative-law', 2, 'network')
		) s (address, body, competence, level, audience) join public.competences c on c.slug = s.competence
	loop
		perform pg_temp.act_as(said.address, said.body);
		perform public.competence_set(said.id, said.level, said.audience);
	end loop;
	perform set_config('request.jwt.claims', '', true), set_config('request.headers', '', true);
end $$;
