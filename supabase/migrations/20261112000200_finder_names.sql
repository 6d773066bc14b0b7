-- How the finder knows what is meant: every name of a body, topic or role as a phrase of folded words, so
-- that the words of a question are looked up together, the longest name first.

create table app.finder_names (
	phrase text collate "C" not null,
	kind text not null check (kind in ('organisation', 'topic', 'role')),
	object_id uuid not null references public.objects on delete cascade,
	primary key (phrase, kind, object_id)
);
create index finder_names_by_object on app.finder_names (object_id);
comment on table app.finder_names is 'In the private schema: it names bodies that not everybody may know of. The finder leaves those out.';

create function app.name_phrases(names text[]) returns setof text
language sql immutable set search_path = ''
begin atomic
	select distinct app.search_text(left(variant, 200)) from unnest(names) name cross join lateral (
		select name as variant
		-- "Arbeit & Ruhestand" is also asked for as "Arbeit und Ruhestand".
		union all select replace(name, '&', ' und ') where strpos(name, '&') > 0
		-- "Land Hessen" as "Hessen", "Ausbildungsförderung (BAföG)" by either.
		union all select regexp_replace(name, '^(freistaat|freie und hansestadt|land|landkreis|kreis|stadt|gemeinde|regionalverband)\s+', '', 'i')
		union all select regexp_replace(name, '\s*\(.*\)', '')
		union all select (regexp_match(name, '\(([^)]+)\)'))[1]
		-- "Bauvorbescheid und Baugenehmigung" by each.
		union all select part from regexp_split_to_table(name, '\s+(?:und|/)\s+') part where length(part) > 5 and part !~ '^-' and part !~ '-$'
	) v
	where app.search_text(variant) <> '';
end;
comment on function app.name_phrases is 'Names as people type them, folded.';

create function app.file_names() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	this jsonb := to_jsonb(new);
	names text[] := array_remove(array[this ->> 'name', this ->> 'name_en', this ->> 'short_name', this ->> 'leika',
		this ->> 'ozg_id', this ->> 'ars'] || array(select jsonb_array_elements_text(coalesce(this -> 'aliases', '[]'))), null);
begin
	delete from app.finder_names n where n.object_id in (new.id, old.id);
	insert into app.finder_names (phrase, kind, object_id)
	select phrase, tg_argv[0], new.id from app.name_phrases(names) phrase where new.id is not null;
	return null;
end $$;
create trigger c_file_names after insert or delete or update of name, short_name, ars on public.organisations
	for each row execute function app.file_names('organisation');
create trigger c_file_names after insert or delete or update of name, name_en, short_name on public.roles
	for each row execute function app.file_names('role');
create trigger c_file_names after insert or delete or update of name, name_en, aliases, leika, ozg_id on public.topics
	for each row execute function app.file_names('topic');
insert into app.finder_names (phrase, kind, object_id)
select distinct phrase, 'organisation', o.id from public.organisations o,
	app.name_phrases(array_remove(array[o.name, o.short_name, o.ars], null)) phrase;

-- What was meant ------------------------------------------------------------------------------------

create type app.asked as (topics uuid[], roles uuid[], bodies uuid[], states text[], unclear text[], suggestion text);
comment on type app.asked is 'What a question names. unclear: words nothing was found for.';

create function app.is_filler(word text) returns boolean language sql immutable
return word in ('wer', 'was', 'wo', 'wen', 'wem', 'an', 'ist', 'sind', 'war', 'fuer', 'zustaendig', 'zustaendige', 'zustaendigkeit',
	'verantwortlich', 'verantwortliche', 'verantwortung', 'ansprechpartner', 'ansprechpartnerin', 'ansprechstelle', 'kontakt',
	'macht', 'betreut', 'kuemmert', 'sich', 'um', 'der', 'die', 'das', 'den', 'dem', 'des', 'ein', 'eine', 'im', 'in', 'bei',
	'beim', 'von', 'vom', 'zu', 'zum', 'zur', 'und', 'oder', 'am', 'auf', 'mit', 'thema', 'leistung', 'land', 'wird', 'gibt', 'es',
	'who', 'is', 'are', 'responsible', 'for', 'the', 'of', 'at', 'a', 'contact', 'to', 'ozg', 'leika', 'ars', 'id', 'bitte');

create function app.known_bodies(wanted uuid[]) returns uuid[]
language plpgsql stable security definer set search_path = ''
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
declare
	network boolean := app.in_network();
	mine uuid[] := app.my_organisations();
begin
	return array(
		select o.id from public.organisations o
		where o.id = any (wanted) and o.archived_at is null and (o.access = 'full' or o.listed or network or o.id = any (mine))
		order by o.level = 'municipal', o.name limit 50);
end $$;

create function app.search_catalogue(reader app.reader, words text[], of_kinds text[]) returns uuid[]
language plpgsql stable security definer
set search_path = '' set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set jit = off as $$
declare
	filter app.search_filter := row(reader, app.reader_keys(reader), null,
		array(select 'kind ' || kind from unnest(of_kinds) kind), false)::app.search_filter;
	hits app.search_hit[] := app.find(words, filter);
begin
	return array(select h.object_id from unnest(hits) h group by h.object_id order by max(h.rank) desc, h.object_id limit 10);
end $$;
comment on function app.search_catalogue is 'The search, for words that are no whole name.';

create function app.nearest_words(reader app.reader, words text[]) returns text[]
language plpgsql stable security definer
set search_path = '' set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
set enable_mergejoin = off set jit = off as $$
begin
	return app.better_words(words, row(reader, app.reader_keys(reader), null, '{"kind topic","kind role"}', false)::app.search_filter);
end $$;

create function app.read_phrases(terms text[], inout asked app.asked, out taken boolean[])
language plpgsql stable security definer set search_path = ''
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
declare
	this record;
begin
	taken := array_fill(false, array[cardinality(terms)]);
	for this in
		with lands as materialized (
			select s.code, app.search_text(s.name) collate "C" as name, lower(s.code) collate "C" as short from public.states s
		)
		select g.start, g.till, array_agg(f.object_id) filter (where f.kind = 'topic') as topics,
			array_agg(f.object_id) filter (where f.kind = 'role') as roles,
			(array_agg(f.object_id) filter (where f.kind = 'organisation'))[:200] as bodies,
			array_agg(distinct f.code) filter (where f.kind = 'state') as states
		from (
			select start, till, array_to_string(terms[start:till], ' ') collate "C" as phrase
			from generate_series(1, cardinality(terms)) start, generate_series(start, least(start + 9, cardinality(terms))) till
			where start < till or not app.is_filler(terms[start])
		) g
		join lateral (
			select n.kind, n.object_id, null as code from app.finder_names n where n.phrase = g.phrase
			union all
			select 'state', null, l.code from lands l where g.phrase in (l.name, l.short)
		) f on true
		group by g.start, g.till order by g.till - g.start desc, g.start
	loop
		continue when true = any (taken[this.start:this.till]);
		taken[this.start:this.till] := array_fill(true, array[this.till - this.start + 1]);
		asked.topics := asked.topics || this.topics;
		asked.roles := asked.roles || this.roles;
		asked.states := asked.states || this.states;
		asked.bodies := asked.bodies || app.known_bodies(this.bodies);
	end loop;
end $$;
comment on function app.read_phrases is 'Whole names among the words, the longest first; taken says which words they used.';

create function app.read_numbers(terms text[], inout asked app.asked, inout taken boolean[])
language plpgsql stable security definer set search_path = '' as $$
declare
	term text;
	place integer;
	prefix text;
	found uuid[];
begin
	for term, place in select t.term, t.place from unnest(terms) with ordinality t (term, place)
		where t.term ~ '^[0-9]{4,14}$' and not taken[t.place]
	loop
		if length(term) = 12 then
			-- A region we do not know: its district, and its Land by the first two digits.
			asked.bodies := asked.bodies || app.known_bodies(array(
				select n.object_id from app.finder_names n where n.phrase = rpad(left(term, 5), 12, '0') and n.kind = 'organisation'));
			asked.states := asked.states || array(select s.code from public.states s where s.ars_prefix = left(term, 2));
			taken[place] := true;
		elsif term like '99%' then
			-- The beginning of a LeiKa key: what it begins with, shortened until something does.
			for prefix in select left(term, n) from generate_series(length(term), 5, -1) n loop
				found := array(select n.object_id from app.finder_names n
					where n.phrase >= prefix and n.phrase < prefix || ':' and n.kind = 'topic' limit 20);
				exit when found <> '{}';
			end loop;
			asked.topics := asked.topics || found;
			taken[place] := coalesce(found, '{}') <> '{}';
		end if;
	end loop;
end $$;
comment on function app.read_numbers is 'Regions by ARS and services by the beginning of their LeiKa key.';

create function app.read_rest(rest text[], inout asked app.asked)
language plpgsql stable security definer set search_path = '' as $$
declare
	word text;
	reader app.reader := app.reader();
	topics uuid[] := app.search_catalogue(reader, rest, '{topic,role}');
	found uuid[] := topics;
	bodies uuid[];
	lost text[] := '{}';
	better text[];
begin
	if topics = '{}' then
		-- Not all of them stand in one name: each by itself, as a topic or else as a body.
		foreach word in array rest[:5] loop
			topics := case when cardinality(rest) > 1 then app.search_catalogue(reader, array[word], '{topic,role}') else '{}' end;
			bodies := case when topics = '{}' then app.known_bodies(app.search_catalogue(reader, array[word], '{organisation}')) else '{}' end;
			lost := lost || case when topics = '{}' and bodies = '{}' then array[word] else '{}' end;
			found := found || topics;
			asked.bodies := asked.bodies || bodies;
		end loop;
	end if;
	if found = '{}' and lost <> '{}' then
		better := app.nearest_words(reader, lost);
		asked.suggestion := nullif(array_to_string(better, ' '), '');
		found := case when asked.suggestion is null then '{}' else app.search_catalogue(reader, better, '{topic,role}') end;
		lost := case when found = '{}' then lost else '{}' end;
	end if;
	asked.topics := asked.topics || array(select f.id from unnest(found) with ordinality f (id, place)
		where exists (select from public.topics t where t.id = f.id) order by f.place);
	asked.roles := asked.roles || array(select r.id from public.roles r where r.id = any (found));
	asked.unclear := lost;
end $$;
comment on function app.read_rest is 'Words that are no whole name: as parts of names, and at last with a slip of the finger.';

create function app.read_question(query text) returns app.asked
language plpgsql stable security definer set search_path = '' as $$
declare
	terms text[] := (regexp_split_to_array(app.search_text(left(app.without_marks(query), 200)), ' '))[:24];
	asked app.asked := row('{}', '{}', '{}', '{}', '{}', null);
	read record;
	rest text[];
begin
	select * into read from app.read_phrases(terms, asked);
	select * into read from app.read_numbers(terms, read.asked, read.taken);
	asked := read.asked;
	rest := array(select t.term from unnest(terms) with ordinality t (term, place)
		where not read.taken[t.place] and t.term <> '' and not app.is_filler(t.term));
	if rest <> '{}' then
		asked := app.read_rest(rest, asked);
	end if;
	asked.topics := array(
		select t.id from unnest(asked.topics) with ordinality a (id, place) join public.topics t on t.id = a.id
		where t.archived_at is null and (t.visibility = 'public' or app.in_network()) group by t.id order by min(a.place) limit 12);
	asked.roles := array(
		select r.id from public.roles r where r.id = any (asked.roles) and r.archived_at is null
			and (r.visibility = 'public' or app.in_network()));
	return asked;
end $$;
comment on function app.read_question is 'What a line of free text asks for.';
