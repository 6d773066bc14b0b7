-- What the screens of spaces read, one call each, under the caller's policies.

create function public.space_list() returns jsonb
language sql stable set search_path = ''
begin atomic
	with mine as materialized (
		select r.space_id, r.granted from app.space_rights(auth.uid()) r
	), taking_part as (
		select so.space_id, count(*) as bodies, bool_or(so.organisation_id = any ((select app.my_organisations())::uuid[])) as ours
		from public.space_organisations so group by so.space_id
	)
	select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'purpose', s.purpose,
		'visibility', s.visibility, 'archived_at', s.archived_at, 'updated_at', s.updated_at,
		'right', m.granted, 'ours', coalesce(t.ours, false), 'bodies', t.bodies,
		'organisation', (select jsonb_build_object('slug', o.slug, 'name', o.name, 'short_name', o.short_name,
			'level', o.level, 'sector', o.sector) from public.organisations o where o.id = s.organisation_id))
		order by s.name, s.id), '[]')
	from (select v.* from public.spaces v order by v.name, v.id limit 500) s
	left join mine m on m.space_id = s.id left join taking_part t on t.space_id = s.id;
end;
comment on function public.space_list is
	'Spaces the caller may know of, at most 500: [{…, right, ours, bodies (those the caller may see), organisation}].';

create function public.space_page(space_slug text, of_kind text default null, after uuid default null) returns jsonb
language sql stable set search_path = ''
begin atomic
	with this as (
		select s.* from public.spaces s where s.slug = space_slug
	), badge as (
		select o.id, o.name, jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'short_name', o.short_name,
			'level', o.level, 'sector', o.sector, 'access', o.access) as body
		from public.organisations o
	), content as (
		select o.* from public.objects o, this t
		where o.space_id = t.id and o.id <> t.id and o.archived_at is null and (of_kind is null or o.kind = of_kind)
			and (after is null or (o.title, o.id) > (select a.title, a.id from public.objects a where a.id = after))
		order by o.title, o.id limit 51
	), shown as (
		select c.* from content c order by c.title, c.id limit 50
	)
	select coalesce((
		select jsonb_build_object(
			'space', to_jsonb(t),
			'organisation', (select b.body from badge b where b.id = t.organisation_id),
			'right', app.right_on(t.id),
			'inside', app.inside_right_on(t.id) is not null,
			'bodies', coalesce((
				select jsonb_agg(b.body || jsonb_build_object('granted', so.granted, 'since', so.created_at)
					order by so.granted desc, b.name)
				from public.space_organisations so join badge b on b.id = so.organisation_id where so.space_id = t.id), '[]'),
			'content', coalesce((
				select jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'title', c.title, 'slug', c.slug,
					'number', c.number, 'visibility', c.visibility, 'updated_at', c.updated_at,
					'organisation', (select b.body from badge b where b.id = c.organisation_id)) order by c.title, c.id)
				from shown c), '[]'),
			'next', (select s.id from shown s where (select count(*) from content) > 50 order by s.title desc, s.id desc limit 1))
		from this t
	), app.fail_json(404, 'object_not_found', jsonb_build_object('slug', left(space_slug, 100)),
		'Check the address, or ask whoever sent it to you to let your body in.'));
end;
comment on function public.space_page is
	'Everything the page of a space shows: {space, organisation, right, inside, bodies, content (50 by title), next}.
Error: object_not_found (404), also for spaces the caller may not see.';

create function public.object_sharing(object uuid) returns jsonb
language sql stable set search_path = ''
begin atomic
	select coalesce((
		select jsonb_build_object(
			'object', to_jsonb(o),
			'space', (select jsonb_build_object('slug', s.slug, 'name', s.name) from public.spaces s where s.id = o.space_id),
			'owner_id', o.organisation_id,
			'organisation', (select jsonb_build_object('slug', b.slug, 'name', b.name, 'short_name', b.short_name,
				'level', b.level, 'sector', b.sector) from public.organisations b where b.id = o.organisation_id),
			'right', app.right_on(o.id),
			'shareable', app.is_shareable(o.kind),
			'bodies', coalesce((
				select jsonb_agg(jsonb_build_object('id', b.id, 'slug', b.slug, 'name', b.name, 'short_name', b.short_name,
					'level', b.level, 'sector', b.sector, 'access', b.access, 'granted', g.granted, 'since', g.created_at)
					order by g.granted desc, b.name)
				from (
					select s.organisation_id, s.granted, s.created_at from public.shares s where s.object_id = o.id
					union all
					select so.organisation_id, so.granted, so.created_at from public.space_organisations so
					where so.space_id = o.id
				) g join public.organisations b on b.id = g.organisation_id), '[]'))
		from public.objects o where o.id = object
	), app.fail_json(404, 'object_not_found', jsonb_build_object('object', object),
		'Check the address, or ask whoever sent it to you to share it with your body.'));
end;
comment on function public.object_sharing is
	'Who an object is open to, as far as the caller may know: {object, space, owner_id, organisation, right, shareable, bodies: [{…, granted, since}]}.
Error: object_not_found (404).';

revoke execute on function public.space_list, public.space_page, public.object_sharing from public;
grant execute on function public.space_list, public.space_page, public.object_sharing to anon, authenticated, service_role;
