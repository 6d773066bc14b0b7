-- Absence and deputies: while the holder is away, or a post is vacant, the first deputy who is there stands in.
-- Who acts so says it with the header x-verbund-deputy (an assignment), and history keeps on whose behalf.

create table public.absences (
	id uuid primary key default gen_random_uuid(),
	person_id uuid not null references public.people,
	first_day date not null,
	last_day date not null,
	created_at timestamptz not null default now(),
	constraint ends_after_it_begins check (last_day >= first_day and last_day - first_day <= 3660)
);
create index absences_by_person on public.absences (person_id, last_day);
comment on table public.absences is 'When somebody is away, without why.';
comment on column public.absences.person_id is 'personal: wann jemand abwesend ist, ohne Grund; purpose: Vertretung wirksam werden lassen; retention: ein Jahr nach dem letzten Tag oder bis das Konto gelöscht wird; erasure: row';

alter table public.absences enable row level security;
grant select on public.absences to authenticated, service_role;
create policy "People read when they are away" on public.absences
	for select to authenticated using (person_id = (select auth.uid()));
create policy "Colleagues read when each other is away" on public.absences
	for select to authenticated using (person_id in (
		select m.person_id from public.memberships m
		where m.state = 'active' and m.organisation_id = any ((select app.my_organisations())::uuid[])));
create trigger record after insert or update or delete on public.absences
	for each row execute function app.record_event('absence', 'first_day', 'last_day', 'person_id');

-- Who stands in -------------------------------------------------------------------------------------

create function app.away_until(person uuid, day date) returns date
language sql stable security definer set search_path = ''
return (select max(b.last_day) from public.absences b where b.person_id = person and day between b.first_day and b.last_day);

create function app.deputy_on(this public.assignments, day date) returns public.deputies
language sql stable security definer set search_path = ''
return (
	select d from public.deputies d
	where d.assignment_id = this.id and d.valid_from <= day and (d.valid_to is null or d.valid_to >= day)
		and app.away_until(d.person_id, day) is null
		and exists (select from public.memberships m where m.person_id = d.person_id
			and m.organisation_id = this.organisation_id and m.state = 'active')
	order by d.place, d.created_at, d.id limit 1
);
comment on function app.deputy_on is 'The first deputy who is there on that day, whether needed or not.';

create function app.standing_in(this public.assignments, day date) returns public.deputies
language sql stable security definer set search_path = ''
return case when app.is_running(this, day) and (this.vacant_since is not null or app.away_until(this.person_id, day) is not null)
	then app.deputy_on(this, day) end;
comment on function app.standing_in is 'The deputy who acts on that day, because the holder is away or there is none; else null.';

-- Acting so -----------------------------------------------------------------------------------------

create function app.stands_in_for(organisation uuid) returns public.assignments
language plpgsql stable security definer set search_path = '' as $$
declare
	named text := app.request_header('x-verbund-deputy');
	this public.assignments;
begin
	if named is null or auth.uid() is null then
		return null;
	end if;
	select a.* into this from public.assignments a where a.id::text = named and a.organisation_id = organisation;
	if this.id is null or (app.standing_in(this, app.today())).person_id is distinct from auth.uid() then
		perform app.fail(403, 'deputy_not_now', jsonb_build_object('assignment', left(named, 60)),
			'Act for yourself, or ask the steward of the body who stands in today.');
	end if;
	return this;
end $$;
comment on function app.stands_in_for is
	'The assignment the caller stands in for, as the header x-verbund-deputy names it; null without the header. Error: deputy_not_now (403).';

create function app.note_deputy() returns trigger
language plpgsql security definer set search_path = '' as $$
declare this public.assignments := app.stands_in_for(new.organisation_id);
begin
	if this.id is not null then
		new.on_behalf_of := this.person_id;
		new.role := (select r.slug from public.roles r where r.id = this.role_id);
	end if;
	return new;
end $$;
create trigger a_note_deputy before insert on public.events for each row
	when (new.person_id is not null) execute function app.note_deputy();

create function app.acts_in_role(organisation uuid, role_slug text, act text default 'any') returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
	this public.assignments := app.stands_in_for(organisation);
	scope public.deputy_scope;
	own uuid;
begin
	if this.id is null then
		select a.id into own from public.assignments a join public.roles r on r.id = a.role_id
		where a.organisation_id = organisation and r.slug = role_slug and a.person_id = auth.uid()
			and app.is_running(a, app.today()) limit 1;
		return own;
	end if;
	scope := (app.standing_in(this, app.today())).scope;
	return (select this.id from public.roles r where r.id = this.role_id and r.slug = role_slug
		and (scope = 'all' or (scope = 'handoffs' and act = 'handoff') or (scope = 'no_votes' and act <> 'vote')));
end $$;
comment on function app.acts_in_role is
	'The assignment by which the caller fills this role of a body now: their own, or the one they stand in for (header
x-verbund-deputy) when its scope covers the act (vote, handoff, any); null when neither. Error: deputy_not_now (403).';

-- Saying so -----------------------------------------------------------------------------------------

create function public.absence_set(first_day date, last_day date) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare made uuid;
begin
	perform app.need_account();
	if last_day < first_day or first_day < app.today() - 366 or last_day > first_day + 3660 or last_day is null or first_day is null then
		perform app.fail(422, 'absence_not_possible', '{}', 'Name a first and a last day, at most ten years.');
	elsif (select count(*) from public.absences b where b.person_id = auth.uid() and b.last_day >= app.today()) >= 50 then
		perform app.fail(422, 'too_many_absences', jsonb_build_object('most', 50), 'Remove absences that no longer hold.');
	end if;
	insert into public.absences (person_id, first_day, last_day) values (auth.uid(), absence_set.first_day, absence_set.last_day)
	returning id into made;
	-- Of the first day alone: whoever is away for a month learns at once where nobody stands in.
	return jsonb_build_object('id', made, 'uncovered', (
		select coalesce(jsonb_agg(a.id order by a.id), '[]') from public.assignments a
		where a.person_id = auth.uid() and app.is_running(a, absence_set.first_day)
			and (app.deputy_on(a, absence_set.first_day)).id is null));
end $$;
comment on function public.absence_set is
	'The caller is away: {id, uncovered: assignments for which nobody stands in on the first day}.
Errors: signed_out (401), absence_not_possible, too_many_absences (422).';

create function public.absence_remove(absence uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	delete from public.absences b where b.id = absence and b.person_id = auth.uid();
end $$;
comment on function public.absence_remove is 'Takes one''s own absence back. Error: signed_out (401).';

create function app.forget_absences() returns integer
language sql security definer set search_path = ''
begin atomic
	with gone as (
		delete from public.absences b where b.last_day < app.today() - 366 returning 1
	)
	select count(*)::integer from gone;
end;
insert into app.chores (name, every, call) values ('forget_absences', '1 day', 'app.forget_absences()');

create function app.overlap_of_absence(this public.assignments, person uuid, since date, till date) returns daterange
language sql stable security definer set search_path = ''
return (
	-- Where it is known when the holder is away, those days count; else all for which the deputy is named.
	with wanted as (
		select daterange(b.first_day, b.last_day, '[]') * daterange(since, till, '[]') as days
		from public.absences b where b.person_id = this.person_id
	), needed as (
		select w.days from wanted w where not isempty(w.days)
		union all
		select daterange(since, till, '[]') where till is not null and not exists (select from wanted w where not isempty(w.days))
	)
	select n.days * daterange(b.first_day, b.last_day, '[]')
	from needed n join public.absences b on b.person_id = overlap_of_absence.person
		and n.days && daterange(b.first_day, b.last_day, '[]')
	order by 1 limit 1
);

create function public.deputy_set(
	assignment uuid, person uuid, place integer default 1, scope public.deputy_scope default 'all',
	valid_from date default null, valid_to date default null, despite_absence boolean default false
) returns uuid language plpgsql security definer set search_path = '' as $$
declare
	this public.assignments := app.need_own_assignment(assignment);
	since date := coalesce(valid_from, app.today());
	overlap daterange;
	made uuid;
begin
	perform app.need_running(this);
	perform app.need_member(person, this.organisation_id);
	if person = this.person_id or valid_to < since or place not between 1 and 20 then
		perform app.fail(422, 'deputy_not_possible', '{}', 'Choose somebody else than the holder, and a last day after the first.');
	end if;
	overlap := app.overlap_of_absence(this, person, since, valid_to);
	if overlap is not null and not despite_absence then
		perform app.fail(409, 'deputy_absent', jsonb_build_object('first_day', lower(overlap), 'last_day', upper(overlap) - 1),
			'Choose somebody else, or save it despite the absence.');
	end if;
	insert into public.deputies (assignment_id, person_id, place, scope, valid_from, valid_to)
	values (this.id, person, place, deputy_set.scope, since, deputy_set.valid_to) returning id into made;
	return made;
end $$;
comment on function public.deputy_set is
	'Names a deputy, for stewards of the body and the holder. Errors: assignment_not_found (404), membership_steward_needed (403),
assignment_ended, deputy_absent (409, facts {first_day, last_day} of the overlap), holder_not_member, deputy_not_possible (422).';

create function public.deputy_remove(deputy uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_own_assignment((select d.assignment_id from public.deputies d where d.id = deputy));
	delete from public.deputies d where d.id = deputy;
end $$;
comment on function public.deputy_remove is 'Ends that somebody stands in. Errors: assignment_not_found (404), membership_steward_needed (403).';

revoke execute on function public.absence_set, public.absence_remove, public.deputy_set, public.deputy_remove from public;
grant execute on function public.absence_set, public.absence_remove, public.deputy_set, public.deputy_remove to authenticated;
