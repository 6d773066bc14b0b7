-- Names, told in one place: what is read in one call carries ids of people and bodies, and the names come last.

create function app.to_ids(list jsonb) returns uuid[] language plpgsql immutable set search_path = '' as $$
begin
	return (select coalesce(array_agg(distinct id::uuid), '{}') from jsonb_array_elements_text(coalesce(list, '[]')) id where id is not null);
end $$;

-- By keys and with plans that are kept: under the policies, which ask for whole sets, a name took longer than what was asked for.
create function app.names_of(wanted uuid[]) returns jsonb
language plpgsql stable security definer set search_path = ''
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
declare
	me uuid := auth.uid();
	network boolean := app.in_network();
	mine uuid[] := app.my_organisations();
	kept uuid[] := app.my_stewardships();
	all_of_them boolean := app.has_platform_role('coordinator', 'auditor', 'admin');
begin
	return (
		select coalesce(jsonb_object_agg(p.id, p.display_name), '{}') from public.people p
		where p.id = any (wanted) and (
			-- Guests are not told whose name was erased.
			(p.display_name is null and network)
			or (p.display_name is not null and (p.id = me or exists (
				select from public.memberships m join public.organisations o on o.id = m.organisation_id
				where m.person_id = p.id and (all_of_them or o.id = any (kept)
					or (m.state in ('active', 'suspended') and o.id = any (mine))
					or (m.state = 'active' and network and o.access = 'full' and o.archived_at is null)))))));
end $$;
comment on function app.names_of is
	'{id: name} of those of these people whom the caller may see, null for a former person. Repeats the policies of people and memberships; a story proves it.';

create function app.bodies_of(wanted uuid[]) returns jsonb
language plpgsql stable security definer set search_path = ''
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
declare
	network boolean := app.in_network();
	mine uuid[] := app.my_organisations();
begin
	return (
		select coalesce(jsonb_object_agg(o.id, jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name,
			'short_name', o.short_name, 'level', o.level, 'sector', o.sector)), '{}')
		from public.organisations o
		where o.id = any (wanted) and ((o.archived_at is null and (o.access = 'full' or o.listed)) or network or o.id = any (mine)));
end $$;
comment on function app.bodies_of is '{id: body} of those of these bodies whom the caller may see. Repeats the policies of organisations; a story proves it.';

create function app.with_names(this jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
	return this || jsonb_build_object('people', app.names_of(app.to_ids(this -> 'people')), 'bodies', app.bodies_of(app.to_ids(this -> 'bodies')));
end $$;
comment on function app.with_names is
	'Turns the lists of ids under people and bodies into {id: name} (null for a former person) and {id: body}, of those
the caller may see.';

create function app.ids_of(entries jsonb, variadic keys text[]) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
	return (
		select coalesce(jsonb_agg(distinct id), '[]') from (
			select e ->> key as id from jsonb_array_elements(coalesce(entries, '[]')) e, unnest(keys) key
			where jsonb_typeof(e -> key) = 'string'
			union
			select listed from jsonb_array_elements(coalesce(entries, '[]')) e, unnest(keys) key,
				jsonb_array_elements_text(case when jsonb_typeof(e -> key) = 'array' then e -> key else '[]' end) listed
		) named
	);
end $$;
comment on function app.ids_of is 'The ids under these keys of a list of entries, each once.';
