-- The auditors' view: the whole history, filtered and by pages.

create index events_by_kind on public.events (kind, id);
create index events_by_subject_kind on public.events (subject_kind, id);

create function app.need_auditor() returns void language plpgsql stable security definer set search_path = '' as $$
begin
	perform app.need_account();
	if not app.has_platform_role('auditor') then
		perform app.fail(403, 'auditor_needed', '{}', 'Ask an admin for the role of auditor.');
	end if;
end $$;

create function app.audit_page(
	of_subject text, of_kind text, of_body text, since date, till date, after bigint, size integer
) returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare
	body uuid := (select o.id from public.organisations o where o.slug = of_body);
	found public.events[];
	entries jsonb;
begin
	perform app.need_auditor();
	found := array(
		select e from public.events e
		where (of_subject is null or e.subject_kind = of_subject) and (of_kind is null or e.kind = of_kind)
			and (of_body is null or e.organisation_id = body)
			and (since is null or e.at >= since::timestamp at time zone 'Europe/Berlin')
			and (till is null or e.at < (till + 1)::timestamp at time zone 'Europe/Berlin')
			and (after is null or e.id < after)
		order by e.id desc limit size + 1);
	select coalesce(jsonb_agg((app.event_json(e, true, '{}') - 'changed') || jsonb_build_object('subject_kind', e.subject_kind,
		'subject_id', e.subject_id, 'object', case when o.id is not null then app.brief(o) end,
		'columns', (select coalesce(jsonb_agg(key order by key), '[]') from jsonb_object_keys(e.data -> 'changed') key))
		order by e.id desc), '[]') into entries
	from unnest(found[:size]) e left join public.objects o on o.id = e.object_id;
	return jsonb_build_object('rows', entries, 'next', case when cardinality(found) > size then (found[size]).id end,
		'people', app.ids_of(entries, 'person_id', 'on_behalf_of'), 'bodies', app.ids_of(entries, 'organisation_id', 'about_id'));
end $$;

create function app.event_kinds() returns jsonb language sql stable security definer set search_path = ''
begin atomic
	-- Hops from one kind to the next in the index, instead of reading the history.
	with recursive kinds (kind) as (
		select min(e.kind) from public.events e
		union all
		select (select min(e.kind) from public.events e where e.kind > k.kind) from kinds k where k.kind is not null
	)
	select coalesce(jsonb_agg(k.kind order by k.kind), '[]') from kinds k where k.kind is not null;
end;

create function public.audit_list(
	of_subject text default null, of_kind text default null, of_body text default null, since date default null,
	till date default null, after bigint default null, size integer default 50
) returns jsonb
language sql stable set search_path = ''
begin atomic
	with page as materialized (
		select app.audit_page(of_subject, of_kind, of_body, since, till, after, least(greatest(size, 1), 200)) as parts
	)
	select app.with_names(p.parts) || jsonb_build_object('kinds', app.event_kinds()) from page p;
end;
comment on function public.audit_list is
	'The whole history for auditors and admins, newest first: {rows: [{id, at, kind, subject_kind, subject_id, object,
organisation_id, person_id, role, on_behalf_of, columns}], next (id to go on after), kinds, people: {id: name}, bodies: {id: body}}.
of_body is a slug; days are those of Berlin, both included. Errors: signed_out (401), auditor_needed (403).';

revoke execute on function public.audit_list from public;
grant execute on function public.audit_list to authenticated;
