-- Live in spaces. space:<id> is heard by people of the bodies in it. Guests do not hear it: that something
-- happens in a space would tell them of each other.

create policy "Bodies of a space hear that something in it changed" on realtime.messages
	for select to authenticated using (
		extension in ('broadcast', 'presence') and topic = (select realtime.topic())
		and (select app.topic_kind()) = 'space'
		and (select app.topic_id()) = any ((select app.my_spaces('read'))::uuid[]));
create policy "Bodies of a space are seen in it" on realtime.messages
	for insert to authenticated with check (
		extension = 'presence' and topic = (select realtime.topic())
		and (select app.topic_kind()) = 'space'
		and (select app.topic_id()) = any ((select app.my_spaces('read'))::uuid[]));

create function app.announce_space() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	-- Once per statement and space, so that a thousand rows are one message.
	perform app.announce('space', changed.space_id, 'space.changed', null)
	from (select distinct r.space_id from rows r
		where r.space_id is not null and coalesce(to_jsonb(r) ->> 'visibility', '') <> 'organisation') changed;
	return null;
end $$;
comment on function app.announce_space is 'Statement trigger of tables with a space_id: says that the space changed.';
create trigger announce_new after insert on public.objects referencing new table as rows
	for each statement execute function app.announce_space();
create trigger announce_changed after update on public.objects referencing new table as rows
	for each statement execute function app.announce_space();
create trigger announce_new after insert on public.space_organisations referencing new table as rows
	for each statement execute function app.announce_space();
create trigger announce_changed after update on public.space_organisations referencing new table as rows
	for each statement execute function app.announce_space();
create trigger announce_gone after delete on public.space_organisations referencing old table as rows
	for each statement execute function app.announce_space();

create function app.announce_body_rights() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform app.announce('user', m.person_id, 'rights.changed', null)
	from public.memberships m
	where m.organisation_id in (select r.organisation_id from rows r) and m.state = 'active'
	group by m.person_id;
	return null;
end $$;
comment on function app.announce_body_rights is
	'Statement trigger of tables with an organisation_id: the people of the body read anew what they may.';
create trigger rights_given after insert on public.space_organisations referencing new table as rows
	for each statement execute function app.announce_body_rights();
create trigger rights_changed after update on public.space_organisations referencing new table as rows
	for each statement execute function app.announce_body_rights();
create trigger rights_taken after delete on public.space_organisations referencing old table as rows
	for each statement execute function app.announce_body_rights();
create trigger rights_given after insert on public.shares referencing new table as rows
	for each statement execute function app.announce_body_rights();
create trigger rights_changed after update on public.shares referencing new table as rows
	for each statement execute function app.announce_body_rights();
create trigger rights_taken after delete on public.shares referencing old table as rows
	for each statement execute function app.announce_body_rights();
