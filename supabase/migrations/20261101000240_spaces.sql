-- Where: spaces, and the objects in them that people see, find, share and talk about.
--
-- Every page, card, decision, role … has one row in objects, kept by its table's trigger, so that
-- features meet there and not in each other's code. Comments, files, history, search and shares point to it.

create type public.access_right as enum ('read', 'comment', 'write', 'manage');
create type public.visibility as enum ('public', 'network', 'space', 'organisation');

create table public.spaces (
	id uuid primary key default gen_random_uuid(),
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	name text not null collate "de-x-icu" check (app.is_line(name, 120)),
	purpose text check (app.is_text(purpose, 2000)),
	visibility public.visibility not null default 'space' check (visibility <> 'organisation'),
	organisation_id uuid not null references public.organisations,
	archived_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create index spaces_by_name on public.spaces (name, id);
create index spaces_by_organisation on public.spaces (organisation_id);
comment on table public.spaces is 'Rooms in which bodies work together.';
comment on column public.spaces.visibility is 'Who may know of the space; what is in it has a visibility of its own.';
comment on column public.spaces.organisation_id is 'The body that founded the space and keeps it.';

create table public.space_organisations (
	id uuid primary key default gen_random_uuid(),
	space_id uuid not null references public.spaces,
	organisation_id uuid not null references public.organisations,
	granted public.access_right not null,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	unique (space_id, organisation_id)
);
create index space_organisations_by_organisation on public.space_organisations (organisation_id);
comment on table public.space_organisations is
	'The bodies of a space and what each may do in it. A guest body sees the space and what is shared with it, nothing else.';

create table public.objects (
	id uuid primary key,
	kind text not null check (kind ~ '^[a-z_]{2,40}$'),
	title text not null collate "de-x-icu" check (app.is_line(title, 300)),
	slug text check (app.is_line(slug, 80)),
	number text check (app.is_line(number, 40)),
	-- Deferred, because a body or space that is deleted leaves its own object behind.
	space_id uuid references public.spaces deferrable initially deferred,
	organisation_id uuid references public.organisations deferrable initially deferred,
	visibility public.visibility not null,
	archived_at timestamptz,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint space_named check (visibility <> 'space' or space_id is not null)
);
create index objects_by_space on public.objects (space_id, title, id);
create index objects_by_organisation on public.objects (organisation_id);
create index objects_by_kind on public.objects (kind, title, id);
comment on table public.objects is 'One row per page, card, decision, body, space …: what it is called and who may see it.';
comment on column public.objects.organisation_id is 'The body it belongs to.';
comment on column public.objects.visibility is
	'public: everyone. network: bodies with full access. space: the bodies of its space. organisation: its own body.';

create table public.shares (
	id uuid primary key default gen_random_uuid(),
	object_id uuid not null references public.objects,
	organisation_id uuid not null references public.organisations,
	granted public.access_right not null check (granted <> 'manage'),
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	version integer not null default 1,
	unique (object_id, organisation_id)
);
create index shares_by_organisation on public.shares (organisation_id, object_id);
comment on table public.shares is 'An object opened to one more body.';

create table app.object_kinds (
	kind text primary key,
	relation regclass not null,
	-- Whether the people who keep an object decide who sees it; of bodies and spaces their own rules decide.
	shareable boolean not null default true
);
comment on table app.object_kinds is 'The tables whose rows are objects. A feature adds its own.';

alter table public.spaces enable row level security;
alter table public.space_organisations enable row level security;
alter table public.objects enable row level security;
alter table public.shares enable row level security;

-- Registering ---------------------------------------------------------------------------------------

create function app.keep_object(this public.objects) returns void
language sql security definer set search_path = ''
begin atomic
	insert into public.objects (id, kind, title, slug, number, space_id, organisation_id, visibility, archived_at)
	values (this.id, this.kind, this.title, this.slug, this.number, this.space_id, this.organisation_id,
		this.visibility, this.archived_at)
	on conflict (id) do update set title = excluded.title, slug = excluded.slug, number = excluded.number,
		space_id = excluded.space_id, organisation_id = excluded.organisation_id,
		visibility = excluded.visibility, archived_at = excluded.archived_at, updated_at = now();
end;

create function app.register_object() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	this jsonb := to_jsonb(coalesce(new, old));
	object public.objects;
begin
	if tg_op = 'DELETE' then
		update public.objects o set archived_at = coalesce(o.archived_at, now()), visibility = 'organisation',
			space_id = nullif(o.space_id, old.id), organisation_id = nullif(o.organisation_id, old.id)
		where o.id = old.id;
		return null;
	end if;
	object := jsonb_populate_record(null::public.objects, this);
	object.kind := tg_argv[0];
	object.title := coalesce(object.title, this ->> 'name');
	if tg_argv[0] = 'space' then
		object.space_id := object.id;
	elsif tg_argv[0] = 'organisation' then
		object.organisation_id := object.id;
		object.visibility := case when this ->> 'access' = 'full' or (this ->> 'listed')::boolean
			then 'public' else 'network' end;
	end if;
	perform app.keep_object(object);
	return null;
end $$;
comment on function app.register_object is
	'Trigger of every table whose rows are objects; argument: the kind. Reads the columns of the same names, and name as
title. Of a deleted row a closed object stays, because history points to it.';

insert into app.object_kinds values
	('organisation', 'public.organisations', false), ('space', 'public.spaces', false);
create trigger a_register after insert or update or delete on public.organisations
	for each row execute function app.register_object('organisation');
create trigger a_register after insert or update or delete on public.spaces
	for each row execute function app.register_object('space');
insert into public.objects (id, kind, title, slug, organisation_id, visibility, archived_at)
select o.id, 'organisation', o.name, o.slug, o.id,
	case when o.access = 'full' or o.listed then 'public' else 'network' end::public.visibility, o.archived_at
from public.organisations o;
