-- "Für mich": the start page in one call. Gathered by functions that repeat the policies' predicates, because the
-- planner would otherwise weigh every policy of six tables anew for each visit; names come last, under the policies.

create function app.my_waits() returns setof public.waits
language sql stable security definer set search_path = ''
begin atomic
	with mine as materialized (
		select w.* from public.waits w
		where w.settled_at is null and (w.person_id = auth.uid()
			or (w.for_role = 'member' and w.organisation_id = any ((select app.my_organisations())::uuid[]))
			or w.organisation_id = any ((select app.my_stewardships())::uuid[]))
		order by w.due_on nulls last, w.created_at limit 200
	)
	select m.* from mine m
	where m.object_id in (select o.id from app.inside_of((select array_agg(distinct object_id) from mine)) o);
end;
comment on function app.my_waits is 'What waits for the caller or a body they act for, of objects they are inside of; the latest due first.';

create function app.my_news() returns setof public.notifications
language sql stable security definer set search_path = ''
begin atomic
	with mine as materialized (
		select n.* from public.notifications n where n.person_id = auth.uid() and n.read_at is null
			-- What one is asked to answer waits, and is not told twice.
			and not exists (select from public.events e join public.waits w on w.subject_id = e.subject_id
				where e.id = n.event_id and w.person_id = n.person_id and w.settled_at is null)
		order by n.created_at desc limit 100
	)
	select m.* from mine m
	where m.object_id in (select o.id from app.inside_of((select array_agg(distinct object_id) from mine)) o);
end;
comment on function app.my_news is 'Unread notifications about objects the caller is still inside of, the newest hundred.';

create function public.me() returns jsonb
language sql stable set search_path = ''
begin atomic
	select jsonb_build_object(
		'person', jsonb_build_object('id', p.id, 'email', p.email, 'display_name', p.display_name,
			'position', p.position, 'phone', p.phone, 'version', p.version),
		'organisations', coalesce((
			select jsonb_agg(jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name,
				'short_name', o.short_name, 'level', o.level, 'sector', o.sector, 'access', o.access,
				'role', m.role) order by o.name)
			from public.memberships m join public.organisations o on o.id = m.organisation_id
			where m.person_id = p.id and m.state = 'active' and o.archived_at is null), '[]'),
		'platform_roles', coalesce((
			select jsonb_agg(r.role order by r.role) from public.platform_roles r where r.person_id = p.id), '[]'),
		'waiting', (select count(*) from app.my_waits()),
		'unread', (select count(*) from app.my_news()))
	from public.people p where p.id = auth.uid();
end;
comment on function public.me is 'The signed-in person: {person, organisations (active memberships), platform_roles, waiting,
unread (counts for the header)}; null without an account.';
revoke execute on function public.me from public;
grant execute on function public.me to anon, authenticated, service_role;

-- Parts of the page ---------------------------------------------------------------------------------

create function app.visit() returns timestamptz
language plpgsql security definer set search_path = '' as $$
declare
	last timestamptz;
	here timestamptz := app.clock();
begin
	-- Half an hour without a look ends a visit; what is new counts from the end of the one before.
	insert into app.visits as v (person_id, since, seen_at)
	select p.id, null, here from public.people p where p.id = auth.uid()
	on conflict (person_id) do update set seen_at = here,
		since = case when v.seen_at < here - interval '30 minutes' then v.seen_at else v.since end
	returning v.since into last;
	return last;
end $$;
comment on function app.visit is 'Notes that the caller is here; answers when they last were, null on the first visit.';

create function app.days_left(this public.waits) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	body uuid := coalesce(this.organisation_id, (app.my_organisations())[1]);
	calendar text := app.calendar_of(body);
begin
	return jsonb_build_object('days', this.due_on - app.today(), 'calendar', calendar, 'working_days',
		case when calendar is not null and this.due_on between app.today() - 366 and app.today() + 366
			then app.working_days_between(app.today(), this.due_on, array[calendar], array[body]) end);
end $$;
comment on function app.days_left is
	'{days, working_days, calendar} until it is due, negative when late; working days in the calendar of the body awaited.';

create function app.waiting_for_me() returns jsonb
language sql stable security definer set search_path = ''
begin atomic
	with mine as materialized (
		select w.* from app.my_waits() w
	), about as materialized (
		select o.* from public.objects o where o.id in (select m.object_id from mine m)
	)
	select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'kind', w.kind, 'subject_id', w.subject_id,
		'object', app.brief(o), 'for_me', w.person_id is not null, 'organisation_id', w.organisation_id,
		'due_on', w.due_on, 'left', case when w.due_on is not null then app.days_left(w) end, 'since', w.created_at,
		'by_id', c.organisation_id, 'body', left(c.body, 200))
		order by w.due_on nulls last, w.created_at, w.id), '[]')
	from mine w join about o on o.id = w.object_id
	left join public.comments c on c.id = w.subject_id and w.kind = 'comment.asked';
end;

create function app.told_me() returns jsonb
language sql stable security definer set search_path = ''
begin atomic
	with mine as materialized (
		select n.* from app.my_news() n where n.reason <> 'watching' order by n.created_at desc limit 50
	)
	select coalesce(jsonb_agg(app.event_json(e, app.in_network(), app.my_organisations()) - 'changed' || jsonb_build_object('id', n.id, 'reason', n.reason,
		'object', app.brief(o), 'comment_id', c.id, 'body', left(c.body, 200)) order by n.created_at desc), '[]')
	from mine n join public.events e on e.id = n.event_id join public.objects o on o.id = n.object_id
	left join public.comments c on c.id = e.subject_id and e.subject_kind = 'comment';
end;
comment on function app.told_me is 'Unread notifications that name the caller: mentioned, answered, assigned.';

create function app.changes_for_me(since timestamptz, most integer)
returns table (source uuid, in_space boolean, event_id bigint)
language plpgsql stable security definer set search_path = '' as $$
declare
	bodies uuid[] := app.my_organisations();
	spaces uuid[] := app.my_spaces('read');
	network boolean := app.in_network();
	auditor boolean := app.has_platform_role('auditor');
	keeper boolean := app.has_platform_role('coordinator', 'admin');
	-- Numbers follow the clock, so that each source is read from its index and no further than needed.
	first bigint := coalesce((select e.id from public.events e where e.at <= since order by e.at desc limit 1), 0);
	ours uuid[] := array(select distinct so.space_id from public.space_organisations so where so.organisation_id = any (bodies));
begin
	return query
	select s.id, true, e.id from unnest(ours) s (id) cross join lateral (
		select v.id from public.events v join public.objects o on o.id = v.object_id
		where v.space_id = s.id and v.id > first and v.at > since and v.person_id <> auth.uid()
			and (network or v.audience_id is null or v.audience_id = any (bodies))
			and (o.organisation_id = any (bodies) or auditor or (o.visibility <> 'organisation' and o.space_id = any (spaces))
				or app.is_shared(o.id, bodies))
		order by v.id desc limit most
	) e
	union all
	select w.object_id, false, e.id from public.watches w
	join public.objects o on o.id = w.object_id
	cross join lateral (
		select o.organisation_id = any (bodies) or auditor or (o.visibility <> 'organisation' and o.space_id = any (spaces))
			or app.is_shared(o.id, bodies) as everything
	) may
	cross join lateral (
		select v.id from public.events v
		where v.object_id = o.id and v.id > first and v.at > since and v.person_id <> auth.uid()
			and (network or v.audience_id is null or v.audience_id = any (bodies))
			and (may.everything or (keeper and o.organisation_id is not null and v.subject_kind in ('organisation', 'assignment')))
		order by v.id desc limit most
	) e
	where w.person_id = auth.uid() and coalesce(not o.space_id = any (ours), true);
end $$;
comment on function app.changes_for_me is
	'What other people did since then in the spaces of the caller''s bodies and to what else they watch, as far as they may see it:
the newest of each.';
create index events_by_time on public.events (at);

create function app.changed_for_me(since timestamptz) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	network boolean := app.in_network();
	bodies uuid[] := app.my_organisations();
	found jsonb;
begin
	with found as materialized (
		select f.* from app.changes_for_me(since, 100) f
	), newest as (
		select distinct f.event_id from found f order by f.event_id desc limit 50
	)
	select jsonb_build_object(
		'changed', (
			select coalesce(jsonb_agg(app.event_json(e, network, bodies) || jsonb_build_object('object', app.brief(o)) order by e.id desc), '[]')
			from newest n join public.events e on e.id = n.event_id join public.objects o on o.id = e.object_id),
		'spaces', (
			select coalesce(jsonb_agg(jsonb_build_object('slug', s.slug, 'name', s.name, 'changes',
				(select count(*) from found f where f.in_space and f.source = s.id)) order by s.name, s.id), '[]')
			from public.spaces s
			where s.archived_at is null and exists (select from public.space_organisations so
				where so.space_id = s.id and so.organisation_id = any (bodies)))) into found;
	return found;
end $$;
comment on function app.changed_for_me is
	'{changed: the newest 50, spaces: [{slug, name, changes}] (counted to a hundred)}.';

create function app.gather_for_me() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	last timestamptz := app.visit();
	since timestamptz := coalesce(last, app.clock() - interval '14 days');
	waiting jsonb := app.waiting_for_me();
	told jsonb := app.told_me();
	changed jsonb := app.changed_for_me(since);
begin
	return changed || jsonb_build_object('last_visit', last, 'since', since, 'today', app.today(), 'waiting', waiting,
		'mentioned', told, 'watched_unread', (select count(*) from app.my_news() n where n.reason = 'watching'),
		'people', app.ids_of(told, 'person_id', 'on_behalf_of') || app.ids_of(changed -> 'changed', 'person_id', 'on_behalf_of'),
		'bodies', app.ids_of(waiting, 'organisation_id', 'by_id') || app.ids_of(told, 'organisation_id')
			|| app.ids_of(changed -> 'changed', 'organisation_id', 'about_id'));
end $$;

create function public.for_me() returns jsonb
language sql volatile set search_path = ''
begin atomic
	with gathered as materialized (
		select case when auth.uid() is not null then app.gather_for_me()
			else app.fail_json(401, 'signed_out', '{}', 'Sign in, then try again.') end as parts
	)
	select app.with_names(g.parts) || jsonb_build_object('deadlines', (
		select coalesce(jsonb_agg(w order by w ->> 'due_on', w ->> 'id'), '[]') from (
			select d as w from jsonb_array_elements(g.parts -> 'waiting') d
			where d ->> 'due_on' >= g.parts ->> 'today' order by d ->> 'due_on', d ->> 'id' limit 6) next))
	from gathered g;
end;
comment on function public.for_me is
	'The start page: {last_visit (null on the first), since, today, waiting: [{id, kind, object, for_me, organisation_id, by_id, due_on,
left, since, body}] (latest due first), mentioned: [{id, at, reason, object, body …}], changed: [{at, kind, object, organisation_id,
person_id, changed}] (at most 50), deadlines (the next of waiting), spaces: [{slug, name, changes}], watched_unread,
people: {id: name}, bodies: {id: body}}. Notes the visit. Error: signed_out (401).';

create function public.notifications_read(ids uuid[] default null) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	update public.notifications n set read_at = app.clock()
	where n.person_id = auth.uid() and n.read_at is null and (ids is null or n.id = any (ids));
	if ids is null then
		update app.visits v set since = app.clock(), seen_at = app.clock() where v.person_id = auth.uid();
	end if;
end $$;
comment on function public.notifications_read is
	'Marks notifications as read; without ids all of them, and what changed counts from now on. Nobody else learns of it.';

revoke execute on function public.for_me, public.notifications_read from public;
grant execute on function public.for_me, public.notifications_read to authenticated;
