-- What stands beside every object, in one call: what is said, what it is linked with, what happened to it.
--
-- The parts are gathered by functions that repeat the policies' predicates, with ids for people and bodies; the
-- names come last and in one place (app.with_names), so that nobody is named who may not be.

create function app.seen_of(wanted uuid[]) returns setof public.objects
language sql stable security definer set search_path = ''
begin atomic
	select o.* from public.objects o
	where o.id = any (wanted) and (
		(o.visibility = 'public' and o.archived_at is null)
		or (o.visibility in ('public', 'network') and (select app.in_network()))
		or (o.kind = 'space' and o.id = any ((select app.my_guest_spaces())::uuid[]))
		or o.organisation_id = any ((select app.my_organisations())::uuid[])
		or o.id in (select app.my_shares())
		or (o.visibility <> 'organisation' and o.space_id = any ((select app.my_spaces('read'))::uuid[]))
		or (select app.has_platform_role('auditor')));
end;
comment on function app.seen_of is 'Of these objects those the caller may know of, as the policies of objects say.';

create function app.brief(this public.objects) returns jsonb language sql immutable set search_path = ''
return jsonb_build_object('id', this.id, 'kind', this.kind, 'title', this.title, 'slug', this.slug, 'number', this.number);

-- Comments ------------------------------------------------------------------------------------------

create function app.comment_json(this public.comments, network boolean, mine uuid[], me uuid) returns jsonb
language sql immutable set search_path = ''
return jsonb_build_object('id', this.id, 'thread_id', this.thread_id, 'answers_id', this.answers_id,
	'organisation_id', this.organisation_id, 'audience_id', this.audience_id, 'body', this.body,
	'person_id', case when network or this.organisation_id = any (mine) then this.person_id end,
	'mentions', case when network then to_jsonb(this.mentions) when me = any (this.mentions) then jsonb_build_array(me) else '[]' end,
	'answer_by', case when network or me = any (this.mentions) then this.answer_by end,
	'resolved_at', this.resolved_at, 'resolved_by', case when network then this.resolved_by end,
	'edited_at', this.edited_at, 'removed_at', this.removed_at, 'version', this.version, 'created_at', this.created_at,
	'mine', this.person_id = me);
comment on function app.comment_json is 'A comment for a reader: whether of the network, their bodies, their id. A guest counts no people.';

create function app.threads_of(object uuid, before uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	network boolean := app.in_network();
	mine uuid[] := app.my_organisations();
	roots public.comments[];
	entries jsonb;
begin
	roots := array(
		select c from public.comments c
		where c.object_id = object and c.thread_id is null and (network or c.audience_id is null or c.audience_id = any (mine))
			and (before is null or (c.created_at, c.id) < (select b.created_at, b.id from public.comments b where b.id = before))
		order by c.created_at desc, c.id desc limit 31);
	select coalesce(jsonb_agg(app.comment_json(c, network, mine, auth.uid()) order by c.created_at, c.id), '[]') into entries
	from public.comments c
	where c.id in (select r.id from unnest(roots[:30]) r) or (c.thread_id in (select r.id from unnest(roots[:30]) r)
		and (network or c.audience_id is null or c.audience_id = any (mine)));
	return jsonb_build_object('comments', entries, 'next', case when cardinality(roots) > 30 then (roots[30]).id end);
end $$;
comment on function app.threads_of is
	'{comments, next}: the 30 newest threads with all answers, as far as the caller may see them. Whoever calls has made sure that the caller is inside.';

create function public.comment_list(object uuid, before uuid default null) returns jsonb
language sql stable set search_path = ''
begin atomic
	with talk as materialized (
		select case when app.inside_right_on(object) is not null then app.threads_of(object, before) else
			app.fail_json(404, 'object_not_found', jsonb_build_object('object', object), 'Check the address.') end as said
	)
	select app.with_names(t.said || jsonb_build_object(
		'people', app.ids_of(t.said -> 'comments', 'person_id', 'mentions', 'resolved_by'),
		'bodies', app.ids_of(t.said -> 'comments', 'organisation_id', 'audience_id')))
	from talk t;
end;
comment on function public.comment_list is
	'What is said about an object: {comments: [{id, thread_id, answers_id, organisation_id, person_id, audience_id, body, mentions,
answer_by, resolved_at, resolved_by, edited_at, removed_at, version, created_at, mine}] (oldest first), next, people: {id: name},
bodies: {id: body}}. before and next are ids of threads. Error: object_not_found (404).';

-- History and links ---------------------------------------------------------------------------------

create function app.event_json(this public.events, network boolean, mine uuid[]) returns jsonb
language sql immutable set search_path = ''
return jsonb_build_object('id', this.id, 'at', this.at, 'kind', this.kind, 'object_id', this.object_id,
	'organisation_id', this.organisation_id, 'role', this.role,
	'person_id', case when network or this.organisation_id = any (mine) then this.person_id end,
	'on_behalf_of', case when network or this.organisation_id = any (mine) then this.on_behalf_of end,
	'about_id', case when this.subject_kind in ('space_organisation', 'share') then coalesce(
		this.data #>> '{changed,organisation_id,after}', this.data #>> '{changed,organisation_id,before}') end,
	-- Something new would list every column as changed from nothing.
	'changed', (select coalesce(jsonb_agg(jsonb_build_object('column', c.key, 'before', c.value -> 'before',
		'after', c.value -> 'after') order by c.key), '[]') from jsonb_each(this.data -> 'changed') c
		where this.kind !~ '[.]created$'));
comment on function app.event_json is 'An event for a reader: whether of the network, their bodies.';

create function app.history_of(this public.objects, size integer) returns jsonb
language sql stable security definer set search_path = ''
begin atomic
	with mine as materialized (
		select app.my_organisations() as bodies, app.in_network() as network,
			this.organisation_id = any (app.my_organisations()) or app.is_shared(this.id, app.my_organisations())
			or (this.visibility <> 'organisation' and this.space_id = any (app.my_spaces('read')))
			or app.has_platform_role('auditor') as inside
	), shown as (
		select e.* from public.events e, mine m
		-- What is said stands in its threads.
		where e.object_id = this.id and e.subject_kind <> 'comment'
			and (m.network or e.audience_id is null or e.audience_id = any (m.bodies))
			and (m.inside or (m.network and e.subject_kind = 'organisation'))
		order by e.id desc limit size
	)
	select coalesce(jsonb_agg(app.event_json(s, m.network, m.bodies) order by s.id desc), '[]') from shown s, mine m;
end;
comment on function app.history_of is 'What happened to an object, newest first, as the policies of events say.';

create function app.links_of(object uuid) returns jsonb
language sql stable security definer set search_path = ''
begin atomic
	with links as materialized (
		select l.id, l.relation, l.to_id <> object as outward, case when l.from_id = object then l.to_id else l.from_id end as other
		from public.links l
		where object in (l.from_id, l.to_id) and (app.in_network() or l.audience_id is null
			or l.audience_id = any (app.my_organisations()))
		limit 500
	)
	select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'relation', l.relation, 'outward', l.outward,
		'object', app.brief(o)) order by l.relation, o.title, o.id), '[]')
	from app.seen_of((select coalesce(array_agg(other), '{}') from links)) o join links l on l.other = o.id;
end;
comment on function app.links_of is 'Links of an object whose other end the caller may know of.';

create function app.margin_of(object uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	this public.objects := (select o from public.objects o where o.id = object);
	inside public.access_right := app.inside_right_on(object);
	talk jsonb := case when inside is not null then app.threads_of(object, null) end;
	history jsonb;
	shares jsonb;
begin
	perform app.need_right(object, 'read');
	history := app.history_of(this, 20);
	select coalesce(jsonb_agg(jsonb_build_object('organisation_id', s.organisation_id, 'granted', s.granted)), '[]') into shares
	from public.shares s where s.object_id = object and (app.in_network() or s.organisation_id = any (app.my_organisations()));
	return jsonb_build_object('object', app.brief(this), 'right', inside, 'network', app.in_network(),
		'watching', exists (select from public.watches w where w.object_id = object and w.person_id = auth.uid()),
		'comments', talk -> 'comments', 'next', talk -> 'next', 'links', app.links_of(object), 'history', history, 'shares', shares,
		'people', app.ids_of(talk -> 'comments', 'person_id', 'mentions', 'resolved_by') || app.ids_of(history, 'person_id', 'on_behalf_of'),
		'bodies', app.ids_of(talk -> 'comments', 'organisation_id', 'audience_id')
			|| app.ids_of(history, 'organisation_id', 'about_id') || app.ids_of(shares, 'organisation_id'));
end $$;

create function public.object_margin(object uuid) returns jsonb
language sql stable set search_path = ''
begin atomic
	with margin as materialized (
		select app.margin_of(object) as parts
	)
	select app.with_names(m.parts) || jsonb_build_object('mentionable',
		case when (m.parts ->> 'right')::public.access_right >= 'comment' then app.mentionable(object) else '[]' end)
	from margin m;
end;
comment on function public.object_margin is
	'What stands beside an object: {object, right (inside it, else null), network, watching, comments and next (as comment_list; null
outside), mentionable: [{id, name, position, body}] (at most 200), links: [{id, relation, outward, object}], history: [{id, at, kind, organisation_id,
person_id, role, on_behalf_of, about_id (the body let in or out), changed}], shares: [{organisation_id, granted}], people: {id: name}, bodies: {id: body}}.
Error: object_not_found (404).';

create function public.watch(object uuid, watching boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	perform app.need_right(object, 'read');
	if not watching then
		delete from public.watches w where w.object_id = object and w.person_id = auth.uid();
	elsif app.inside_right_on(object) is null then
		perform app.fail(403, 'right_missing', jsonb_build_object('needed', 'read'), 'Ask those who keep the object.');
	elsif (select count(*) from public.watches w where w.person_id = auth.uid()) >= 1000 then
		perform app.fail(422, 'too_many_watches', jsonb_build_object('most', 1000), 'Stop watching what is done.');
	else
		insert into public.watches (person_id, object_id) values (auth.uid(), object)
		on conflict (person_id, object_id) do nothing;
	end if;
end $$;
comment on function public.watch is 'Begins or ends watching an object one is inside of.
Errors: object_not_found (404), right_missing (403), too_many_watches (422).';

revoke execute on function public.comment_list, public.object_margin, public.watch from public;
grant execute on function public.comment_list, public.watch to authenticated;
grant execute on function public.object_margin to anon, authenticated;
