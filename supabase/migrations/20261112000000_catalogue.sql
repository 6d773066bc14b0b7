-- The catalogue: the roles people fill and the topics they fill them for. Everybody reads it; who leads a
-- topic stands in no column here, because leads change: they are assignments with dates and sources.

create type public.responsibility as enum (
	'responsible', 'accountable', 'consulted', 'informed', 'driver', 'approver', 'contributor');
comment on type public.responsibility is
	'Letters of RACI (responsible, accountable, consulted, informed) and DACI (driver, approver, contributor, informed).';
create type public.topic_kind as enum ('topic_field', 'service', 'initiative', 'product', 'standard');

create table public.roles (
	id uuid primary key default gen_random_uuid(),
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	name text not null collate "de-x-icu" check (app.is_line(name, 160)),
	name_en text not null check (app.is_line(name_en, 160)),
	short_name text collate "de-x-icu" check (app.is_line(short_name, 40)),
	programme text check (app.is_line(programme, 120)),
	description text check (app.is_text(description, 2000)),
	description_en text check (app.is_text(description_en, 2000)),
	typical_holder text check (app.is_line(typical_holder, 300)),
	responsibility public.responsibility not null default 'responsible',
	leads boolean not null default false,
	coordinates boolean not null default false,
	mandatory_for text[] not null default '{}' check (cardinality(mandatory_for) <= 40),
	source text check (app.is_line(source, 500)),
	organisation_id uuid references public.organisations,
	visibility public.visibility not null default 'public' check (visibility in ('public', 'network')),
	archived_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create index roles_by_name on public.roles (name, id);
create index roles_by_organisation on public.roles (organisation_id);
comment on table public.roles is 'What somebody can be for a body or a topic. A catalogue, without holders.';
comment on column public.roles.programme is 'In which programme the role is known: OZG, NOOTS …';
comment on column public.roles.responsibility is 'The letter an assignment gets when it names none.';
comment on column public.roles.leads is 'Answers for a topic beyond its own body, as the lead of a topic field does.';
comment on column public.roles.coordinates is 'Answers for its body when nobody more specific is known.';
comment on column public.roles.mandatory_for is 'Kinds of bodies that need it; without a present holder they show a gap.';
comment on column public.roles.organisation_id is 'The body that keeps the entry of the catalogue.';
comment on column public.roles.source is 'Where the role was taken from; without one it is a proposal of ours.';

create table public.topics (
	id uuid primary key default gen_random_uuid(),
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	kind public.topic_kind not null,
	name text not null collate "de-x-icu" check (app.is_line(name, 300)),
	name_en text check (app.is_line(name_en, 300)),
	aliases text[] not null default '{}' check (cardinality(aliases) <= 20 and app.is_line(nullif(array_to_string(aliases, ' '), ''), 1000)),
	description text check (app.is_text(description, 2000)),
	parent_id uuid references public.topics check (parent_id <> id),
	leika text unique check (leika ~ '^99[0-9]{12}$'),
	ozg_id text unique check (ozg_id ~ '^1[0-9]{4}$'),
	number text generated always as (coalesce(ozg_id, leika)) stored,
	source text check (app.is_line(source, 500)),
	organisation_id uuid references public.organisations,
	visibility public.visibility not null default 'public' check (visibility in ('public', 'network')),
	archived_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint keys_of_services check (kind = 'service' or num_nonnulls(leika, ozg_id) = 0)
);
create index topics_by_name on public.topics (kind, name, id);
create index topics_by_parent on public.topics (parent_id);
create index topics_by_organisation on public.topics (organisation_id);
comment on table public.topics is 'What somebody can be responsible for: topic fields, services, initiatives, products, standards.';
comment on column public.topics.parent_id is
	'What it is a part of: a service of its bundle, a bundle of its topic field. The way up is how responsibility is found.';
comment on column public.topics.aliases is 'What people also call it.';
comment on column public.topics.leika is 'LeiKa key, 14 digits: 99, group, object, procedure, detail.';
comment on column public.topics.ozg_id is 'Key of a bundle of services in the catalogue of the Onlinezugangsgesetz, five digits.';
comment on column public.topics.organisation_id is 'The body that keeps the entry of the catalogue.';

alter table public.roles enable row level security;
alter table public.topics enable row level security;
grant select on public.roles, public.topics to anon, authenticated, service_role;
grant insert (slug, name, name_en, short_name, programme, description, description_en, typical_holder, responsibility, leads,
		coordinates, mandatory_for, source, organisation_id),
	update (name, name_en, short_name, programme, description, description_en, typical_holder, responsibility, leads,
		coordinates, mandatory_for, source, organisation_id, version) on public.roles to authenticated;
grant insert (slug, kind, name, name_en, aliases, description, parent_id, leika, ozg_id, source, organisation_id),
	update (name, name_en, aliases, description, parent_id, leika, ozg_id, source, organisation_id, version)
	on public.topics to authenticated;

create policy "Everyone reads the roles of the catalogue" on public.roles
	for select to anon, authenticated using (visibility = 'public' and archived_at is null);
create policy "The network reads all roles" on public.roles
	for select to authenticated using ((select app.in_network()));
create policy "Coordinators and admins add roles" on public.roles
	for insert to authenticated with check ((select app.has_platform_role('coordinator', 'admin')));
create policy "Coordinators and admins edit roles" on public.roles
	for update to authenticated using ((select app.has_platform_role('coordinator', 'admin')));
create policy "Everyone reads the topics of the catalogue" on public.topics
	for select to anon, authenticated using (visibility = 'public' and archived_at is null);
create policy "The network reads all topics" on public.topics
	for select to authenticated using ((select app.in_network()));
create policy "Coordinators and admins add topics" on public.topics
	for insert to authenticated with check ((select app.has_platform_role('coordinator', 'admin')));
create policy "Coordinators and admins edit topics" on public.topics
	for update to authenticated using ((select app.has_platform_role('coordinator', 'admin')));

-- Keeping -------------------------------------------------------------------------------------------

create function app.check_role() returns trigger language plpgsql set search_path = '' as $$
declare unknown text;
begin
	select kind into unknown from unnest(new.mandatory_for) kind
	where not exists (select from public.organisation_kinds k where k.id = kind) limit 1;
	if unknown is not null then
		perform app.fail(422, 'organisation_kind_unknown', jsonb_build_object('kind', left(unknown, 60)), 'Choose a kind of body.');
	end if;
	return new;
end $$;
create trigger b_check before insert or update of mandatory_for on public.roles for each row execute function app.check_role();

create function app.topics_above(topic uuid) returns table (topic_id uuid, height integer)
language sql stable security definer set search_path = ''
begin atomic
	with recursive up (topic_id, height) as (
		select topic, 0 where topic is not null
		union all
		select t.parent_id, u.height + 1 from up u join public.topics t on t.id = u.topic_id
		where t.parent_id is not null and u.height < 8
	)
	select u.topic_id, u.height from up u;
end;
comment on function app.topics_above is 'A topic (height 0) and what it is a part of, upwards.';

create function app.check_topic() returns trigger language plpgsql security definer set search_path = '' as $$
begin
	if exists (select from app.topics_above(new.parent_id) u where u.topic_id = new.id or u.height >= 7) then
		perform app.fail(422, 'topic_in_itself', '{}', 'Choose another topic above it.');
	end if;
	return new;
end $$;
create trigger b_check before insert or update of parent_id on public.topics for each row execute function app.check_topic();

create trigger keep before insert or update on public.roles for each row execute function app.keep_row(
	'name', 'name_en', 'short_name', 'programme', 'description', 'description_en', 'typical_holder', 'source');
create trigger keep before insert or update on public.topics for each row execute function app.keep_row(
	'name', 'name_en', 'description', 'leika', 'ozg_id', 'source');
create trigger record after insert or update or delete on public.roles
	for each row execute function app.record_event('role');
create trigger record after insert or update or delete on public.topics
	for each row execute function app.record_event('topic');

insert into app.object_kinds values ('role', 'public.roles', false), ('topic', 'public.topics', false);
create trigger a_register after insert or update or delete on public.roles
	for each row execute function app.register_object('role');
create trigger a_register after insert or update or delete on public.topics
	for each row execute function app.register_object('topic');

create function app.index_catalogue() returns trigger
language plpgsql security definer set search_path = '' as $$
declare this jsonb := to_jsonb(new);
begin
	perform app.index_text(new.id, 'published', concat_ws(' · ', this ->> 'description',
			this ->> 'typical_holder', this ->> 'programme'),
		array_remove(array[this ->> 'name_en', this ->> 'short_name', this ->> 'leika', this ->> 'ozg_id']
			|| array(select jsonb_array_elements_text(coalesce(this -> 'aliases', '[]'))), null), this ->> 'description_en');
	return null;
end $$;
create trigger b_index after insert or update on public.roles for each row execute function app.index_catalogue();
create trigger b_index after insert or update on public.topics for each row execute function app.index_catalogue();
