-- An assignment as screens show it: one shape, wherever it stands.

-- These are inlined into the statements that use them, so they carry no settings of their own and are as stable as
-- what they call.
create function app.brief_role(this public.roles) returns jsonb language sql stable
return jsonb_build_object('id', this.id, 'slug', this.slug, 'name', this.name, 'name_en', this.name_en, 'short_name', this.short_name);

create function app.brief_topic(this public.topics) returns jsonb language sql stable
return jsonb_build_object('id', this.id, 'slug', this.slug, 'kind', this.kind, 'name', this.name, 'name_en', this.name_en,
	'number', this.number);

create function app.freshness(this public.assignments, day date) returns jsonb language sql stable
return jsonb_build_object('state', case when day <= this.due_on then 'fresh' when day <= this.stale_on then 'due' else 'stale' end,
	'verified_on', this.verified_on, 'due_on', this.due_on, 'stale_on', this.stale_on);

create function app.knows_people_of(organisation uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return app.in_network() or organisation = any (app.my_organisations());
end $$;

-- One statement for all of them: helpers called for each row would be planned for each row.
create function app.entries_json(wanted uuid[], day date) returns jsonb
language plpgsql stable security definer set search_path = ''
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
declare
	network boolean := app.in_network();
	mine uuid[] := app.my_organisations();
	entries jsonb;
begin
	select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'organisation_id', a.organisation_id,
			'role', app.brief_role(r), 'topic', case when t.id is not null then app.brief_topic(t) end,
			'holder', jsonb_build_object(
				'kind', case when a.vacant_since is not null then 'vacant' when a.unit is not null then 'unit'
					when a.person_id is not null then 'person' else 'gone' end,
				'unit', a.unit, 'person_id', case when k.people then a.person_id end, 'vacant_since', a.vacant_since,
				'planned_on', a.planned_on, 'vacancy', case when k.people then a.vacancy end, 'away_until', away.until,
				'deputy_id', stand.person_id, 'deputy_scope', stand.scope),
			'responsibility', a.responsibility, 'mailbox', coalesce(a.mailbox, o.mailbox), 'valid_from', a.valid_from, 'valid_to', a.valid_to,
			'running', app.is_running(a, day), 'source', a.source, 'freshness', app.freshness(a, day),
			'interval_days', a.interval_days, 'version', a.version) order by w.place), '[]') into entries
	from unnest(wanted) with ordinality w (id, place)
	join public.assignments a on a.id = w.id
	join public.organisations o on o.id = a.organisation_id
	join public.roles r on r.id = a.role_id
	left join public.topics t on t.id = a.topic_id
	cross join lateral (select network or o.id = any (mine) as people) k
	left join lateral (
		select max(b.last_day) as until from public.absences b
		where k.people and b.person_id = a.person_id and day between b.first_day and b.last_day
	) away on true
	left join lateral (
		-- As app.standing_in.
		select d.person_id, d.scope from public.deputies d
		where k.people and d.assignment_id = a.id and app.is_running(a, day) and (a.vacant_since is not null or away.until is not null)
			and d.valid_from <= day and (d.valid_to is null or d.valid_to >= day)
			and not exists (select from public.absences b where b.person_id = d.person_id and day between b.first_day and b.last_day)
			and exists (select from public.memberships m where m.person_id = d.person_id and m.organisation_id = o.id and m.state = 'active')
		order by d.place, d.created_at, d.id limit 1
	) stand on true;
	return entries;
end $$;
comment on function app.entries_json is
	'Assignments in the order asked for, each an entry: {id, organisation_id, role, topic, holder: {kind: person | unit | vacant | gone, unit, person_id,
vacant_since, planned_on, vacancy, away_until, deputy_id (who stands in now), deputy_scope}, responsibility, mailbox (its own or that of the body),
valid_from, valid_to, running, source, freshness: {state: fresh | due | stale, verified_on, due_on, stale_on}, interval_days, version}.
People, and why a post is vacant, only where the caller may know people. Whoever calls has made sure that the caller may read them.';

create function app.people_in(entries jsonb) returns jsonb language sql immutable set search_path = ''
return app.ids_of(jsonb_path_query_array(entries, '$[*].holder'), 'person_id', 'deputy_id');

-- Gaps and overlaps ---------------------------------------------------------------------------------

create function app.gaps_of(this public.organisations, day date) returns jsonb
language sql stable security definer set search_path = ''
return (
	select coalesce(jsonb_agg(app.brief_role(r) order by r.name), '[]') from public.roles r
	where this.kind = any (r.mandatory_for) and r.archived_at is null and not exists (
		select from public.assignments a where a.organisation_id = this.id and a.role_id = r.id
			and a.vacant_since is null and app.is_running(a, day))
);
comment on function app.gaps_of is 'Roles a body of its kind must have and nobody fills.';

create function app.overlaps_of(organisation uuid, day date) returns jsonb
language sql stable security definer set search_path = ''
return (
	select coalesce(jsonb_agg(o.ids order by o.ids), '[]') from (
		select jsonb_agg(a.id order by a.id) as ids from public.assignments a
		where a.organisation_id = organisation and a.vacant_since is null and app.is_running(a, day)
		group by a.role_id, a.topic_id having count(distinct coalesce(a.person_id::text, a.unit)) > 1
	) o
);
comment on function app.overlaps_of is 'Assignments of a body for the same role and topic at once, by different holders: [[id, id]].';
