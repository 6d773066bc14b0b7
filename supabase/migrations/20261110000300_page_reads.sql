-- What the screens of pages read, one call each, under the caller's policies.

create function public.page_tree(space uuid) returns jsonb
language sql stable set search_path = ''
begin atomic
	with seen as materialized (
		select p.id, p.parent_id, p.slug, p.title, p.visibility, p.published_at, p.place, p.version from public.pages p
		where p.space_id = space and p.archived_at is null
		order by p.place, p.id limit 5000
	)
	-- A page whose parent the caller may not see stands at the top.
	select coalesce(jsonb_agg(jsonb_build_object('id', s.id,
		'parent_id', (select a.id from seen a where a.id = s.parent_id), 'slug', s.slug, 'title', s.title,
		'visibility', s.visibility, 'published_at', s.published_at, 'version', s.version) order by s.place, s.id), '[]')
	from seen s;
end;
comment on function public.page_tree is
	'The pages of a space the caller may see, siblings in order: [{id, parent_id, slug, title, visibility, published_at, version}].
Empty for a space without any, and for one the caller may not know of.';

create function app.draft_of(page uuid) returns jsonb
language sql stable security definer set search_path = ''
return (
	select jsonb_build_object('html', d.html, 'updated_at', d.updated_at, 'epoch', b.epoch, 'schema_version', b.schema_version,
		'behind', exists (select from sync.log l where l.page_id = page))
	from sync.drafts d join sync.bases b on b.page_id = d.page_id
	where d.page_id = page and app.inside_right_on(page) is not null
);
comment on function app.draft_of is 'The draft, for those inside the page.';

create function public.page_read(page uuid) returns jsonb
language sql stable set search_path = ''
begin atomic
	with recursive this as (
		select p.* from public.pages p where p.id = page
	), above as (
		select p.id, p.parent_id, p.title, 1 as steps from public.pages p join this t on p.id = t.parent_id
		union all
		select p.id, p.parent_id, p.title, a.steps + 1 from public.pages p join above a on p.id = a.parent_id where a.steps < 10
	)
	select coalesce((
		select jsonb_build_object('id', t.id, 'slug', t.slug, 'title', t.title, 'visibility', t.visibility,
			'version', t.version, 'archived_at', t.archived_at, 'created_at', t.created_at, 'updated_at', t.updated_at,
			'published', case when t.published_at is not null then jsonb_build_object('html', t.published_html, 'at', t.published_at) end,
			'draft', app.draft_of(t.id),
			'right', app.inside_right_on(t.id),
			'space', (select jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name) from public.spaces s where s.id = t.space_id),
			'organisation', (select jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'short_name', o.short_name,
				'level', o.level, 'sector', o.sector) from public.organisations o where o.id = t.organisation_id),
			'path', coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title) order by a.steps desc) from above a), '[]'))
		from this t
	), app.fail_json(404, 'object_not_found', jsonb_build_object('object', page),
		'Check the address, or ask whoever sent it to you to share it with your body.'));
end;
comment on function public.page_read is
	'Everything a page shows: {id, slug, title, visibility, version, archived_at, created_at, updated_at, published: {html, at} or null,
draft: {html, updated_at, epoch, schema_version, behind (more was typed than is written down)} (null outside), right (inside it, else null), space and organisation (null where
the caller may not know them), path: [{id, title}] from the top}. Error: object_not_found (404).';

create function public.page_list(before timestamptz default null) returns jsonb
language sql stable set search_path = ''
begin atomic
	with seen as materialized (
		select p.id, p.title, p.space_id, p.organisation_id, p.visibility, p.published_at, p.updated_at from public.pages p
		where p.archived_at is null and (page_list.before is null or p.updated_at < page_list.before)
		order by p.updated_at desc, p.id limit 51
	)
	select jsonb_build_object(
		'pages', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'title', s.title, 'visibility', s.visibility,
			'published_at', s.published_at, 'updated_at', s.updated_at,
			'space', (select jsonb_build_object('slug', r.slug, 'name', r.name) from public.spaces r where r.id = s.space_id),
			'organisation', (select jsonb_build_object('slug', o.slug, 'name', o.name, 'short_name', o.short_name,
				'level', o.level, 'sector', o.sector) from public.organisations o where o.id = s.organisation_id))
			order by s.updated_at desc, s.id) from (select * from seen limit 50) s), '[]'),
		'more', (select count(*) > 50 from seen));
end;
comment on function public.page_list is
	'The pages the caller may see, those changed last first, 50 at a time; before: the updated_at of the last one seen.
{pages: [{id, title, visibility, published_at, updated_at, space, organisation}], more}.';

create function app.draft_json(page uuid) returns jsonb
language sql stable security definer set search_path = ''
return (select d.json from sync.drafts d where d.page_id = page and app.inside_right_on(page) is not null);
comment on function app.draft_json is 'The draft as JSON of the schema, for those inside the page.';

create function public.page_json(page uuid, draft boolean default false) returns jsonb
language sql stable set search_path = ''
return coalesce((
	select jsonb_build_object('title', p.title,
		'json', case when page_json.draft then app.draft_json(p.id) else p.published_json end)
	from public.pages p where p.id = page
), app.fail_json(404, 'object_not_found', jsonb_build_object('object', page),
	'Check the address, or ask whoever sent it to you to share it with your body.'));
comment on function public.page_json is
	'A page as {title, json}: the published text, or the draft for those inside; json is null where there is none for the caller.
Error: object_not_found (404).';

revoke execute on function public.page_tree, public.page_read, public.page_list, public.page_json from public;
grant execute on function public.page_tree, public.page_read, public.page_list, public.page_json
	to anon, authenticated, service_role;
