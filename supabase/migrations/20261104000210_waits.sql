-- Whose act is awaited: features say so with app.await and app.settle, and "Für mich" shows it.

create function app.await(
	kind text, object uuid, subject uuid, organisation uuid default null, person uuid default null,
	for_role public.membership_role default 'member', due_on date default null
) returns void language sql security definer set search_path = ''
begin atomic
	insert into public.waits (kind, object_id, subject_id, organisation_id, person_id, for_role, due_on)
	values (await.kind, object, coalesce(subject, object), organisation, person, await.for_role, await.due_on)
	on conflict (subject_id, kind, organisation_id, person_id) where settled_at is null
		do update set due_on = excluded.due_on, for_role = excluded.for_role;
end;
comment on function app.await is
	'Says whose act is awaited, for "Für mich": a body (its members or its stewards) or a person. Twice is once.
kind is what happened, as in events; the app has a sentence inbox_wait_<kind> for it.';

create function app.settle(kind text, subject uuid, person uuid default null) returns void
language sql security definer set search_path = ''
begin atomic
	update public.waits w set settled_at = app.clock()
	where w.subject_id = subject and w.kind = settle.kind and w.settled_at is null
		and (person is null or w.person_id = person);
end;
comment on function app.settle is 'The act awaited is done, or no longer needed: for everybody, or for one person.';

create function app.settle_talk(comments uuid[], person uuid default null) returns void
language sql security definer set search_path = ''
begin atomic
	select app.settle('comment.asked', c, person) from unnest(comments) c;
	update public.notifications n set read_at = app.clock()
	where n.read_at is null and (person is null or n.person_id = person)
		and n.event_id in (select e.id from public.events e where e.subject_id = any (comments));
end;
comment on function app.settle_talk is 'What was asked and told by these comments is done with: for everybody, or for one person.';

create function app.await_answers() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	thread uuid := coalesce(new.thread_id, new.id);
	said uuid[] := case when new.removed_at is null
		then array(select c.id from public.comments c where thread in (c.id, c.thread_id)) else array[new.id] end;
begin
	if tg_op = 'UPDATE' then
		if new.removed_at is not null or new.resolved_at is not null then
			perform app.settle_talk(said);
		end if;
		return null;
	end if;
	perform app.await('comment.asked', new.object_id, new.id, person => m, due_on => new.answer_by)
	from unnest(new.mentions) m where new.answer_by is not null;
	-- Whoever says something in the thread has read it and answered what they were asked in it.
	perform app.settle_talk(said, new.person_id) where new.thread_id is not null;
	return null;
end $$;
create trigger b_await_answers after insert or update of removed_at, resolved_at on public.comments
	for each row execute function app.await_answers();

create function app.await_steward() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if new.state = 'requested' then
		perform app.await('membership.requested', new.organisation_id, new.id, organisation => new.organisation_id,
			for_role => 'steward');
	else
		perform app.settle('membership.requested', new.id);
	end if;
	return null;
end $$;
create trigger b_await_steward after insert or update of state on public.memberships
	for each row execute function app.await_steward();
create function app.forget_request() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform app.settle('membership.requested', old.id);
	return null;
end $$;
create trigger b_forget_request after delete on public.memberships for each row execute function app.forget_request();
