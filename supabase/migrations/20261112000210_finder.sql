-- "Wer ist zuständig?": one question, ranked answers, each with the way it was found.
--
-- A security definer function, as the search is: it repeats the policies of assignments (app.finds), and the
-- stories prove for every persona and assignment that both say the same.

create function app.finds(network boolean, mine uuid[], this public.organisations) returns boolean
language sql immutable
return this.archived_at is null and (network or this.access = 'full' or this.listed or this.id = any (mine));
comment on function app.finds is
	'Of whose assignments the finder tells: the policies of assignments, without archived bodies. Without a search_path, so that it is inlined.';

create type app.found as (id uuid, organisation_id uuid, path uuid[], way text, in_place boolean);
comment on type app.found is 'An assignment found: by which topics, in which way, and whether it is where was asked.';

create function app.places_of(asked app.asked) returns uuid[]
language plpgsql stable security definer set search_path = ''
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
begin
	return array(
		select o.id from public.organisations o where o.id = any (asked.bodies)
		union
		select o.id from public.organisations o where o.state = any (asked.states) and o.archived_at is null);
end $$;

create function app.way_of(path uuid[], by_role boolean, coordinates boolean, level public.level, topic_kind public.topic_kind)
returns text language sql immutable
return case
	when path is null and by_role then 'role'
	when path is null and coordinates then 'coordinator'
	when path is null then 'body'
	when cardinality(path) = 1 then 'direct'
	when level = 'federal' then 'ministry'
	when topic_kind = 'topic_field' then 'field' else 'above' end;

-- By keys and with plans that are kept. What was asked often has thousands of entries: of each the index says all that
-- ranking needs, and whatever can only come last is left out as long as enough comes before it (not thorough).
create function app.rank_assignments(asked app.asked, places uuid[], thorough boolean, most integer) returns app.found[]
language plpgsql stable security definer set search_path = ''
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set jit = off as $$
declare
	network boolean := app.in_network();
	mine uuid[] := app.my_organisations();
	day date := app.today();
	anywhere boolean := asked.bodies = '{}' and asked.states = '{}';
	by_role boolean := asked.roles <> '{}';
	by_topic boolean := asked.topics <> '{}';
	-- Of a Land or body without topic and role all that it does, else who coordinates it.
	as_a_whole boolean := not anywhere and not by_role and (thorough or not (by_topic or asked.unclear <> '{}'));
	coordinating uuid[] := array(select r.id from public.roles r where r.coordinates);
	leads uuid[] := array(select r.id from public.roles r where r.leads);
begin
	return array(
		with recursive here as materialized (
			select p.id from unnest(places) p (id)
		), up as (
			select t.id, t.parent_id, array[t.id] as path, t.kind from public.topics t where t.id = any (asked.topics)
			union all
			select p.id, p.parent_id, u.path || p.id, p.kind from up u join public.topics p on p.id = u.parent_id where cardinality(u.path) < 8
		), chain as materialized (
			-- Each topic by the shortest way up to it.
			select distinct on (u.id) u.id, u.path, u.kind from up u order by u.id, cardinality(u.path)
		), about as materialized (
			select a.id, a.organisation_id, a.role_id, a.vacant_since, a.due_on, c.path, c.kind as topic_kind,
				a.organisation_id in (select h.id from here h) as in_place
			from chain c join public.assignments a on a.topic_id = c.id
			where (by_role or thorough)
				and a.valid_from <= day and (a.valid_to is null or a.valid_to >= day) and (not by_role or a.role_id = any (asked.roles))
				-- Another Land is no answer, unless it leads and does not merely take part.
				and (anywhere or a.organisation_id in (select h.id from here h) or (a.role_id = any (leads)
					and a.responsibility not in ('consulted', 'informed', 'contributor')))
			union all
			-- Who leads the very topic where it was asked for comes first.
			select a.id, a.organisation_id, a.role_id, a.vacant_since, a.due_on, c.path, c.kind, not anywhere
			from chain c join public.assignments a on a.topic_id = c.id
			where not (by_role or thorough) and cardinality(c.path) = 1 and a.role_id = any (leads)
				and (anywhere or a.organisation_id in (select h.id from here h))
				and a.valid_from <= day and (a.valid_to is null or a.valid_to >= day)
			union all
			select a.id, a.organisation_id, a.role_id, a.vacant_since, a.due_on, null, null, true
			from here h join public.assignments a on a.organisation_id = h.id
			where as_a_whole and a.topic_id is null and a.valid_from <= day and (a.valid_to is null or a.valid_to >= day)
				and (not (by_topic or asked.unclear <> '{}') or a.role_id = any (coordinating))
			union all
			select a.id, a.organisation_id, a.role_id, a.vacant_since, a.due_on, null, null, true
			from unnest(asked.bodies) b (id) join public.assignments a on a.organisation_id = b.id
			where as_a_whole and a.topic_id is not null and not (by_topic or asked.unclear <> '{}')
				and a.valid_from <= day and (a.valid_to is null or a.valid_to >= day)
			union all
			-- The role that was named; of a topic, too, unless one was.
			select a.id, a.organisation_id, a.role_id, a.vacant_since, a.due_on, null, null, not anywhere
			from unnest(asked.roles) r (id) join public.assignments a on a.role_id = r.id
			where a.valid_from <= day and (a.valid_to is null or a.valid_to >= day)
				and case when anywhere then not by_topic
					else a.organisation_id in (select h.id from here h) and not (by_topic and a.topic_id is not null) end
		), ranked as (
			select f.*, o.level, app.way_of(f.path, by_role, f.role_id = any (coordinating), o.level, f.topic_kind) as way
			from about f join public.organisations o on o.id = f.organisation_id
			where app.finds(network, mine, o)
		)
		select row(r.id, r.organisation_id, r.path, r.way, r.in_place)::app.found from ranked r
		order by array_position('{body,role,direct,above,field,ministry,coordinator}', r.way), r.in_place desc, cardinality(r.path),
			r.role_id = any (leads) desc, case when r.organisation_id = any (asked.bodies) then 0 when r.level = 'state' then 1
				when r.level = 'municipal' then 3 else 2 end,
			r.vacant_since is not null, r.role_id = any (coordinating) desc, r.due_on desc, r.id
		limit most);
end $$;

create function app.find_assignments(asked app.asked, most integer) returns app.found[]
language plpgsql stable security definer set search_path = '' as $$
declare
	places uuid[] := app.places_of(asked);
	-- Without a topic nothing is worth leaving out.
	hits app.found[] := app.rank_assignments(asked, places, asked.topics = '{}', most);
begin
	return case when cardinality(hits) = most or asked.topics = '{}' then hits
		else app.rank_assignments(asked, places, true, most) end;
end $$;

create function app.answers_json(hits app.found[], day date) returns jsonb
language plpgsql stable security definer set search_path = ''
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
declare
	entries jsonb := app.entries_json(array(select h.id from unnest(hits) with ordinality h (id, o, p, w, i, place) order by h.place), day);
	answers jsonb;
begin
	select coalesce(jsonb_agg(e.entry || jsonb_build_object('way', h.way, 'in_place', h.in_place, 'path', (
			select coalesce(jsonb_agg(app.brief_topic(t) order by array_position(h.path, t.id)), '[]')
			from public.topics t where t.id = any (h.path))) order by e.place), '[]') into answers
	from jsonb_array_elements(entries) with ordinality e (entry, place)
	join unnest(hits) with ordinality h (id, organisation_id, path, way, in_place, place) on h.place = e.place;
	return answers;
end $$;

create function app.whom_to_ask(asked app.asked, hits app.found[]) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return coalesce(
		asked.bodies[1],
		(select o.id from public.organisations o where o.state = any (asked.states) and o.level = 'state' and o.archived_at is null
			and (o.access = 'full' or o.listed) order by o.parent_id is not null, o.kind <> 'state_coordination_unit', o.name limit 1),
		(hits[1]).organisation_id,
		(select t.organisation_id from public.topics t where t.id = any (asked.topics) and t.organisation_id is not null limit 1));
end $$;
comment on function app.whom_to_ask is 'The body whose stewards are asked when nobody is known.';

create function app.answer_question(query text, size integer) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	asked app.asked := app.read_question(coalesce(query, ''));
	hits app.found[] := case when asked.topics = '{}' and asked.roles = '{}' and asked.bodies = '{}' and asked.states = '{}'
		then '{}' else app.find_assignments(asked, size) end;
	day date := app.today();
	ask uuid := (app.known_bodies(array[app.whom_to_ask(asked, hits)]))[1];
	answers jsonb := app.answers_json(hits, day);
begin
	return jsonb_build_object('query', query, 'today', day, 'suggestion', asked.suggestion, 'unclear', asked.unclear,
		'topics', (select coalesce(jsonb_agg(app.brief_topic(t) order by array_position(asked.topics, t.id)), '[]')
			from public.topics t where t.id = any (asked.topics)),
		'roles', (select coalesce(jsonb_agg(app.brief_role(r) order by r.name), '[]') from public.roles r where r.id = any (asked.roles)),
		'states', (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name) order by s.name), '[]')
			from public.states s where s.code = any (asked.states)),
		'place_ids', to_jsonb(asked.bodies[:10]), 'answers', answers, 'ask_id', ask,
		'bodies', app.ids_of(answers, 'organisation_id') || to_jsonb(array_remove(asked.bodies[:10] || ask, null)),
		'people', app.people_in(answers));
end $$;

create function public.find_responsible(query text, size integer default 10) returns jsonb
language sql stable set search_path = ''
begin atomic
	select app.with_names(app.answer_question(query, least(greatest(coalesce(size, 10), 1), 20)));
end;
comment on function public.find_responsible is
	'Who is responsible, by one line of free text, a LeiKa key, OZG id, name or ARS: {query, today, topics, roles, states, place_ids (bodies
named), unclear (words nothing was found for), suggestion, answers (best first): [an entry as app.entries_json says, with way:
body | role | direct | above | field | ministry | coordinator, in_place, path: [topics from the one asked for up to the one found]}], ask_id (the body to ask when
nobody is known), people: {id: name}, bodies: {id: body}}.';
revoke execute on function public.find_responsible from public;
grant execute on function public.find_responsible to anon, authenticated, service_role;
