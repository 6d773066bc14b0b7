-- Assignments: which role of which body is filled by whom, for which topic, from when to when. A post
-- without a holder is an entry of its own: vacant, since when, until when it is to be filled.
--
-- People stand only inside the network: their columns are read through functions. Everybody else sees body,
-- role, topic, unit, mailbox and how fresh the entry is.

create type public.vacancy_reason as enum ('unfilled', 'left', 'reorganised', 'no_post', 'other');
create type public.deputy_scope as enum ('all', 'handoffs', 'no_votes');
create type public.freshness as enum ('fresh', 'due', 'stale');

create table public.assignments (
	id uuid primary key default gen_random_uuid(),
	organisation_id uuid not null references public.organisations,
	role_id uuid not null references public.roles,
	topic_id uuid references public.topics,
	person_id uuid references public.people,
	unit text check (app.is_line(unit, 160)),
	vacant_since date,
	vacancy public.vacancy_reason,
	planned_on date,
	responsibility public.responsibility not null,
	mailbox text check (app.is_line(mailbox, 254) and mailbox ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
	valid_from date not null default app.today(),
	valid_to date,
	source text check (app.is_line(source, 500)),
	verified_on date not null default app.today(),
	verified_by uuid references public.people,
	interval_days integer not null default 180 check (interval_days between 7 and 1830),
	due_on date generated always as (verified_on + interval_days) stored,
	stale_on date generated always as (verified_on + interval_days * 3 / 2) stored,
	object_id uuid generated always as (organisation_id) stored,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint ends_after_it_begins check (valid_to >= valid_from),
	-- Of an ended one the name goes after two years, or with the account.
	constraint one_holder check (num_nonnulls(person_id, unit, vacant_since) <= 1
		and (valid_to is not null or num_nonnulls(person_id, unit, vacant_since) = 1)),
	constraint vacancy_of_vacant check (vacant_since is not null or num_nonnulls(vacancy, planned_on) = 0)
);
-- The finder ranks thousands of entries by what these two say, without reading the rows.
create index assignments_by_topic on public.assignments (topic_id, role_id)
	include (organisation_id, responsibility, vacant_since, due_on, valid_from, valid_to, id);
create index assignments_of_whole_bodies on public.assignments (organisation_id, role_id)
	include (vacant_since, due_on, valid_from, valid_to, id) where topic_id is null;
create index assignments_by_organisation on public.assignments (organisation_id, role_id);
create index assignments_by_role on public.assignments (role_id, organisation_id);
create index assignments_by_person on public.assignments (person_id) where person_id is not null;
create index assignments_by_verifier on public.assignments (verified_by);
create index assignments_due on public.assignments (due_on) where valid_to is null;
comment on table public.assignments is 'Who fills a role of a body, for a topic or the body as a whole, and how sure that is.';
comment on column public.assignments.topic_id is 'Null: for the body as a whole.';
comment on column public.assignments.unit is 'The unit that holds it when no person is named.';
comment on column public.assignments.vacant_since is 'Set: nobody holds it.';
comment on column public.assignments.mailbox is 'Function mailbox; without one that of the body.';
comment on column public.assignments.valid_to is 'The last day; null while no end is known.';
comment on column public.assignments.source is 'The order or decision it rests on.';
comment on column public.assignments.due_on is 'Until then the entry is fresh; until stale_on it is due for confirmation; then it is stale.';
comment on column public.assignments.object_id is 'The body, whose history this belongs to.';
comment on column public.assignments.person_id is 'personal: wer eine Rolle einer Stelle innehat; purpose: Zuständigkeit im Netzwerk finden; retention: 24 Monate nach dem Ende der Zuständigkeit oder bis das Konto gelöscht wird';
comment on column public.assignments.verified_by is 'personal: wer einen Eintrag zuletzt bestätigt hat; purpose: Verlässlichkeit der Einträge; retention: wie der Eintrag, nach der Löschung des Kontos nur als Kennung ohne Namen; export: mention';

create table public.deputies (
	id uuid primary key default gen_random_uuid(),
	assignment_id uuid not null references public.assignments,
	person_id uuid not null references public.people,
	place integer not null check (place between 1 and 20),
	scope public.deputy_scope not null default 'all',
	valid_from date not null default app.today(),
	valid_to date,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint ends_after_it_begins check (valid_to >= valid_from)
);
create index deputies_by_assignment on public.deputies (assignment_id, place);
create index deputies_by_person on public.deputies (person_id);
comment on table public.deputies is 'Who stands in for the holder of an assignment, in order, for a time and with a scope.';
comment on column public.deputies.scope is 'all: everything. handoffs: only handoffs. no_votes: everything but votes.';
comment on column public.deputies.person_id is 'personal: wer jemanden in einer Rolle vertritt; purpose: Vertretung finden und Handlungen zuordnen; retention: 24 Monate nach dem Ende der Zuständigkeit oder bis das Konto gelöscht wird; erasure: row';

alter table public.assignments enable row level security;
alter table public.deputies enable row level security;
-- Neither holder nor why a post is vacant: guests may read the row, and people are not theirs to know.
grant select (id, organisation_id, role_id, topic_id, unit, vacant_since, planned_on, responsibility, mailbox, valid_from,
	valid_to, source, verified_on, interval_days, due_on, stale_on, version, created_at, updated_at)
	on public.assignments to anon, authenticated;
grant select on public.assignments, public.deputies to service_role;
grant select on public.deputies to authenticated;

create policy "Everyone reads who is responsible in bodies of the public directory" on public.assignments
	for select to anon, authenticated using (
		organisation_id in (select app.listed_organisations()) and (valid_to is null or valid_to >= (select app.today())));
create policy "The network reads all assignments" on public.assignments
	for select to authenticated using ((select app.in_network()));
create policy "Members read the assignments of their bodies" on public.assignments
	for select to authenticated using (organisation_id = any ((select app.my_organisations())::uuid[]));

create policy "The network reads who stands in" on public.deputies
	for select to authenticated using ((select app.in_network()));
create policy "Members read who stands in for their bodies" on public.deputies
	for select to authenticated using (assignment_id in (
		select a.id from public.assignments a where a.organisation_id = any ((select app.my_organisations())::uuid[])));
create policy "People read whom they stand in for" on public.deputies
	for select to authenticated using (person_id = (select auth.uid()));

create policy "The network reads the history of assignments" on public.events
	for select to authenticated using (subject_kind = 'assignment' and (select app.in_network()));

create trigger keep before insert or update on public.assignments for each row execute function
	app.keep_row('unit', 'mailbox', 'source');
create trigger keep before insert or update on public.deputies for each row execute function app.keep_row();
create trigger record after insert or update or delete on public.assignments
	for each row execute function app.record_event('assignment');
create trigger record after insert or update or delete on public.deputies
	for each row execute function app.record_event('deputy', 'person_id');

-- Holders that go -----------------------------------------------------------------------------------

create function app.vacate_assignments_of_gone() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	update public.assignments a set person_id = null, vacant_since = app.today(), vacancy = 'left'
	where a.person_id = new.id and (a.valid_to is null or a.valid_to >= app.today());
	update public.assignments a set person_id = null where a.person_id = new.id;
	return null;
end $$;
create trigger vacate_assignments after update of erased_at on public.people
	for each row when (new.erased_at is not null and old.erased_at is null) execute function app.vacate_assignments_of_gone();

create function app.forget_former_holders() returns integer
language sql security definer set search_path = ''
begin atomic
	with forgotten as (
		update public.assignments a set person_id = null
		where a.person_id is not null and a.valid_to < app.today() - interval '24 months' returning 1
	), deputies as (
		delete from public.deputies d using public.assignments a
		where a.id = d.assignment_id and a.valid_to < app.today() - interval '24 months' returning 1
	)
	select ((select count(*) from forgotten) + (select count(*) from deputies))::integer;
end;
comment on function app.forget_former_holders is 'Two years after an assignment ended its role stays, without a name.';
insert into app.chores (name, every, call) values ('forget_former_holders', '1 day', 'app.forget_former_holders()');
