-- The ground every later migration stands on: the private schema, errors, texts, versions.
--
-- Nobody but the owner may look names up in schema app, so nothing in it can be called from outside;
-- policies and triggers still reach it, because they were resolved when they were made.
create schema app;
revoke all on schema app from public;

-- Supabase grants everything in public to its API roles by default. Here every grant is spoken out.
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;

create function app.fail(status integer, key text, facts jsonb default '{}', what_to_do text default null)
returns void language plpgsql as $$
begin
	raise exception using
		errcode = 'PT' || status,
		message = key,
		detail = facts::text,
		hint = coalesce(what_to_do, '');
end $$;
comment on function app.fail is
	'Refuses an act: HTTP status, stable key (the app translates error_<key>), facts as JSON, what to do.';

create function app.fail_json(status integer, key text, facts jsonb default '{}', what_to_do text default null)
returns jsonb language plpgsql security definer set search_path = '' as $$
begin
	perform app.fail(status, key, facts, what_to_do);
	return null;
end $$;
comment on function app.fail_json is 'As app.fail, for expressions in functions that run as the caller.';

create function app.clock() returns timestamptz language sql volatile
return clock_timestamp();
comment on function app.clock is
	'The time deadlines are compared with. Tests replace this function; nobody but its owner can.';

create function app.request_header(name text) returns text language sql stable set search_path = ''
return nullif(nullif(current_setting('request.headers', true), '')::jsonb ->> lower(name), '');
comment on function app.request_header is 'A header of the REST request that runs this statement, or null.';

-- Texts ---------------------------------------------------------------------------------------------

create function app.tidy(value text) returns text language sql immutable set search_path = ''
return nullif(btrim(normalize(value, nfc), E' \t\n\r\u00a0'), '');
comment on function app.tidy is 'Trimmed and in Unicode form NFC; nothing left is null.';

create function app.is_text(value text, longest integer) returns boolean
language sql immutable set search_path = ''
return value is null or (
	length(value) between 1 and longest
	-- U+FFFD is what is left of half an emoji or a wrong encoding; the last range reverses reading order.
	and value !~ '[\u0001-\u0008\u000b-\u001f\u007f-\u009f\ufffd\u202a-\u202e\u2066-\u2069]'
);
comment on function app.is_text is
	'At most so many characters, well-formed, without control characters; line breaks and tabs are allowed.';

create function app.is_line(value text, longest integer) returns boolean
language sql immutable set search_path = ''
return app.is_text(value, longest) and (value is null or value !~ '[\t\n\u2028\u2029]');
comment on function app.is_line is 'As is_text, but on one line.';

create function app.fold(value text) returns text language plpgsql immutable set search_path = '' as $$
begin
	return regexp_replace(
		normalize(
			replace(replace(replace(replace(lower(normalize(value, nfc)),
				'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'),
			nfd),
		'[\u0300-\u036f]', '', 'g');
end $$;
comment on function app.fold is 'How names are compared when somebody searches: Köln, KOELN and Koeln are one.';
