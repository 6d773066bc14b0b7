-- Due dates as a screen shows them: whose calendar applies, when the days are over, and why.

create function app.calendar_of(organisation uuid) returns text
language sql stable security definer set search_path = ''
begin atomic
	select coalesce((
		select c.id from public.calendars c, unnest(c.ags_prefixes) prefix
		where starts_with(left(o.ars, 5) || right(o.ars, 3), prefix)
		order by length(prefix) desc limit 1), (select c.id from public.calendars c where c.id = o.state))
	from public.organisations o where o.id = organisation;
end;
comment on function app.calendar_of is
	'The calendar of a body''s seat by its ARS, or that of its Land; null when the entry names neither.';

create function app.due_date(from_date date, days integer, of_calendars text[], of_bodies uuid[], on_date date)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare due date := app.add_working_days(from_date, days, of_calendars, of_bodies);
begin
	return jsonb_build_object('due', due,
		'elapsed', case when on_date is not null then
			greatest(app.working_days_between(from_date, on_date, of_calendars, of_bodies), 0) end,
		-- What is late is shown for a while, not for years.
		'days', app.explain_days(from_date, least(greatest(due, on_date), due + 31), of_calendars, of_bodies));
end $$;

create function app.due_dates(from_date date, days integer, sides jsonb, on_date date) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	side jsonb;
	results jsonb := '{}';
	calendars text[] := '{}';
	bodies uuid[] := '{}';
begin
	for side in select value from jsonb_array_elements(sides) loop
		if (side ->> 'matches')::integer <> 1 then
			perform app.fail(404, 'calendar_unknown', jsonb_build_object('side', side -> 'side', 'asked', left(side ->> 'asked', 200)),
				'Name a Land, a region or a body by its name or address.');
		elsif side ->> 'calendar' is null then
			perform app.fail(422, 'calendar_missing', jsonb_build_object('side', side -> 'side', 'asked', left(side ->> 'asked', 200)),
				'Its steward enters the ARS of the seat or the Land; until then name the Land of the seat.');
		end if;
		results := results || jsonb_build_object(side ->> 'side', app.due_date(from_date, days,
			array[side ->> 'calendar'], array_remove(array[(side ->> 'organisation_id')::uuid], null), on_date));
		calendars := calendars || (side ->> 'calendar');
		bodies := array_remove(bodies || (side ->> 'organisation_id')::uuid, null);
	end loop;
	if jsonb_array_length(sides) = 2 then
		results := results || jsonb_build_object('both', app.due_date(from_date, days, calendars, bodies, on_date));
	end if;
	return jsonb_build_object('from', from_date, 'days', days, 'on', on_date, 'results', results, 'sides', (
		select jsonb_object_agg(s ->> 'side', s - 'side' - 'matches' - 'organisation_id' || jsonb_build_object(
			'calendar_de', c.name_de, 'calendar_en', c.name_en))
		from jsonb_array_elements(sides) s join public.calendars c on c.id = s ->> 'calendar'));
end $$;
comment on function app.due_dates is
	'What working_days answers. sides: [{side, asked, matches, calendar, organisation_id, slug, name}].
Whoever calls has made sure that the caller may see the bodies.';

create function public.working_days(
	from_date date default null, days integer default null, receiver text default null,
	giver text default null, on_date date default null
) returns jsonb
language sql stable set search_path = ''
begin atomic
	with asked (side, place, name) as (
		values ('receiver', 1, coalesce(app.tidy(receiver), '')), ('giver', 2, app.tidy(giver))
	), found as (
		select a.side, 1 as rank, c.id as calendar, null::uuid as organisation_id, null as slug, null as name
		from asked a join public.calendars c on c.id = a.name
		union all
		select a.side, 2, app.calendar_of(o.id), o.id, o.slug, coalesce(o.short_name, o.name)
		from asked a join public.organisations o on o.slug = a.name
		where o.archived_at is null
		union all
		select a.side, 3, c.id, null, null, null
		from asked a join public.calendars c on lower(a.name) in (lower(c.id), lower(c.name_de), lower(c.name_en))
		union all
		select a.side, 4, app.calendar_of(o.id), o.id, o.slug, coalesce(o.short_name, o.name)
		from asked a join public.organisations o on lower(a.name) in (lower(o.name), lower(o.short_name))
		where o.archived_at is null
	), best as (
		select f.*, min(f.rank) over (partition by f.side) as first, count(*) over (partition by f.side, f.rank) as matches
		from found f
	)
	select app.due_dates(from_date, days, jsonb_agg(jsonb_build_object('side', a.side, 'asked', a.name,
		'matches', coalesce(b.matches, 0), 'calendar', b.calendar, 'organisation_id', b.organisation_id,
		'slug', b.slug, 'name', b.name) order by a.place), on_date)
	from asked a left join (
		select distinct on (side) * from best where rank = first order by side
	) b on b.side = a.side
	where a.name is not null;
end;
comment on function public.working_days is
	'When so many working days (0 to 2000) are over, under the calendar of the receiver, of the giver, and of both, each explained day by day.
receiver and giver: a calendar or a body, by id, slug or name. on_date: also how many days have elapsed by then.
Answers {from, days, on, sides: {receiver: {asked, calendar, calendar_de, calendar_en, slug, name}}, results: {receiver: {due, elapsed, days}}}.
Errors: calendar_unknown (404), calendar_missing, calendar_range, working_days_invalid (422).';

revoke execute on function public.working_days from public;
grant execute on function public.working_days to anon, authenticated, service_role;
