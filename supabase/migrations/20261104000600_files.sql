-- Files on any object. Their bytes lie in a private bucket without policies, where only the secret key
-- reaches them: whoever may read the row here may have the bytes, and the app's server hands them over.

insert into storage.buckets (id, name, public, file_size_limit)
values ('files', 'files', false, 20 * 1024 * 1024)
on conflict (id) do update set public = false, file_size_limit = excluded.file_size_limit;

create table public.files (
	id uuid primary key,
	object_id uuid not null references public.objects,
	name text not null collate "de-x-icu" check (app.is_line(name, 200)),
	media_type text not null check (media_type ~ '^[a-z]+/[a-z0-9.+-]{1,100}$'),
	bytes bigint not null check (bytes between 1 and 20 * 1024 * 1024),
	sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
	organisation_id uuid references public.organisations,
	person_id uuid references public.people,
	audience_id uuid references public.organisations,
	published boolean not null default false,
	removed_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	-- What a guest body brings along would tell other guests that it is there.
	constraint guests_stay_apart check (audience_id is null or not published)
);
create index files_by_object on public.files (object_id, created_at);
create index files_by_organisation on public.files (organisation_id);
create index files_by_person on public.files (person_id);
create index files_by_audience on public.files (audience_id);
create index files_removed on public.files (removed_at) where removed_at is not null;
comment on table public.files is 'Files on an object. The bytes are stored under the same id.';
comment on column public.files.organisation_id is 'The body for which it was put there.';
comment on column public.files.audience_id is 'The guest body that put it there: no other guest body ever sees it.';
comment on column public.files.published is
	'true: for everybody who sees the object. false: for those inside it, as its comments are.';
comment on column public.files.removed_at is 'Gone for everybody; the bytes are deleted a day later.';

create table app.file_reservations (
	id uuid primary key default gen_random_uuid(),
	object_id uuid not null references public.objects,
	name text not null,
	organisation_id uuid references public.organisations,
	person_id uuid not null references public.people,
	audience_id uuid references public.organisations,
	published boolean not null,
	created_at timestamptz not null default now()
);
create index file_reservations_by_object on app.file_reservations (object_id);
comment on table app.file_reservations is 'Uploads under way. What does not become a file within an hour is swept.';

create table app.file_leftovers (
	id uuid primary key,
	since timestamptz not null default now()
);
comment on table app.file_leftovers is 'Stored bytes that belong to no file any more; the app deletes them.';

create trigger keep before insert or update on public.files for each row execute function app.keep_row();
create trigger record after insert or update or delete on public.files
	for each row execute function app.record_event('file', 'sha256');

-- Policies ------------------------------------------------------------------------------------------

alter table public.files enable row level security;
-- Not who: guests and visitors learn the body, never the person.
grant select (id, object_id, name, media_type, bytes, sha256, organisation_id, audience_id, published, removed_at, version,
	created_at, updated_at) on public.files to anon, authenticated;
grant select on public.files to service_role;

-- The inner select stands under the policies of objects.
create policy "Whoever sees an object reads its published files" on public.files
	for select to anon, authenticated using (
		removed_at is null and published and exists (select from public.objects o where o.id = object_id));
create policy "Whoever is inside an object reads its files" on public.files
	for select to authenticated using (
		removed_at is null
		and ((select app.in_network()) or audience_id is null or audience_id = any ((select app.my_organisations())::uuid[]))
		and exists (select from public.objects o where o.id = object_id and (
			o.organisation_id = any ((select app.my_organisations())::uuid[])
			or o.id in (select app.my_shares())
			or (o.visibility <> 'organisation' and o.space_id = any ((select app.my_spaces('read'))::uuid[]))
			or (select app.has_platform_role('auditor'))
			or (o.kind = 'organisation' and (select app.has_platform_role('coordinator', 'admin'))))));

-- Putting a file there ------------------------------------------------------------------------------

create function app.file_name(given text) returns text language plpgsql stable set search_path = '' as $$
declare
	-- Browsers of old send the whole path.
	name text := app.tidy(regexp_replace(given, '^.*[/\\]', ''));
begin
	if name is null or not app.is_line(name, 200) or name ~ '^[.]+$' then
		perform app.fail(422, 'file_name_invalid', jsonb_build_object('most', 200), 'Rename the file, then try again.');
	end if;
	return name;
end $$;

create function app.need_file_place(object uuid, audience uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	-- Two uploads at once do not both take the last place.
	perform pg_advisory_xact_lock(hashtextextended('files ' || object, 0));
	-- Counted apart for each guest body, so that the count tells nobody of others.
	if (select count(*) from public.files f
			where f.object_id = object and f.removed_at is null and f.audience_id is not distinct from audience)
		+ (select count(*) from app.file_reservations r
			where r.object_id = object and r.audience_id is not distinct from audience) >= 200 then
		perform app.fail(422, 'too_many_files', jsonb_build_object('most', 200), 'First remove files nobody needs.');
	end if;
end $$;

create function public.file_reserve(object uuid, file_name text, file_bytes bigint, file_published boolean default false)
returns uuid language plpgsql security definer set search_path = '' as $$
declare
	acting uuid := app.acting_organisation();
	audience uuid := app.audience_of(acting);
	reserved uuid;
begin
	perform app.need_account();
	perform app.need_right(object, 'write');
	if file_bytes > 20 * 1024 * 1024 then
		perform app.fail(413, 'file_too_large', jsonb_build_object('most', 20 * 1024 * 1024), 'Make the file smaller.');
	elsif coalesce(file_bytes, 0) < 1 then
		perform app.fail(422, 'file_empty', '{}', 'Choose a file with something in it.');
	elsif file_published and audience is not null then
		perform app.fail(422, 'guest_cannot_publish', '{}', 'Leave it to those inside.');
	end if;
	perform app.need_file_place(object, audience);
	insert into app.file_reservations (object_id, name, organisation_id, person_id, audience_id, published, created_at)
	values (object, app.file_name(file_name), acting, auth.uid(), audience, coalesce(file_published, false), app.clock())
	returning id into reserved;
	return reserved;
end $$;
comment on function public.file_reserve is
	'Checks everything before the first byte is read; answers the id under which to store the bytes.
Errors: signed_out (401), object_not_found (404), right_missing (403), object_archived (409), file_too_large (413),
file_empty, file_name_invalid, too_many_files, guest_cannot_publish (422).';

create function app.act_as(person uuid, organisation uuid) returns void language sql set search_path = '' as $$
	select set_config('request.jwt.claims', jsonb_build_object('sub', person, 'role', 'authenticated')::text, true),
		set_config('request.headers', jsonb_build_object('x-verbund-for', organisation)::text, true)
$$;
comment on function app.act_as is
	'For the rest of the transaction rights and history are those of this person: the server ends what they began.';

create function public.file_finish(file uuid, file_media_type text, file_bytes bigint, file_sha256 text)
returns void language plpgsql security definer set search_path = '' as $$
declare
	reserved app.file_reservations;
begin
	delete from app.file_reservations r where r.id = file returning r.* into reserved;
	perform app.act_as(reserved.person_id, reserved.organisation_id);
	-- The upload took its time; the right may have ended meanwhile.
	if reserved.id is null or coalesce(app.inside_right_on(reserved.object_id) < 'write', true) then
		perform app.fail(409, 'file_not_reserved', '{}', 'Start the upload anew.');
	end if;
	perform app.name_event('file.added');
	insert into public.files (id, object_id, name, media_type, bytes, sha256, organisation_id, person_id, audience_id,
		published, created_at)
	values (file, reserved.object_id, reserved.name, file_media_type, file_bytes, file_sha256, reserved.organisation_id,
		reserved.person_id, reserved.audience_id, reserved.published, app.clock());
end $$;
comment on function public.file_finish is
	'Makes a reservation a file once its bytes are stored; with the secret key. Error: file_not_reserved (409).';
revoke execute on function public.file_reserve, public.file_finish from public;
grant execute on function public.file_reserve to authenticated;
grant execute on function public.file_finish to service_role;
