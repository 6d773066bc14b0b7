-- Pages: what a space knows, written together. A page has two texts. The draft is written through the page
-- sync (schema sync) and is for those inside; the published text stands here and follows the visibility.

create table public.pages (
	id uuid primary key default gen_random_uuid(),
	space_id uuid not null references public.spaces,
	organisation_id uuid not null references public.organisations,
	parent_id uuid,
	slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	title text not null collate "de-x-icu" check (app.is_line(title, 200)),
	place numeric not null,
	visibility public.visibility not null default 'space',
	published_at timestamptz,
	published_html text,
	published_text text,
	published_json jsonb,
	archived_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	unique (id, space_id),
	-- A page lies below one of its own space.
	foreign key (parent_id, space_id) references public.pages (id, space_id),
	constraint not_below_itself check (parent_id <> id),
	constraint published_as_a_whole check (
		num_nulls(published_at, published_html, published_text, published_json) in (0, 4))
);
create unique index pages_by_slug on public.pages (space_id, slug);
create index pages_by_place on public.pages (space_id, place);
create index pages_by_parent on public.pages (parent_id, space_id);
create index pages_by_organisation on public.pages (organisation_id);
comment on table public.pages is 'Pages of a space: where each stands, and its published text.';
comment on column public.pages.organisation_id is 'The body for which it was begun; it keeps the page.';
comment on column public.pages.place is 'Order among siblings; a page put between two others gets the number in the middle.';
comment on column public.pages.visibility is
	'Who reads the published text. A page that was never published is for those inside, however wide it will be open.';
comment on column public.pages.published_html is 'Made by the page sync from the schema''s allow-list; safe to show as it is.';

alter table public.pages enable row level security;
grant select on public.pages to anon, authenticated, service_role;

create policy "Everyone reads published public pages" on public.pages
	for select to anon, authenticated using (
		visibility = 'public' and published_at is not null and archived_at is null);
create policy "The network reads published pages open to it" on public.pages
	for select to authenticated using (
		visibility in ('public', 'network') and published_at is not null and (select app.in_network()));
create policy "Bodies of a space read its pages" on public.pages
	for select to authenticated using (
		visibility <> 'organisation' and space_id = any ((select app.my_spaces('read'))::uuid[]));
create policy "Members read pages of their body" on public.pages
	for select to authenticated using (organisation_id = any ((select app.my_organisations())::uuid[]));
create policy "Members read pages shared with their body" on public.pages
	for select to authenticated using (id in (select app.my_shares()));
create policy "Auditors read all pages" on public.pages
	for select to authenticated using ((select app.has_platform_role('auditor')));

-- Registering ---------------------------------------------------------------------------------------

insert into app.object_kinds values ('page', 'public.pages', true);

create function app.register_page() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	object public.objects := jsonb_populate_record(null::public.objects, to_jsonb(new));
begin
	object.kind := 'page';
	if new.published_at is null and new.visibility in ('public', 'network') then
		object.visibility := 'space';
	end if;
	perform app.keep_object(object);
	return null;
end $$;
comment on function app.register_page is
	'As app.register_object. As long as a page is not published, nobody outside its space learns of it.';
create trigger a_register after insert or update on public.pages
	for each row execute function app.register_page();

create function app.index_page() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform app.index_text(new.id, 'published', new.published_text);
	return null;
end $$;
create trigger b_index after update of published_text on public.pages
	for each row execute function app.index_page();

create trigger keep before insert or update on public.pages for each row execute function app.keep_row('title');
create trigger record after insert or update or delete on public.pages
	for each row execute function app.record_event('page', 'published_html', 'published_text', 'published_json');

-- Live ----------------------------------------------------------------------------------------------
-- page:<id> is heard by whoever may read the page with an account; who is there is shown to the network inside it.

create policy "Whoever may read a page hears that it changed" on realtime.messages
	for select to authenticated using (
		extension = 'broadcast' and topic = (select realtime.topic())
		and (select app.topic_kind()) = 'page'
		and exists (select from public.pages p where p.id = (select app.topic_id())));
create policy "The network inside a page sees who is there" on realtime.messages
	for select to authenticated using (
		extension = 'presence' and topic = (select realtime.topic())
		and (select app.topic_kind()) = 'page' and (select app.in_network())
		and (select app.inside_right_on((select app.topic_id()))) is not null);
create policy "The network inside a page is seen there" on realtime.messages
	for insert to authenticated with check (
		extension = 'presence' and topic = (select realtime.topic())
		and (select app.topic_kind()) = 'page' and (select app.in_network())
		and (select app.inside_right_on((select app.topic_id()))) is not null);

create function app.announce_page() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform app.announce('page', new.id, 'page.changed', new.version);
	return null;
end $$;
create trigger announce after update on public.pages
	for each row when (old.* is distinct from new.*) execute function app.announce_page();
