-- What stewards do with assignments: name a holder, follow one by another, leave a post vacant, end it,
-- name deputies. A new holder is a new row from a day on, so that the one before stays in history.

create function app.reads_assignment(this public.assignments) returns boolean
language sql stable security definer set search_path = ''
return app.in_network() or this.organisation_id = any (app.my_organisations())
	or (coalesce(this.valid_to >= app.today(), true) and this.organisation_id in (select app.listed_organisations()));
comment on function app.reads_assignment is 'What the policies of assignments say, of one row.';

create function app.need_assignment(wanted uuid) returns public.assignments
language plpgsql security definer set search_path = '' as $$
declare this public.assignments;
begin
	perform app.need_account();
	select a.* into this from public.assignments a where a.id = wanted;
	if this.id is null or not app.reads_assignment(this) then
		perform app.fail(404, 'assignment_not_found', jsonb_build_object('assignment', wanted), 'Load the page anew.');
	end if;
	perform app.need_keeper(this.organisation_id);
	select a.* into this from public.assignments a where a.id = wanted for update;
	return this;
end $$;
comment on function app.need_assignment is
	'Locks an assignment for somebody who keeps its body. Errors: assignment_not_found (404), membership_steward_needed (403).';

create function app.need_own_assignment(wanted uuid) returns public.assignments
language plpgsql security definer set search_path = '' as $$
declare this public.assignments;
begin
	perform app.need_account();
	select a.* into this from public.assignments a where a.id = wanted and a.person_id = auth.uid() for update;
	if this.id is null then
		return app.need_assignment(wanted);
	elsif this.organisation_id = any (app.my_organisations()) then
		perform app.act_for(this.organisation_id);
	end if;
	return this;
end $$;
comment on function app.need_own_assignment is 'As app.need_assignment, and for its holder, who acts for the body of the assignment.';

create function app.need_running(this public.assignments) returns void language plpgsql stable set search_path = '' as $$
begin
	if this.valid_to < app.today() then
		perform app.fail(409, 'assignment_ended', jsonb_build_object('on', this.valid_to), 'Make a new entry.');
	end if;
end $$;

create function app.need_member(person uuid, organisation uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
	if not exists (select from public.memberships m
		where m.person_id = person and m.organisation_id = organisation and m.state = 'active') then
		perform app.fail(422, 'holder_not_member', '{}', 'Choose somebody who works for the body, or name the unit.');
	end if;
end $$;

create function app.put_assignment(this public.assignments) returns uuid
language plpgsql security definer set search_path = '' as $$
declare made uuid;
begin
	if num_nonnulls(this.person_id, app.tidy(this.unit), this.vacant_since) <> 1 then
		perform app.fail(422, 'assignment_holder_needed', '{}', 'Name a person or a unit, or say since when it is vacant.');
	elsif this.person_id is not null then
		perform app.need_member(this.person_id, this.organisation_id);
	end if;
	if not exists (select from public.roles r where r.id = this.role_id and r.archived_at is null) then
		perform app.fail(404, 'role_not_found', '{}', 'Choose a role of the catalogue.');
	elsif this.topic_id is not null and not exists (
		select from public.topics t where t.id = this.topic_id and t.archived_at is null) then
		perform app.fail(404, 'topic_not_found', '{}', 'Choose a topic of the catalogue.');
	elsif this.valid_to < this.valid_from then
		perform app.fail(422, 'assignment_ends_before', '{}', 'The last day comes after the first.');
	end if;
	insert into public.assignments (organisation_id, role_id, topic_id, person_id, unit, vacant_since, vacancy, planned_on,
		responsibility, mailbox, valid_from, valid_to, source, verified_on, verified_by, interval_days)
	values (this.organisation_id, this.role_id, this.topic_id, this.person_id, this.unit, this.vacant_since, this.vacancy,
		this.planned_on, coalesce(this.responsibility, (select r.responsibility from public.roles r where r.id = this.role_id)),
		this.mailbox, coalesce(this.valid_from, app.today()), this.valid_to, this.source, app.today(), auth.uid(),
		coalesce(this.interval_days, 180))
	returning id into made;
	return made;
end $$;
comment on function app.put_assignment is 'Writes a new entry, confirmed today by the caller.
Errors: assignment_holder_needed, holder_not_member, assignment_ends_before (422), role_not_found, topic_not_found (404).';

create function public.assignment_set(
	organisation uuid, role uuid, topic uuid default null, person uuid default null, unit text default null,
	vacant_since date default null, vacancy public.vacancy_reason default null, planned_on date default null,
	valid_from date default null, valid_to date default null, responsibility public.responsibility default null,
	mailbox text default null, source text default null, interval_days integer default null
) returns uuid language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_keeper(organisation);
	perform app.name_event('assignment.set');
	return app.put_assignment(jsonb_populate_record(null::public.assignments, jsonb_build_object(
		'organisation_id', organisation, 'role_id', role, 'topic_id', topic, 'person_id', person, 'unit', unit,
		'vacant_since', vacant_since, 'vacancy', vacancy, 'planned_on', planned_on, 'valid_from', valid_from, 'valid_to', valid_to,
		'responsibility', responsibility, 'mailbox', mailbox, 'source', source, 'interval_days', interval_days)));
end $$;
comment on function public.assignment_set is
	'A new assignment: held by a person (a member of the body), a unit, or vacant. Others for the same role may run beside it.
Errors: signed_out (401), organisation_not_found, role_not_found, topic_not_found (404), membership_steward_needed (403),
assignment_holder_needed, holder_not_member, assignment_ends_before (422).';

create function public.assignment_edit(
	assignment uuid, version integer, mailbox text, source text, responsibility public.responsibility,
	interval_days integer, valid_to date default null, planned_on date default null
) returns integer language plpgsql security definer set search_path = '' as $$
declare this public.assignments := app.need_assignment(assignment);
begin
	if assignment_edit.valid_to < this.valid_from then
		perform app.fail(422, 'assignment_ends_before', '{}', 'The last day comes after the first.');
	end if;
	update public.assignments a set mailbox = assignment_edit.mailbox, source = assignment_edit.source,
		responsibility = coalesce(assignment_edit.responsibility, a.responsibility),
		interval_days = coalesce(assignment_edit.interval_days, a.interval_days), valid_to = assignment_edit.valid_to,
		planned_on = case when a.vacant_since is not null then assignment_edit.planned_on end,
		version = assignment_edit.version
	where a.id = this.id returning a.version into this.version;
	return this.version;
end $$;
comment on function public.assignment_edit is 'Changes what is written about an assignment, not who holds it; answers the new version.
Errors: assignment_not_found (404), membership_steward_needed (403), conflict (409), assignment_ends_before (422).';

-- Another holder ------------------------------------------------------------------------------------

create function app.follow_assignment(this public.assignments, next public.assignments, event text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	since date := coalesce(next.valid_from, app.today());
	made uuid;
begin
	perform app.need_running(this);
	if since <= this.valid_from then
		perform app.fail(422, 'assignment_follows_too_early', jsonb_build_object('first', this.valid_from + 1),
			'Let the new entry begin after the one it follows.');
	end if;
	perform app.name_event('assignment.ended');
	update public.assignments a set valid_to = since - 1 where a.id = this.id;
	next.valid_from := since;
	next.organisation_id := this.organisation_id;
	next.role_id := this.role_id;
	next.topic_id := this.topic_id;
	next.responsibility := this.responsibility;
	next.interval_days := this.interval_days;
	next.mailbox := coalesce(next.mailbox, this.mailbox);
	perform app.name_event(event);
	made := app.put_assignment(next);
	return made;
end $$;
comment on function app.follow_assignment is 'Ends an assignment on the day before and lets another begin.';

create function public.assignment_follow(
	assignment uuid, person uuid default null, unit text default null, since date default null, source text default null
) returns uuid language plpgsql security definer set search_path = '' as $$
begin
	return app.follow_assignment(app.need_assignment(assignment), jsonb_populate_record(null::public.assignments,
		jsonb_build_object('person_id', person, 'unit', unit, 'valid_from', since, 'source', source)), 'assignment.followed');
end $$;
comment on function public.assignment_follow is 'A new holder from a day on (today without one); answers the new assignment. The old one stays in history.
Errors: assignment_not_found (404), membership_steward_needed (403), assignment_ended (409), assignment_holder_needed,
holder_not_member, assignment_follows_too_early (422).';

create function public.assignment_vacate(
	assignment uuid, reason public.vacancy_reason, since date default null, planned_on date default null
) returns uuid language plpgsql security definer set search_path = '' as $$
declare day date := coalesce(since, app.today());
begin
	return app.follow_assignment(app.need_assignment(assignment), jsonb_populate_record(null::public.assignments,
		jsonb_build_object('vacant_since', day, 'vacancy', reason, 'planned_on', planned_on, 'valid_from', day)), 'assignment.vacated');
end $$;
comment on function public.assignment_vacate is 'Nobody holds it from a day on; answers the vacant assignment. Errors: as assignment_follow.';

create function public.assignment_end(assignment uuid, last_day date default null) returns void
language plpgsql security definer set search_path = '' as $$
declare this public.assignments := app.need_assignment(assignment);
begin
	perform app.need_running(this);
	if last_day < this.valid_from then
		perform app.fail(422, 'assignment_ends_before', '{}', 'The last day comes after the first.');
	end if;
	perform app.name_event('assignment.ended');
	update public.assignments a set valid_to = greatest(coalesce(last_day, app.today()), a.valid_from) where a.id = this.id;
end $$;
comment on function public.assignment_end is 'The body no longer fills this role after that day (today without one).
Errors: assignment_not_found (404), membership_steward_needed (403), assignment_ended (409), assignment_ends_before (422).';

create function app.vacate_left_assignments() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	update public.assignments a set person_id = null, vacant_since = app.today(), vacancy = 'left'
	where a.person_id = old.person_id and a.organisation_id = old.organisation_id
		and (a.valid_to is null or a.valid_to >= app.today());
	return null;
end $$;
comment on function app.vacate_left_assignments is 'Whoever no longer works for a body holds none of its roles.';
create trigger c_vacate_assignments after delete on public.memberships
	for each row execute function app.vacate_left_assignments();

revoke execute on function public.assignment_set, public.assignment_edit, public.assignment_follow, public.assignment_vacate,
	public.assignment_end from public;
grant execute on function public.assignment_set, public.assignment_edit, public.assignment_follow, public.assignment_vacate,
	public.assignment_end to authenticated;
