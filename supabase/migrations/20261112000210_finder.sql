-- "Wer ist zuständig?": one question, ranked answers, each with the way it was found.
--
-- A security definer function, as the search is: it repeats the policies of assignments (app.finds), and the
-- stories prove for every persona and assignment that both say the same. Names come last and under the policies.

create function app.finds(network boolean, mine uuid[], this public.organisations) returns boolean
language sql immutable
return this.archived_at is null and (network or this.access = 'full' or this.listed or this.id = any (mine));
comment on function app.finds is
	'Of whose assignments the finder tells: the policies of assignments, without archived bodies. Without a search_path, so that it is inlined.';

create type app.found as (
	assignment public.assignments, organisation public.organisations, role public.roles, topic public.topics,
	asked_topic uuid, way text, rank integer, in_place boolean
);

create function app.places_of(asked app.asked) returns uuid[]
language sql stable security definer set search_path = ''
return array(
	select o.id from public.organisations o where o.id = any (asked.bodies)
	union
	select o.id from public.organisations o where o.state = any (asked.states) and o.archived_at is null
);

create function app.find_assignments(asked app.asked) returns app.found[]
language plpgsql stable security definer set search_path = '' set jit = off as $$
declare
	network boolean := app.in_network();
	mine uuid[] := app.my_organisations();
	day date := app.today();
	places uuid[] := app.places_of(asked);
	anywhere boolean := asked.bodies = '{}' and asked.states = '{}';
	hits app.found[];
begin
	with chain as materialized (
		-- Each topic above by the shortest way up to it.
		select distinct on (u.topic_id) u.topic_id, u.height, t.id as asked_topic
		from unnest(asked.topics) t (id), app.topics_above(t.id) u order by u.topic_id, u.height
	), about as (
		select a, c.asked_topic, c.height from chain c join public.assignments a on a.topic_id = c.topic_id
		union all
		-- Of the body as a whole: the role that was named, or who coordinates.
		select a, null, null from public.assignments a
		where a.topic_id is null and not anywhere and a.organisation_id = any (places)
		union all
		select a, null, null from public.assignments a
		where asked.topics = '{}' and a.role_id = any (asked.roles) and (anywhere or (a.topic_id is not null and a.organisation_id = any (places)))
		union all
		select a, null, null from public.assignments a
		where asked.topics = '{}' and asked.roles = '{}' and a.topic_id is not null and a.organisation_id = any (asked.bodies)
	), ranked as (
		select f.a, o, r, f.asked_topic, p.in_place, case
			when asked.topics = '{}' and asked.roles = '{}' and r.coordinates then 'coordinator'
			when asked.topics = '{}' and asked.roles = '{}' then 'body'
			when asked.topics = '{}' or (f.asked_topic is null and r.id = any (asked.roles)) then 'role'
			when f.asked_topic is null then 'coordinator'
			when f.height = 0 then 'direct'
			when o.level = 'federal' then 'ministry'
			when exists (select from public.topics t where t.id = (f.a).topic_id and t.kind = 'topic_field') then 'field'
			else 'above' end as way,
			case when o.id = any (asked.bodies) then 0 when o.level = 'state' then 1 when o.level = 'municipal' then 3 else 2 end as near,
			coalesce(f.height, 9) as height
		from about f
		join public.organisations o on o.id = (f.a).organisation_id
		join public.roles r on r.id = (f.a).role_id
		cross join lateral (select not anywhere and o.id = any (places) as in_place) p
		where app.finds(network, mine, o) and app.is_running(f.a, day)
			and (asked.roles = '{}' or r.id = any (asked.roles) or (f.asked_topic is null and r.coordinates and asked.topics <> '{}'))
			and (f.asked_topic is not null or asked.topics = '{}' or r.coordinates or r.id = any (asked.roles))
			-- Of a place alone not everybody is meant who does something there, when more was asked and not understood.
			and (asked.unclear = '{}' or asked.topics <> '{}' or asked.roles <> '{}' or r.coordinates)
			-- Another Land is no answer, unless it leads and does not merely take part.
			and (anywhere or p.in_place or ((r.leads or o.level in ('federal', 'cross', 'eu'))
				and (f.a).responsibility not in ('consulted', 'informed', 'contributor')))
	)
	select array_agg(row(f.a, f.o, f.r, t, f.asked_topic, f.way, f.place, f.in_place)::app.found order by f.place) into hits
	from (
		select k.*, row_number() over (order by
			array_position('{body,role,direct,above,field,ministry,coordinator}', k.way),
			k.in_place desc, k.height, (k.r).leads desc, k.near, (k.a).vacant_since is not null, (k.r).coordinates desc,
			(k.a).due_on desc, (k.a).id) as place
		from ranked k
	) f left join public.topics t on t.id = (f.a).topic_id
	where f.place <= 20;
	return coalesce(hits, '{}');
end $$;

create function app.way_up(from_topic uuid, to_topic uuid) returns jsonb
language sql stable security definer set search_path = ''
return (
	select coalesce(jsonb_agg(app.brief_topic(t) order by u.height), '[]')
	from app.topics_above(from_topic) u join public.topics t on t.id = u.topic_id
	where u.height <= (select e.height from app.topics_above(from_topic) e where e.topic_id = to_topic)
);
comment on function app.way_up is 'The topics from the one asked for up to the one an assignment is for.';

create function app.found_json(this app.found, day date) returns jsonb
language sql stable security definer set search_path = ''
return app.entry_json(this.assignment, day) || jsonb_build_object('way', this.way, 'in_place', this.in_place,
	'path', case when this.asked_topic is null then '[]' else app.way_up(this.asked_topic, (this.topic).id) end);

create function app.whom_to_ask(asked app.asked, hits app.found[]) returns uuid
language sql stable security definer set search_path = ''
return coalesce(
	asked.bodies[1],
	(select o.id from public.organisations o where o.state = any (asked.states) and o.level = 'state' and o.archived_at is null
		and (o.access = 'full' or o.listed) order by o.parent_id is not null, o.kind <> 'state_coordination_unit', o.name limit 1),
	((hits[1]).organisation).id,
	(select t.organisation_id from public.topics t where t.id = any (asked.topics) and t.organisation_id is not null limit 1));
comment on function app.whom_to_ask is 'The body whose stewards are asked when nobody is known.';

create function app.answer_question(query text, size integer) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	asked app.asked := app.read_question(coalesce(query, ''));
	hits app.found[] := case when asked.topics = '{}' and asked.roles = '{}' and asked.bodies = '{}' and asked.states = '{}'
		then '{}' else app.find_assignments(asked) end;
	day date := app.today();
	ask uuid := (app.known_bodies(array[app.whom_to_ask(asked, hits)]))[1];
	answers jsonb;
begin
	select coalesce(jsonb_agg(app.found_json(h, day) order by h.rank), '[]') into answers
	from unnest(hits) h where h.rank <= size;
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
named), unclear (words nothing was found for), suggestion, answers (best first): [an entry as app.entry_json says, with way:
body | role | direct | above | field | ministry | coordinator, in_place, path: [topics from the one asked for up to the one found]}], ask_id (the body to ask when
nobody is known), people: {id: name}, bodies: {id: body}}.';
revoke execute on function public.find_responsible from public;
grant execute on function public.find_responsible to anon, authenticated, service_role;
