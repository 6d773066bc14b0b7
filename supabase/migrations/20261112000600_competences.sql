-- Competences: what a role needs, and what people say of themselves. Each decides who may count on it; nobody,
-- no auditor either, reads what somebody else said: of a body only counts are told, and no count below three.

create type public.competence_visibility as enum ('nobody', 'organisation', 'network');

create table public.competences (
	id uuid primary key default gen_random_uuid(),
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	name text not null collate "de-x-icu" check (app.is_line(name, 160)),
	name_en text not null check (app.is_line(name_en, 160)),
	description text check (app.is_text(description, 1000)),
	description_en text check (app.is_text(description_en, 1000)),
	source text check (app.is_line(source, 500)),
	archived_at timestamptz,
	created_at timestamptz not null default now()
);
comment on table public.competences is 'A small catalogue of what coordination needs people to be able to do. Reference data.';
comment on column public.competences.source is 'Where it was taken from; without one it is a proposal of ours.';

create table public.role_competences (
	id uuid primary key default gen_random_uuid(),
	role_id uuid not null references public.roles,
	competence_id uuid not null references public.competences,
	level integer not null check (level between 1 and 3),
	object_id uuid generated always as (role_id) stored,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint needed_once unique (role_id, competence_id)
);
create index role_competences_by_competence on public.role_competences (competence_id);
comment on table public.role_competences is 'Which competence a role needs, and how far.';
comment on column public.role_competences.level is '1: knows the basics. 2: does it alone. 3: guides others. What is not needed has no row.';
comment on column public.role_competences.object_id is 'The role, whose history this belongs to.';

create table public.person_competences (
	id uuid primary key default gen_random_uuid(),
	person_id uuid not null references public.people,
	competence_id uuid not null references public.competences,
	level integer not null check (level between 0 and 3),
	visibility public.competence_visibility not null default 'nobody',
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint said_once unique (person_id, competence_id)
);
create index person_competences_by_competence on public.person_competences (competence_id);
comment on table public.person_competences is 'What somebody says they can do. Read by themselves alone.';
comment on column public.person_competences.level is 'As in role_competences; 0: not at all.';
comment on column public.person_competences.visibility is 'In whose counts it counts: nobody''s, that of their bodies, that of the network.';
comment on column public.person_competences.person_id is 'personal: welche Kompetenzen jemand von sich angibt; purpose: zeigen, welche Kompetenzen in einer Stelle fehlen; retention: bis die Person es zurücknimmt oder ihr Konto gelöscht wird; erasure: row';

alter table public.competences enable row level security;
alter table public.role_competences enable row level security;
alter table public.person_competences enable row level security;
grant select on public.competences, public.role_competences to anon, authenticated, service_role;
grant select on public.person_competences to authenticated;
create policy "Everyone reads the catalogue of competences" on public.competences
	for select to anon, authenticated using (archived_at is null);
-- The inner select stands under the policies of roles.
create policy "Whoever reads a role reads what it needs" on public.role_competences
	for select to anon, authenticated using (role_id in (select r.id from public.roles r where r.archived_at is null));
create policy "People read what they said they can do" on public.person_competences
	for select to authenticated using (person_id = (select auth.uid()));

create trigger keep before insert or update on public.role_competences for each row execute function app.keep_row();
create trigger keep before insert or update on public.person_competences for each row execute function app.keep_row();
create trigger record after insert or update or delete on public.competences
	for each row execute function app.record_event('competence');
create trigger record after insert or update or delete on public.role_competences
	for each row execute function app.record_event('role_competence');
-- History says that somebody changed it, not what they can do.
create trigger record after insert or update or delete on public.person_competences
	for each row execute function app.record_event('person_competence', 'person_id', 'competence_id', 'level', 'visibility');

create function app.brief_competence(this public.competences) returns jsonb language sql immutable
return jsonb_build_object('id', this.id, 'slug', this.slug, 'name', this.name, 'name_en', this.name_en,
	'description', this.description, 'description_en', this.description_en);

create function app.need_competence(competence uuid, level integer, lowest integer) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
	if not exists (select from public.competences c where c.id = competence and c.archived_at is null) then
		perform app.fail(404, 'competence_not_found', jsonb_build_object('competence', competence), 'Choose a competence of the catalogue.');
	elsif level is null or level not between lowest and 3 then
		perform app.fail(422, 'competence_level_unknown', jsonb_build_object('level', level), 'Choose a level from 0 to 3.');
	end if;
end $$;

-- What people say -----------------------------------------------------------------------------------

create function public.my_competences() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
	perform app.need_account();
	return (
		select coalesce(jsonb_agg(app.brief_competence(c) || jsonb_build_object('level', p.level, 'visibility', p.visibility,
			'needed', n.level) order by c.name), '[]')
		from public.competences c
		left join public.person_competences p on p.competence_id = c.id and p.person_id = auth.uid()
		left join (
			select r.competence_id, max(r.level) as level from public.assignments a join public.role_competences r on r.role_id = a.role_id
			where a.person_id = auth.uid() and app.is_running(a, app.today()) group by 1
		) n on n.competence_id = c.id
		where c.archived_at is null or p.id is not null
	);
end $$;
comment on function public.my_competences is
	'The catalogue by name with what the caller said: [{id, slug, name, name_en, description, description_en, level (0 to 3, null: nothing said),
visibility (nobody | organisation | network, null: nothing said), needed (the most one of the caller''s own roles needs, or null)}]. Error: signed_out (401).';

create function public.competence_set(competence uuid, level integer, visibility public.competence_visibility default 'nobody')
returns void language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	perform app.need_competence(competence, level, 0);
	insert into public.person_competences as p (person_id, competence_id, level, visibility)
	values (auth.uid(), competence, competence_set.level, coalesce(competence_set.visibility, 'nobody'))
	on conflict on constraint said_once do update set level = excluded.level, visibility = excluded.visibility;
end $$;
comment on function public.competence_set is
	'Says how far the caller can do something, and in whose counts it counts. Errors: signed_out (401), competence_not_found (404), competence_level_unknown (422).';

create function public.competence_remove(competence uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	delete from public.person_competences p where p.competence_id = competence and p.person_id = auth.uid();
end $$;
comment on function public.competence_remove is 'Takes back what the caller said; twice is once. Error: signed_out (401).';

-- What roles need -----------------------------------------------------------------------------------

create function public.role_competence_set(role uuid, competence uuid, level integer) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	if not app.has_platform_role('coordinator', 'admin') then
		perform app.fail(403, 'coordination_needed', '{}', 'Ask the coordination.');
	elsif not exists (select from public.roles r where r.id = role and r.archived_at is null) then
		perform app.fail(404, 'role_not_found', '{}', 'Choose a role of the catalogue.');
	end if;
	perform app.need_competence(competence, level, 0);
	if level = 0 then
		delete from public.role_competences n where n.role_id = role and n.competence_id = competence;
	else
		insert into public.role_competences (role_id, competence_id, level) values (role, competence, role_competence_set.level)
		on conflict on constraint needed_once do update set level = excluded.level;
	end if;
end $$;
comment on function public.role_competence_set is 'Says how far a role needs a competence, 0: not at all; for the coordination.
Errors: signed_out (401), coordination_needed (403), role_not_found, competence_not_found (404), competence_level_unknown (422).';

create function app.count_able(competence uuid, needed integer, organisation uuid) returns integer
language plpgsql stable security definer set search_path = '' as $$
declare inside boolean := organisation = any (app.my_organisations());
begin
	return (
		select count(*) from public.person_competences p join public.memberships m on m.person_id = p.person_id
		where p.competence_id = competence and p.level >= needed and m.organisation_id = organisation and m.state = 'active'
			and ((p.visibility = 'network' and app.in_network()) or (p.visibility <> 'nobody' and inside)));
end $$;
comment on function app.count_able is 'How many people of a body say at least this level, of those who let the caller count them.';

create function public.organisation_competences(organisation_slug text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	this public.organisations := (select o from public.organisations o where o.slug = organisation_slug);
	knows boolean := app.knows_people_of(this.id);
begin
	perform app.need_account();
	if app.known_bodies(array[this.id]) = '{}' then
		perform app.fail(404, 'organisation_not_found', jsonb_build_object('slug', left(organisation_slug, 100)), 'Choose a body from the directory.');
	end if;
	return jsonb_build_object('organisation_id', this.id, 'knows', knows, 'needed', (
		with needed as materialized (
			select n.competence_id, max(n.level) as level,
				jsonb_agg(app.brief_role(r) || jsonb_build_object('level', n.level) order by r.name) as roles
			from public.role_competences n join public.roles r on r.id = n.role_id
			where r.archived_at is null and (r.visibility = 'public' or knows) and (this.kind = any (r.mandatory_for) or exists (
				select from public.assignments a where a.organisation_id = this.id and a.role_id = r.id and app.is_running(a, app.today())))
			group by 1
		), counted as materialized (
			select n.*, case when knows then app.count_able(n.competence_id, n.level, this.id) end as people from needed n
		)
		-- One or two would be somebody.
		select coalesce(jsonb_agg(app.brief_competence(c) || jsonb_build_object('level', n.level, 'roles', n.roles,
			'people', case when n.people >= 3 then n.people end, 'some', n.people > 0) order by c.name), '[]')
		from counted n join public.competences c on c.id = n.competence_id where c.archived_at is null));
end $$;
comment on function public.organisation_competences is
	'What the roles of a body need (those somebody fills or that it must have) against what its people say: {organisation_id, knows (whether the caller may
know people of it), needed: [{id, slug, name, name_en, description, description_en, level (the most a role needs), roles: [{…, level}], people (how many say
at least that level, from three on, else null), some (whether anybody does; null when the caller may not know)}]}.
Errors: signed_out (401), organisation_not_found (404).';

revoke execute on function public.my_competences, public.competence_set, public.competence_remove, public.role_competence_set,
	public.organisation_competences from public;
grant execute on function public.my_competences, public.competence_set, public.competence_remove, public.role_competence_set,
	public.organisation_competences to authenticated;
