-- What people do with spaces: found them, let bodies in and out, open single objects to other bodies.

create function app.need_account() returns void language plpgsql stable security definer set search_path = '' as $$
begin
	if auth.uid() is null then
		perform app.fail(401, 'signed_out', '{}', 'Sign in, then try again.');
	end if;
end $$;

create function app.make_slug(name text) returns text language sql immutable set search_path = ''
return coalesce(nullif(btrim(left(regexp_replace(app.fold(name), '[^a-z0-9]+', '-', 'g'), 60), '-'), ''), 'raum');
comment on function app.make_slug is 'A name as part of an address: small letters, digits and hyphens, at most 60.';

create function app.admit_founder() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into public.space_organisations (space_id, organisation_id, granted)
	values (new.id, new.organisation_id, 'manage');
	return null;
end $$;
create trigger b_admit_founder after insert on public.spaces for each row execute function app.admit_founder();

create function public.space_create(space_name text, space_purpose text, space_visibility public.visibility)
returns text language plpgsql security definer set search_path = '' as $$
declare
	acting uuid := app.acting_organisation();
	base text := app.make_slug(app.tidy(space_name));
	free text;
begin
	perform app.need_account();
	if not exists (
		select from app.capacities(auth.uid()) c where c.organisation_id = acting and c.access = 'full'
			and (c.cap = 'manage' or app.has_platform_role('coordinator'))) then
		perform app.fail(403, 'space_founder_needed', '{}', 'Ask a steward of a body with full access to found the space.');
	end if;
	-- Two people who found spaces of one name at once get different addresses.
	perform pg_advisory_xact_lock(hashtext('space_slug'));
	select case when n = 1 then base else base || '-' || n end into free
	from generate_series(1, 10000) n
	where not exists (select from public.spaces s where s.slug = case when n = 1 then base else base || '-' || n end)
	order by n limit 1;
	insert into public.spaces (slug, name, purpose, visibility, organisation_id)
	values (free, space_name, space_purpose, space_visibility, acting);
	return free;
end $$;
comment on function public.space_create is 'Founds a space for the body acted for; answers its slug.
Errors: signed_out (401), space_founder_needed (403), acting_for_required (400).';

create function app.need_managed(object uuid) returns public.objects
language plpgsql security definer set search_path = '' as $$
declare this public.objects;
begin
	perform app.need_account();
	perform app.need_right(object, 'manage');
	select o.* into this from public.objects o where o.id = object for update;
	return this;
end $$;
comment on function app.need_managed is
	'Locks an object for somebody who manages it. Errors: signed_out (401), object_not_found (404), right_missing (403).';

create function public.space_archive(space uuid, archived boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_managed(space);
	perform app.name_event(case when archived then 'space.archived' else 'space.restored' end);
	update public.spaces s set archived_at = case when archived then coalesce(s.archived_at, app.clock()) end
	where s.id = space and (s.archived_at is null) = archived;
end $$;
comment on function public.space_archive is 'Puts a space into the archive or brings it back; for those who manage it.';

-- Sharing -------------------------------------------------------------------------------------------

create function app.need_organisation(organisation uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
	-- One answer for a body that does not exist and for one the caller may not know of.
	if app.right_on(organisation) is null or not exists (
		select from public.organisations o where o.id = organisation and o.archived_at is null) then
		perform app.fail(404, 'organisation_not_found', jsonb_build_object('organisation', organisation),
			'Choose a body from the directory.');
	end if;
end $$;

create function app.is_shareable(of_kind text) returns boolean
language sql stable security definer set search_path = ''
return exists (select from app.object_kinds k where k.kind = of_kind and k.shareable);

create function app.need_free_place(taken bigint) returns void language plpgsql stable set search_path = '' as $$
begin
	if taken >= 500 then
		perform app.fail(422, 'too_many_bodies', jsonb_build_object('most', 500), 'First take out bodies that no longer take part.');
	end if;
end $$;

create function app.let_into_space(this public.objects, organisation uuid, wanted public.access_right) returns void
language plpgsql security definer set search_path = '' as $$
begin
	if organisation = this.organisation_id and wanted <> 'manage' then
		perform app.fail(409, 'space_founder_stays', '{}', 'The body that founded the space keeps it.');
	elsif wanted = 'manage' and app.audience_of(organisation) is not null then
		perform app.fail(422, 'guest_cannot_manage', '{}', 'Give a guest body a lower right.');
	end if;
	perform app.need_free_place(count(*)) from public.space_organisations so where so.space_id = this.id;
	insert into public.space_organisations (space_id, organisation_id, granted) values (this.id, organisation, wanted)
	on conflict (space_id, organisation_id) do update set granted = excluded.granted;
end $$;

create function public.share_grant(object uuid, organisation uuid, wanted public.access_right) returns void
language plpgsql security definer set search_path = '' as $$
declare
	this public.objects := app.need_managed(object);
begin
	perform app.need_organisation(organisation);
	if this.kind = 'space' then
		perform app.let_into_space(this, organisation, wanted);
		return;
	elsif not app.is_shareable(this.kind) then
		perform app.fail(422, 'object_not_shareable', '{}', 'Bodies are opened by their own rules.');
	elsif wanted = 'manage' then
		perform app.fail(422, 'share_cannot_manage', '{}', 'Choose read, comment or write.');
	end if;
	perform app.need_free_place(count(*)) from public.shares s where s.object_id = object;
	insert into public.shares (object_id, organisation_id, granted) values (object, organisation, wanted)
	on conflict (object_id, organisation_id) do update set granted = excluded.granted;
end $$;
comment on function public.share_grant is
	'Opens an object to one more body, or changes what it may do; into a space it lets the body in. For those who manage it.
Errors: object_not_found, organisation_not_found (404), right_missing (403), space_founder_stays (409),
guest_cannot_manage, share_cannot_manage, object_not_shareable, too_many_bodies (422).';

create function public.share_revoke(object uuid, organisation uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
	gone integer;
begin
	perform app.need_account();
	-- A body goes by its own steward's will, too.
	if not organisation = any (app.my_stewardships()) then
		perform app.need_managed(object);
	end if;
	if exists (select from public.spaces s where s.id = object and s.organisation_id = organisation) then
		perform app.fail(409, 'space_founder_stays', '{}', 'The body that founded the space keeps it; archive the space instead.');
	end if;
	with ended as (
		delete from public.shares s where s.object_id = object and s.organisation_id = organisation returning 1
	), left_space as (
		delete from public.space_organisations so where so.space_id = object and so.organisation_id = organisation returning 1
	)
	select (select count(*) from ended) + (select count(*) from left_space) into gone;
	if gone = 0 then
		perform app.fail(404, 'share_not_found', '{}', 'It is taken back already.');
	end if;
end $$;
comment on function public.share_revoke is
	'Takes a share back or lets a body go from a space: by those who manage it, or by a steward of the body itself.
Errors: object_not_found, share_not_found (404), right_missing (403), space_founder_stays (409).';

create function public.object_set_visibility(object uuid, wanted public.visibility) returns void
language plpgsql security definer set search_path = '' as $$
declare
	this public.objects := app.need_managed(object);
	relation regclass := (select k.relation from app.object_kinds k where k.kind = this.kind and (k.shareable or k.kind = 'space'));
begin
	if relation is null or (wanted = 'space' and this.space_id is null) or (wanted = 'organisation' and this.kind = 'space') then
		perform app.fail(422, 'visibility_not_possible', jsonb_build_object('visibility', wanted), 'Choose another circle.');
	end if;
	perform app.name_event(this.kind || '.visibility_changed');
	execute format('update %s set visibility = $1 where id = $2', relation) using wanted, object;
end $$;
comment on function public.object_set_visibility is 'Changes who sees an object; for those who manage it.
Errors: object_not_found (404), right_missing (403), visibility_not_possible (422).';

revoke execute on function public.space_create, public.space_archive, public.share_grant, public.share_revoke,
	public.object_set_visibility from public;
grant execute on function public.space_create, public.space_archive, public.share_grant, public.share_revoke,
	public.object_set_visibility to authenticated;
