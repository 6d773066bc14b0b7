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

create function app.need_space(space uuid) returns public.spaces
language plpgsql security definer set search_path = '' as $$
declare this public.spaces;
begin
	perform app.need_account();
	perform app.need_right(space, 'read');
	select s.* into this from public.spaces s where s.id = space for update;
	if this.id is null then
		perform app.fail(404, 'object_not_found', jsonb_build_object('object', space), 'Check the address.');
	elsif not space = any (app.my_spaces('manage')) then
		perform app.fail(403, 'right_missing', jsonb_build_object('needed', 'manage', 'granted', app.inside_right_on(space)),
			'Ask those who keep the space.');
	end if;
	return this;
end $$;
comment on function app.need_space is 'Locks a space for somebody who manages it. Errors: object_not_found (404), right_missing (403).';

create function public.space_archive(space uuid, archived boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_space(space);
	perform app.name_event(case when archived then 'space.archived' else 'space.restored' end);
	update public.spaces s set archived_at = case when archived then coalesce(s.archived_at, app.clock()) end
	where s.id = space;
end $$;

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

create function public.space_admit(space uuid, organisation uuid, wanted public.access_right) returns void
language plpgsql security definer set search_path = '' as $$
declare
	this public.spaces := app.need_space(space);
begin
	perform app.need_organisation(organisation);
	if organisation = this.organisation_id and wanted <> 'manage' then
		perform app.fail(409, 'space_founder_stays', '{}', 'The body that founded the space keeps it.');
	elsif wanted = 'manage' and app.audience_of(organisation) is not null then
		perform app.fail(422, 'guest_cannot_manage', '{}', 'Give a guest body a lower right.');
	elsif (select count(*) from public.space_organisations so where so.space_id = space) >= 500 then
		perform app.fail(422, 'too_many_bodies', jsonb_build_object('most', 500), 'Let bodies go that no longer take part.');
	end if;
	insert into public.space_organisations (space_id, organisation_id, granted) values (space, organisation, wanted)
	on conflict (space_id, organisation_id) do update set granted = excluded.granted;
end $$;
comment on function public.space_admit is 'Lets a body into a space or changes its right there; for those who manage the space.
Errors: organisation_not_found (404), space_founder_stays (409), guest_cannot_manage, too_many_bodies (422).';

create function public.space_dismiss(space uuid, organisation uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	-- A body goes by its own steward's will, too.
	if not organisation = any (app.my_stewardships()) then
		perform app.need_space(space);
	end if;
	if exists (select from public.spaces s where s.id = space and s.organisation_id = organisation) then
		perform app.fail(409, 'space_founder_stays', '{}', 'The body that founded the space keeps it; archive the space instead.');
	end if;
	delete from public.space_organisations so where so.space_id = space and so.organisation_id = organisation;
	if not found then
		perform app.fail(404, 'organisation_not_found', jsonb_build_object('organisation', organisation), 'It has left already.');
	end if;
end $$;
comment on function public.space_dismiss is
	'Ends a body''s part in a space: by those who manage it, or by a steward of the body itself.';

-- Sharing -------------------------------------------------------------------------------------------

create function public.share_grant(object uuid, organisation uuid, wanted public.access_right) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	perform app.need_right(object, 'manage');
	perform app.need_organisation(organisation);
	if wanted = 'manage' then
		perform app.fail(422, 'share_cannot_manage', '{}', 'Choose read, comment or write.');
	elsif not exists (select from public.objects o join app.object_kinds k on k.kind = o.kind
		where o.id = object and k.shareable) then
		perform app.fail(422, 'object_not_shareable', '{}', 'Bodies and spaces are opened by their own rules.');
	end if;
	perform from public.objects o where o.id = object for update;
	if (select count(*) from public.shares s where s.object_id = object) >= 500 then
		perform app.fail(422, 'too_many_bodies', jsonb_build_object('most', 500), 'Take shares back that are no longer needed.');
	end if;
	insert into public.shares (object_id, organisation_id, granted) values (object, organisation, wanted)
	on conflict (object_id, organisation_id) do update set granted = excluded.granted;
end $$;
comment on function public.share_grant is 'Opens an object to one more body, or changes what it may do; for those who manage it.
Errors: object_not_found, organisation_not_found (404), right_missing (403), share_cannot_manage, object_not_shareable, too_many_bodies (422).';

create function public.share_revoke(object uuid, organisation uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	if not organisation = any (app.my_stewardships()) then
		perform app.need_right(object, 'manage');
	end if;
	delete from public.shares s where s.object_id = object and s.organisation_id = organisation;
	if not found then
		perform app.fail(404, 'organisation_not_found', jsonb_build_object('organisation', organisation), 'It is taken back already.');
	end if;
end $$;
comment on function public.share_revoke is 'Takes a share back: by those who manage the object, or by a steward of the body itself.';

revoke execute on function public.space_create, public.space_archive, public.space_admit, public.space_dismiss,
	public.share_grant, public.share_revoke from public;
grant execute on function public.space_create, public.space_archive, public.space_admit, public.space_dismiss,
	public.share_grant, public.share_revoke to authenticated;
