-- Rights: the sets policies compare with, and the sentences themselves.
-- A set helper runs once per statement; a function on a row's column would run once per row. They are asked several
-- times by every call, so they are written in plpgsql, which keeps its plans (see object_rights).

create function app.my_organisations() returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
begin
	return (
		select coalesce(array_agg(m.organisation_id), '{}')
		from public.memberships m join public.organisations o on o.id = m.organisation_id
		where m.person_id = auth.uid() and m.state = 'active' and o.archived_at is null
	);
end $$;
comment on function app.my_organisations is 'Bodies the caller works for today.';

create function app.my_stewardships() returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
begin
	return (
		select coalesce(array_agg(m.organisation_id), '{}')
		from public.memberships m join public.organisations o on o.id = m.organisation_id
		where m.person_id = auth.uid() and m.state = 'active' and m.role = 'steward' and o.archived_at is null
			-- Whoever acts for one body does not use the rights they have in another.
			and m.organisation_id::text = coalesce(app.request_header('x-verbund-for'), m.organisation_id::text)
	);
end $$;
comment on function app.my_stewardships is 'Bodies whose entry the caller keeps, narrowed to the one acted for.';

create function app.has_platform_role(variadic roles public.platform_role[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.platform_roles r where r.person_id = auth.uid() and r.role = any (roles));
end $$;

create function app.in_network() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select from public.platform_roles r where r.person_id = auth.uid())
		or exists (
			select from public.memberships m join public.organisations o on o.id = m.organisation_id
			where m.person_id = auth.uid() and m.state = 'active' and o.access = 'full' and o.archived_at is null
		);
end $$;
comment on function app.in_network is 'Whether the caller works for a body with full access or holds a platform role.';

create function app.full_organisations() returns setof uuid
language sql stable security definer set search_path = ''
begin atomic
	select o.id from public.organisations o where o.access = 'full' and o.archived_at is null;
end;

-- Acting for ----------------------------------------------------------------------------------------

create function app.acting_organisation() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
	mine uuid[] := app.my_organisations();
	named text := app.request_header('x-verbund-for');
	decided text := nullif(current_setting('app.acting_for', true), '');
begin
	if auth.uid() is null then
		return null;
	elsif decided is not null then
		return nullif(decided, 'oneself')::uuid;
	elsif named is not null then
		if not named = any (mine::text[]) then
			perform app.fail(403, 'acting_for_not_yours', jsonb_build_object('organisation', left(named, 60)),
				'Name in x-verbund-for a body you are an active member of.');
		end if;
		return named::uuid;
	elsif cardinality(mine) > 1 then
		perform app.fail(400, 'acting_for_required', jsonb_build_object('organisations', mine),
			'Name the body you act for in the header x-verbund-for.');
	end if;
	return mine[1];
end $$;
comment on function app.acting_organisation is
	'The body the caller acts for, from the header x-verbund-for; null for service calls and platform roles without a body.
Errors: acting_for_required (400), acting_for_not_yours (403).';

-- Policies ------------------------------------------------------------------------------------------

grant select on public.states, public.organisation_kinds to anon, authenticated, service_role;
create policy "Everyone reads the Länder" on public.states
	for select to anon, authenticated using (true);
create policy "Everyone reads the kinds of bodies" on public.organisation_kinds
	for select to anon, authenticated using (true);

grant select on public.organisations to anon, authenticated, service_role;
grant insert (slug, name, short_name, level, sector, kind, state, ars, parent_id, seat, mailbox, website, purpose, source),
	update (name, short_name, level, sector, kind, state, ars, parent_id, seat, mailbox, website, purpose, source, listed, version)
	on public.organisations to authenticated;
create policy "Everyone reads bodies of the public directory" on public.organisations
	for select to anon, authenticated using (archived_at is null and (access = 'full' or listed));
create policy "The network reads all bodies" on public.organisations
	for select to authenticated using ((select app.in_network()));
create policy "Members read their own bodies" on public.organisations
	for select to authenticated using (id = any ((select app.my_organisations())::uuid[]));
create policy "Coordinators and admins add bodies" on public.organisations
	for insert to authenticated with check ((select app.has_platform_role('coordinator', 'admin')));
create policy "Coordinators and admins edit every body" on public.organisations
	for update to authenticated using ((select app.has_platform_role('coordinator', 'admin')));
create policy "Stewards edit their bodies" on public.organisations
	for update to authenticated using (id = any ((select app.my_stewardships())::uuid[]));

create function app.may_edit_organisation(organisation uuid) returns boolean
language sql stable security definer set search_path = ''
return app.has_platform_role('coordinator', 'admin') or organisation = any (app.my_stewardships());
comment on function app.may_edit_organisation is 'For buttons: says what the policies above decide.';

-- anon may ask, because a public page asks with its functions; no policy for it means no rows.
grant select on public.memberships, public.people, public.platform_roles to anon;
grant select on public.memberships, public.platform_roles to authenticated, service_role;
create policy "People read their own memberships" on public.memberships
	for select to authenticated using (person_id = (select auth.uid()));
create policy "Members read who works for their bodies" on public.memberships
	for select to authenticated using (
		state in ('active', 'suspended') and organisation_id = any ((select app.my_organisations())::uuid[]));
-- Who asked to join is nobody's business but theirs and that of those who decide.
create policy "Stewards read all memberships of their bodies" on public.memberships
	for select to authenticated using (organisation_id = any ((select app.my_stewardships())::uuid[]));
create policy "The network reads active memberships of bodies with full access" on public.memberships
	for select to authenticated using (
		state = 'active' and (select app.in_network()) and organisation_id in (select app.full_organisations()));
create policy "Platform roles read all memberships" on public.memberships
	for select to authenticated using ((select app.has_platform_role('coordinator', 'auditor', 'admin')));

grant insert (person_id, role), delete on public.platform_roles to authenticated;
create policy "People read their own platform roles" on public.platform_roles
	for select to authenticated using (person_id = (select auth.uid()));
create policy "The network reads who holds platform roles" on public.platform_roles
	for select to authenticated using ((select app.in_network()));
create policy "Admins give platform roles" on public.platform_roles
	for insert to authenticated with check ((select app.has_platform_role('admin')));
create policy "Admins take platform roles from others" on public.platform_roles
	for delete to authenticated using (
		(select app.has_platform_role('admin')) and person_id <> (select auth.uid()));

grant select on public.people to authenticated, service_role;
grant update (display_name, position, phone, version) on public.people to authenticated;
create policy "People read their own entry" on public.people
	for select to authenticated using (id = (select auth.uid()));
-- The inner select stands under the policies of memberships, which know who may see whom.
create policy "Whoever sees a membership sees its person" on public.people
	for select to authenticated using (id in (select m.person_id from public.memberships m));
create policy "People edit their own entry" on public.people
	for update to authenticated using (id = (select auth.uid()));
