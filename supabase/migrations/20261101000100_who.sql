-- Who: people, the bodies they work for, and what they may do there.

create type public.level as enum ('eu', 'federal', 'state', 'municipal', 'cross');
create type public.sector as enum ('state', 'semi_state', 'private', 'civil');
create type public.access as enum ('full', 'guest');
create type public.membership_role as enum ('member', 'steward');
create type public.membership_state as enum ('invited', 'requested', 'active', 'suspended');
create type public.platform_role as enum ('coordinator', 'auditor', 'admin');

create table public.states (
	code text primary key check (code ~ '^[A-Z]{2}$'),
	name text not null collate "de-x-icu" check (app.is_line(name, 80)),
	ars_prefix text not null unique check (ars_prefix ~ '^[0-9]{2}$'),
	source text not null check (app.is_line(source, 500))
);
comment on table public.states is 'The sixteen Länder. Reference data.';

create table public.organisation_kinds (
	id text primary key check (id ~ '^[a-z_]{2,40}$'),
	name_de text not null collate "de-x-icu" check (app.is_line(name_de, 120)),
	name_en text not null check (app.is_line(name_en, 120))
);
comment on table public.organisation_kinds is 'Kinds of bodies. Reference data.';

create table public.people (
	id uuid primary key,
	email text check (app.is_line(email, 254)),
	display_name text collate "de-x-icu" check (app.is_line(display_name, 120)),
	position text check (app.is_line(position, 160)),
	phone text check (app.is_line(phone, 40)),
	erased_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint erased_or_named check ((erased_at is null) = (display_name is not null))
);
comment on table public.people is
	'One row per account, with the same id. The only place where a person''s name stands: erasure empties the row and keeps the id.';
create table public.organisations (
	id uuid primary key default gen_random_uuid(),
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	name text not null collate "de-x-icu" check (app.is_line(name, 200)),
	short_name text collate "de-x-icu" check (app.is_line(short_name, 40)),
	level public.level not null,
	sector public.sector not null,
	kind text not null references public.organisation_kinds,
	state text references public.states,
	ars text check (ars ~ '^[0-9]{12}$'),
	parent_id uuid references public.organisations check (parent_id <> id),
	seat text check (app.is_line(seat, 120)),
	mailbox text check (app.is_line(mailbox, 254) and mailbox ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
	website text check (app.is_line(website, 500) and website ~ '^https://[^[:space:]]+$'),
	purpose text check (app.is_text(purpose, 2000)),
	source text check (app.is_line(source, 500)),
	access public.access not null,
	listed boolean not null default false,
	archived_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	find_text text not null generated always as (
		app.fold(name || ' ' || coalesce(short_name, '') || ' ' || coalesce(seat, '') || ' ' || coalesce(ars, ''))
	) stored
);
create index organisations_by_name on public.organisations (name, id);
create index organisations_by_parent on public.organisations (parent_id) where parent_id is not null;
create index organisations_by_state on public.organisations (state, archived_at) include (id);
create index organisations_by_kind on public.organisations (kind);
comment on table public.organisations is 'Bodies of every level and sector.';
comment on column public.organisations.access is
	'full: sees the network. guest: sees what is public or shared with it; private and semi-state bodies start so.';
comment on column public.organisations.listed is 'A guest body''s own opt-in to the public directory.';
comment on column public.organisations.source is 'Where the entry was taken from.';

create table public.memberships (
	id uuid primary key default gen_random_uuid(),
	person_id uuid not null references public.people,
	organisation_id uuid not null references public.organisations,
	role public.membership_role not null default 'member',
	state public.membership_state not null default 'invited',
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	unique (person_id, organisation_id)
);
create index memberships_by_organisation on public.memberships (organisation_id, state);
comment on table public.memberships is 'Who works for which body, and whether they keep its entry (steward).';

create table public.platform_roles (
	id uuid primary key default gen_random_uuid(),
	person_id uuid not null references public.people,
	role public.platform_role not null,
	created_at timestamptz not null default now(),
	unique (person_id, role)
);
comment on table public.platform_roles is 'Roles above the bodies: coordinator, auditor, admin.';

alter table public.states enable row level security;
alter table public.organisation_kinds enable row level security;
alter table public.people enable row level security;
alter table public.organisations enable row level security;
alter table public.memberships enable row level security;
alter table public.platform_roles enable row level security;
