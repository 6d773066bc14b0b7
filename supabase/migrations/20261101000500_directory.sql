-- What the screens of bodies read, one call each. All of it stands under the caller's policies.

create function public.organisation_list(
	search text default null, levels public.level[] default null, sectors public.sector[] default null,
	in_state text default null, kinds text[] default null, after text default null, size integer default 50
) returns jsonb
language sql stable set search_path = ''
begin atomic
	with found as (
		select o.* from public.organisations o
		where o.archived_at is null
			and (levels is null or o.level = any (levels))
			and (sectors is null or o.sector = any (sectors))
			and (in_state is null or o.state = in_state)
			and (kinds is null or o.kind = any (kinds))
			and not exists (
				select from regexp_split_to_table(app.fold(left(coalesce(search, ''), 200)), '\s+') word
				where strpos(o.find_text, word) = 0)
	), page as (
		select f.* from found f
		where after is null or (f.name, f.id) > (select a.name, a.id from public.organisations a where a.slug = after)
		order by f.name, f.id
		limit least(greatest(size, 1), 200) + 1
	), numbered as (
		select p.*, row_number() over (order by p.name, p.id) as place from page p
	), shown as (
		select n.* from numbered n where n.place <= least(greatest(size, 1), 200)
	)
	select jsonb_build_object(
		'total', (select count(*) from found),
		'by_level', (select coalesce(jsonb_object_agg(l.level, l.count), '{}')
			from (select f.level, count(*) from found f group by f.level) l),
		'rows', coalesce((
			select jsonb_agg(jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name,
				'short_name', s.short_name, 'level', s.level, 'sector', s.sector, 'kind', s.kind,
				'kind_de', k.name_de, 'kind_en', k.name_en, 'state', s.state, 'seat', s.seat,
				'access', s.access, 'listed', s.listed, 'archived_at', s.archived_at,
				'updated_at', s.updated_at) order by s.place)
			from shown s join public.organisation_kinds k on k.id = s.kind), '[]'),
		'next', (select s.slug from shown s where (select count(*) from page) > (select count(*) from shown)
			order by s.place desc limit 1));
end;
comment on function public.organisation_list is
	'Bodies the caller may see, by name: {total, by_level, rows, next}. after and next are slugs; size at most 200.';

create function public.organisation_page(organisation_slug text) returns jsonb
language sql stable set search_path = ''
begin atomic
	with this as (
		select o.* from public.organisations o where o.slug = organisation_slug
	), reference as (
		select r.id, r.parent_id, r.archived_at, r.name, jsonb_build_object('slug', r.slug, 'name', r.name,
			'short_name', r.short_name, 'level', r.level, 'sector', r.sector) as body
		from public.organisations r
	)
	select coalesce((
		select jsonb_build_object(
			'organisation', to_jsonb(t) - 'find_text' || jsonb_build_object('kind_de', k.name_de,
				'kind_en', k.name_en, 'state_name', (select s.name from public.states s where s.code = t.state)),
			'parent', (select r.body from reference r where r.id = t.parent_id),
			'children', coalesce((select jsonb_agg(r.body order by r.name) from reference r
				where r.parent_id = t.id and r.archived_at is null), '[]'),
			'stewards', coalesce((
				select jsonb_agg(jsonb_build_object('id', p.id, 'display_name', p.display_name) order by p.display_name)
				from public.memberships m join public.people p on p.id = m.person_id
				where m.organisation_id = t.id and m.role = 'steward' and m.state = 'active'), '[]'),
			'history', coalesce((
				select jsonb_agg(jsonb_build_object('at', e.at, 'kind', e.kind, 'person', p.display_name,
					'person_id', case when app.in_network() then e.person_id end,
					'organisation', (select r.body from reference r where r.id = e.organisation_id),
					'changed', (select coalesce(jsonb_agg(jsonb_build_object('column', c.key,
						'before', c.value -> 'before', 'after', c.value -> 'after') order by c.key), '[]')
						from jsonb_each(e.data -> 'changed') c)) order by e.id desc)
				from (select v.* from public.events v where v.subject_id = t.id order by v.id desc limit 20) e
				left join public.people p on p.id = e.person_id), '[]'),
			'may_edit', app.may_edit_organisation(t.id),
			'standing', (select jsonb_build_object('state', m.state, 'since', m.created_at)
				from public.memberships m where m.organisation_id = t.id and m.person_id = auth.uid()))
		from this t join public.organisation_kinds k on k.id = t.kind
	), app.fail_json(404, 'organisation_not_found', jsonb_build_object('slug', left(organisation_slug, 100)),
		'Check the address, or ask the steward of the directory.'));
end;
comment on function public.organisation_page is
	'Everything the page of a body shows: {organisation, parent, children, stewards, history, may_edit,
standing: {state, since} of the caller''s own membership, or null}.
Error: organisation_not_found (404), also for bodies the caller may not see.';

revoke execute on all functions in schema public from public;
grant execute on function public.organisation_list, public.organisation_page to anon, authenticated, service_role;
