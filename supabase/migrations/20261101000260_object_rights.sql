-- Who may do what with an object. Sets for policies, one answer for functions and the page sync,
-- all from the same three tables: memberships, space_organisations, shares.
--
-- What is asked on every row or deed is written in plpgsql, which keeps its plans; a security definer function in SQL
-- is never inlined and plans anew at every call, which made a right cost 3 ms.

create function app.capacities(person uuid)
returns table (organisation_id uuid, access public.access, cap public.access_right)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
begin
	return query
	select m.organisation_id, o.access, case
		-- Whoever acts for one body only reads what they see through another.
		when m.organisation_id::text <> coalesce(app.request_header('x-verbund-for'), m.organisation_id::text) then 'read'
		when m.role = 'steward' then 'manage' else 'write' end::public.access_right
	from public.memberships m join public.organisations o on o.id = m.organisation_id
	where m.person_id = person and m.state = 'active' and o.archived_at is null;
end $$;
comment on function app.capacities is 'The bodies a person works for and the most they may do in its name.';

create function app.space_rights(person uuid) returns table (space_id uuid, granted public.access_right)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
begin
	return query
	select r.space_id, max(r.granted) from (
		select so.space_id, case
			when s.archived_at is not null and least(so.granted, c.cap) < 'manage' then 'read'::public.access_right
			else least(so.granted, c.cap) end as granted
		from app.capacities(person) c
		join public.space_organisations so on so.organisation_id = c.organisation_id
		join public.spaces s on s.id = so.space_id
		where c.access = 'full'
		union all
		select s.id, 'read' from public.spaces s
		where exists (select from public.platform_roles p where p.person_id = person and p.role = 'auditor')
	) r group by r.space_id;
end $$;
comment on function app.space_rights is
	'A person''s right in each space: the lower of what the body was granted and what the person may do for it.
Guest bodies have none, they see what is shared with them; auditors read.';

create function app.my_spaces(wanted public.access_right) returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
begin
	return (select coalesce(array_agg(r.space_id), '{}') from app.space_rights(auth.uid()) r where r.granted >= wanted);
end $$;
comment on function app.my_spaces is 'Spaces in which the caller has at least this right.';

create function app.my_guest_spaces() returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
begin
	return (
		select coalesce(array_agg(distinct so.space_id), '{}')
		from app.capacities(auth.uid()) c join public.space_organisations so on so.organisation_id = c.organisation_id
		where c.access = 'guest'
	);
end $$;
comment on function app.my_guest_spaces is 'Spaces a guest body of the caller was let into: it knows of them, not what is in them.';

create function app.my_shares() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return query select s.object_id from public.shares s where s.organisation_id = any (app.my_organisations());
end $$;
comment on function app.my_shares is
	'Objects shared with a body of the caller: rows, which a policy hashes, because there may be ten thousand.';

create function app.is_shared(object uuid, bodies uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.shares s where s.object_id = object and s.organisation_id = any (bodies));
end $$;

create function app.network_has(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.platform_roles r where r.person_id = person)
		or exists (select from app.capacities(person) c where c.access = 'full');
end $$;
comment on function app.network_has is 'As app.in_network, for a given person.';

-- One object ----------------------------------------------------------------------------------------

create function app.grants(person uuid, object uuid) returns table (granted public.access_right, inside boolean)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
begin
	return query
	select case when o.archived_at is not null and g.granted < 'manage' then 'read'::public.access_right
		else g.granted end, g.inside
	from public.objects o cross join lateral (
		select 'read'::public.access_right as granted, false as inside
		where o.visibility = 'public' and o.archived_at is null
		union all
		select 'read', false where o.visibility in ('public', 'network') and app.network_has(person)
		union all
		select 'read', false where o.kind = 'space' and exists (
			select from app.capacities(person) c join public.space_organisations so on so.organisation_id = c.organisation_id
			where so.space_id = o.id)
		union all
		select r.granted, true from app.space_rights(person) r
		where r.space_id = o.space_id and o.visibility <> 'organisation'
		union all
		select c.cap, true from app.capacities(person) c where c.organisation_id = o.organisation_id
		union all
		select least(s.granted, c.cap), true
		from public.shares s join app.capacities(person) c on c.organisation_id = s.organisation_id
		where s.object_id = o.id
		union all
		select 'read', true from public.platform_roles p where p.person_id = person and p.role = 'auditor'
		union all
		select 'manage', true from public.platform_roles p
		where p.person_id = person and p.role in ('coordinator', 'admin') and o.kind = 'organisation' and o.organisation_id is not null
	) g
	where o.id = object;
end $$;
comment on function app.grants is
	'Every reason a person has a right on an object. inside: more than its visibility alone, so that talk, drafts and
history are open too.';

create function app.right_of(person uuid, object uuid) returns public.access_right
language plpgsql stable security definer set search_path = '' as $$
begin
	return (select max(g.granted) from app.grants(person, object) g);
end $$;
comment on function app.right_of is 'The highest right of a person on an object; null when they may not know it exists.';

create function app.right_on(object uuid) returns public.access_right
language plpgsql stable security definer set search_path = '' as $$
begin
	return app.right_of(auth.uid(), object);
end $$;

create function app.inside_right_on(object uuid) returns public.access_right
language plpgsql stable security definer set search_path = '' as $$
begin
	return (select max(g.granted) from app.grants(auth.uid(), object) g where g.inside);
end $$;
comment on function app.inside_right_on is 'As app.right_on, without what everybody or the whole network may.';

create function app.need_right(object uuid, wanted public.access_right) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
	granted public.access_right := app.right_on(object);
	inside public.access_right := app.inside_right_on(object);
begin
	if granted is null then
		perform app.fail(404, 'object_not_found', jsonb_build_object('object', object),
			'Check the address, or ask whoever sent it to you to share it with your body.');
	elsif wanted > 'read' and coalesce(inside < wanted, true) then
		if exists (select from public.objects o where o.id = object and o.archived_at is not null)
			and inside is not null then
			perform app.fail(409, 'object_archived', jsonb_build_object('object', object), 'Bring it back from the archive first.');
		end if;
		perform app.fail(403, 'right_missing', jsonb_build_object('needed', wanted, 'granted', granted),
			'Ask those who keep the object.');
	end if;
end $$;
comment on function app.need_right is
	'Goes on only with the right. Errors: object_not_found (404), right_missing (403), object_archived (409).';

-- Policies ------------------------------------------------------------------------------------------

grant select on public.spaces, public.space_organisations, public.objects, public.shares to anon, authenticated, service_role;

create policy "Everyone reads public objects" on public.objects
	for select to anon, authenticated using (visibility = 'public' and archived_at is null);
create policy "The network reads what is open to it" on public.objects
	for select to authenticated using (visibility in ('public', 'network') and (select app.in_network()));
create policy "Bodies of a space read what is in it" on public.objects
	for select to authenticated using (
		visibility <> 'organisation' and space_id = any ((select app.my_spaces('read'))::uuid[]));
create policy "Guests know of the spaces they were let into" on public.objects
	for select to authenticated using (kind = 'space' and id = any ((select app.my_guest_spaces())::uuid[]));
create policy "Members read what belongs to their body" on public.objects
	for select to authenticated using (organisation_id = any ((select app.my_organisations())::uuid[]));
create policy "Members read what is shared with their body" on public.objects
	for select to authenticated using (id in (select app.my_shares()));
create policy "Auditors read all objects" on public.objects
	for select to authenticated using ((select app.has_platform_role('auditor')));

create policy "Everyone reads public spaces" on public.spaces
	for select to anon, authenticated using (visibility = 'public' and archived_at is null);
create policy "The network reads spaces open to it" on public.spaces
	for select to authenticated using (visibility in ('public', 'network') and (select app.in_network()));
create policy "Bodies of a space read it" on public.spaces
	for select to authenticated using (id = any ((select app.my_spaces('read'))::uuid[]));
create policy "Guests read the spaces they were let into" on public.spaces
	for select to authenticated using (id = any ((select app.my_guest_spaces())::uuid[]));
create policy "Members read the spaces of their body" on public.spaces
	for select to authenticated using (organisation_id = any ((select app.my_organisations())::uuid[]));
create policy "Whoever manages a space edits it" on public.spaces
	for update to authenticated using (id = any ((select app.my_spaces('manage'))::uuid[]));
grant update (name, purpose, visibility, version) on public.spaces to authenticated;

create policy "Bodies of a space see each other" on public.space_organisations
	for select to authenticated using (space_id = any ((select app.my_spaces('read'))::uuid[]));
create policy "Members see the spaces of their body" on public.space_organisations
	for select to authenticated using (organisation_id = any ((select app.my_organisations())::uuid[]));
-- Never each other: a vendor learns of no other vendor.
create policy "Guests see the bodies with full access in their spaces" on public.space_organisations
	for select to authenticated using (
		space_id = any ((select app.my_guest_spaces())::uuid[]) and organisation_id in (select app.full_organisations()));

create policy "Members see what is shared with their body" on public.shares
	for select to authenticated using (organisation_id = any ((select app.my_organisations())::uuid[]));
create policy "The network sees with whom the objects it reads are shared" on public.shares
	for select to authenticated using (
		(select app.in_network()) and exists (select from public.objects o where o.id = object_id));
