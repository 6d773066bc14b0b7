-- Handing over: when somebody leaves a role, what is open is listed, a note is left, and whoever follows
-- sees what they inherited.

create table public.handovers (
	id uuid primary key default gen_random_uuid(),
	assignment_id uuid not null unique references public.assignments,
	next_id uuid references public.assignments check (next_id <> assignment_id),
	organisation_id uuid not null references public.organisations,
	note text check (app.is_text(note, 5000)),
	talked_on date,
	done uuid[] not null default '{}' check (cardinality(done) <= 500),
	closed_at timestamptz,
	object_id uuid generated always as (organisation_id) stored,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create index handovers_by_next on public.handovers (next_id);
create index handovers_by_organisation on public.handovers (organisation_id);
comment on table public.handovers is 'How an assignment goes from one holder to the next.';
comment on column public.handovers.next_id is 'The assignment that follows; its holder sees what they inherited.';
comment on column public.handovers.done is 'Ids of what was open and is handed over.';
comment on column public.handovers.object_id is 'The body, whose history this belongs to.';

alter table public.handovers enable row level security;
grant select on public.handovers to authenticated, service_role;
create policy "Members read how their bodies hand over" on public.handovers
	for select to authenticated using (organisation_id = any ((select app.my_organisations())::uuid[]));
create policy "Auditors read all handovers" on public.handovers
	for select to authenticated using ((select app.has_platform_role('auditor')));
create trigger keep before insert or update on public.handovers for each row execute function app.keep_row('note');
create trigger record after insert or update or delete on public.handovers
	for each row execute function app.record_event('handover', 'note');

create function app.need_handover(assignment uuid) returns public.assignments
language plpgsql security definer set search_path = '' as $$
declare
	this public.assignments := (select a from public.assignments a where a.id = assignment);
begin
	perform app.need_account();
	-- Its holder, whoever follows, and those who keep the body.
	if this.person_id is distinct from auth.uid() and not exists (
		select from public.handovers h join public.assignments n on n.id = h.next_id
		where h.assignment_id = assignment and n.person_id = auth.uid()) then
		this := app.need_assignment(assignment);
	end if;
	return this;
end $$;

create function app.inherited_by(this public.assignments) returns jsonb
language sql stable security definer set search_path = ''
begin atomic
	select coalesce(jsonb_agg(jsonb_build_object('assignment_id', h.assignment_id, 'person_id', a.person_id,
		'open', h.closed_at is null) order by h.created_at), '[]')
	from public.handovers h join public.assignments a on a.id = h.assignment_id
	where h.next_id = this.id and (this.person_id = auth.uid() or app.is_keeper(this.organisation_id));
end;
comment on function app.inherited_by is
	'From whom whoever holds an assignment took over: [{assignment_id (whose handover to read), person_id, open}]. For the holder and the keepers.';

create function app.open_of(this public.assignments) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
	return jsonb_build_object(
		'assignments', app.entries_json(array(select a.id from public.assignments a
			where a.organisation_id = this.organisation_id and a.person_id = this.person_id and a.id <> this.id
				and app.is_running(a, app.today()) order by a.valid_from), app.today()),
		'deputies', app.entries_json(array(select a.id from public.assignments a join public.deputies d on d.assignment_id = a.id
			where a.organisation_id = this.organisation_id and d.person_id = this.person_id and app.is_running(a, app.today())
				and coalesce(d.valid_to >= app.today(), true)), app.today()),
		'waits', (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'kind', w.kind, 'object', app.brief(o), 'due_on', w.due_on)
				order by w.due_on nulls last, w.created_at), '[]')
			from public.waits w join public.objects o on o.id = w.object_id
			where w.person_id = this.person_id and w.settled_at is null and o.id in (select i.id from app.inside_of(array[w.object_id]) i)),
		'questions', (select coalesce(jsonb_agg(app.question_json(q) order by q.created_at), '[]') from public.questions q
			where q.answered_at is null and (q.assignment_id = this.id or (q.person_id = this.person_id and q.organisation_id = this.organisation_id))),
		-- What somebody watches only they see, to put into the note what of it is work.
		'watched', case when this.person_id = auth.uid() then (
			select coalesce(jsonb_agg(app.brief(o) order by o.kind, o.title), '[]') from public.watches w join public.objects o on o.id = w.object_id
			where w.person_id = auth.uid() and o.id in (select i.id from app.inside_of(array[w.object_id]) i)) end);
end $$;
comment on function app.open_of is 'What is open with the holder of an assignment, as far as the caller may see it.';

create function public.handover_save(
	assignment uuid, note text default null, talked_on date default null, done uuid[] default '{}', next uuid default null, closed boolean default false
) returns uuid language plpgsql security definer set search_path = '' as $$
declare
	this public.assignments := app.need_handover(assignment);
	made uuid;
begin
	if next is not null and not exists (select from public.assignments n where n.id = next and n.id <> this.id
		and n.organisation_id = this.organisation_id) then
		perform app.fail(404, 'assignment_not_found', jsonb_build_object('assignment', next), 'Choose the assignment that follows.');
	end if;
	if closed then
		perform app.name_event('handover.closed');
	end if;
	insert into public.handovers as h (assignment_id, next_id, organisation_id, note, talked_on, done, closed_at)
	values (this.id, next, this.organisation_id, handover_save.note, handover_save.talked_on, handover_save.done, case when closed then app.clock() end)
	on conflict (assignment_id) do update set next_id = coalesce(excluded.next_id, h.next_id), note = excluded.note,
		talked_on = excluded.talked_on, done = excluded.done, closed_at = case when closed then coalesce(h.closed_at, excluded.closed_at) end
	returning h.id into made;
	if next is not null and not closed then
		perform app.await('handover.begun', this.organisation_id, this.id, person => (select n.person_id from public.assignments n where n.id = next))
		where exists (select from public.assignments n where n.id = next and n.person_id is not null);
	elsif closed then
		perform app.settle('handover.begun', this.id);
	end if;
	return made;
end $$;
comment on function public.handover_save is
	'Writes how an assignment is handed over: note, day of the talk, what of the open list is done, who follows. For its holder, the one who follows and
those who keep the body. Whoever follows is awaited until it is closed. Errors: assignment_not_found (404), membership_steward_needed (403).';

create function app.parts_of_handover(assignment uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	this public.assignments := app.need_handover(assignment);
	saved public.handovers := (select h from public.handovers h where h.assignment_id = assignment);
	entries jsonb := app.entries_json(array_remove(array[this.id, saved.next_id], null), app.today());
	open jsonb := app.open_of(this);
begin
	return jsonb_build_object('entry', entries -> 0, 'next', entries -> 1, 'note', saved.note, 'talked_on', saved.talked_on,
		'done', coalesce(to_jsonb(saved.done), '[]'), 'closed_at', saved.closed_at, 'open', open, 'may_edit', app.is_keeper(this.organisation_id),
		'bodies', jsonb_build_array(this.organisation_id) || app.ids_of(open -> 'questions', 'organisation_id', 'asked_id'),
		'people', app.people_in(entries || (open -> 'assignments') || (open -> 'deputies')) || app.ids_of(open -> 'questions', 'person_id'));
end $$;

create function public.handover_page(assignment uuid) returns jsonb
language sql volatile set search_path = ''
begin atomic
	select app.with_names(app.parts_of_handover(assignment));
end;
comment on function public.handover_page is
	'A handover: {entry, next (app.entries_json), note, talked_on, done (ids), closed_at, open: {assignments, deputies (entries), waits: [{id, kind, object,
due_on}], questions, watched (to the holder alone, else null)}, may_edit, people: {id: name}, bodies: {id: body}}.
Errors: signed_out (401), assignment_not_found (404), membership_steward_needed (403).';

revoke execute on function public.handover_save, public.handover_page from public;
grant execute on function public.handover_save, public.handover_page to authenticated;
