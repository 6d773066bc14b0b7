-- Search: what is written about every object, and one function that finds in it what the caller may read.
--
-- A security definer function instead of policies: text operators are not leakproof, so under row level
-- security no index serves them. It repeats the policies of objects as app.reads, and the stories prove
-- for every persona and object that both say the same.

create extension if not exists pg_trgm with schema extensions;

-- In the private schema, because nobody may ever read it as a table: a document says in one row what
-- several audiences may each know a part of.
create table app.search_documents (
	object_id uuid not null references public.objects on delete cascade,
	-- Published text follows the object's visibility, inside text (a draft) needs more than that.
	part text not null check (part in ('published', 'inside')),
	names text[] not null default '{}',
	body text not null default '',
	aside text not null default '',
	name_text text,
	name_words tsvector,
	words tsvector not null default '',
	-- Who may find it and how it is filed, so that the index itself leaves out the rest; see app.audience_keys.
	audience text[] not null default '{}',
	filed text[] not null default '{}',
	archived boolean not null default false,
	primary key (object_id, part)
)
-- Text stands apart from what search reads: the more rows a page holds, the smaller is what a common word leads to.
with (toast_tuple_target = 1024);
comment on column app.search_documents.names is 'What the object is called beside its title and number.';
comment on column app.search_documents.aside is 'Text it is found by and that no snippet shows: the same in another language.';
comment on column app.search_documents.name_text is
	'Title, number and names, folded, each between bars: |elterngeld|el 7|. Of published parts only, as name_words.';

-- Words ---------------------------------------------------------------------------------------------

create function app.search_text(value text) returns text language plpgsql immutable set search_path = '' as $$
begin
	return btrim(regexp_replace(app.fold(value), '[^[:alnum:]]+', ' ', 'g'));
end $$;
comment on function app.search_text is 'Folded words between single spaces: "B-2026/03-IT" is "b 2026 03 it".';

create function app.search_stems(folded text) returns tsvector language sql immutable set search_path = ''
-- Köln is found as Koeln and Koln: beside each folded word stands its short spelling.
return strip(to_tsvector('pg_catalog.german', folded || ' ' || regexp_replace(folded, '([aou])e', '\1', 'g')));

create function app.search_names(names text[]) returns text language sql immutable set search_path = ''
return (select '|' || string_agg(app.search_text(name), '|') || '|' from unnest(names) name);

create function app.without_marks(value text) returns text language sql immutable set search_path = ''
return regexp_replace(regexp_replace(normalize(value, nfc), '[\u202a-\u202e\u2066-\u2069]', '', 'g'),
	'[\u0001-\u0009\u000b-\u001f\u007f-\u009f\ufffd]+', ' ', 'g');
comment on function app.without_marks is 'Without control characters, two of which mark hits in an answer.';

create function app.near_words(value text) returns text[] language plpgsql immutable set search_path = '' as $$
begin
	return array(
		select distinct left(word, place) || substr(word, place + 2)
		from regexp_split_to_table(value, '[^a-z]+') word, generate_series(0, length(word)) place
		where length(word) between 4 and 24
	);
end $$;
comment on function app.near_words is
	'Each word as it is and with each one letter left out: two words with one slip between them share one of these.';

-- Written at once: a list of pending entries would be read through by every search.
create index search_documents_by_text on app.search_documents using gin (
	name_words, words, name_text extensions.gin_trgm_ops, app.near_words(name_text), audience, filed
) with (fastupdate = off);

-- Audiences -----------------------------------------------------------------------------------------

create type app.reader as (
	everything boolean, network boolean, keeper boolean,
	spaces uuid[], guest_spaces uuid[], organisations uuid[]
);

create function app.reader() returns app.reader
language plpgsql stable security definer set search_path = '' as $$
begin
	return row(
		app.has_platform_role('auditor'), app.in_network(), app.has_platform_role('coordinator', 'admin'),
		app.my_spaces('read'), app.my_guest_spaces(), app.my_organisations())::app.reader;
end $$;
comment on function app.reader is 'The sets the policies of objects compare with, read once.';

create function app.reads(reader app.reader, this public.objects, part text) returns boolean
language sql stable
return (
	(part = 'published' and (
		(this.visibility = 'public' and (this.archived_at is null or reader.network))
		or (this.visibility = 'network' and reader.network)
		or (this.kind = 'space' and this.id = any (reader.guest_spaces))))
	or (this.visibility <> 'organisation' and this.space_id = any (reader.spaces))
	or this.organisation_id = any (reader.organisations)
	or (part = 'inside' and this.kind = 'organisation' and this.organisation_id is not null and reader.keeper)
	or reader.everything
	or app.is_shared(this.id, reader.organisations)
);
comment on function app.reads is
	'The policies of objects for published text, app.inside_right_on for inside text. Without a search_path, so that it is inlined.';

create function app.audience_keys(this public.objects, part text) returns text[]
language plpgsql stable security definer set search_path = '' as $$
begin
	return (
		select coalesce(array_agg(distinct a.key), '{}') from (
			select 'public' as key where part = 'published' and this.visibility = 'public' and this.archived_at is null
			union all select 'network' where part = 'published' and this.visibility in ('public', 'network')
			union all select 'keeper' where part = 'inside' and this.kind = 'organisation'
			union all select 'space ' || this.space_id where this.visibility <> 'organisation' and this.space_id is not null
			union all select 'organisation ' || this.organisation_id where this.organisation_id is not null
			union all select 'organisation ' || s.organisation_id from public.shares s where s.object_id = this.id
			-- Guests know of the spaces they were let into.
			union all select 'organisation ' || so.organisation_id from public.space_organisations so
				where part = 'published' and this.kind = 'space' and so.space_id = this.id
		) a
	);
end $$;

create function app.reader_keys(reader app.reader) returns text[]
language plpgsql immutable set search_path = '' as $$
begin
	return array['public'] || case when reader.network then array['network'] end || case when reader.keeper then array['keeper'] end
		|| array(select 'space ' || id from unnest(reader.spaces) id)
		|| array(select 'organisation ' || id from unnest(reader.organisations) id);
end $$;
comment on function app.reader_keys is
	'Keys of documents the caller may find. They only narrow the index: app.reads decides on every row.';

-- Keeping -------------------------------------------------------------------------------------------

create function app.file_document(this public.objects) returns void
language plpgsql security definer set search_path = '' as $$
begin
	update app.search_documents d set audience = app.audience_keys(this, d.part), archived = this.archived_at is not null,
		filed = array_remove(array['kind ' || this.kind, 'space ' || this.space_id, 'organisation ' || this.organisation_id], null)
	where d.object_id = this.id;
end $$;

create function app.write_document(this public.objects, part text, names text[], body text, aside text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	-- A tsvector holds at most a megabyte of words; single spaces, so that snippets need not look for them.
	kept text := left(regexp_replace(app.without_marks(coalesce(body, '')), '\s+', ' ', 'g'), 120000);
	called text[] := array_remove(array[this.title, this.number] || names, null);
	folded text := app.search_text(array_to_string(called, ' '));
	published boolean := part = 'published';
begin
	insert into app.search_documents as d (object_id, part, names, body, aside, name_text, name_words, words)
	values (this.id, part, names, kept, aside,
		case when published then app.search_names(called) end,
		case when published then strip(to_tsvector('pg_catalog.simple', folded) || app.search_stems(folded)) end,
		app.search_stems(concat_ws(' ', folded, app.search_text(kept), app.search_text(aside))))
	on conflict on constraint search_documents_pkey do update set names = excluded.names, body = excluded.body,
		aside = excluded.aside, name_text = excluded.name_text, name_words = excluded.name_words, words = excluded.words;
	perform app.file_document(this);
end $$;

create function app.index_text(object uuid, part text, body text, names text[] default '{}', aside text default '')
returns void
language plpgsql security definer set search_path = '' as $$
declare
	this public.objects;
begin
	select o.* into this from public.objects o where o.id = object;
	if part = 'inside' and body is null then
		delete from app.search_documents d where d.object_id = object and d.part = 'inside';
	elsif this.id is not null then
		perform app.write_document(this, part, names, body, coalesce(aside, ''));
	end if;
end $$;
comment on function app.index_text is
	'Gives search the text of an object: published text follows its visibility, inside text (a draft) is for those
inside alone; null takes it away. names are found like the title, aside like the text without being shown. For triggers that run after a_register.';

create function app.index_object() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if tg_op = 'INSERT' then
		perform app.write_document(new, 'published', '{}', '', '');
	elsif (new.title, new.number) is distinct from (old.title, old.number) then
		perform app.write_document(new, d.part, d.names, d.body, d.aside) from app.search_documents d where d.object_id = new.id;
	else
		perform app.file_document(new);
	end if;
	return null;
end $$;
create trigger index_text after insert on public.objects
	for each row execute function app.index_object();
create trigger index_changed_text after update on public.objects for each row
	when ((new.title, new.number, new.space_id, new.organisation_id, new.visibility, new.archived_at)
		is distinct from (old.title, old.number, old.space_id, old.organisation_id, old.visibility, old.archived_at))
	execute function app.index_object();

-- Once per statement: filing an object for each of its many shares would read them all each time.
create function app.file_shared() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform app.file_document(o) from public.objects o
	where o.id in (select (to_jsonb(r) ->> tg_argv[0])::uuid from rows r);
	return null;
end $$;
comment on function app.file_shared is
	'Statement trigger of shares and of the bodies of a space; argument: the column that names the object, which never changes.';
create trigger file_given after insert on public.shares referencing new table as rows
	for each statement execute function app.file_shared('object_id');
create trigger file_changed after update on public.shares referencing new table as rows
	for each statement execute function app.file_shared('object_id');
create trigger file_taken after delete on public.shares referencing old table as rows
	for each statement execute function app.file_shared('object_id');
create trigger file_given after insert on public.space_organisations referencing new table as rows
	for each statement execute function app.file_shared('space_id');
create trigger file_taken after delete on public.space_organisations referencing old table as rows
	for each statement execute function app.file_shared('space_id');

create function app.index_organisation() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform app.index_text(new.id, 'published', concat_ws(' · ', new.purpose, k.name_de, s.name),
		array_remove(array[new.short_name, new.seat, new.ars], null), k.name_en)
	from public.organisation_kinds k left join public.states s on s.code = new.state where k.id = new.kind;
	return null;
end $$;
create trigger b_index after insert or update of name, short_name, seat, ars, purpose, kind, state on public.organisations
	for each row execute function app.index_organisation();

create function app.index_space() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform app.index_text(new.id, 'published', new.purpose);
	return null;
end $$;
create trigger b_index after insert or update of name, purpose on public.spaces
	for each row execute function app.index_space();
