-- What the screens of roles and topics read, one call each.

create function public.role_list() returns jsonb
language sql stable set search_path = ''
begin atomic
	with filled as (
		select a.role_id, count(*) filter (where a.vacant_since is null) as filled, count(*) filter (where a.vacant_since is not null) as vacant
		from public.assignments a
		where a.valid_from <= app.today() and (a.valid_to is null or a.valid_to >= app.today()) group by a.role_id
	)
	select coalesce(jsonb_agg(to_jsonb(r) - 'visibility' - 'organisation_id' || jsonb_build_object(
		'filled', coalesce(f.filled, 0), 'vacant', coalesce(f.vacant, 0)) order by r.name), '[]')
	from public.roles r left join filled f on f.role_id = r.id where r.archived_at is null;
end;
comment on function public.role_list is 'The catalogue of roles by name: [{…, filled, vacant (running assignments the caller may see)}].';

create function public.topic_list(
	of_kind public.topic_kind default null, search text default null, under uuid default null, after text default null,
	size integer default 50
) returns jsonb
language sql stable set search_path = ''
begin atomic
	with words as (
		select word from regexp_split_to_table(app.fold(left(coalesce(search, ''), 200)), '\s+') word where word <> ''
	), found as (
		select t.* from public.topics t left join public.topics p on p.id = t.parent_id
		where t.archived_at is null and (of_kind is null or t.kind = of_kind) and (under is null or t.parent_id = under)
			-- The single services of a bundle stand below it, unless they are asked for.
			and (under is not null or exists (select from words) or not (t.kind = 'service' and p.kind is not distinct from 'service'))
			and not exists (select from words w where strpos(app.fold(concat_ws(' ', t.name, t.name_en, t.leika, t.ozg_id,
				array_to_string(t.aliases, ' '))), w.word) = 0)
	), page as (
		select f.*, row_number() over (order by f.kind, f.name, f.id) as place from found f
		where after is null or (f.kind, f.name, f.id) > (select a.kind, a.name, a.id from public.topics a where a.slug = after)
		order by f.kind, f.name, f.id limit least(greatest(size, 1), 200) + 1
	), shown as (
		select p.* from page p where p.place <= least(greatest(size, 1), 200)
	), counted as (
		select a.topic_id, count(*) filter (where a.vacant_since is null) as filled, count(*) filter (where a.vacant_since is not null) as vacant
		from public.assignments a
		where a.topic_id = any (array(select s.id from shown s))
			and a.valid_from <= app.today() and (a.valid_to is null or a.valid_to >= app.today()) group by a.topic_id
	)
	select jsonb_build_object(
		'total', (select count(*) from found),
		'by_kind', (select coalesce(jsonb_object_agg(k.kind, k.count), '{}') from (select f.kind, count(*) from found f group by 1) k),
		'rows', coalesce((
			select jsonb_agg(app.brief_topic(t) || jsonb_build_object('aliases', t.aliases, 'leika', t.leika, 'ozg_id', t.ozg_id,
				'parent', (select app.brief_topic(p) from public.topics p where p.id = t.parent_id),
				'children', (select count(*) from public.topics c where c.parent_id = t.id and c.archived_at is null),
				'filled', coalesce(c.filled, 0), 'vacant', coalesce(c.vacant, 0)) order by s.place)
			from shown s join public.topics t on t.id = s.id left join counted c on c.topic_id = s.id), '[]'),
		'next', (select s.slug from shown s where (select count(*) from page) > (select count(*) from shown) order by s.place desc limit 1));
end;
comment on function public.topic_list is
	'Topics by kind and name: {total, by_kind, rows: [{id, slug, kind, name, name_en, number, aliases, leika, ozg_id, parent, children
(count), filled, vacant}], next}. search: words in name, alias or key; under: what is part of that topic; after and next are slugs.';

create function app.entries_for(topics uuid[], roles uuid[], most integer) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	network boolean := app.in_network();
	mine uuid[] := app.my_organisations();
	day date := app.today();
begin
	return app.entries_json(array(
		select a.id from public.assignments a join public.organisations o on o.id = a.organisation_id
		where (a.topic_id = any (topics) or a.role_id = any (roles)) and app.finds(network, mine, o)
			and (network or o.id = any (mine) or a.valid_to is null or a.valid_to >= day)
		order by not app.is_running(a, day), a.valid_to desc, a.responsibility, o.level, o.name, a.id limit most), day);
end $$;
comment on function app.entries_for is 'Assignments for topics or in roles as the caller may see them, running ones first.';

create function public.topic_page(topic_slug text) returns jsonb
language sql stable set search_path = ''
begin atomic
	with this as materialized (
		select t.* from public.topics t where t.slug = topic_slug
	), parts as materialized (
		select app.entries_for(array[t.id], null, 200) as entries, app.entries_for(array(
			select u.topic_id from app.topics_above(t.id) u where u.height > 0), null, 50) as above from this t
	)
	select coalesce((
		select app.with_names(jsonb_build_object(
			'topic', to_jsonb(t) - 'number',
			'way_up', (select coalesce(jsonb_agg(app.brief_topic(p) order by u.height), '[]')
				from app.topics_above(t.id) u join public.topics p on p.id = u.topic_id where u.height > 0),
			'children', (select coalesce(jsonb_agg(app.brief_topic(c) order by c.name), '[]')
				from public.topics c where c.parent_id = t.id and c.archived_at is null),
			'entries', p.entries, 'above', p.above, 'may_edit', app.has_platform_role('coordinator', 'admin'),
			'bodies', app.ids_of(p.entries || p.above, 'organisation_id'), 'people', app.people_in(p.entries || p.above)))
		from this t, parts p
	), app.fail_json(404, 'topic_not_found', jsonb_build_object('slug', left(topic_slug, 100)), 'Choose a topic of the catalogue.'));
end;
comment on function public.topic_page is
	'The page of a topic: {topic, way_up (what it is part of), children, entries (app.entries_json, at most 200), above (entries of what it
is part of, at most 50), may_edit, people: {id: name}, bodies: {id: body}}. Error: topic_not_found (404).';

create function app.role_gaps(this public.roles, most integer) returns jsonb
language sql stable security definer set search_path = ''
return (
	select coalesce(jsonb_agg(g.id), '[]') from (
		select o.id from public.organisations o
		where o.kind = any (this.mandatory_for) and app.finds(app.in_network(), app.my_organisations(), o)
			and not exists (select from public.assignments a where a.organisation_id = o.id and a.role_id = this.id
				and a.vacant_since is null and app.is_running(a, app.today()))
		order by o.name limit most
	) g
);

create function public.role_page(role_slug text) returns jsonb
language sql stable set search_path = ''
begin atomic
	with this as materialized (
		select r.* from public.roles r where r.slug = role_slug
	), parts as materialized (
		select app.entries_for(null, array[t.id], 200) as entries, app.role_gaps(r, 200) as gaps
		from this t join public.roles r on r.id = t.id
	)
	select coalesce((
		select app.with_names(jsonb_build_object(
			'role', to_jsonb(t),
			'alike', (select coalesce(jsonb_agg(app.brief_role(r) || jsonb_build_object('programme', r.programme, 'note', e.note,
					'source', e.source) order by r.name), '[]')
				from public.role_equivalences e join public.roles r on r.id = case when e.role_id = t.id then e.equal_id else e.role_id end
				where t.id in (e.role_id, e.equal_id)),
			'needed', (select coalesce(jsonb_agg(app.brief_competence(c) || jsonb_build_object('level', n.level) order by c.name), '[]')
				from public.role_competences n join public.competences c on c.id = n.competence_id where n.role_id = t.id),
			'entries', p.entries, 'gaps', p.gaps, 'may_edit', app.has_platform_role('coordinator', 'admin'),
			'bodies', app.ids_of(p.entries, 'organisation_id') || p.gaps, 'people', app.people_in(p.entries)))
		from this t, parts p
	), app.fail_json(404, 'role_not_found', jsonb_build_object('slug', left(role_slug, 100)), 'Choose a role of the catalogue.'));
end;
comment on function public.role_page is
	'The page of a role: {role, alike: [{…, programme, note, source}], needed: [{id, slug, name, name_en, description, description_en, level}], entries (app.entries_json, at most 200), gaps (ids of bodies that need it
and have nobody), may_edit, people: {id: name}, bodies: {id: body}}. Error: role_not_found (404).';

revoke execute on function public.role_list, public.topic_list, public.topic_page, public.role_page from public;
grant execute on function public.role_list, public.topic_list, public.topic_page, public.role_page to anon, authenticated, service_role;
