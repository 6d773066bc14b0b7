-- Working days: adding, counting and explaining them, under one calendar or several at once.
-- With several a day counts only if it is a working day in each; so the rule "both" is both arrays joined.

-- What came with the schema is no event; later changes are.
create trigger record after insert or update or delete on public.calendars
	for each row execute function app.record_event('calendar');
create trigger record after insert or update or delete on public.holidays
	for each row execute function app.record_event('holiday');

-- These four are inlined into the statements that use them, so they carry no settings of their own.

create function app.weekday_number(day date) returns integer language sql immutable
return (day - date '2019-12-30') / 7 * 5 + least((day - date '2019-12-30') % 7 + 1, 5);
comment on function app.weekday_number is 'Weekdays from Monday, 30 December 2019, to this day; Saturday and Sunday add none.';

create function app.weekday_at(number integer) returns date language sql immutable
return date '2019-12-30' + (number - 1) / 5 * 7 + (number - 1) % 5;
comment on function app.weekday_at is 'The Monday to Friday that has this number.';

create function app.closed_days(of_calendars text[], of_bodies uuid[], since date, till date)
returns table (day date, calendar_id text, organisation_id uuid, name_de text, name_en text) language sql stable
begin atomic
	select h.day, h.calendar_id, null::uuid, h.name_de, h.name_en from public.holidays h
	where h.calendar_id = any (of_calendars) and h.day > since and h.day <= till
	union all
	select d.day, null, r.organisation_id, r.reason, r.reason
	from public.rest_days r, lateral (
		select (r.day + make_interval(years => n))::date as day
		from generate_series(greatest(extract(year from since)::integer - extract(year from r.day)::integer, 0),
			case when r.yearly then extract(year from till)::integer - extract(year from r.day)::integer else 0 end) n
	) d
	where r.organisation_id = any (of_bodies) and d.day > since and d.day <= least(till, r.until);
end;
comment on function app.closed_days is 'Holidays of the calendars and rest days of the bodies after one day, up to and with another.';

create function app.closed_weekdays(of_calendars text[], of_bodies uuid[], since date, till date)
returns table (day date) language sql stable
begin atomic
	select distinct c.day from app.closed_days(of_calendars, of_bodies, since, till) c
	where extract(isodow from c.day) < 6;
end;

-- One plan for every call: planning anew for each row of a list takes five times as long as counting.

create function app.need_calendars(of_calendars text[], variadic days date[]) returns void
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare missing text;
begin
	select coalesce(wanted, '') into missing from unnest(coalesce(nullif(of_calendars, '{}'), '{null}')) wanted
	where not exists (select from public.calendars c where c.id = wanted) limit 1;
	if missing is not null then
		perform app.fail(404, 'calendar_unknown', jsonb_build_object('asked', left(missing, 200)), 'Name a Land, a region or a body.');
	elsif exists (select from unnest(days) day where (day between app.calendar_first() and app.calendar_last()) is not true) then
		perform app.fail_calendar_range();
	end if;
end $$;

create function app.fail_calendar_range() returns void language plpgsql stable set search_path = '' as $$
begin
	perform app.fail(422, 'calendar_range', jsonb_build_object('first', app.calendar_first(), 'last', app.calendar_last()),
		'The calendars know the holidays of 2020 to 2040. Choose dates between.');
end $$;

create function app.is_working_day(day date, of_calendars text[], of_bodies uuid[] default '{}') returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	perform app.need_calendars(of_calendars, day);
	return extract(isodow from day) < 6
		and not exists (select from app.closed_days(of_calendars, of_bodies, day - 1, day));
end $$;

create function app.working_days_between(since date, till date, of_calendars text[], of_bodies uuid[] default '{}')
returns integer language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
	perform app.need_calendars(of_calendars, since, till);
	if till < since then
		return -app.working_days_between(till, since, of_calendars, of_bodies);
	end if;
	return app.weekday_number(till) - app.weekday_number(since)
		- (select count(*) from app.closed_weekdays(of_calendars, of_bodies, since, till));
end $$;
comment on function app.working_days_between is
	'Working days after one day, up to and with another; negative when the second is earlier.
Errors: calendar_unknown (404), calendar_range (422).';

create function app.add_working_days(since date, days integer, of_calendars text[], of_bodies uuid[] default '{}')
returns date language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
	start integer;
	bound date;
	due date;
begin
	perform app.need_calendars(of_calendars, since);
	if (days between 0 and 2000) is not true then
		perform app.fail(422, 'working_days_invalid', jsonb_build_object('most', 2000), 'Name 0 to 2000 working days.');
	elsif days = 0 then
		return since;
	end if;
	start := app.weekday_number(since);
	-- Far enough for every usual agreement; whoever rests more often costs a second look at all years.
	bound := least(since + 2 * days + 30, app.calendar_last());
	loop
		-- The nth closed weekday is skipped when fewer working days than wanted lie before it.
		select app.weekday_at(start + days + count(*)::integer) into due
		from (select c.day, row_number() over (order by c.day) as place
			from app.closed_weekdays(of_calendars, of_bodies, since, bound) c) n
		where app.weekday_number(n.day) - start - n.place < days;
		exit when due <= bound;
		if bound = app.calendar_last() then
			perform app.fail_calendar_range();
		end if;
		bound := app.calendar_last();
	end loop;
	return due;
end $$;
comment on function app.add_working_days is
	'The day that is so many working days (0 to 2000) after another; that day itself is number 0.
Errors: calendar_unknown (404), calendar_range, working_days_invalid (422).';

create function app.explain_days(since date, till date, of_calendars text[], of_bodies uuid[] default '{}')
returns jsonb language sql stable security definer set search_path = ''
begin atomic
	with closed as (
		select c.day, jsonb_agg(jsonb_build_object('calendar', c.calendar_id, 'name_de', c.name_de, 'name_en', c.name_en,
			'organisation', (select coalesce(o.short_name, o.name) from public.organisations o where o.id = c.organisation_id))
			order by c.calendar_id, c.name_de) as reasons, bool_or(c.calendar_id is not null) as holiday
		from app.closed_days(of_calendars, of_bodies, since - 1, till) c group by c.day
	), dated as (
		select since + n as day, coalesce(c.reasons, '[]') as reasons, case
			when extract(isodow from since + n) > 5 then 'weekend' when c.holiday then 'holiday'
			when c.day is not null then 'rest' else 'working' end as kind
		from generate_series(0, till - since) n left join closed c on c.day = since + n
	)
	select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'kind', d.kind, 'reasons', d.reasons,
		'number', case when d.day = since then 0 when d.kind = 'working' then d.place end) order by d.day), '[]')
	from (select e.*, count(*) filter (where e.kind = 'working' and e.day > since) over (order by e.day) as place from dated e) d;
end;
comment on function app.explain_days is
	'Every day from one to another: [{day, kind: working, weekend, holiday or rest, number, reasons}]. The first is number 0; days that do not count have none.';
