-- Who works for which body: people ask to join, stewards decide, suspend and resume, everybody may leave.
--
-- State and role have no free update: what may follow what stands in the functions below.

create function app.is_keeper(organisation uuid) returns boolean
language sql stable security definer set search_path = ''
return organisation = any (app.my_stewardships()) or app.has_platform_role('coordinator', 'admin');
comment on function app.is_keeper is 'Whether the caller decides who works for this body.';

create function app.act_as_keeper(organisation uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	-- A coordinator who is no steward here acts for the body they come from.
	if organisation = any (app.my_stewardships()) then
		perform app.act_for(organisation);
	end if;
end $$;

create function app.lock_members(organisation uuid) returns void
language sql volatile security definer set search_path = ''
begin atomic
	select from public.organisations o where o.id = organisation for no key update;
end;
comment on function app.lock_members is
	'One deed at a time with the members of a body, so that of two last stewards only one can go.';

create function app.keep_a_steward(this public.memberships) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
	if this.state = 'active' and this.role = 'steward' and not app.has_platform_role('coordinator', 'admin')
		and not exists (
			select from public.memberships m where m.organisation_id = this.organisation_id and m.id <> this.id
				and m.state = 'active' and m.role = 'steward')
	then
		perform app.fail(409, 'last_steward', jsonb_build_object('organisation', this.organisation_id),
			'Make somebody else steward first, or ask the coordination.');
	end if;
end $$;

create function app.was_refused(membership uuid) returns boolean
language sql stable security definer set search_path = ''
return exists (
	select from public.events e where e.subject_id = membership and e.kind = 'membership.refused'
		and app.is_keeper((e.data -> 'changed' -> 'organisation_id' ->> 'before')::uuid));

create function app.need_membership(membership uuid) returns public.memberships
language plpgsql security definer set search_path = '' as $$
declare this public.memberships;
begin
	perform app.need_account();
	select m.* into this from public.memberships m where m.id = membership;
	perform app.lock_members(this.organisation_id);
	select m.* into this from public.memberships m where m.id = membership for update;
	if this.id is null or not (app.is_keeper(this.organisation_id) or this.person_id = auth.uid()
		or (this.state <> 'requested' and this.organisation_id = any (app.my_organisations()))) then
		perform app.fail(404, 'membership_not_found', jsonb_build_object('membership', membership),
			'It was refused or ended in between; load the page anew.');
	elsif not app.is_keeper(this.organisation_id) then
		perform app.fail(403, 'membership_steward_needed', '{}', 'Ask a steward of the body.');
	end if;
	perform app.act_as_keeper(this.organisation_id);
	return this;
end $$;
comment on function app.need_membership is
	'Locks a membership for somebody who decides on it. Errors: membership_not_found (404), membership_steward_needed (403).';

-- By the person -------------------------------------------------------------------------------------

create function public.membership_request(organisation uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	most constant integer := 5;
	known public.memberships;
	made uuid;
begin
	perform app.need_account();
	perform app.need_organisation(organisation);
	perform from public.people p where p.id = auth.uid() for no key update;
	select m.* into known from public.memberships m
	where m.person_id = auth.uid() and m.organisation_id = organisation;
	if known.state = 'requested' then
		return known.id;
	elsif known.state = 'suspended' then
		perform app.fail(409, 'membership_suspended', '{}', 'Ask a steward of the body to resume it.');
	elsif known.id is not null then
		perform app.fail(409, 'membership_exists', '{}', 'You work for this body already.');
	elsif (select count(*) from public.memberships m where m.person_id = auth.uid() and m.state = 'requested') >= most then
		perform app.fail(422, 'too_many_requests_open', jsonb_build_object('most', most),
			'Wait for an answer, or take a request back.');
	end if;
	perform app.act_for(null);
	perform app.name_event('membership.requested');
	insert into public.memberships (person_id, organisation_id, state)
	values (auth.uid(), organisation, 'requested') returning id into made;
	return made;
end $$;
comment on function public.membership_request is 'Asks to work for a body; its stewards decide. Asking twice is asking once.
Errors: signed_out (401), organisation_not_found (404), membership_exists, membership_suspended (409), too_many_requests_open (422).';

create function public.membership_leave(organisation uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare this public.memberships;
begin
	perform app.need_account();
	perform app.lock_members(organisation);
	select m.* into this from public.memberships m
	where m.person_id = auth.uid() and m.organisation_id = organisation for update;
	if this.id is null then
		return;
	end if;
	perform app.keep_a_steward(this);
	perform app.act_for(case when this.state = 'active' then organisation end);
	perform app.name_event(case when this.state = 'requested' then 'membership.withdrawn' else 'membership.left' end);
	delete from public.memberships m where m.id = this.id;
end $$;
comment on function public.membership_leave is
	'Ends the caller''s own membership or takes their request back. Errors: signed_out (401), last_steward (409).';

-- By those who keep the body ------------------------------------------------------------------------

create function public.membership_decide(membership uuid, accept boolean, wanted public.membership_role default 'member')
returns void language plpgsql security definer set search_path = '' as $$
declare this public.memberships;
begin
	if not accept and app.was_refused(membership) then
		return;
	end if;
	this := app.need_membership(membership);
	if this.state = 'requested' and accept then
		perform app.name_event('membership.accepted');
		update public.memberships m set state = 'active', role = wanted where m.id = membership;
	elsif this.state = 'requested' then
		perform app.name_event('membership.refused');
		delete from public.memberships m where m.id = membership;
	elsif not (this.state = 'active' and accept) then
		perform app.fail(409, 'membership_decided', jsonb_build_object('state', this.state), 'Load the page anew.');
	end if;
end $$;
comment on function public.membership_decide is 'Accepts or refuses a request to join, for stewards of the body and the coordination.
Errors: signed_out (401), membership_not_found (404), membership_steward_needed (403), membership_decided (409).';

create function app.put_membership(this public.memberships, wanted public.membership_state, event text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	if this.state = wanted then
		return;
	elsif this.state not in ('active', 'suspended') then
		perform app.fail(409, 'membership_not_active', jsonb_build_object('state', this.state), 'Decide on the request first.');
	end if;
	if wanted = 'suspended' then
		perform app.keep_a_steward(this);
	end if;
	perform app.name_event(event);
	update public.memberships m set state = wanted where m.id = this.id;
end $$;

create function public.membership_suspend(membership uuid) returns void
language sql security definer set search_path = ''
begin atomic
	select app.put_membership(app.need_membership(membership), 'suspended', 'membership.suspended');
end;
comment on function public.membership_suspend is 'Takes all rights in the body''s name away at once; the person stays listed.
Errors: signed_out (401), membership_not_found (404), membership_steward_needed (403), membership_not_active, last_steward (409).';

create function public.membership_resume(membership uuid) returns void
language sql security definer set search_path = ''
begin atomic
	select app.put_membership(app.need_membership(membership), 'active', 'membership.resumed');
end;
comment on function public.membership_resume is 'Ends a suspension. Errors: as membership_suspend.';

create function public.membership_set_role(membership uuid, wanted public.membership_role) returns void
language plpgsql security definer set search_path = '' as $$
declare this public.memberships := app.need_membership(membership);
begin
	if this.role = wanted then
		return;
	elsif this.state not in ('active', 'suspended') then
		perform app.fail(409, 'membership_not_active', jsonb_build_object('state', this.state), 'Decide on the request first.');
	end if;
	perform app.keep_a_steward(this);
	perform app.name_event('membership.role_changed');
	update public.memberships m set role = wanted where m.id = membership;
end $$;
comment on function public.membership_set_role is 'Makes a member steward, or a steward member. Errors: as membership_suspend.';

revoke execute on function public.membership_request, public.membership_leave, public.membership_decide,
	public.membership_suspend, public.membership_resume, public.membership_set_role from public;
grant execute on function public.membership_request, public.membership_leave, public.membership_decide,
	public.membership_suspend, public.membership_resume, public.membership_set_role to authenticated;

-- Live: stewards hear of requests on their own topics, so that nobody else learns that somebody asked.

create function app.announce_to_stewards() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	this jsonb := to_jsonb(coalesce(new, old));
begin
	perform app.announce('user', m.person_id, tg_argv[0] || '.changed', 1)
	from public.memberships m
	where m.organisation_id = (this ->> 'organisation_id')::uuid and m.role = 'steward' and m.state = 'active'
		and m.person_id is distinct from (this ->> 'person_id')::uuid;
	return null;
end $$;
create trigger announce_to_stewards after insert or update or delete on public.memberships
	for each row execute function app.announce_to_stewards('membership');
