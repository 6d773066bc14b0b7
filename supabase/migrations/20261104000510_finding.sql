-- How search finds. Every step asks the index with the caller's audience, so that neither a count nor a
-- suggestion nor the time it takes speaks of what they may not read.

create type app.search_filter as (reader app.reader, keys text[], filed text[], kinds text[], archived boolean);
create type app.search_hit as (object_id uuid, part text, rank real);

-- Words asked for -----------------------------------------------------------------------------------

create function app.search_words(query text) returns text[]
language plpgsql immutable set search_path = '' as $$
begin
	return (
		with typed as (
			select word, place, app.search_text(word) as term, length(to_tsvector('pg_catalog.german', lower(word))) > 0 as tells
			from regexp_split_to_table(left(app.without_marks(query), 200), '[^[:alnum:]]+') with ordinality t (word, place)
		), words as (
			select distinct on (t.term) t.word, t.place from typed t
			-- "der" and "für" say nothing, unless nothing else was asked.
			where t.term <> '' and (t.tells or not exists (select from typed o where o.tells)) order by t.term, t.place
		)
		select coalesce(array_agg(l.word order by l.place), '{}')
		from (select w.word, w.place from words w order by w.place limit 8) l
	);
end $$;
comment on function app.search_words is 'What counts of a query, as it was typed: at most eight words.';

create function app.search_query(terms text[], shortest integer) returns text
language plpgsql immutable set search_path = '' as $$
begin
	return (
		select string_agg('(' || array_to_string(case
			when prefixed then array['''' || term || ''':*'] || array(
				select '''' || stem || '''' from unnest(stems) stem where not starts_with(stem, term))
			when stems = '{}' then array['''' || term || ''''] else array(select '''' || stem || '''' from unnest(stems) stem) end, ' | ')
			|| ')', ' & ')
		from unnest(terms) term
		cross join lateral (select tsvector_to_array(app.search_stems(term)) as stems) s
		cross join lateral (select length(term) >= shortest or term ~ '^[0-9]{2}' as prefixed) p
	);
end $$;
comment on function app.search_query is
	'A tsquery for all of these words: stem, short spelling and, from so many letters on, what begins with it.';

create function app.fold_words(words text[]) returns text[] language plpgsql immutable set search_path = '' as $$
begin
	return array(select app.search_text(word) from unnest(words) word);
end $$;

-- Candidates ----------------------------------------------------------------------------------------

create function app.match(matching text, ranked text, asked text, joined text, most integer, filter app.search_filter)
returns app.search_hit[]
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
	mine constant text := '($3 or d.audience && $4) and ($5 or not d.archived)
		and ($6 is null or d.filed @> $6) and ($7 is null or d.filed && $7)';
	hits app.search_hit[] := '{}';
	this record;
	looked integer := 0;
begin
	-- Of a common word the index lists every document. Whoever sees much finds enough among the first few thousand;
	-- only if not, and for those who see little, the index leaves out itself what is not theirs.
	if (filter.reader).network then
		-- Of a single word the statistics know whether it stands almost everywhere; then reading on is faster than any index.
		perform set_config('enable_seqscan', case when asked like '(%' and asked not like '%&%' then 'on' else 'off' end, true);
		for this in execute format('select l.mine, case when l.mine then row(l.object_id, l.part, %s)::app.search_hit end as hit
				from (select d.*, %s as mine from app.search_documents d where %s limit 4000) l',
				replace(ranked, 'd.', 'l.'), mine, matching)
			using asked, joined, (filter.reader).everything, filter.keys, filter.archived, filter.filed, filter.kinds
		loop
			looked := looked + 1;
			if this.mine then
				hits := array_append(hits, this.hit);
				exit when cardinality(hits) = most;
			end if;
		end loop;
		perform set_config('enable_seqscan', 'off', true);
		if looked < 4000 or cardinality(hits) = most then
			return hits;
		end if;
	end if;
	execute format('select array(select row(d.object_id, d.part, %s)::app.search_hit
			from app.search_documents d where %s and %s limit $8)', ranked, matching, mine)
	into hits
	using asked, joined, (filter.reader).everything, filter.keys, filter.archived, filter.filed, filter.kinds, most;
	return hits;
end $$;
comment on function app.match is
	'Documents for the caller: matching ($1 is what is asked) and ranked ($2 are its words in a row) are expressions on d.';

create function app.find(words text[], filter app.search_filter) returns app.search_hit[]
language plpgsql stable security definer set search_path = '' as $$
declare
	terms text[] := app.fold_words(words);
	joined text := array_to_string(terms, ' ');
	hits app.search_hit[] := app.match('d.name_words @@ $1::tsquery', $rank$
		(case when d.name_words @@ plainto_tsquery('pg_catalog.simple', $2) then 4 else 3 end
		+ case when strpos(d.name_text, '|' || $2 || '|') > 0 then 3
			when strpos(d.name_text, '|' || $2) > 0 then 1 else 0 end)$rank$,
		app.search_query(terms, 3), joined, 500, filter);
begin
	-- Each further step reads more of the index for less: only while little was found.
	if cardinality(hits) < 200 then
		hits := hits || app.match('d.words @@ $1::tsquery', '0', app.search_query(terms, 1000), joined, 250, filter);
	end if;
	if cardinality(hits) < 50 then
		hits := hits || app.match('d.words @@ $1::tsquery', '-1', app.search_query(terms, 4), joined, 250, filter);
	end if;
	if cardinality(hits) < 20 and 3 <= all (select length(term) from unnest(terms) term) then
		-- "geld" in Elterngeld.
		hits := hits || app.match(
			(select string_agg(format('d.name_text like %L', '%' || term || '%'), ' and ') from unnest(terms) term),
			'2', null, joined, 200, filter);
	end if;
	return hits;
end $$;

-- Another spelling ----------------------------------------------------------------------------------

create function app.nearest_word(word text, filter app.search_filter) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
	wanted text := app.search_text(word);
	near text[] := app.near_words(wanted);
	hits app.search_hit[] := app.match('app.near_words(d.name_text) && $1::text[]', '0',
		near::text, wanted, 50, filter);
	nearest text;
begin
	with words as materialized (
		select distinct w from unnest(hits) h
		join public.objects o on o.id = h.object_id and app.reads(filter.reader, o, 'published')
		join app.search_documents d on d.object_id = h.object_id and d.part = h.part
		cross join unnest(o.title || d.names) name
		cross join regexp_split_to_table(name, '[^[:alnum:]]+') w
		where w <> ''
	), folded as materialized (
		select w, app.search_text(w) as term from words
	)
	select f.w into nearest from folded f
	-- One slip apart differ by a letter at most: only those are taken apart.
	where abs(length(f.term) - length(wanted)) <= 1 and app.near_words(f.term) && near
	order by extensions.similarity(f.term, wanted) desc, f.w limit 1;
	return nearest;
end $$;
comment on function app.nearest_word is
	'Of the words in names the caller may read the one with a single slip between it and this, as it is written there.';

create function app.better_words(words text[], filter app.search_filter) returns text[]
language plpgsql stable security definer set search_path = '' as $$
declare
	better text[] := '{}';
	word text;
begin
	foreach word in array words loop
		better := better || case when cardinality(words) > 1 and cardinality(app.find(array[word], filter)) > 0 then word
			else app.nearest_word(word, filter) end;
	end loop;
	better := array_remove(better, null);
	if cardinality(better) > 1 and cardinality(app.find(better, filter)) = 0 then
		-- Not all of them stand in one text: the one that says most.
		return (select array[w] from unnest(better) w order by length(w) desc, w limit 1);
	end if;
	return better;
end $$;
comment on function app.better_words is
	'For words that were not found: those that will be, corrected or fewer; empty when there are none.';
