-- An assignment as screens show it: one shape, wherever it stands.

create function app.brief_role(this public.roles) returns jsonb language sql immutable set search_path = ''
return jsonb_build_object('id', this.id, 'slug', this.slug, 'name', this.name, 'name_en', this.name_en, 'short_name', this.short_name);

create function app.brief_topic(this public.topics) returns jsonb language sql immutable set search_path = ''
return jsonb_build_object('id', this.id, 'slug', this.slug, 'kind', this.kind, 'name', this.name, 'name_en', this.name_en,
	'number', this.number);

create function app.holder_json(this public.assignments, people boolean, day date) returns jsonb
language sql stable security definer set search_path = ''
begin atomic
	select jsonb_build_object(
		'kind', case when this.vacant_since is not null then 'vacant' when this.unit is not null then 'unit'
			when this.person_id is not null then 'person' else 'gone' end,
		'unit', this.unit, 'person_id', case when people then this.person_id end,
		'vacant_since', this.vacant_since, 'planned_on', this.planned_on, 'vacancy', case when people then this.vacancy end,
		'away_until', case when people then app.away_until(this.person_id, day) end,
		'deputy_id', (d.deputy).person_id, 'deputy_scope', (d.deputy).scope)
	from (select case when people then app.standing_in(this, day) end as deputy) d;
end;
comment on function app.holder_json is
	'Who holds it that day: {kind: person | unit | vacant | gone, unit, person_id, vacant_since, planned_on, vacancy, away_until,
deputy_id (who stands in now), deputy_scope}; people and why it is vacant only where the reader may know people.';

create function app.knows_people_of(organisation uuid) returns boolean
language sql stable security definer set search_path = ''
return app.in_network() or organisation = any (app.my_organisations());

create function app.entry_json(this public.assignments, day date) returns jsonb
language sql stable security definer set search_path = ''
begin atomic
	select jsonb_build_object('id', this.id, 'organisation_id', this.organisation_id,
		'role', app.brief_role(r), 'topic', case when t.id is not null then app.brief_topic(t) end,
		'holder', app.holder_json(this, app.knows_people_of(this.organisation_id), day),
		'responsibility', this.responsibility, 'mailbox', coalesce(this.mailbox, o.mailbox),
		'valid_from', this.valid_from, 'valid_to', this.valid_to, 'running', app.is_running(this, day), 'source', this.source,
		'freshness', app.freshness(this), 'interval_days', this.interval_days, 'version', this.version)
	from public.organisations o join public.roles r on r.id = this.role_id left join public.topics t on t.id = this.topic_id
	where o.id = this.organisation_id;
end;
comment on function app.entry_json is
	'An assignment: {id, organisation_id, role, topic, holder (app.holder_json), responsibility, mailbox (its own or that of the body),
valid_from, valid_to, running, source, freshness: {state: fresh | due | stale, verified_on, due_on, stale_on}, interval_days, version}.';

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
