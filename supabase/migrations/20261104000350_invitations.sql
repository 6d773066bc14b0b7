-- Invitations: a steward invites an address, whoever holds it joins the body by the link.
--
-- The link carries a token of 244 random bits; only its digest is kept. Nothing here tells whether an
-- account exists: accounts are made by the app when somebody opens the link and asks for the sign-in mail.

create table public.invitations (
	id uuid primary key default gen_random_uuid(),
	organisation_id uuid not null references public.organisations,
	email text check (app.is_line(email, 254) and email = lower(email) and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
	role public.membership_role not null default 'member',
	token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
	invited_by uuid not null references public.people,
	accepted_by uuid references public.people,
	expires_at timestamptz not null,
	accepted_at timestamptz,
	withdrawn_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create unique index invitations_open on public.invitations (organisation_id, email)
	where accepted_at is null and withdrawn_at is null;
create index invitations_by_address on public.invitations (email) where email is not null;
create index invitations_by_inviter on public.invitations (invited_by);
create index invitations_by_guest on public.invitations (accepted_by);
comment on table public.invitations is 'Addresses that stewards invited to work for their body.';
comment on column public.invitations.token_hash is 'SHA-256 of the link''s token, which nobody keeps; export: no';

alter table public.invitations enable row level security;
grant select (id, organisation_id, email, role, invited_by, accepted_by, expires_at, accepted_at, withdrawn_at, version, created_at)
	on public.invitations to anon, authenticated, service_role;

create function app.my_address() returns text language sql stable security definer set search_path = ''
return (select lower(p.email) from public.people p where p.id = auth.uid());

create policy "Stewards read the invitations of their bodies" on public.invitations
	for select to authenticated using (organisation_id = any ((select app.my_stewardships())::uuid[]));
create policy "Coordinators and admins read all invitations" on public.invitations
	for select to authenticated using ((select app.has_platform_role('coordinator', 'admin')));
create policy "People read the invitations to their address" on public.invitations
	for select to authenticated using (
		email = (select app.my_address()) and withdrawn_at is null and accepted_at is null and expires_at > now());

create trigger keep before insert or update on public.invitations for each row execute function app.keep_row('email');
create trigger record after insert or update or delete on public.invitations
	for each row execute function app.record_event('invitation', 'email', 'token_hash', 'accepted_by');
create trigger announce_to_stewards after insert or update on public.invitations
	for each row execute function app.announce_to_stewards('invitation');

create function app.digest_token(token text) returns text language sql immutable set search_path = ''
return encode(sha256(convert_to(token, 'UTF8')), 'hex');

-- By those who keep the body ------------------------------------------------------------------------

create function app.need_keeper(organisation uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	perform app.need_organisation(organisation);
	if not app.is_keeper(organisation) then
		perform app.fail(403, 'membership_steward_needed', '{}', 'Ask a steward of the body.');
	end if;
	perform app.act_as_keeper(organisation);
	perform app.lock_members(organisation);
end $$;

create function public.invitation_create(organisation uuid, address text, wanted public.membership_role default 'member')
returns jsonb language plpgsql security definer set search_path = '' as $$
declare
	most constant integer := 100;
	tidy text := lower(app.tidy(address));
	token text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
	made public.invitations;
begin
	perform app.need_keeper(organisation);
	if exists (select from public.memberships m join public.people p on p.id = m.person_id
		where m.organisation_id = organisation and m.state in ('active', 'suspended') and lower(p.email) = tidy) then
		perform app.fail(409, 'membership_of_address_exists', '{}', 'Look for the address among the people of the body.');
	elsif (select count(*) from public.invitations i where i.organisation_id = organisation and i.email <> tidy
		and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > app.clock()) >= most then
		perform app.fail(422, 'too_many_invitations_open', jsonb_build_object('most', most), 'Withdraw invitations that are no longer needed.');
	end if;
	perform app.name_event('invitation.created');
	insert into public.invitations (organisation_id, email, role, token_hash, invited_by, expires_at)
	values (organisation, tidy, wanted, app.digest_token(token), auth.uid(), app.clock() + interval '14 days')
	on conflict (organisation_id, email) where accepted_at is null and withdrawn_at is null
	do update set role = excluded.role, token_hash = excluded.token_hash, invited_by = excluded.invited_by,
		expires_at = excluded.expires_at
	returning * into made;
	return jsonb_build_object('id', made.id, 'token', token, 'email', made.email, 'expires_at', made.expires_at);
end $$;
comment on function public.invitation_create is
	'Invites an address: {id, token, email, expires_at}. The token is told only here; a second invitation of the same address
replaces the first link. Errors: signed_out (401), organisation_not_found (404), membership_steward_needed (403),
membership_of_address_exists (409), too_many_invitations_open (422).';

create function public.invitation_withdraw(invitation uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare this public.invitations;
begin
	perform app.need_account();
	select i.* into this from public.invitations i where i.id = invitation for update;
	if this.id is null or not app.is_keeper(this.organisation_id) then
		perform app.fail(404, 'invitation_not_found', '{}', 'Check the address.');
	elsif this.accepted_at is not null then
		perform app.fail(409, 'invitation_used', '{}', 'Suspend the person instead.');
	elsif this.withdrawn_at is not null then
		return;
	end if;
	perform app.act_as_keeper(this.organisation_id);
	perform app.name_event('invitation.withdrawn');
	update public.invitations i set withdrawn_at = app.clock() where i.id = invitation;
end $$;
comment on function public.invitation_withdraw is
	'Makes the link worthless. Errors: signed_out (401), invitation_not_found (404), invitation_used (409).';

-- By the person invited -----------------------------------------------------------------------------

create function app.invitation_state(this public.invitations) returns text
language sql stable security definer set search_path = ''
return case when this.accepted_at is not null then 'used' when this.withdrawn_at is not null then 'withdrawn'
	when this.expires_at <= app.clock() or this.email is null then 'expired' else 'open' end;

create function app.mask_address(email text) returns text language sql immutable set search_path = ''
return left(email, 1) || '…@' || split_part(email, '@', 2);

create function public.invitation_show(token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare answer jsonb;
begin
	select jsonb_build_object('id', i.id, 'state', app.invitation_state(i), 'role', i.role, 'expires_at', i.expires_at,
		'address', app.mask_address(i.email), 'mine', i.email = app.my_address() or i.accepted_by = auth.uid(),
		'organisation', jsonb_build_object('slug', o.slug, 'name', o.name, 'short_name', o.short_name,
			'level', o.level, 'sector', o.sector))
	into answer
	from public.invitations i join public.organisations o on o.id = i.organisation_id
	where i.token_hash = app.digest_token(token) and o.archived_at is null;
	if answer is null then
		perform app.fail(404, 'invitation_not_found', '{}', 'Check the address.');
	end if;
	return answer;
end $$;
comment on function public.invitation_show is
	'What whoever holds the link sees: {id, state, role, expires_at, address (masked), mine, organisation}.
Error: invitation_not_found (404).';

create function public.invitation_address(token text) returns text
language sql stable security definer set search_path = ''
return (select i.email from public.invitations i
	where i.token_hash = app.digest_token(token) and app.invitation_state(i) = 'open');
comment on function public.invitation_address is
	'The address an open invitation was made for, so that the app can make its account and send the sign-in mail.';

create function app.join_body(this public.invitations) returns void
language plpgsql security definer set search_path = '' as $$
declare known public.memberships;
begin
	perform app.lock_members(this.organisation_id);
	select m.* into known from public.memberships m
	where m.person_id = auth.uid() and m.organisation_id = this.organisation_id for update;
	if known.state = 'suspended' then
		perform app.fail(409, 'membership_suspended', '{}', 'Ask a steward of the body to resume it.');
	end if;
	perform app.act_for(null);
	perform app.name_event('membership.joined');
	insert into public.memberships (person_id, organisation_id, role, state)
	values (auth.uid(), this.organisation_id, this.role, 'active')
	on conflict (person_id, organisation_id) do update set state = 'active', role = greatest(known.role, this.role);
	-- Nothing was to be changed and the name not used: it must not name another write.
	perform app.name_event('');
	perform app.name_event('invitation.accepted');
	update public.invitations i set accepted_at = app.clock(), accepted_by = auth.uid() where i.id = this.id;
end $$;

create function app.answer_invitation(this public.invitations, accept boolean) returns text
language plpgsql security definer set search_path = '' as $$
declare slug text := (select o.slug from public.organisations o where o.id = this.organisation_id and o.archived_at is null);
begin
	if this.id is null or slug is null then
		perform app.fail(404, 'invitation_not_found', '{}', 'Check the address.');
	elsif this.accepted_by = auth.uid() and accept then
		return slug;
	elsif app.invitation_state(this) = 'used' then
		perform app.fail(409, 'invitation_used', '{}', 'Ask the body for a new invitation.');
	elsif app.invitation_state(this) = 'withdrawn' then
		perform app.fail(409, 'invitation_withdrawn', '{}', 'Ask the body for a new invitation.');
	elsif app.invitation_state(this) = 'expired' then
		perform app.fail(409, 'invitation_expired', '{}', 'Ask the body for a new invitation.');
	elsif this.email is distinct from app.my_address() then
		perform app.fail(403, 'invitation_not_yours', '{}', 'Sign in with the account of the address that was invited.');
	elsif accept then
		perform app.join_body(this);
	else
		perform app.act_for(null);
		perform app.name_event('invitation.declined');
		update public.invitations i set withdrawn_at = app.clock() where i.id = this.id;
	end if;
	return slug;
end $$;

create function public.invitation_accept(token text) returns text
language plpgsql security definer set search_path = '' as $$
declare this public.invitations;
begin
	perform app.need_account();
	select i.* into this from public.invitations i where i.token_hash = app.digest_token(token) for update;
	return app.answer_invitation(this, true);
end $$;
comment on function public.invitation_accept is 'Joins the body by the link; answers its slug. Accepting twice is accepting once.
Errors: signed_out (401), invitation_not_found (404), invitation_not_yours (403),
invitation_expired, invitation_used, invitation_withdrawn, membership_suspended (409).';

create function public.invitation_answer(invitation uuid, accept boolean) returns text
language plpgsql security definer set search_path = '' as $$
declare this public.invitations;
begin
	perform app.need_account();
	select i.* into this from public.invitations i where i.id = invitation
		and (i.email = app.my_address() or i.accepted_by = auth.uid()) for update;
	return app.answer_invitation(this, accept);
end $$;
comment on function public.invitation_answer is
	'As invitation_accept, without the link, for whoever is signed in with the address; accept false declines.';

revoke execute on function public.invitation_create, public.invitation_withdraw, public.invitation_show,
	public.invitation_address, public.invitation_accept, public.invitation_answer from public;
grant execute on function public.invitation_show to anon, authenticated, service_role;
grant execute on function public.invitation_address to service_role;
grant execute on function public.invitation_create, public.invitation_withdraw, public.invitation_accept,
	public.invitation_answer to authenticated;

-- What does not stay --------------------------------------------------------------------------------

create function app.forget_invited() returns integer language plpgsql security definer set search_path = '' as $$
declare gone integer;
begin
	perform app.name_event('');
	update public.invitations i set email = null
	where i.email is not null
		and coalesce(i.accepted_at, i.withdrawn_at, i.expires_at) < app.clock() - interval '30 days';
	get diagnostics gone = row_count;
	return gone;
end $$;
comment on function app.forget_invited is 'Empties the addresses of invitations that were over 30 days ago.';
insert into app.chores (name, every, call) values ('forget_invited', '1 hour', 'app.forget_invited()');
