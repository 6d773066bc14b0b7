-- Live: who hears on which private channel that something changed, and what makes it be said.
--
-- A topic is `<kind>:<id>`. A message says which object changed, never what is in it: {kind, id, version}.
-- Whoever hears it reads anew, under their own rights; whoever missed it does so when they join again.
--
--   organisation:<id>        whoever may read the body with an account
--   user:<id>                that person alone: their rights changed
--   directory:organisations  the network; guests and strangers read the list anew when they come back to it
--
-- Clients never send on these topics. Who is there is shown on organisation:<id> to the network only.

-- In plpgsql, so that nothing depends on realtime.send: the service replaces its functions now and then.
create function app.announce_on(topic text, id uuid, kind text, version integer) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform realtime.send(
		jsonb_build_object('kind', kind, 'id', id, 'version', version), 'changed', topic, true);
end $$;

create function app.announce(topic_kind text, id uuid, kind text, version integer) returns void
language sql security definer set search_path = ''
begin atomic
	select app.announce_on(topic_kind || ':' || id, id, kind, version);
end;
comment on function app.announce is
	'Says after commit on topic <topic_kind>:<id> that the object changed: event changed, payload {kind, id, version}.
kind is what happened, as in events, for example organisation.updated. Nothing is said for a write that is rolled back.';

-- Topics --------------------------------------------------------------------------------------------

create function app.topic_kind() returns text language sql stable set search_path = ''
return (regexp_match(realtime.topic(), '^([a-z_]{1,40}):'))[1];

create function app.topic_id() returns uuid language sql stable set search_path = ''
return (regexp_match(realtime.topic(), '^[a-z_]{1,40}:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$'))[1]::uuid;
comment on function app.topic_id is 'The id in the topic being asked about; null when it has none, so that nothing equals it.';

-- Every rule names the topic of the row too: what is asked about and what is read are the same.
create policy "Whoever may read a body hears that it changed" on realtime.messages
	for select to authenticated using (
		extension = 'broadcast' and topic = (select realtime.topic())
		and (select app.topic_kind()) = 'organisation'
		and exists (select from public.organisations o where o.id = (select app.topic_id())));
create policy "People hear that their own rights changed" on realtime.messages
	for select to authenticated using (
		extension = 'broadcast' and topic = (select realtime.topic())
		and (select app.topic_kind()) = 'user' and (select app.topic_id()) = (select auth.uid()));
create policy "The network hears that the list of bodies changed" on realtime.messages
	for select to authenticated using (
		extension = 'broadcast' and topic = (select realtime.topic())
		and topic = 'directory:organisations' and (select app.in_network()));
create policy "The network sees who is looking at a body" on realtime.messages
	for select to authenticated using (
		extension = 'presence' and topic = (select realtime.topic())
		and (select app.topic_kind()) = 'organisation' and (select app.in_network())
		and exists (select from public.organisations o where o.id = (select app.topic_id())));
create policy "The network is seen looking at a body" on realtime.messages
	for insert to authenticated with check (
		extension = 'presence' and topic = (select realtime.topic())
		and (select app.topic_kind()) = 'organisation' and (select app.in_network())
		and exists (select from public.organisations o where o.id = (select app.topic_id())));

-- What is said --------------------------------------------------------------------------------------

create function app.announce_organisation() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	this public.organisations := coalesce(new, old);
	kind text := 'organisation.' || case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'updated' else 'deleted' end;
begin
	perform app.announce('organisation', this.id, kind, this.version);
	perform app.announce_on('directory:organisations', this.id, kind, this.version);
	return null;
end $$;
create trigger announce after insert or delete on public.organisations
	for each row execute function app.announce_organisation();
create trigger announce_changes after update on public.organisations
	for each row when (old.* is distinct from new.*) execute function app.announce_organisation();

create function app.announce_rights() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	this jsonb := to_jsonb(coalesce(new, old));
begin
	perform app.announce('user', (this ->> 'person_id')::uuid, 'rights.changed', (this ->> 'version')::integer);
	return null;
end $$;
comment on function app.announce_rights is 'For tables with a person_id: their open pages read anew what they may.';
create trigger announce after insert or update or delete on public.memberships
	for each row execute function app.announce_rights();
create trigger announce after insert or update or delete on public.platform_roles
	for each row execute function app.announce_rights();
