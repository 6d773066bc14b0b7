-- What happened: every write to a table in public leaves an event, whoever makes it and by whatever door.

create table public.events (
	id bigint generated always as identity primary key,
	at timestamptz not null default clock_timestamp(),
	kind text not null check (kind ~ '^[a-z_]+[.][a-z_]+$'),
	subject_kind text not null,
	subject_id uuid not null,
	object_id uuid references public.objects,
	space_id uuid references public.spaces,
	audience_id uuid references public.organisations,
	organisation_id uuid references public.organisations,
	person_id uuid references public.people,
	role text,
	on_behalf_of uuid references public.people,
	data jsonb not null default '{}'
);
create index events_by_subject on public.events (subject_id, id);
create index events_by_object on public.events (object_id, id);
create index events_by_space on public.events (space_id, id);
create index events_by_person on public.events (person_id, id);
create index events_by_organisation on public.events (organisation_id, id);
comment on table public.events is 'Append-only history: what, for which body, in which role, by whom (by id).';
comment on column public.events.subject_id is 'The row that was written; object_id is the object whose history it belongs to.';
comment on column public.events.audience_id is 'The guest body this is about: no other guest body ever sees it.';
comment on column public.events.data is 'changed: {column: {before, after}}, version; never a name or contact of a person.';

alter table public.events enable row level security;
grant select on public.events to anon, authenticated, service_role;
create policy "People read what they did" on public.events
	for select to authenticated using (person_id = (select auth.uid()));
-- Not admins: who runs the house does not read along, and is audited by others.
create policy "Auditors read the whole history" on public.events
	for select to authenticated using ((select app.has_platform_role('auditor')));
create policy "The network reads the history of bodies" on public.events
	for select to authenticated using (subject_kind = 'organisation' and (select app.in_network()));
-- Not with the right of a visibility alone: a published page keeps the history of its draft to its space.
create policy "Whoever is inside an object reads its history" on public.events
	for select to authenticated using (
		((select app.in_network()) or audience_id is null or audience_id = any ((select app.my_organisations())::uuid[]))
		and exists (select from public.objects o where o.id = object_id and (
			o.organisation_id = any ((select app.my_organisations())::uuid[])
			or o.id in (select app.my_shares())
			or (o.visibility <> 'organisation' and o.space_id = any ((select app.my_spaces('read'))::uuid[])))));

create function app.refuse_rewriting() returns trigger language plpgsql set search_path = '' as $$
begin
	raise exception using errcode = 'PT403', message = 'history_is_append_only', detail = '{}',
		hint = 'Record a new event instead.';
end $$;
create trigger history_stays before update or delete on public.events
	for each row execute function app.refuse_rewriting();
create trigger history_is_not_emptied before truncate on public.events
	for each statement execute function app.refuse_rewriting();

-- Recording -----------------------------------------------------------------------------------------

create function app.name_event(kind text) returns void language sql set search_path = ''
return set_config('app.event_kind', kind, true);
comment on function app.name_event is
	'What the next write to the object of that kind is called, for example organisation.archived.';

create function app.take_event_kind(subject_kind text, operation text) returns text
language plpgsql set search_path = '' as $$
declare named text := current_setting('app.event_kind', true);
begin
	if split_part(named, '.', 1) = subject_kind then
		perform set_config('app.event_kind', '', true);
		return named;
	end if;
	return subject_kind || case operation when 'INSERT' then '.created' when 'UPDATE' then '.updated' else '.deleted' end;
end $$;

create function app.changes(before jsonb, after jsonb, hidden text[]) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
	return (
		select coalesce(jsonb_object_agg(key, case when key = any (hidden) then '{}'::jsonb else
			jsonb_strip_nulls(jsonb_build_object('before', before -> key, 'after', after -> key)) end), '{}')
		from jsonb_object_keys(coalesce(before, '{}') || coalesce(after, '{}')) key
		where coalesce(before -> key, 'null') is distinct from coalesce(after -> key, 'null')
			and key not in ('id', 'version', 'created_at', 'updated_at', 'find_text')
	);
end $$;
comment on function app.changes is
	'{column: {before, after}} for what differs; of hidden columns only that they changed.';

create function app.acting_role(organisation uuid) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
	return coalesce(
		nullif(current_setting('app.acting_role', true), ''),
		(select m.role::text from public.memberships m
			where m.person_id = auth.uid() and m.organisation_id = organisation and m.state = 'active'),
		(select min(r.role::text) from public.platform_roles r where r.person_id = auth.uid())
	);
end $$;

create function app.act_for(organisation uuid) returns void
language sql security definer set search_path = ''
begin atomic
	select set_config('app.acting_role', coalesce(app.acting_role(organisation), ''), true),
		set_config('app.acting_for', coalesce(organisation::text, 'oneself'), true);
end;
comment on function app.act_for is
	'For deeds that say themselves for which body they are done (null: for oneself), such as leaving it: the rest of the
transaction is recorded so, even when the membership is gone by then.';

create function app.row_identity(this jsonb) returns uuid language sql immutable set search_path = ''
return case when this ->> 'id' ~ '^[0-9a-f-]{36}$' then this ->> 'id' else md5(coalesce(this ->> 'id', this ->> 'code')) end::uuid;
comment on function app.row_identity is 'The id of a row; for reference data with a speaking key, one made from the key.';

create function app.object_of(this jsonb, subject uuid) returns public.objects
language plpgsql stable security definer set search_path = '' as $$
begin
	return (
		select o from public.objects o, unnest(
			array[this ->> 'object_id', subject::text, this ->> 'from_id', this ->> 'space_id']::uuid[]) with ordinality named (id, place)
		where o.id = named.id order by named.place limit 1
	);
end $$;
comment on function app.object_of is 'The object a row is about: the one it names, itself, or its space.';

create function app.audience_of(variadic bodies uuid[]) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return (
		select o.id from public.organisations o where o.id = any (bodies) and o.access = 'guest'
		order by array_position(bodies, o.id) limit 1
	);
end $$;
comment on function app.audience_of is 'The first guest body named: what concerns it is kept from other guests; null when there is none.';

create function app.record_event() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
	after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
	this jsonb := coalesce(after, before);
	subject uuid := app.row_identity(this);
	about public.objects := app.object_of(this, subject);
	acting uuid := app.acting_organisation();
	differences jsonb := app.changes(before, after, tg_argv[1:]);
begin
	if tg_op = 'UPDATE' and differences = '{}' then
		return null;
	end if;
	insert into public.events (kind, subject_kind, subject_id, object_id, space_id, audience_id, organisation_id,
		person_id, role, data)
	values (
		app.take_event_kind(tg_argv[0], tg_op), tg_argv[0], subject, about.id, about.space_id,
		app.audience_of((this ->> 'audience_id')::uuid, (this ->> 'organisation_id')::uuid,
			case when about.kind = 'organisation' then about.id end, acting),
		acting,
		-- An account that was just made has no entry yet when it records itself.
		(select p.id from public.people p where p.id = auth.uid()), app.acting_role(acting),
		jsonb_strip_nulls(jsonb_build_object('changed', differences, 'version', this -> 'version'))
	);
	return null;
end $$;
comment on function app.record_event is
	'Audit trigger. Arguments: the kind of object, then the columns whose values are not recorded.';

-- Versions ------------------------------------------------------------------------------------------

create function app.fail_conflict(object uuid, since integer) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
	last public.events;
	columns jsonb;
begin
	select e.* into last from public.events e where e.subject_id = object order by e.id desc limit 1;
	select coalesce(jsonb_agg(distinct key), '[]') into columns
	from public.events e, jsonb_object_keys(e.data -> 'changed') key
	where e.subject_id = object and (e.data ->> 'version')::integer > since;
	perform app.fail(409, 'conflict', jsonb_build_object(
		'by', case when app.in_network() then (select p.display_name from public.people p where p.id = last.person_id) end,
		'organisation', (select coalesce(o.short_name, o.name) from public.organisations o
			where o.id = last.organisation_id and (app.in_network() or last.audience_id is null
				or last.audience_id = any (app.my_organisations()))),
		'at', last.at, 'changed', columns),
		'Load the current version, then decide what to keep.');
end $$;

create function app.keep_row() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	tidy jsonb;
begin
	select jsonb_object_agg(name, app.tidy(to_jsonb(new) ->> name)) into tidy from unnest(tg_argv) name;
	new := jsonb_populate_record(new, coalesce(tidy, '{}'));
	if tg_op = 'UPDATE' then
		if new.version <> old.version then
			perform app.fail_conflict(old.id, new.version);
		end if;
		if app.changes(to_jsonb(old), to_jsonb(new), '{}') <> '{}' then
			new.version := old.version + 1;
			new.updated_at := now();
		end if;
	end if;
	return new;
end $$;
comment on function app.keep_row is
	'Tidies the named text columns and raises the version. Error: conflict (409) when the write names an old version.';

create function app.classify_new_organisation() returns trigger language plpgsql set search_path = '' as $$
begin
	new.access := coalesce(new.access, case when new.sector = 'state' then 'full' else 'guest' end::public.access);
	return new;
end $$;

create trigger a_classify before insert on public.organisations
	for each row execute function app.classify_new_organisation();
create trigger keep before insert or update on public.organisations for each row execute function
	app.keep_row('name', 'short_name', 'seat', 'mailbox', 'website', 'purpose', 'source', 'ars');
create trigger keep before insert or update on public.people for each row execute function
	app.keep_row('display_name', 'position', 'phone', 'email');
create trigger keep before insert or update on public.memberships for each row execute function app.keep_row();

create trigger record after insert or update or delete on public.organisations
	for each row execute function app.record_event('organisation');
create trigger keep before insert or update on public.spaces for each row execute function app.keep_row('name', 'purpose');
create trigger keep before insert or update on public.space_organisations for each row execute function app.keep_row();
create trigger keep before insert or update on public.shares for each row execute function app.keep_row();

create trigger record after insert or update or delete on public.spaces
	for each row execute function app.record_event('space');
create trigger record after insert or update or delete on public.space_organisations
	for each row execute function app.record_event('space_organisation');
create trigger record after insert or update or delete on public.shares
	for each row execute function app.record_event('share');
-- Objects follow their tables, whose own events say what happened; only a write past them is an event here.
create trigger record after insert or update or delete on public.objects
	for each row when (pg_trigger_depth() = 0) execute function app.record_event('object');
create trigger record after insert or update or delete on public.people
	for each row execute function app.record_event('person', 'email', 'display_name', 'position', 'phone');
create trigger record after insert or update or delete on public.memberships
	for each row execute function app.record_event('membership');
create trigger record after insert or update or delete on public.platform_roles
	for each row execute function app.record_event('platform_role');
create trigger record after insert or update or delete on public.states
	for each row execute function app.record_event('state');
create trigger record after insert or update or delete on public.organisation_kinds
	for each row execute function app.record_event('organisation_kind');
