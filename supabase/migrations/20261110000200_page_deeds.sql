-- What people do with pages: begin them, name them, order them, put them away, publish them.

create table sync.templates (
	name text primary key check (name ~ '^[a-z_]{2,40}$'),
	schema_version integer not null,
	data bytea not null,
	text text not null,
	html text not null,
	json jsonb not null
);
comment on table sync.templates is
	'First drafts as ready Yjs updates (npm run templates), so that a page has its text in the transaction that makes it
and no two editors fill it twice.';

create function app.free_page_slug(space uuid, title text) returns text
language plpgsql security definer set search_path = '' as $$
declare
	base text := app.make_slug(app.tidy(title));
begin
	-- Two people who begin pages of one name at once get different addresses.
	perform pg_advisory_xact_lock(hashtextextended('pages ' || space, 0));
	return (
		select s.slug from generate_series(1, 10000) n
		cross join lateral (select case when n = 1 then base else base || '-' || n end as slug) s
		where not exists (select from public.pages p where p.space_id = space and p.slug = s.slug)
		order by n limit 1);
end $$;

create function app.need_page(page uuid, wanted public.access_right) returns public.pages
language plpgsql security definer set search_path = '' as $$
declare this public.pages;
begin
	perform app.need_account();
	select p.* into this from public.pages p where p.id = page for update;
	-- An id that is no page is answered as one nobody may know of.
	perform app.need_right(coalesce(this.id, '00000000-0000-0000-0000-000000000000'), wanted);
	return this;
end $$;
comment on function app.need_page is
	'Locks a page. Errors: signed_out (401), object_not_found (404), right_missing (403), object_archived (409).';

create function app.place_among(space uuid, parent uuid, after uuid, moved uuid default null) returns numeric
language sql stable security definer set search_path = ''
begin atomic
	with siblings as (
		select p.id, p.place, lead(p.place) over (order by p.place, p.id) as next
		from public.pages p
		where p.space_id = space and p.parent_id is not distinct from parent and p.id is distinct from moved
	)
	select case
		when after is null then coalesce((select min(s.place) from siblings s), 1) - 1
		else coalesce((select (s.place + coalesce(s.next, s.place + 2)) * 0.5 from siblings s where s.id = after),
			(select max(s.place) from siblings s) + 1, 0) end;
end;
comment on function app.place_among is 'The place after a sibling, or before all of them.';

create function app.need_page_parent(space uuid, parent uuid, moved uuid default null) returns void
language plpgsql security definer set search_path = '' as $$
begin
	if parent is null then
		return;
	elsif app.right_on(parent) is null or not exists (
		select from public.pages p where p.id = parent and p.space_id = space and p.archived_at is null)
		or exists (
			with recursive above as (
				select p.id, p.parent_id from public.pages p where p.id = parent
				union
				select p.id, p.parent_id from public.pages p join above a on p.id = a.parent_id
			) select from above a where a.id = moved or (select count(*) from above) >= 8) then
		perform app.fail(422, 'page_parent_not_possible', '{}', 'Choose a page of this space that does not lie below it, at most eight deep.');
	end if;
end $$;

create function public.page_create(space uuid, title text, parent uuid default null, template text default 'blank')
returns uuid language plpgsql security definer set search_path = '' as $$
declare
	acting uuid := app.need_body();
	chosen sync.templates;
	made uuid := gen_random_uuid();
begin
	perform app.need_account();
	perform app.need_right(space, 'write');
	select t.* into chosen from sync.templates t where t.name = template;
	if chosen.name is null then
		perform app.fail(422, 'page_template_unknown', jsonb_build_object('template', left(template, 40)), 'Choose a template from the list.');
	elsif (select count(*) from public.pages p where p.space_id = space) >= 5000 then
		perform app.fail(422, 'too_many_pages', jsonb_build_object('most', 5000), 'Begin another space.');
	end if;
	perform app.need_page_parent(space, parent);
	insert into public.pages (id, space_id, organisation_id, parent_id, slug, title, place)
	values (made, space, acting, parent, app.free_page_slug(space, title), title,
		app.place_among(space, parent, (select p.id from public.pages p
			where p.space_id = space and p.parent_id is not distinct from parent order by p.place desc, p.id desc limit 1)));
	insert into sync.bases (page_id, schema_version, data) values (made, chosen.schema_version, chosen.data);
	insert into sync.drafts (page_id, text, html, json) values (made, chosen.text, chosen.html, chosen.json);
	-- What the template wrote is nobody's: no person may go on under its client id.
	insert into sync.leases (page_id, client_id) values (made, 1);
	return made;
end $$;
comment on function public.page_create is 'Begins a page in a space, last among its siblings, with the text of a template; answers its id.
Errors: signed_out (401), body_needed, right_missing (403), object_not_found (404), acting_for_required (400),
object_archived (409), page_template_unknown, page_parent_not_possible, too_many_pages (422).';

create function public.page_rename(page uuid, title text, version integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
	this public.pages := app.need_page(page, 'write');
begin
	perform app.name_event('page.renamed');
	update public.pages p set title = page_rename.title, version = page_rename.version where p.id = page
	returning p.version into this.version;
	return this.version;
end $$;
comment on function public.page_rename is 'Gives a page another title, its address stays; answers the new version.
Errors: as app.need_page, conflict (409) when the version is an old one.';

create function public.page_move(page uuid, parent uuid default null, after uuid default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
	this public.pages := app.need_page(page, 'write');
begin
	-- Two moves at once make no circle.
	perform pg_advisory_xact_lock(hashtextextended('pages ' || this.space_id, 0));
	perform app.need_page_parent(this.space_id, parent, page);
	perform app.name_event('page.moved');
	update public.pages p set parent_id = page_move.parent,
		place = app.place_among(this.space_id, page_move.parent, after, page)
	where p.id = page;
end $$;
comment on function public.page_move is 'Puts a page below another and after a sibling (null: as the first). Errors: as app.need_page, page_parent_not_possible (422).';

create function public.page_archive(page uuid, archived boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_page(page, 'manage');
	perform app.name_event(case when archived then 'page.archived' else 'page.restored' end);
	update public.pages p set archived_at = case when archived then app.clock() end
	where p.id = page and (p.archived_at is null) = archived;
end $$;
comment on function public.page_archive is
	'Puts a page into the archive or brings it back; for those who manage it. Pages below it stay. Errors: as app.need_page.';

-- Publishing ----------------------------------------------------------------------------------------

create function public.page_settle(page uuid) returns bigint
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_page(page, 'write');
	perform pg_notify('sync_compact', page::text);
	return (select coalesce(max(l.id), 0) from sync.log l where l.page_id = page);
end $$;
comment on function public.page_settle is
	'Asks the page sync to write down what was typed until now; answers a mark for page_publish. Errors: as app.need_page.';

create function public.page_publish(page uuid, mark bigint default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
	this public.pages := app.need_page(page, 'write');
begin
	if app.audience_of(app.need_body()) is not null then
		perform app.fail(422, 'guest_cannot_publish', '{}', 'Ask a body of the space to publish it.');
	elsif exists (select from sync.log l where l.page_id = page and (mark is null or l.id <= mark)) then
		perform app.fail(409, 'draft_behind', '{}', 'Call page_settle, wait a moment, then publish with its mark.');
	end if;
	perform app.name_event('page.published');
	update public.pages p set published_at = app.clock(), published_html = d.html, published_text = d.text, published_json = d.json
	from sync.drafts d where d.page_id = p.id and p.id = page;
end $$;
comment on function public.page_publish is
	'Copies the draft as text, HTML and JSON to those its visibility names. With a mark of page_settle at least what was typed until then.
Errors: as app.need_page, body_needed (403), draft_behind (409) as long as the page sync has not written it down,
guest_cannot_publish (422).';

revoke execute on function public.page_create, public.page_rename, public.page_move, public.page_archive,
	public.page_settle, public.page_publish from public;
grant execute on function public.page_create, public.page_rename, public.page_move, public.page_archive,
	public.page_settle, public.page_publish to authenticated;
