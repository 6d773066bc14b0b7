-- What the directory says of bodies beside their entry: what they are mandated to do, how they stand to each
-- other, and which roles of different programmes are alike.

create type public.relation_kind as enum ('operates_for', 'member_of', 'oversees', 'commissions', 'partner_of', 'advises');

create function app.listed_organisations() returns setof uuid
language sql stable security definer set search_path = ''
begin atomic
	select o.id from public.organisations o where o.archived_at is null and (o.access = 'full' or o.listed);
end;
comment on function app.listed_organisations is 'Bodies of the public directory, as the policy of organisations says.';

create table public.role_equivalences (
	id uuid primary key default gen_random_uuid(),
	role_id uuid not null references public.roles,
	equal_id uuid not null references public.roles check (equal_id <> role_id),
	note text check (app.is_text(note, 1000)),
	source text check (app.is_line(source, 500)),
	created_at timestamptz not null default now()
);
create unique index role_equivalences_once on public.role_equivalences (least(role_id, equal_id), greatest(role_id, equal_id));
create index role_equivalences_by_role on public.role_equivalences (role_id);
create index role_equivalences_by_equal on public.role_equivalences (equal_id);
comment on table public.role_equivalences is 'Roles of different programmes that do the same work, so that people find each other.';
comment on column public.role_equivalences.source is 'Where the likeness is written; without one it is a proposal.';

create table public.mandates (
	id uuid primary key default gen_random_uuid(),
	organisation_id uuid not null references public.organisations,
	body text not null check (app.is_text(body, 5000)),
	valid_from date not null,
	valid_to date,
	source text check (app.is_line(source, 500)),
	object_id uuid generated always as (organisation_id) stored,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint ends_after_it_begins check (valid_to >= valid_from),
	unique (organisation_id, valid_from)
);
comment on table public.mandates is 'What a body is there for, in the words that hold from one day to another.';
comment on column public.mandates.object_id is 'The body, whose history this belongs to.';

create table public.relations (
	id uuid primary key default gen_random_uuid(),
	from_id uuid not null references public.organisations,
	to_id uuid not null references public.organisations check (to_id <> from_id),
	kind public.relation_kind not null,
	note text check (app.is_line(note, 300)),
	source text check (app.is_line(source, 500)),
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint related_once unique (from_id, to_id, kind)
);
create index relations_by_target on public.relations (to_id);
comment on table public.relations is
	'How one body stands to another, read from left to right: Dataport operates for Hamburg. What is above a body stands in organisations.parent_id.';

alter table public.role_equivalences enable row level security;
alter table public.mandates enable row level security;
alter table public.relations enable row level security;
grant select on public.role_equivalences, public.mandates, public.relations to anon, authenticated, service_role;

-- The inner selects stand under the policies of roles.
create policy "Whoever reads both roles reads that they are alike" on public.role_equivalences
	for select to anon, authenticated using (
		role_id in (select r.id from public.roles r where r.archived_at is null)
		and equal_id in (select r.id from public.roles r where r.archived_at is null));

create policy "Everyone reads the mandates of bodies in the public directory" on public.mandates
	for select to anon, authenticated using (organisation_id in (select app.listed_organisations()));
create policy "The network reads all mandates" on public.mandates
	for select to authenticated using ((select app.in_network()));
create policy "Members read the mandates of their bodies" on public.mandates
	for select to authenticated using (organisation_id = any ((select app.my_organisations())::uuid[]));

create policy "Everyone reads relations within the public directory" on public.relations
	for select to anon, authenticated using (
		from_id in (select app.listed_organisations()) and to_id in (select app.listed_organisations()));
create policy "The network reads all relations" on public.relations
	for select to authenticated using ((select app.in_network()));
create trigger keep before insert or update on public.mandates for each row execute function app.keep_row('body', 'source');
create trigger keep before insert or update on public.relations for each row execute function app.keep_row('note', 'source');
create trigger record after insert or update or delete on public.role_equivalences
	for each row execute function app.record_event('role_equivalence');
create trigger record after insert or update or delete on public.mandates
	for each row execute function app.record_event('mandate');
-- Whoever reads the history of one end may not know of the other.
create trigger record after insert or update or delete on public.relations
	for each row execute function app.record_event('relation', 'to_id');

create function public.mandate_set(organisation uuid, mandate text, since date, mandate_source text default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	next_from date;
	made uuid;
begin
	perform app.need_keeper(organisation);
	if app.tidy(mandate) is null or since is null then
		perform app.fail(422, 'mandate_incomplete', '{}', 'Write the text and from which day it holds.');
	end if;
	select min(m.valid_from) into next_from from public.mandates m where m.organisation_id = organisation and m.valid_from > since;
	update public.mandates m set valid_to = since - 1
	where m.organisation_id = organisation and m.valid_from < since and coalesce(m.valid_to >= since, true);
	insert into public.mandates as m (organisation_id, body, valid_from, valid_to, source)
	values (organisation, mandate, since, next_from - 1, mandate_source)
	on conflict (organisation_id, valid_from) do update set body = excluded.body, source = excluded.source
	returning m.id into made;
	return made;
end $$;
comment on function public.mandate_set is 'Writes what a body is mandated to do from a day on; the text before it ends the day before.
Errors: signed_out (401), organisation_not_found (404), membership_steward_needed (403), mandate_incomplete (422).';

create function public.relation_set(
	organisation uuid, other uuid, kind public.relation_kind, note text default null, source text default null
) returns uuid language plpgsql security definer set search_path = '' as $$
declare made uuid;
begin
	perform app.need_keeper(organisation);
	perform app.need_organisation(other);
	if organisation = other then
		perform app.fail(422, 'relation_to_itself', '{}', 'Choose another body.');
	elsif (select count(*) from public.relations r where r.from_id = organisation) >= 500 then
		perform app.fail(422, 'too_many_bodies', jsonb_build_object('most', 500), 'First remove relations that no longer hold.');
	end if;
	insert into public.relations as r (from_id, to_id, kind, note, source)
	values (organisation, other, relation_set.kind, relation_set.note, relation_set.source)
	on conflict on constraint related_once do update set note = excluded.note, source = excluded.source
	returning r.id into made;
	return made;
end $$;
comment on function public.relation_set is 'Says how a body stands to another, by those who keep the first; answers the id.
Errors: signed_out (401), organisation_not_found (404), membership_steward_needed (403), relation_to_itself, too_many_bodies (422).';

create function public.relation_remove(relation uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare this public.relations := (select r from public.relations r where r.id = relation);
begin
	perform app.need_account();
	-- Whoever may not know of the other end may not know of the relation.
	if this.id is null or app.right_on(this.from_id) is null or app.right_on(this.to_id) is null then
		perform app.fail(404, 'relation_not_found', jsonb_build_object('relation', relation), 'It is removed already.');
	end if;
	perform app.need_keeper(this.from_id);
	delete from public.relations r where r.id = this.id;
end $$;
comment on function public.relation_remove is 'Errors: relation_not_found (404), membership_steward_needed (403).';

create function public.roles_equate(role uuid, equal uuid, alike boolean default true, note text default null, source text default null)
returns void language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	if not app.has_platform_role('coordinator', 'admin') then
		perform app.fail(403, 'coordination_needed', '{}', 'Ask the coordination.');
	elsif role = equal or 2 <> (select count(*) from public.roles r where r.id in (role, equal)) then
		perform app.fail(404, 'role_not_found', '{}', 'Choose two roles of the catalogue.');
	end if;
	delete from public.role_equivalences e where (e.role_id, e.equal_id) in ((role, equal), (equal, role));
	if alike then
		insert into public.role_equivalences (role_id, equal_id, note, source) values (role, equal, roles_equate.note, roles_equate.source);
	end if;
end $$;
comment on function public.roles_equate is 'Says that two roles do alike work, or takes it back; for the coordination.
Errors: signed_out (401), coordination_needed (403), role_not_found (404).';

revoke execute on function public.mandate_set, public.relation_set, public.relation_remove, public.roles_equate from public;
grant execute on function public.mandate_set, public.relation_set, public.relation_remove, public.roles_equate to authenticated;
