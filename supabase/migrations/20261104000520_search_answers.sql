-- What search answers: names, places and snippets, each only where the caller may know it.

create function app.search_pattern(terms text[]) returns text
language plpgsql immutable set search_path = '' as $$
begin
	return (
		select '\m(?:' || string_agg(
			-- Capitals stand for what a folded pair of letters may have been.
			replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
				replace(replace(replace(replace(stem, 'ae', 'A'), 'oe', 'O'), 'ue', 'U'), 'ss', 'S'),
				'a', '[aäàáâãå]'), 'e', '[eèéêë]'), 'i', '[iìíîï]'), 'o', '[oöòóôõ]'), 'u', '[uüùúû]'), 'c', '[cç]'),
				'A', '(?:ae|ä|a)'), 'O', '(?:oe|ö|o)'), 'U', '(?:ue|ü|u)'), 'S', '(?:ss|ß)')
			|| case when length(stem) < 4 then '\M' else '\w*' end, '|') || ')'
		from unnest(terms) term
		cross join lateral (
			select min(s) as stem from unnest(array[term] || tsvector_to_array(app.search_stems(term))) s
			where starts_with(term, s) and (length(s) >= 3 or s = term)
		) shortest
	);
end $$;
comment on function app.search_pattern is 'A regular expression for these folded words in a text as it was written.';

create function app.snippet(body text, pattern text) returns text
language plpgsql immutable set search_path = '' as $$
declare
	at integer := regexp_instr(body, pattern, 1, 1, 0, 'i');
	start integer := greatest(at - 80, 1);
	piece text := substr(body, start, 240);
begin
	-- A word cut in two is left out, unless it is so long that it may be all there is.
	if start > 1 then
		piece := '… ' || substr(piece, strpos(left(piece, 41), ' ') + 1);
	end if;
	if start + 240 <= length(body) then
		piece := left(piece, length(piece) - strpos(left(reverse(piece), 41), ' ')) || ' …';
	end if;
	if at > 0 then
		piece := regexp_replace(piece, pattern, E'\u0001\\&\u0002', 'gi');
	end if;
	return nullif(btrim(piece), '');
end $$;
comment on function app.snippet is 'Some 240 characters around the first hit; hits stand between U+0001 and U+0002.';

create function app.search_filing(in_space text, of_organisation text, reader app.reader) returns text[]
language sql stable security definer set search_path = ''
return (
	with wanted as (
		select 'space ' || s.id as key, s.id from public.spaces s where s.slug = in_space or s.id::text = in_space
		union all
		select 'organisation ' || b.id, b.id from public.organisations b
		where b.slug = of_organisation or b.id::text = of_organisation
	), known as (
		-- Whose an object is and where it lies stays unknown to whoever may not know of that body or space.
		select w.key from wanted w join public.objects o on o.id = w.id where app.reads(reader, o, 'published')
	)
	select case when count(*) = num_nonnulls(in_space, of_organisation) then array_agg(k.key) else '{unknown}' end from known k
);

create function app.search_rows(hits app.search_hit[], filter app.search_filter, pattern text, after text, size integer)
returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	last_score double precision := split_part(after, '_', 1)::double precision;
	last_id uuid := split_part(after, '_', 2)::uuid;
	answer jsonb;
begin
	with readable as (
		select distinct on (o.id) o.id, o.kind, h.part,
			-- Later comes first among equals; what is archived comes last.
			h.rank + extract(epoch from o.updated_at)::double precision / 1e10
				- case when o.archived_at is null then 0 else 10 end as score
		from unnest(hits) h join public.objects o on o.id = h.object_id
		where app.reads(filter.reader, o, h.part)
		order by o.id, h.rank desc, h.part desc
	), page as (
		select r.*, row_number() over (order by r.score desc, r.id) as place from readable r
		where after is null or r.score < last_score or (r.score = last_score and r.id > last_id)
		order by r.score desc, r.id limit size + 1
	)
	select jsonb_build_object(
		'total', (select count(*) from readable),
		'kinds', (select coalesce(jsonb_object_agg(k.kind, k.count), '{}')
			from (select r.kind, count(*) from readable r group by 1) k),
		'next', (select p.score || '_' || p.id from page p
			where p.place = size and exists (select from page more where more.place > size)),
		'rows', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'kind', o.kind, 'title', o.title, 'slug', o.slug,
				'number', o.number, 'visibility', o.visibility, 'archived_at', o.archived_at, 'updated_at', o.updated_at,
				'part', p.part, 'snippet', app.snippet(d.body, pattern),
				'space', (select jsonb_build_object('slug', s.slug, 'name', s.title) from public.objects s
					where s.id = o.space_id and app.reads(filter.reader, s, 'published')),
				'organisation', (select jsonb_build_object('slug', b.slug, 'name', b.name, 'short_name', b.short_name,
						'level', b.level, 'sector', b.sector)
					from public.organisations b join public.objects k on k.id = b.id
					where b.id = o.organisation_id and app.reads(filter.reader, k, 'published'))) order by p.place)
			from page p join public.objects o on o.id = p.id
			join app.search_documents d on d.object_id = p.id and d.part = p.part
			where p.place <= size), '[]'))
	into answer;
	return answer;
end $$;

-- Planning costs more than most of these statements; app.match alone plans for the words at hand.
create function public.search(
	query text, of_kinds text[] default null, in_space text default null, of_organisation text default null,
	with_archived boolean default false, after text default null, size integer default 20
) returns jsonb
language plpgsql stable security definer
set search_path = '' set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
declare
	reader app.reader := app.reader();
	filter app.search_filter := row(reader, app.reader_keys(reader), 
			case when num_nonnulls(in_space, of_organisation) > 0 then app.search_filing(in_space, of_organisation, reader) end,
		(select array_agg('kind ' || kind) from unnest(of_kinds) kind), coalesce(with_archived, false));
	words text[] := app.search_words(coalesce(query, ''));
	hits app.search_hit[] := '{}';
	suggestion text;
begin
	if words <> '{}' and filter.filed is distinct from '{unknown}' then
		hits := app.find(words, filter);
		if hits = '{}' then
			words := app.better_words(words, filter);
			suggestion := nullif(array_to_string(words, ' '), '');
			hits := case when suggestion is null then '{}' else app.find(words, filter) end;
		end if;
	end if;
	return app.search_rows(hits, filter, app.search_pattern(app.fold_words(words)),
			case when after ~ '^-?[0-9.]{1,25}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then after end,
			least(greatest(coalesce(size, 20), 1), 50))
		|| jsonb_build_object('suggestion', suggestion);
end $$;
comment on function public.search is
	'What the caller may read of these words: {total (up to 950), kinds: {kind: count}, rows, next, suggestion}.
in_space and of_organisation are slugs or ids. A row''s snippet marks hits by U+0001 and U+0002. When nothing was found
and other words would be, suggestion says which, and the rows are theirs.';
revoke execute on function public.search from public;
grant execute on function public.search to anon, authenticated, service_role;
