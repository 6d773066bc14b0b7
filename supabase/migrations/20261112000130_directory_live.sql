-- Live in the directory: once per statement, so that an import of ten thousand entries is one message.
--
--   directory:assignments   the network: who is responsible changed somewhere
--   topic:<id>              whoever may read the topic with an account: its entries changed
--   organisation:<id>       as before: the entries of the body changed, too

create policy "The network hears that who is responsible changed" on realtime.messages
	for select to authenticated using (
		extension = 'broadcast' and topic = (select realtime.topic())
		and topic = 'directory:assignments' and (select app.in_network()));
create policy "Whoever may read a topic hears that its entries changed" on realtime.messages
	for select to authenticated using (
		extension = 'broadcast' and topic = (select realtime.topic())
		and (select app.topic_kind()) = 'topic'
		and exists (select from public.topics t where t.id = (select app.topic_id())));

create function app.announce_assignments() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	-- Of many at once only that something changed: whoever looks at one of them reads anew with the list.
	most constant integer := 50;
	bodies uuid[] := array(select distinct r.organisation_id from rows r);
	topics uuid[] := array(select distinct r.topic_id from rows r where r.topic_id is not null);
begin
	if bodies = '{}' then
		return null;
	end if;
	perform app.announce_on('directory:assignments', null, 'assignment.changed', null);
	perform app.announce('organisation', body, 'assignment.changed', null) from unnest(bodies) body
	where cardinality(bodies) <= most and exists (select from public.organisations o
		-- Whoever hears a body without knowing its entries would learn when they change.
		where o.id = body and (o.access = 'full' or o.listed));
	-- A topic is heard by guests: nothing is said there of bodies they may not know of.
	perform app.announce('topic', changed.topic_id, 'assignment.changed', null)
	from (select distinct r.topic_id from rows r
		where r.topic_id = any (topics) and cardinality(topics) <= most
			and r.organisation_id in (select app.listed_organisations())) changed;
	return null;
end $$;
create trigger announce_new after insert on public.assignments referencing new table as rows
	for each statement execute function app.announce_assignments();
create trigger announce_changed after update on public.assignments referencing new table as rows
	for each statement execute function app.announce_assignments();
