-- Comments: threads on any object. What a guest body says, and what is answered to it, carries that body
-- as its audience: no other guest ever learns that there is a thread.

create table public.comments (
	id uuid primary key default gen_random_uuid(),
	object_id uuid not null references public.objects,
	thread_id uuid references public.comments,
	answers_id uuid references public.comments,
	organisation_id uuid not null references public.organisations,
	person_id uuid not null references public.people,
	audience_id uuid references public.organisations,
	body text check (app.is_text(body, 5000)),
	mentions uuid[] not null default '{}' check (cardinality(mentions) <= 20),
	answer_by date,
	resolved_at timestamptz,
	resolved_by uuid references public.people,
	edited_at timestamptz,
	removed_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default clock_timestamp(),
	updated_at timestamptz not null default now(),
	constraint emptied_when_removed check ((removed_at is null) = (body is not null)),
	constraint answers_in_its_thread check ((thread_id is null) = (answers_id is null)),
	constraint only_threads_are_resolved check (thread_id is null or resolved_at is null),
	constraint asked_for_somebody check (answer_by is null or cardinality(mentions) > 0)
);
create index comments_by_object on public.comments (object_id, created_at desc, id) where thread_id is null;
create index comments_by_thread on public.comments (thread_id, created_at, id);
create index comments_of_object on public.comments (object_id);
create index comments_by_answered on public.comments (answers_id);
create index comments_by_person on public.comments (person_id);
create index comments_by_organisation on public.comments (organisation_id);
create index comments_by_audience on public.comments (audience_id);
create index comments_by_resolver on public.comments (resolved_by);
comment on table public.comments is 'What is said about an object, in threads of one level.';
comment on column public.comments.thread_id is 'The comment that opened the thread; null for that comment itself.';
comment on column public.comments.answers_id is 'The comment answered; it hands down its audience.';
comment on column public.comments.organisation_id is 'The body it was said for.';
comment on column public.comments.audience_id is 'The guest body it is by or to: no other guest body sees it.';
comment on column public.comments.mentions is 'People it is pointed out to, by id; names never stand in the text.';
comment on column public.comments.answer_by is 'Until when the people mentioned are asked to answer.';

alter table public.comments enable row level security;
-- Not who wrote, was asked or closed it: a guest would count people it may not know of.
grant select (id, object_id, thread_id, answers_id, organisation_id, audience_id, body, resolved_at, edited_at, removed_at,
	version, created_at, updated_at) on public.comments to authenticated;
grant select on public.comments to service_role;

create function app.inside_of(wanted uuid[]) returns setof public.objects
language sql stable security definer set search_path = ''
begin atomic
	select o.* from public.objects o
	where o.id = any (wanted) and (
		o.organisation_id = any ((select app.my_organisations())::uuid[])
		or o.id in (select app.my_shares())
		or (o.visibility <> 'organisation' and o.space_id = any ((select app.my_spaces('read'))::uuid[]))
		or (select app.has_platform_role('auditor'))
		or (o.kind = 'organisation' and o.organisation_id is not null
			and (select app.has_platform_role('coordinator', 'admin'))));
end;
comment on function app.inside_of is 'Of these objects those the caller is inside of, as app.inside_right_on says of one.';

create policy "Whoever is inside an object reads what is said about it" on public.comments
	for select to authenticated using (
		((select app.in_network()) or audience_id is null or audience_id = any ((select app.my_organisations())::uuid[]))
		and exists (select from public.objects o where o.id = object_id and (
			o.organisation_id = any ((select app.my_organisations())::uuid[])
			or o.id in (select app.my_shares())
			or (o.visibility <> 'organisation' and o.space_id = any ((select app.my_spaces('read'))::uuid[]))
			or (select app.has_platform_role('auditor'))
			or (o.kind = 'organisation' and o.organisation_id is not null
				and (select app.has_platform_role('coordinator', 'admin'))))));

create trigger keep before insert or update on public.comments for each row execute function app.keep_row('body');
-- What was said may be taken back, so history keeps that it was said and not what.
create trigger record after insert or update or delete on public.comments
	for each row execute function app.record_event('comment', 'body', 'mentions', 'resolved_by');

-- Who reads, who can be asked ------------------------------------------------------------------------

create function app.hears(person uuid, object uuid, audience uuid) returns boolean
language sql stable security definer set search_path = ''
return exists (select from app.grants(person, object) g where g.inside)
	and (audience is null or app.network_has(person)
		or exists (select from app.capacities(person) c where c.organisation_id = audience));
comment on function app.hears is
	'Whether a person may read what is said about and happens to an object, when it is for this audience.';

create function app.sees_person(person uuid) returns boolean
language sql stable security definer set search_path = ''
return exists (
	select from public.memberships m join public.organisations o on o.id = m.organisation_id
	where m.person_id = person and m.state = 'active' and o.archived_at is null and (
		m.organisation_id = any (app.my_organisations()) or (o.access = 'full' and app.in_network())
		or app.has_platform_role('coordinator', 'auditor', 'admin')));
comment on function app.sees_person is 'Whether the caller may know of a person who works for a body today.';

create function app.need_mentionable(people uuid[], object uuid, audience uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
	person uuid;
begin
	if cardinality(people) > 20 then
		perform app.fail(422, 'too_many_mentions', jsonb_build_object('most', 20), 'Point it out to fewer people.');
	end if;
	foreach person in array people loop
		-- One answer for nobody, for somebody the author may not know of and for somebody who cannot read it.
		if not (app.in_network() and app.sees_person(person) and app.hears(person, object, audience)) then
			perform app.fail(422, 'mention_not_possible', jsonb_build_object('person', person),
				'Choose people who can read this object.');
		end if;
	end loop;
end $$;

create function app.mentionable(object uuid) returns jsonb
language sql stable set search_path = ''
begin atomic
	select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.display_name, 'position', f.position,
		'body', f.body) order by f.body, f.display_name, f.id), '[]')
	from (
		select p.id, p.display_name, p.position, min(coalesce(o.short_name, o.name)) as body
		from public.memberships m
		join public.people p on p.id = m.person_id
		join public.organisations o on o.id = m.organisation_id
		where app.in_network() and app.inside_right_on(object) is not null
			and m.state = 'active' and p.id <> auth.uid() and o.archived_at is null
			and m.organisation_id in (
				select b.organisation_id from public.objects b where b.id = object
				union all
				select s.organisation_id from public.shares s where s.object_id = object
				union all
				select so.organisation_id from public.objects b
				join public.space_organisations so on so.space_id = b.space_id
				where b.id = object and b.visibility <> 'organisation' and so.organisation_id in (select app.full_organisations()))
		group by p.id, p.display_name, p.position
		order by 4, 2, 1 limit 200
	) f;
end;
comment on function app.mentionable is
	'People one can point a comment on this object out to: [{id, name, position, body}], at most 200; nobody for guests.
Runs as the caller, under the policies of people.';

-- Live: comments:<object> is heard by people of the network who are inside; a guest would hear of other guests.

create policy "The network inside an object hears that something was said" on realtime.messages
	for select to authenticated using (
		extension = 'broadcast' and topic = (select realtime.topic())
		and (select app.topic_kind()) = 'comments' and (select app.in_network())
		and (select app.inside_right_on((select app.topic_id()))) is not null);

create function app.announce_comments() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform app.announce('comments', changed.object_id, 'comments.changed', null)
	from (select distinct r.object_id from rows r) changed;
	return null;
end $$;
create trigger announce_new after insert on public.comments referencing new table as rows
	for each statement execute function app.announce_comments();
create trigger announce_changed after update on public.comments referencing new table as rows
	for each statement execute function app.announce_comments();
