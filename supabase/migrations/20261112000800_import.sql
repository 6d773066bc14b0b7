-- Many assignments at once. Rows come as the app read them from a file, every value as text; each is checked
-- before anything is written, and what is wrong is said with the number of its row and a stable key.

create function app.date_or_null(value text) returns date language sql immutable set search_path = ''
return case when value ~ '^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
	and substr(value, 9, 2)::integer <= extract(day from make_date(left(value, 4)::integer, substr(value, 6, 2)::integer, 1)
		+ interval '1 month' - interval '1 day')
	then make_date(left(value, 4)::integer, substr(value, 6, 2)::integer, substr(value, 9, 2)::integer) end;
comment on function app.date_or_null is 'A day as 2026-03-31; null for what is none.';

create function app.keepable_organisations() returns setof uuid
language sql stable security definer set search_path = ''
begin atomic
	select o.id from public.organisations o where o.archived_at is null
		and ((select app.has_platform_role('coordinator', 'admin')) or o.id = any ((select app.my_stewardships())::uuid[]));
end;
comment on function app.keepable_organisations is 'Bodies whose entries the caller keeps, as app.is_keeper says of one.';

create type app.import_row as (
	place integer, key text, field text, organisation_id uuid, role_id uuid, topic_id uuid, person_id uuid, unit text, vacant_since date,
	planned_on date, responsibility public.responsibility, mailbox text, valid_from date, valid_to date, source text, interval_days integer
);
comment on type app.import_row is 'A row read: key and field say what is wrong with it, or nothing is.';

create function app.tidy_row(value jsonb) returns jsonb language sql immutable set search_path = ''
return (
	select coalesce(jsonb_object_agg(k, app.tidy(value ->> k)), '{}')
	from jsonb_object_keys(case when jsonb_typeof(value) = 'object' then value else '{}' end) k
);

create function app.read_rows(rows jsonb) returns setof app.import_row
language sql stable security definer set search_path = ''
begin atomic
	with given as materialized (
		select r.place::integer as place, app.tidy_row(r.value) as v from jsonb_array_elements(rows) with ordinality r (value, place)
	), known as materialized (
		select g.place, g.v, o.id as organisation_id, r.id as role_id, t.id as topic_id, p.id as person_id
		from given g
		left join public.organisations o on o.archived_at is null
			and o.slug = g.v ->> 'organisation' and o.id in (select k from app.keepable_organisations() k)
		left join public.roles r on r.archived_at is null and r.slug = g.v ->> 'role'
		left join public.topics t on t.archived_at is null and g.v ->> 'topic' in (t.slug, t.ozg_id, t.leika)
		left join public.people p on lower(p.email) = lower(g.v ->> 'person')
			and exists (select from public.memberships m where m.person_id = p.id and m.organisation_id = o.id and m.state = 'active')
	)
	select k.place, wrong.key, wrong.field, k.organisation_id, k.role_id, k.topic_id, k.person_id, k.v ->> 'unit',
		app.date_or_null(k.v ->> 'vacant_since'), app.date_or_null(k.v ->> 'planned_on'),
		case when wrong.key is null then coalesce((k.v ->> 'responsibility')::public.responsibility,
			(select r.responsibility from public.roles r where r.id = k.role_id)) end,
		k.v ->> 'mailbox', coalesce(app.date_or_null(k.v ->> 'valid_from'), app.today()), app.date_or_null(k.v ->> 'valid_to'), k.v ->> 'source',
		case when k.v ->> 'interval_days' ~ '^[0-9]{1,4}$' then (k.v ->> 'interval_days')::integer else 180 end
	from known k left join lateral (
		select w.key, w.field from (values
			(k.organisation_id is null, 'import_organisation_unknown', 'organisation'),
			(k.role_id is null, 'import_role_unknown', 'role'),
			(k.v ->> 'topic' is not null and k.topic_id is null, 'import_topic_unknown', 'topic'),
			(k.v ->> 'person' is not null and k.person_id is null, 'holder_not_member', 'person'),
			(num_nonnulls(k.v ->> 'person', k.v ->> 'unit', k.v ->> 'vacant_since') <> 1, 'assignment_holder_needed', 'person'),
			(not coalesce(app.is_line(k.v ->> 'unit', 160), true), 'invalid_value', 'unit'),
			(not coalesce(app.is_line(k.v ->> 'source', 500), true), 'invalid_value', 'source'),
			(k.v ->> 'mailbox' is not null and not (app.is_line(k.v ->> 'mailbox', 254)
				and k.v ->> 'mailbox' ~ '^[^@[:space:]]+@[^@[:space:]]+$'), 'invalid_value', 'mailbox'),
			(k.v ->> 'valid_from' is not null and app.date_or_null(k.v ->> 'valid_from') is null, 'import_date_invalid', 'valid_from'),
			(k.v ->> 'valid_to' is not null and app.date_or_null(k.v ->> 'valid_to') is null, 'import_date_invalid', 'valid_to'),
			(k.v ->> 'vacant_since' is not null and app.date_or_null(k.v ->> 'vacant_since') is null, 'import_date_invalid', 'vacant_since'),
			(k.v ->> 'planned_on' is not null and (app.date_or_null(k.v ->> 'planned_on') is null or k.v ->> 'vacant_since' is null),
				'import_date_invalid', 'planned_on'),
			(app.date_or_null(k.v ->> 'valid_to') < coalesce(app.date_or_null(k.v ->> 'valid_from'), app.today()), 'assignment_ends_before', 'valid_to'),
			(k.v ->> 'responsibility' is not null and not k.v ->> 'responsibility' = any (enum_range(null::public.responsibility)::text[]),
				'invalid_value', 'responsibility'),
			(k.v ->> 'interval_days' is not null and not (k.v ->> 'interval_days' ~ '^[0-9]{1,4}$'
				and coalesce((substring(k.v ->> 'interval_days' from '^[0-9]{1,4}$'))::integer between 7 and 1830, false)), 'invalid_value', 'interval_days')
		) w (wrong, key, field) where w.wrong limit 1
	) wrong on true;
end;

create function public.assignments_import(rows jsonb, dry_run boolean default true, skip_bad boolean default false) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	most constant integer := 10000;
	bad integer;
	there integer;
	written integer := 0;
	errors jsonb;
begin
	perform app.need_account();
	perform app.acting_organisation();
	-- The embedded REST hands a list over as the text it came as.
	if jsonb_typeof(rows) = 'string' then
		rows := (rows #>> '{}')::jsonb;
	end if;
	if jsonb_typeof(rows) is distinct from 'array' or jsonb_array_length(rows) > most then
		perform app.fail(413, 'import_too_many', jsonb_build_object('most', most), 'Send the rows in parts.');
	end if;
	drop table if exists pg_temp.import_rows;
	create temporary table import_rows on commit drop as select r.*, false as there from app.read_rows(rows) r;
	-- What the directory says already: bringing a file twice is bringing it once.
	update pg_temp.import_rows i set there = true
	from public.assignments a
	where i.key is null and a.organisation_id = i.organisation_id and a.role_id = i.role_id and a.topic_id is not distinct from i.topic_id
		and a.person_id is not distinct from i.person_id and a.unit is not distinct from i.unit
		and (a.vacant_since is null) = (i.vacant_since is null) and a.valid_from <= i.valid_from and coalesce(a.valid_to >= i.valid_from, true);
	select count(*) filter (where i.key is not null), count(*) filter (where i.there),
		coalesce(jsonb_agg(jsonb_build_object('row', i.place, 'key', i.key, 'field', i.field) order by i.place)
			filter (where i.key is not null), '[]')
	into bad, there, errors from pg_temp.import_rows i;
	if not dry_run and (bad = 0 or skip_bad) then
		with made as (
			insert into public.assignments (organisation_id, role_id, topic_id, person_id, unit, vacant_since, planned_on, responsibility, mailbox,
				valid_from, valid_to, source, verified_on, verified_by, interval_days)
			select distinct on (i.organisation_id, i.role_id, i.topic_id, i.person_id, i.unit, i.valid_from) i.organisation_id, i.role_id, i.topic_id,
				i.person_id, i.unit, i.vacant_since, i.planned_on, i.responsibility, i.mailbox, i.valid_from, i.valid_to, i.source,
				app.today(), auth.uid(), i.interval_days
			from pg_temp.import_rows i where i.key is null and not i.there returning 1
		)
		select count(*) into written from made;
	end if;
	return jsonb_build_object('rows', jsonb_array_length(rows), 'bad', bad, 'there', there, 'written', written, 'errors', errors);
end $$;
comment on function public.assignments_import is
	'Reads up to 10,000 rows: {organisation (slug), role (slug), topic (slug, OZG id or LeiKa key), person (e-mail), unit, vacant_since, planned_on,
responsibility, mailbox, valid_from, valid_to, source, interval_days}, all text, days as 2026-03-31. Answers {rows, bad, there (entries that
say so already), written, errors: [{row (from 1), key, field}]}. Writes nothing on a dry run, nor while a row is wrong, unless skip_bad.
For stewards of their bodies and the coordination of all. Errors: signed_out (401), acting_for_required (400), import_too_many (413).';
revoke execute on function public.assignments_import from public;
grant execute on function public.assignments_import to authenticated;
