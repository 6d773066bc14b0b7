-- How sure an entry is: whoever keeps a body says from time to time that its entries are still right.
-- fresh until the interval is over, due until half of it has passed once more, then stale.

create function app.is_running(this public.assignments, day date) returns boolean language sql immutable
return this.valid_from <= day and (this.valid_to is null or this.valid_to >= day);

create function public.assignment_confirm(organisation uuid, assignments uuid[] default null) returns integer
language plpgsql security definer set search_path = '' as $$
declare
	this public.assignments;
	day date := app.today();
	keeper boolean;
	done integer := 0;
begin
	perform app.need_account();
	perform app.need_organisation(organisation);
	keeper := app.is_keeper(organisation);
	if keeper or assignments is null then
		perform app.need_keeper(organisation);
	end if;
	for this in select a.* from public.assignments a
		where a.organisation_id = organisation and app.is_running(a, day)
			and case when assignments is null then a.due_on < day else a.id = any (assignments) end
		order by a.id for update
	loop
		if not (keeper or this.person_id is not distinct from auth.uid()) then
			perform app.fail(403, 'membership_steward_needed', '{}', 'Ask a steward of the body.');
		end if;
		perform app.name_event('assignment.confirmed');
		update public.assignments a set verified_on = day, verified_by = auth.uid() where a.id = this.id;
		done := done + 1;
	end loop;
	if done < cardinality(assignments) then
		perform app.fail(404, 'assignment_not_found', '{}', 'Load the page anew.');
	end if;
	return done;
end $$;
comment on function public.assignment_confirm is
	'Says that entries of a body are still right: those named, or without names all that are due. For its stewards, and for the
holder of each; answers how many. Errors: organisation_not_found, assignment_not_found (404), membership_steward_needed (403).';

-- One line in "Für mich" for all entries of a body that are due.

create function app.remind_of_entries() returns integer
language plpgsql security definer set search_path = '' as $$
declare
	due record;
	done integer := 0;
begin
	for due in
		select a.organisation_id as id, min(a.stale_on) as until from public.assignments a
		join public.organisations o on o.id = a.organisation_id and o.archived_at is null
		where a.due_on < app.today() and app.is_running(a, app.today()) group by a.organisation_id
	loop
		perform app.await('assignment.due', due.id, due.id, organisation => due.id, for_role => 'steward', due_on => due.until);
		done := done + 1;
	end loop;
	return done;
end $$;
comment on function app.remind_of_entries is 'Bodies with entries that are due wait for their stewards; answers how many.';
insert into app.chores (name, every, call) values ('remind_of_entries', '1 hour', 'app.remind_of_entries()');

create function app.settle_entries() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform app.settle('assignment.due', changed.organisation_id)
	from (select distinct r.organisation_id from rows r) changed
	where not exists (select from public.assignments a where a.organisation_id = changed.organisation_id
		and a.due_on < app.today() and app.is_running(a, app.today()));
	return null;
end $$;
create trigger settle_entries after update on public.assignments referencing new table as rows
	for each statement execute function app.settle_entries();

revoke execute on function public.assignment_confirm from public;
grant execute on function public.assignment_confirm to authenticated;
