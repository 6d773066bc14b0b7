-- What the screens of bodies, entries and the map read, one call each.

create function app.parts_of_body(wanted uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	this public.organisations := (select o from public.organisations o where o.id = wanted);
	people boolean := app.knows_people_of(wanted);
	day date := app.today();
	entries jsonb;
	ended jsonb;
begin
	entries := app.entries_json(array(
		select a.id from public.assignments a join public.roles r on r.id = a.role_id left join public.topics t on t.id = a.topic_id
		where a.organisation_id = wanted and (a.valid_to is null or a.valid_to >= day)
		order by a.topic_id is not null, r.coordinates desc, r.name, t.name, a.valid_from, a.id limit 1000), day);
	ended := app.entries_json(array(
		select a.id from public.assignments a where people and a.organisation_id = wanted and a.valid_to < day
		order by a.valid_to desc, a.id limit 50), day);
	return jsonb_build_object('organisation_id', wanted, 'today', day, 'entries', entries, 'ended', ended,
		'gaps', app.gaps_of(this, day), 'overlaps', app.overlaps_of(wanted, day),
		'posts', jsonb_build_object('planned', (select count(*) from jsonb_array_elements(entries) e where (e ->> 'running')::boolean),
			'filled', (select count(*) from jsonb_array_elements(entries) e
				where (e ->> 'running')::boolean and e -> 'holder' ->> 'kind' in ('person', 'unit'))));
end $$;

create function app.competences_of(wanted uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare slug text := (select o.slug from public.organisations o where o.id = any (app.known_bodies(array[wanted])));
begin
	return case when auth.uid() is not null and slug is not null then public.organisation_competences(slug) -> 'needed' end;
end $$;
comment on function app.competences_of is 'For the page of a body, which readers without an account see, too: they are told nothing of it.';

create function public.organisation_roles(organisation_slug text) returns jsonb
language sql stable set search_path = ''
begin atomic
	with this as materialized (
		select o.id from public.organisations o where o.slug = organisation_slug
	), parts as materialized (
		select app.parts_of_body(t.id) as body from this t
	), relations as materialized (
		select r.*, case when r.from_id = t.id then r.to_id else r.from_id end as other, r.from_id = t.id as outward
		from this t join public.relations r on t.id in (r.from_id, r.to_id)
	)
	select coalesce((
		select app.with_names(p.body || jsonb_build_object(
			'mandates', (select coalesce(jsonb_agg(to_jsonb(m) - 'object_id' order by m.valid_from desc), '[]')
				from public.mandates m where m.organisation_id = t.id),
			'relations', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'outward', r.outward,
				'organisation_id', r.other, 'note', r.note, 'source', r.source) order by r.kind, r.outward desc, r.id), '[]') from relations r),
			'members', (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'position', q.position, 'role', m.role)
					order by q.display_name), '[]')
				from public.memberships m join public.people q on q.id = m.person_id where m.organisation_id = t.id and m.state = 'active'),
			'competences', app.competences_of(t.id),
			'may_edit', app.may_edit_organisation(t.id),
			'bodies', (select coalesce(jsonb_agg(distinct r.other), '[]') from relations r) || to_jsonb(array[t.id]),
			'people', app.people_in(p.body -> 'entries' || (p.body -> 'ended')) || (
				select coalesce(jsonb_agg(m.person_id), '[]') from public.memberships m where m.organisation_id = t.id and m.state = 'active')))
		from this t, parts p
	), app.fail_json(404, 'organisation_not_found', jsonb_build_object('slug', left(organisation_slug, 100)),
		'Check the address, or ask the steward of the directory.'));
end;
comment on function public.organisation_roles is
	'Roles and people of a body: {organisation_id, today, entries and ended (app.entries_json; ended ones for the network only), gaps (roles it must
have and nobody fills), overlaps: [[ids of entries]], posts: {planned, filled}, mandates: [{id, body, valid_from, valid_to, source, version}]
(newest first), relations: [{id, kind, outward, organisation_id, note, source}], members: [{id, position, role}],
competences (needed of organisation_competences, null without an account), may_edit,
people: {id: name}, bodies: {id: body}}. Error: organisation_not_found (404).';

create function public.directory_by_level() returns jsonb
language sql stable set search_path = ''
begin atomic
	with running as (
		select a.organisation_id, count(*) as entries, count(*) filter (where a.vacant_since is not null) as vacant,
			count(*) filter (where a.due_on < app.today()) as overdue
		from public.assignments a
		where a.valid_from <= app.today() and (a.valid_to is null or a.valid_to >= app.today()) group by a.organisation_id
	), counted as (
		select o.level, o.sector, o.state, count(*) as bodies, coalesce(sum(r.entries), 0) as entries,
			coalesce(sum(r.vacant), 0) as vacant, coalesce(sum(r.overdue), 0) as overdue
		from public.organisations o left join running r on r.organisation_id = o.id
		where o.archived_at is null group by o.level, o.sector, o.state
	)
	select jsonb_build_object(
		'levels', (select coalesce(jsonb_agg(jsonb_build_object('level', l.level, 'sector', l.sector, 'bodies', l.bodies, 'entries', l.entries,
				'vacant', l.vacant, 'overdue', l.overdue) order by l.level, l.sector), '[]')
			from (select c.level, c.sector, sum(c.bodies) as bodies, sum(c.entries) as entries, sum(c.vacant) as vacant, sum(c.overdue) as overdue
				from counted c group by c.level, c.sector) l),
		'states', (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name, 'bodies', l.bodies, 'entries', l.entries,
				'vacant', l.vacant, 'overdue', l.overdue) order by s.name), '[]')
			from (select c.state, sum(c.bodies) as bodies, sum(c.entries) as entries, sum(c.vacant) as vacant, sum(c.overdue) as overdue
				from counted c group by c.state) l join public.states s on s.code = l.state));
end;
comment on function public.directory_by_level is
	'The directory in numbers, as far as the caller may see it: {levels: [{level, sector, bodies, entries, vacant, overdue}], states: [{code, name,
bodies, entries, vacant, overdue}]}.';

create function public.ecosystem_map(
	levels public.level[] default null, sectors public.sector[] default null, in_state text default null,
	relation_kinds text[] default null, around text default null
) returns jsonb
language sql stable set search_path = ''
begin atomic
	with known as materialized (
		select o.id, o.slug, o.name, o.short_name, o.level, o.sector, o.kind, o.state, o.parent_id from public.organisations o
		where o.archived_at is null and (levels is null or o.level = any (levels)) and (sectors is null or o.sector = any (sectors))
			and (in_state is null or o.state = in_state)
	), edges as materialized (
		select r.id::text as id, r.from_id, r.to_id, r.kind::text as kind, r.note, r.source from public.relations r
		union all
		select 'parent-' || k.id, k.id, k.parent_id, 'parent', null, null from known k where k.parent_id is not null
	), between as materialized (
		select e.* from edges e
		where e.from_id in (select k.id from known k) and e.to_id in (select k.id from known k)
			and (relation_kinds is null or e.kind = any (relation_kinds))
			and (around is null or (select k.id from known k where k.slug = around) in (e.from_id, e.to_id)
				-- Among the neighbours, too.
				or ((select k.id from known k where k.slug = around) is not null
					and exists (select from edges n where (select k.id from known k where k.slug = around) in (n.from_id, n.to_id) and e.from_id in (n.from_id, n.to_id))
					and exists (select from edges n where (select k.id from known k where k.slug = around) in (n.from_id, n.to_id) and e.to_id in (n.from_id, n.to_id))))
	), degree as (
		select d.id, count(*) as degree from (select b.from_id as id from between b union all select b.to_id from between b) d group by d.id
	), nodes as materialized (
		select k.*, d.degree from known k join degree d on d.id = k.id order by d.degree desc, k.name, k.id limit 500
	)
	select jsonb_build_object(
		'total', (select count(*) from degree), 'alone', case when around is null then (select count(*) from known) - (select count(*) from degree) end,
		'nodes', (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'slug', n.slug, 'name', n.name, 'short_name', n.short_name, 'level', n.level,
			'sector', n.sector, 'kind', n.kind, 'state', n.state, 'degree', n.degree) order by n.level, n.name), '[]') from nodes n),
		'edges', (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'from', b.from_id, 'to', b.to_id, 'kind', b.kind, 'note', b.note,
			'source', b.source) order by b.kind, b.id), '[]')
			from between b where b.from_id in (select n.id from nodes n) and b.to_id in (select n.id from nodes n)));
end;
comment on function public.ecosystem_map is
	'Bodies and how they stand to each other, as far as the caller may see both: {total (bodies with a relation), alone (bodies without), nodes (at most
500, those with most relations): [{id, slug, name, short_name, level, sector, kind, state, degree}], edges: [{id, from, to, kind (as
relation_kind, or parent: from is below to), note, source}]}. around: the slug of a body, which with its neighbours is then all there is.';

-- Entries of a body, for those who keep them --------------------------------------------------------

create function app.entries_to_keep(organisation uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	day date := app.today();
	entries jsonb;
	questions jsonb;
	reports jsonb;
begin
	perform app.need_account();
	perform app.need_organisation(organisation);
	if not app.is_keeper(organisation) then
		perform app.fail(403, 'membership_steward_needed', '{}', 'Ask a steward of the body.');
	end if;
	entries := app.entries_json(array(
		select a.id from public.assignments a where a.organisation_id = organisation and app.is_running(a, day)
		order by a.due_on, a.id limit 500), day);
	select coalesce(jsonb_agg(app.question_json(q) order by q.created_at), '[]') into questions
	from public.questions q where q.asked_id = organisation and q.answered_at is null;
	select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'assignment_id', r.assignment_id, 'body', r.body, 'created_at', r.created_at)
		order by r.created_at), '[]') into reports
	from public.reports r where r.organisation_id = organisation and r.settled_at is null;
	return jsonb_build_object('organisation_id', organisation, 'today', day, 'entries', entries, 'questions', questions, 'reports', reports,
		'counts', (select coalesce(jsonb_object_agg(c.state, c.count), '{}') from (
			select e -> 'freshness' ->> 'state' as state, count(*) from jsonb_array_elements(entries) e group by 1) c),
		'gaps', (select app.gaps_of(o, day) from public.organisations o where o.id = organisation),
		'overlaps', app.overlaps_of(organisation, day),
		'bodies', jsonb_build_array(organisation) || app.ids_of(questions, 'organisation_id'),
		'people', app.people_in(entries) || app.ids_of(questions, 'person_id'));
end $$;

create function public.steward_entries(organisation uuid) returns jsonb
language sql stable set search_path = ''
begin atomic
	select app.with_names(app.entries_to_keep(organisation));
end;
comment on function public.steward_entries is
	'What the stewards of a body keep true, the longest due first: {organisation_id, today, entries (app.entries_json, at most 500), counts:
{fresh, due, stale}, questions (app.question_json, open ones), reports: [{id, assignment_id, body, created_at}] (open ones), gaps, overlaps, people: {id: name}, bodies: {id: body}}.
Errors: signed_out (401), organisation_not_found (404), membership_steward_needed (403).';

create function app.parts_of_assignment(wanted uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	this public.assignments := (select a from public.assignments a where a.id = wanted);
	day date := app.today();
	people boolean := app.knows_people_of(this.organisation_id);
	entry jsonb := app.entries_json(array[wanted], day) -> 0;
	deputies jsonb;
	others jsonb;
	history jsonb;
	inherited jsonb := app.inherited_by(this);
begin
	if this.id is null or not app.reads_assignment(this) or app.right_on(this.organisation_id) is null then
		perform app.fail(404, 'assignment_not_found', jsonb_build_object('assignment', wanted), 'Check the address.');
	end if;
	select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'person_id', d.person_id, 'place', d.place, 'scope', d.scope,
		'valid_from', d.valid_from, 'valid_to', d.valid_to, 'away_until', app.away_until(d.person_id, day)) order by d.place, d.created_at), '[]')
	into deputies from public.deputies d where people and d.assignment_id = wanted;
	others := app.entries_json(array(
		select a.id from public.assignments a where a.organisation_id = this.organisation_id and a.role_id = this.role_id
			and a.topic_id is not distinct from this.topic_id and a.id <> wanted and (people or a.valid_to is null or a.valid_to >= day)
		order by a.valid_from desc, a.id limit 50), day);
	select coalesce(jsonb_agg(app.event_json(e, true, '{}') order by e.id desc), '[]') into history
	from (select v.* from public.events v where people and v.subject_id = wanted order by v.id desc limit 50) e;
	return jsonb_build_object('entry', entry, 'today', day, 'deputies', deputies, 'others', others, 'history', history,
		'inherited', inherited, 'may_edit', app.is_keeper(this.organisation_id), 'mine', coalesce(this.person_id = auth.uid(), false),
		'bodies', jsonb_build_array(this.organisation_id) || app.ids_of(history, 'organisation_id'),
		'people', app.people_in(jsonb_build_array(entry) || others) || app.ids_of(deputies || inherited, 'person_id')
			|| app.ids_of(history, 'person_id', 'on_behalf_of'));
end $$;

create function public.assignment_page(assignment uuid) returns jsonb
language sql stable set search_path = ''
begin atomic
	select app.with_names(app.parts_of_assignment(assignment));
end;
comment on function public.assignment_page is
	'Everything about an assignment: {entry (app.entries_json), today, deputies: [{id, person_id, place, scope, valid_from, valid_to, away_until}],
others (entries of the same body, role and topic before, after and beside it), history: [{id, at, kind, person_id, organisation_id, role,
on_behalf_of, changed}] (both for the network only), inherited: [{assignment_id, person_id, open}] (app.inherited_by), may_edit, mine, people: {id: name}, bodies: {id: body}}. Error: assignment_not_found (404).';

revoke execute on function public.organisation_roles, public.directory_by_level, public.ecosystem_map, public.steward_entries,
	public.assignment_page from public;
grant execute on function public.organisation_roles, public.directory_by_level, public.ecosystem_map, public.assignment_page
	to anon, authenticated, service_role;
grant execute on function public.steward_entries to authenticated;
