-- What a hosted Supabase database has before the first migration, as far as @supabase/lite does not
-- make it. Runs as superuser after lite's schema auth; can be run again.

-- Roles: postgres owns what migrations make and is no superuser, as on hosted Supabase.
do $$
declare
	wanted text[] := array[
		'postgres login createdb createrole replication bypassrls',
		'anon nologin noinherit', 'authenticated nologin noinherit', 'service_role nologin noinherit bypassrls',
		'supabase_auth_admin nologin noinherit', 'supabase_realtime_admin nologin noinherit',
		'supabase_storage_admin nologin noinherit',
		'supabase_lite login'];
	role text;
begin
	foreach role in array wanted loop
		if to_regrole(split_part(role, ' ', 1)) is null then
			execute 'create role ' || role;
		end if;
	end loop;
	if not exists (select from pg_publication where pubname = 'supabase_realtime') then
		create publication supabase_realtime;
	end if;
end $$;
grant anon, authenticated, service_role to postgres with admin option;
grant supabase_realtime_admin, pg_monitor, pg_read_all_data, pg_signal_backend to postgres;
-- One connection pool of lite serves REST and Auth: it switches to the three API roles, reads the
-- catalogue as the owner of the tables, keeps schema auth, and is no superuser.
grant anon, authenticated, service_role, supabase_auth_admin to supabase_lite;
do $$ begin
	if current_setting('server_version_num')::integer >= 160000 then
		execute 'grant postgres to supabase_lite with inherit true, set false';
	else
		-- Only in tests on an older Postgres, which cannot say that the role is not to be taken on.
		grant postgres to supabase_lite;
	end if;
end $$;
alter database postgres owner to postgres;
alter database postgres set search_path = "$user", public, extensions;

create schema if not exists extensions;
grant usage on schema extensions to anon, authenticated, service_role;
grant all on schema extensions to postgres;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;

grant usage on schema public to anon, authenticated, service_role;
alter default privileges for role postgres in schema public
	grant all on tables to anon, authenticated, service_role;
alter default privileges for role postgres in schema public
	grant all on functions to anon, authenticated, service_role;
alter default privileges for role postgres in schema public
	grant all on sequences to anon, authenticated, service_role;

-- Auth ----------------------------------------------------------------------------------------------

grant usage on schema auth to anon, authenticated, service_role, postgres, supabase_auth_admin;
create table if not exists auth.mfa_amr_claims (
	id uuid primary key default gen_random_uuid(),
	session_id uuid not null references auth.sessions on delete cascade,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	authentication_method text not null,
	unique (session_id, authentication_method)
);
revoke all on all tables in schema auth from public;
grant all on all tables in schema auth to supabase_auth_admin, postgres;

create or replace function auth.uid() returns uuid language sql stable as $$
	select coalesce(
		nullif(current_setting('request.jwt.claim.sub', true), ''),
		nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
$$;
create or replace function auth.role() returns text language sql stable as $$
	select coalesce(
		nullif(current_setting('request.jwt.claim.role', true), ''),
		nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role')
$$;
create or replace function auth.email() returns text language sql stable as $$
	select coalesce(
		nullif(current_setting('request.jwt.claim.email', true), ''),
		nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email')
$$;
create or replace function auth.jwt() returns jsonb language sql stable as $$
	select coalesce(
		nullif(current_setting('request.jwt.claim', true), ''),
		nullif(current_setting('request.jwt.claims', true), ''))::jsonb
$$;

-- lite 0.10.0 on Postgres stores the jsonb columns of auth as JSON strings; triggers of migrations
-- (new.raw_user_meta_data ->> 'display_name') need the objects.
create or replace function auth.embedded_unwrap_json() returns trigger language plpgsql as $$
begin
	if tg_table_name = 'identities' then
		if jsonb_typeof(new.identity_data) = 'string' then
			new.identity_data := (new.identity_data #>> '{}')::jsonb;
		end if;
		return new;
	end if;
	if jsonb_typeof(new.raw_user_meta_data) = 'string' then
		new.raw_user_meta_data := (new.raw_user_meta_data #>> '{}')::jsonb;
	end if;
	if jsonb_typeof(new.raw_app_meta_data) = 'string' then
		new.raw_app_meta_data := (new.raw_app_meta_data #>> '{}')::jsonb;
	end if;
	return new;
end $$;
create or replace trigger embedded_unwrap_json before insert or update on auth.users
	for each row execute function auth.embedded_unwrap_json();
create or replace trigger embedded_unwrap_json before insert or update on auth.identities
	for each row execute function auth.embedded_unwrap_json();

-- Realtime ------------------------------------------------------------------------------------------

create schema if not exists realtime;
grant usage on schema realtime to anon, authenticated, service_role, postgres;
grant all on schema realtime to supabase_realtime_admin;
create table if not exists realtime.messages (
	topic text not null,
	extension text not null,
	payload jsonb,
	event text,
	private boolean default false,
	updated_at timestamp not null default now(),
	inserted_at timestamp not null default now(),
	id uuid not null default gen_random_uuid(),
	binary_payload bytea,
	primary key (id, inserted_at)
);
create index if not exists messages_inserted_at_topic_index on realtime.messages (inserted_at desc, topic)
	where extension = 'broadcast' and private;
alter table realtime.messages owner to supabase_realtime_admin;
alter table realtime.messages enable row level security;
grant select, insert, update on realtime.messages to anon, authenticated, service_role, postgres;

create or replace function realtime.topic() returns text language sql stable as $$
	select nullif(current_setting('realtime.topic', true), '')::text
$$;

create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true)
returns void language plpgsql as $$
declare
	generated_id uuid := gen_random_uuid();
	final_payload jsonb;
begin
	begin
		final_payload := case when payload ? 'id' then payload
			else jsonb_set(payload, '{id}', to_jsonb(generated_id)) end;
		execute format('set local realtime.topic to %L', topic);
		insert into realtime.messages (id, payload, event, topic, private, extension)
		values (generated_id, final_payload, event, topic, private, 'broadcast');
	exception when others then
		raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
	end;
end $$;

create or replace function realtime.send_binary(payload bytea, event text, topic text, private boolean default true)
returns void language plpgsql as $$
begin
	begin
		execute format('set local realtime.topic to %L', topic);
		insert into realtime.messages (binary_payload, event, topic, private, extension)
		values (payload, event, topic, private, 'broadcast');
	exception when others then
		raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
	end;
end $$;

create or replace function realtime.broadcast_changes(
	topic_name text, event_name text, operation text, table_name text, table_schema text,
	new record, old record, level text default 'ROW')
returns void language plpgsql as $$
begin
	if level = 'STATEMENT' then
		raise exception 'function can only be triggered for each row, not for each statement';
	end if;
	if operation not in ('INSERT', 'UPDATE', 'DELETE') then
		raise exception 'Unexpected operation type: %', operation;
	end if;
	perform realtime.send(
		jsonb_build_object('old_record', old, 'record', new, 'operation', operation,
			'table', table_name, 'schema', table_schema),
		event_name, topic_name);
exception when others then
	raise exception 'Failed to process the row: %', sqlerrm;
end $$;

-- Stands in for the logical replication that real Realtime reads: wakes the embedded server after
-- commit. Only the key travels; a notification holds at most 8000 bytes.
create or replace function realtime.embedded_notify() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform pg_notify('supabase_realtime_embedded', new.id::text);
	return null;
end $$;
create or replace trigger embedded_notify after insert on realtime.messages
	for each row when (new.extension = 'broadcast' and new.event is not null)
	execute function realtime.embedded_notify();

-- Storage -------------------------------------------------------------------------------------------

create schema if not exists storage;
grant usage on schema storage to anon, authenticated, service_role, postgres;
grant all on schema storage to supabase_storage_admin;
create table if not exists storage.buckets (
	id text primary key check (length(id) <= 100),
	name text not null unique,
	owner uuid,
	created_at timestamptz default now(),
	updated_at timestamptz default now(),
	public boolean default false,
	avif_autodetection boolean default false,
	file_size_limit bigint,
	allowed_mime_types text[],
	owner_id text
);
create table if not exists storage.objects (
	id uuid primary key default gen_random_uuid(),
	bucket_id text references storage.buckets,
	name text,
	owner uuid,
	created_at timestamptz default now(),
	updated_at timestamptz default now(),
	last_accessed_at timestamptz default now(),
	metadata jsonb,
	path_tokens text[] generated always as (string_to_array(name, '/')) stored,
	version text,
	owner_id text,
	user_metadata jsonb
);
create unique index if not exists bucketid_objname on storage.objects (bucket_id, name);
alter table storage.buckets owner to supabase_storage_admin;
alter table storage.objects owner to supabase_storage_admin;
alter table storage.buckets enable row level security;
alter table storage.objects enable row level security;
grant all on storage.buckets, storage.objects to anon, authenticated, service_role, postgres;

-- A deleted row leaves bytes behind: only Storage deletes.
create or replace function storage.protect_delete() returns trigger language plpgsql as $$
begin
	if coalesce(current_setting('storage.can_delete', true), 'false') <> 'true' then
		raise exception 'Direct deletion from storage tables is not allowed. Use the Storage API instead.'
			using hint = 'This prevents accidental data loss from orphaned objects.', errcode = '42501';
	end if;
	return null;
end $$;
create or replace trigger protect_buckets_delete before delete on storage.buckets
	for each statement execute function storage.protect_delete();
create or replace trigger protect_objects_delete before delete on storage.objects
	for each statement execute function storage.protect_delete();

-- REST ----------------------------------------------------------------------------------------------

-- A change of the schema tells REST to read the catalogue anew.
create or replace function extensions.pgrst_ddl_watch() returns event_trigger language plpgsql as $$
begin
	notify pgrst, 'reload schema';
end $$;
drop event trigger if exists pgrst_ddl_watch;
create event trigger pgrst_ddl_watch on ddl_command_end execute function extensions.pgrst_ddl_watch();
drop event trigger if exists pgrst_drop_watch;
create event trigger pgrst_drop_watch on sql_drop execute function extensions.pgrst_ddl_watch();

-- Migrations ----------------------------------------------------------------------------------------

create schema if not exists supabase_migrations authorization postgres;
create table if not exists supabase_migrations.schema_migrations (
	version text not null primary key,
	statements text[],
	name text
);
create table if not exists supabase_migrations.seed_files (path text primary key, hash text not null);
alter table supabase_migrations.schema_migrations owner to postgres;
alter table supabase_migrations.seed_files owner to postgres;
