-- What happens to a file that is there: removed and brought back, shown to more or fewer, swept in the end.

create function app.sees_file(this public.files) returns boolean
language sql stable security definer set search_path = ''
return (this.published and app.right_on(this.object_id) is not null)
	or (app.inside_right_on(this.object_id) is not null
		and (app.in_network() or this.audience_id is null or this.audience_id = any (app.my_organisations())));
comment on function app.sees_file is 'What the policies above decide, for one file.';

create function app.need_file(file uuid, removed boolean) returns public.files
language plpgsql security definer set search_path = '' as $$
declare
	this public.files;
begin
	perform app.need_account();
	select f.* into this from public.files f where f.id = file and (f.removed_at is not null) = removed for update;
	if this.id is null or not coalesce(app.sees_file(this), false) then
		perform app.fail(404, 'file_not_found', jsonb_build_object('file', file), 'It may have been removed.');
	end if;
	perform app.need_right(this.object_id, 'write');
	if this.organisation_id is distinct from app.acting_organisation() and app.inside_right_on(this.object_id) < 'manage' then
		perform app.fail(403, 'file_not_yours', '{}', 'Ask the body that put it there, or those who keep the object.');
	end if;
	return this;
end $$;
comment on function app.need_file is 'Locks a file for those who may change it: the body that put it there, and those who manage the object.
Errors: signed_out (401), file_not_found (404), right_missing, file_not_yours (403), object_archived (409).';

create function public.file_remove(file uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_file(file, false);
	perform app.name_event('file.removed');
	update public.files f set removed_at = app.clock() where f.id = file;
end $$;
comment on function public.file_remove is 'Takes a file away; for a day file_restore brings it back. Errors as app.need_file.';

create function public.file_restore(file uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
	this public.files := app.need_file(file, true);
begin
	perform app.need_file_place(this.object_id, this.audience_id);
	perform app.name_event('file.restored');
	update public.files f set removed_at = null where f.id = file;
end $$;
comment on function public.file_restore is 'Brings a removed file back. Errors as app.need_file, too_many_files (422).';

create function public.file_publish(file uuid, is_published boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
	this public.files := app.need_file(file, false);
begin
	if is_published and this.audience_id is not null then
		perform app.fail(422, 'guest_cannot_publish', '{}', 'Leave it to those inside.');
	end if;
	perform app.name_event(case when is_published then 'file.published' else 'file.withdrawn' end);
	update public.files f set published = is_published where f.id = file;
end $$;
comment on function public.file_publish is
	'Shows a file to everybody who sees the object, or only to those inside it. Errors as app.need_file, guest_cannot_publish (422).';

create function app.announce_file() returns trigger language plpgsql security definer set search_path = '' as $$
begin
	perform app.announce('space', o.space_id, 'space.changed', null) from public.objects o
	where o.id = new.object_id and o.space_id is not null and o.visibility <> 'organisation';
	return null;
end $$;
create trigger announce after insert or update on public.files for each row execute function app.announce_file();

-- Sweeping ------------------------------------------------------------------------------------------

create function app.sweep_files() returns integer language plpgsql security definer set search_path = '' as $$
declare
	swept integer;
begin
	with given_up as (
		delete from app.file_reservations r where r.created_at < app.clock() - interval '1 hour' returning r.id
	), removed as (
		delete from public.files f where f.removed_at < app.clock() - interval '1 day' returning f.id
	), listed as (
		insert into app.file_leftovers (id) select g.id from given_up g union all select r.id from removed r returning 1
	)
	select count(*) into swept from listed;
	return swept;
end $$;
comment on function app.sweep_files is 'Uploads given up and files removed a day ago become leftovers, whose bytes the app deletes.';
insert into app.chores (name, every, call) values ('sweep_files', '10 minutes', 'app.sweep_files()');

create function public.file_leftovers() returns setof uuid language sql stable security definer set search_path = ''
begin atomic
	select l.id from app.file_leftovers l order by l.since limit 500;
end;
comment on function public.file_leftovers is 'Stored bytes to delete, at most 500; with the secret key.';

create function public.files_discarded(files uuid[]) returns void language plpgsql security definer set search_path = '' as $$
begin
	delete from app.file_leftovers l where l.id = any (files);
	delete from app.file_reservations r where r.id = any (files);
end $$;
comment on function public.files_discarded is
	'Says that the bytes of these are deleted, whether swept or of an upload that failed; with the secret key.';

revoke execute on function public.file_remove, public.file_restore, public.file_publish, public.file_leftovers,
	public.files_discarded from public;
grant execute on function public.file_remove, public.file_restore, public.file_publish to authenticated;
grant execute on function public.file_leftovers, public.files_discarded to service_role;
