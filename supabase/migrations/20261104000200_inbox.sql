-- What concerns somebody: what they watch, what they were told, what waits for them. Rows of their own only.
--
-- Bodies are not to watch each other, so nobody sees what others watch, have read or when they were here:
-- the functions below leave no event. Only a write past them, which no role has a grant for, would.

create table public.watches (
	id uuid primary key default gen_random_uuid(),
	person_id uuid not null references public.people,
	object_id uuid not null references public.objects,
	created_at timestamptz not null default now(),
	unique (person_id, object_id)
);
create index watches_by_object on public.watches (object_id);
comment on table public.watches is 'Objects somebody wants to hear about. Only they know.';

create type public.notification_reason as enum ('assigned', 'mentioned', 'watching', 'waiting', 'answered');
create table public.notifications (
	id uuid primary key default gen_random_uuid(),
	person_id uuid not null references public.people,
	event_id bigint not null references public.events,
	object_id uuid not null references public.objects,
	reason public.notification_reason not null,
	read_at timestamptz,
	created_at timestamptz not null default clock_timestamp()
);
create index notifications_unread on public.notifications (person_id, created_at desc) where read_at is null;
create unique index notifications_once on public.notifications (person_id, event_id);
-- What is watched and changes again before it was read is one notification, the newest.
create unique index notifications_gathered on public.notifications (person_id, object_id)
	where reason = 'watching' and read_at is null;
create index notifications_by_event on public.notifications (event_id);
create index notifications_by_object on public.notifications (object_id);
comment on table public.notifications is 'What somebody is told of, and why. Only they know, also whether they have read it.';

create table public.waits (
	id uuid primary key default gen_random_uuid(),
	object_id uuid not null references public.objects,
	subject_id uuid not null,
	kind text not null check (kind ~ '^[a-z_]+[.][a-z_]+$'),
	organisation_id uuid references public.organisations,
	person_id uuid references public.people,
	for_role public.membership_role not null default 'member',
	due_on date,
	settled_at timestamptz,
	created_at timestamptz not null default now(),
	constraint somebody_is_awaited check (num_nonnulls(organisation_id, person_id) = 1)
);
create unique index waits_once on public.waits (subject_id, kind, organisation_id, person_id) nulls not distinct
	where settled_at is null;
create index waits_of_bodies on public.waits (organisation_id) where settled_at is null;
create index waits_by_organisation on public.waits (organisation_id);
create index waits_by_person on public.waits (person_id);
create index waits_by_object on public.waits (object_id);
create index waits_by_subject on public.waits (subject_id);
comment on table public.waits is 'Whose act is awaited. Kept by features through app.await and app.settle.';
comment on column public.waits.subject_id is 'The row it is about: a membership, a comment …; of object_id where there is none.';
comment on column public.waits.for_role is 'Who in the body can act: any member, or its stewards.';

-- When somebody was last here is in no table of the API.
create table app.visits (
	person_id uuid primary key references public.people,
	since timestamptz,
	seen_at timestamptz not null
);
comment on table app.visits is 'since: the end of the visit before this one. seen_at: the last look at the start page.';

alter table public.watches enable row level security;
alter table public.notifications enable row level security;
alter table public.waits enable row level security;
grant select on public.watches, public.notifications, public.waits to authenticated;
create policy "People see what they watch" on public.watches
	for select to authenticated using (person_id = (select auth.uid()));
create policy "People see what they were told" on public.notifications
	for select to authenticated using (person_id = (select auth.uid()));
create policy "People see what waits for them" on public.waits
	for select to authenticated using (person_id = (select auth.uid()));
create policy "Members see what waits for any of them" on public.waits
	for select to authenticated using (
		for_role = 'member' and organisation_id = any ((select app.my_organisations())::uuid[]));
create policy "Stewards see what waits for a steward" on public.waits
	for select to authenticated using (organisation_id = any ((select app.my_stewardships())::uuid[]));

create trigger record after insert or update or delete on public.watches
	for each row when (current_user in ('anon', 'authenticated', 'service_role')) execute function app.record_event('watch');
create trigger record after insert or update or delete on public.notifications
	for each row when (current_user in ('anon', 'authenticated', 'service_role')) execute function app.record_event('notification');
-- The event that began or ended the waiting stands in history already.
create trigger record after insert or update or delete on public.waits
	for each row when (current_user in ('anon', 'authenticated', 'service_role')) execute function app.record_event('wait');

-- Telling people -------------------------------------------------------------------------------------

create function app.concerned(this public.events) returns table (person_id uuid, reason public.notification_reason)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
begin
	return query
	select distinct on (r.person_id) r.person_id, r.reason from (
		select m.person_id, 'mentioned'::public.notification_reason as reason, 1 as rank
		from public.comments c, unnest(c.mentions) m (person_id)
		where this.kind = 'comment.created' and c.id = this.subject_id
		union all
		select a.person_id, 'answered', 2
		from public.comments c join public.comments a on a.id = c.answers_id
		where this.kind = 'comment.created' and c.id = this.subject_id
		union all
		select w.person_id, 'watching', 3 from public.watches w
		where w.object_id = this.object_id
	) r
	where r.person_id is distinct from this.person_id and app.hears(r.person_id, this.object_id, this.audience_id)
	order by r.person_id, r.rank;
end $$;
comment on function app.concerned is 'Whom an event is told, each for the strongest reason; never who did it, nobody who may not see it.';

create function app.notify_of_event() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into public.notifications (person_id, event_id, object_id, reason)
	select c.person_id, new.id, new.object_id, c.reason from app.concerned(new) c
	on conflict (person_id, object_id) where reason = 'watching' and read_at is null
		do update set event_id = excluded.event_id, created_at = excluded.created_at;
	return null;
end $$;
create trigger notify after insert on public.events
	for each row when (new.object_id is not null) execute function app.notify_of_event();

create function app.announce_inbox() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	-- Once per statement and person: of one's own and of what waits for a body, to all who can act for it.
	perform app.announce('user', told.person_id, 'inbox.changed', null) from (
		select (to_jsonb(r) ->> 'person_id')::uuid as person_id from rows r
		union
		select m.person_id from rows r
		join public.memberships m on m.organisation_id = (to_jsonb(r) ->> 'organisation_id')::uuid and m.state = 'active'
			and (m.role = 'steward' or to_jsonb(r) ->> 'for_role' = 'member')
	) told where told.person_id is not null;
	return null;
end $$;
create trigger announce_new after insert on public.notifications referencing new table as rows
	for each statement execute function app.announce_inbox();
create trigger announce_changed after update on public.notifications referencing new table as rows
	for each statement execute function app.announce_inbox();
create trigger announce_new after insert on public.waits referencing new table as rows
	for each statement execute function app.announce_inbox();
create trigger announce_changed after update on public.waits referencing new table as rows
	for each statement execute function app.announce_inbox();

-- Watching and forgetting ---------------------------------------------------------------------------

create function app.watch_what_one_says() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into public.watches (person_id, object_id) values (new.person_id, new.object_id)
	on conflict (person_id, object_id) do nothing;
	return null;
end $$;
create trigger c_watch after insert on public.comments for each row execute function app.watch_what_one_says();

create function app.settle_waits_of_gone() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	update public.waits w set settled_at = app.clock() where w.person_id = new.id and w.settled_at is null;
	return null;
end $$;
create trigger settle_waits after update of erased_at on public.people
	for each row when (new.erased_at is not null and old.erased_at is null) execute function app.settle_waits_of_gone();

create function app.prune_notifications() returns integer
language sql security definer set search_path = ''
begin atomic
	with gone as (
		delete from public.notifications n where n.read_at < app.clock() - interval '90 days' returning 1
	)
	select count(*)::integer from gone;
end;
comment on function app.prune_notifications is 'What was read a quarter ago is forgotten; history keeps what happened.';
create index notifications_read on public.notifications (read_at) where read_at is not null;
insert into app.chores (name, every, call) values ('prune_notifications', '1 day', 'app.prune_notifications()');
