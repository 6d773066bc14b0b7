-- What is personal, why it is kept and how long: column comments say it, and everything else follows from them.
--
-- `personal: <what>; purpose: <why>; retention: <how long>` makes the record of processing (npm run processing).
-- `erasure: row` lets the row go with the person; everything else keeps the id, which names nobody any more.
-- `export: no` keeps a column out of what people get about themselves; `export: mention` says of a row that somebody
-- merely stands in it: they get that it is there, not what others wrote. Texts are German: the record is read by people.

comment on column public.people.id is 'personal: Kennung des Kontos; purpose: Zuordnung von Handlungen, ohne den Namen zu wiederholen; retention: bleibt nach der Löschung und benennt dann niemanden mehr';
comment on column public.people.email is 'personal: dienstliche E-Mail-Adresse; purpose: Anmeldung und Kontakt im Netzwerk; retention: bis das Konto gelöscht wird';
comment on column public.people.display_name is 'personal: Name; purpose: Kontakt im Netzwerk; retention: bis das Konto gelöscht wird';
comment on column public.people.position is 'personal: dienstliche Funktion; purpose: Kontakt im Netzwerk; retention: bis das Konto gelöscht wird';
comment on column public.people.phone is 'personal: dienstliche Telefonnummer; purpose: Kontakt im Netzwerk; retention: bis das Konto gelöscht wird';
comment on column public.memberships.person_id is 'personal: für welche Stelle jemand arbeitet, in welcher Rolle; purpose: Rechte im Namen der Stelle; retention: bis die Person ausscheidet oder ihr Konto gelöscht wird; erasure: row';
comment on column public.platform_roles.person_id is 'personal: wer koordiniert, prüft oder verwaltet; purpose: Rechte über den Stellen; retention: bis die Rolle endet oder das Konto gelöscht wird; erasure: row';
comment on column public.invitations.email is 'personal: dienstliche E-Mail-Adresse einer eingeladenen Person; purpose: damit die richtige Person beitritt; retention: 30 Tage nach Annahme, Rücknahme oder Ablauf der Einladung; erasure: row';
comment on column public.invitations.invited_by is 'personal: wer eingeladen hat; purpose: Nachvollziehbarkeit; retention: wie die Geschichte der Stelle, nur als Kennung; export: mention';
comment on column public.invitations.accepted_by is 'personal: wer die Einladung angenommen hat; purpose: Nachvollziehbarkeit; retention: wie die Geschichte der Stelle, nur als Kennung';
comment on column public.events.person_id is 'personal: wer gehandelt hat; purpose: Nachvollziehbarkeit und Revision; retention: wie das Objekt, nach der Löschung des Kontos nur als Kennung ohne Namen';
comment on column public.events.on_behalf_of is 'personal: in wessen Vertretung gehandelt wurde; purpose: Nachvollziehbarkeit und Revision; retention: wie das Objekt, nach der Löschung des Kontos nur als Kennung ohne Namen';
comment on column public.events.data is 'changed: {column: {before, after}}, version; never a name or contact of a person; export: no';
comment on column public.comments.person_id is 'personal: wer etwas zu einem Objekt gesagt hat; purpose: Zusammenarbeit; retention: wie das Objekt, nach der Löschung des Kontos nur als Kennung ohne Namen';
comment on column public.comments.mentions is 'People it is pointed out to, by id; names never stand in the text. personal: wer in einem Kommentar angesprochen ist; purpose: Hinweis an die Person; retention: wie der Kommentar, nach der Löschung des Kontos nur als Kennung ohne Namen; export: mention';
comment on column public.comments.resolved_by is 'personal: wer ein Gespräch abgeschlossen hat; purpose: Nachvollziehbarkeit; retention: wie der Kommentar, nach der Löschung des Kontos nur als Kennung ohne Namen; export: mention';
comment on column public.watches.person_id is 'personal: wer ein Objekt beobachtet; purpose: Hinweise auf Änderungen; retention: bis die Person es beendet oder ihr Konto gelöscht wird; erasure: row';
comment on column public.notifications.person_id is 'personal: wer worauf hingewiesen wurde; purpose: persönliche Startseite; retention: 90 Tage nach dem Lesen oder bis das Konto gelöscht wird; erasure: row';
comment on column public.waits.person_id is 'personal: auf wessen Antwort gewartet wird; purpose: persönliche Startseite und Fristen; retention: wie das Objekt, nach der Löschung des Kontos nur als Kennung ohne Namen';
comment on column app.visits.person_id is 'personal: wann jemand die Startseite zuletzt angesehen hat; purpose: zeigen, was seitdem neu ist; retention: bis das Konto gelöscht wird; erasure: row';
comment on column public.files.person_id is 'personal: wer eine Datei abgelegt hat; purpose: Zusammenarbeit; retention: wie die Datei, nach der Löschung des Kontos nur als Kennung ohne Namen';
comment on column app.file_reservations.person_id is 'personal: wer gerade eine Datei hochlädt; purpose: Grenze für gleichzeitige Uploads; retention: eine Stunde; erasure: row';

create view app.personal_columns with (security_invoker = true) as
select n.nspname::text as place, c.relname::text as relation, a.attname::text as name, c.oid as relid,
	case when a.atttypid = 'uuid[]'::regtype then 'people'
		when r.refers or (c.relname = 'people' and a.attname = 'id') then 'person'
		when a.attname = 'email' and c.relname <> 'people' then 'address' end as names,
	substring(d.text from 'personal: ([^;]+)') as what, substring(d.text from 'purpose: ([^;]+)') as purpose,
	substring(d.text from 'retention: ([^;]+)') as retention,
	coalesce(d.text like '%erasure: row%', false) as erased_with_row,
	coalesce(d.text like '%export: mention%', false) as mentioned_only
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
cross join lateral (select col_description(c.oid, a.attnum) as text) d
cross join lateral (select exists (select from pg_constraint k
	where k.contype = 'f' and k.confrelid = 'public.people'::regclass and k.conrelid = c.oid and k.conkey = array[a.attnum]) as refers) r
where c.relkind in ('r', 'p') and n.nspname in ('public', 'app', 'sync') and (r.refers or d.text like '%personal: %');
comment on view app.personal_columns is
	'Every column that is about a person: by reference to people, or because its comment says personal. names: how it names
them (person: id, people: ids, address: e-mail; null for values of the person''s own row).';

create function app.unexported(relid oid) returns text[] language sql stable security definer set search_path = ''
return (
	select coalesce(array_agg(a.attname::text), '{}') from pg_attribute a
	where a.attrelid = relid and a.attnum > 0 and (a.attgenerated <> '' or a.atttypid = any ('{bytea,tsvector}'::regtype[])
		or col_description(a.attrelid, a.attnum) like '%export: no%'));

create function app.names_person(this app.personal_columns) returns text language sql stable set search_path = ''
return case this.names when 'person' then format('t.%I = $1', this.name) when 'people' then format('$1 = any (t.%I)', this.name)
	else format('lower(t.%I) = $2', this.name) end;
comment on function app.names_person is 'The condition under which a row names the person: $1 their id, $2 their address.';

-- Export --------------------------------------------------------------------------------------------

create function app.rows_about(person uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	address text := (select lower(p.email) from public.people p where p.id = person);
	part record;
	found jsonb;
	rows jsonb := '{}';
begin
	for part in
		select c.place, c.relation, c.relid, c.mentioned_only, string_agg(app.names_person(c), ' or ') as condition,
			c.relation || case when c.mentioned_only then '.' || c.name else '' end as key
		from app.personal_columns c where c.names is not null
		group by c.place, c.relation, c.relid, c.mentioned_only, 6 order by 6
	loop
		execute format('select coalesce(jsonb_agg(%s), ''[]'') from %I.%I t where %s',
			case when part.mentioned_only then 'jsonb_build_object(''id'', t.id, ''created_at'', t.created_at)
				|| case when to_jsonb(t) ? ''object_id'' then jsonb_build_object(''object_id'', to_jsonb(t) -> ''object_id'') else ''{}'' end'
				else 'to_jsonb(t) - $3' end,
			part.place, part.relation, part.condition)
		into found using person, address, app.unexported(part.relid);
		rows := rows || jsonb_build_object(part.key, found);
	end loop;
	return rows;
end $$;
comment on function app.rows_about is 'Every row that names a person, by table; of those they merely stand in, only that it is there.';

create function app.account_of(person uuid) returns jsonb
language sql stable security definer set search_path = ''
begin atomic
	select jsonb_build_object('id', u.id, 'email', u.email, 'created_at', u.created_at,
		'last_sign_in_at', to_jsonb(u) -> 'last_sign_in_at', 'given', to_jsonb(u) -> 'raw_user_meta_data',
		'sessions', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('created_at', to_jsonb(s) -> 'created_at',
			'updated_at', to_jsonb(s) -> 'updated_at', 'user_agent', to_jsonb(s) -> 'user_agent', 'ip', to_jsonb(s) -> 'ip'))), '[]')
			from auth.sessions s where s.user_id = u.id))
	from auth.users u where u.id = person;
end;

create function public.my_data() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	rows jsonb;
begin
	perform app.need_account();
	rows := app.rows_about(auth.uid());
	return jsonb_build_object(
		'at', app.clock(), 'person', auth.uid(), 'account', app.account_of(auth.uid()), 'rows', rows,
		'titles', (
			select coalesce(jsonb_object_agg(o.id, o.title), '{}') from public.objects o
			where o.id in (select distinct (named #>> '{}')::uuid from jsonb_path_query(rows, '$.*[*].object_id ? (@ != null)') named)
				and app.right_on(o.id) is not null));
end $$;
comment on function public.my_data is 'Everything kept about the caller: {at, person, account, rows (by table), titles (of the objects
they may still see)}. Tables take part by their references and column comments. Error: signed_out (401).';

-- Erasure -------------------------------------------------------------------------------------------

create function app.erase_rows(person uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
	address text := (select lower(p.email) from public.people p where p.id = person);
	part record;
begin
	for part in select c.place, c.relation, app.names_person(c) as condition
		from app.personal_columns c where c.erased_with_row and c.names is not null order by 1, 2, 3
	loop
		execute format('delete from %I.%I t where %s', part.place, part.relation, part.condition) using person, address;
	end loop;
end $$;
comment on function app.erase_rows is 'Deletes the rows whose column comments say erasure: row.';

create function app.forget_sign_ins(account uuid, email text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	delete from auth.audit_log_entries a
	where strpos(a.payload::text, account::text) > 0 or strpos(lower(a.payload::text), lower(email)) > 0;
exception when insufficient_privilege or undefined_table then
	-- A Supabase may keep Auth's log to itself; then its operator deletes there (docs/operations.md).
	raise warning 'The log of Auth still names the account %.', account;
end $$;
comment on function app.forget_sign_ins is 'Takes a deleted account out of the log of Auth, which names addresses.';

create function app.need_successors() returns void
language plpgsql security definer set search_path = '' as $$
declare alone jsonb;
begin
	perform app.lock_members(m.organisation_id) from (select m.organisation_id from public.memberships m
		where m.person_id = auth.uid() order by m.organisation_id) m;
	-- The coordination, too: whoever goes for good must not leave a body without anybody.
	select jsonb_agg(o.name order by o.name) into alone
	from public.memberships m join public.organisations o on o.id = m.organisation_id
	where m.person_id = auth.uid() and m.state = 'active' and m.role = 'steward' and o.archived_at is null
		and not exists (select from public.memberships s where s.organisation_id = m.organisation_id
			and s.role = 'steward' and s.state = 'active' and s.person_id <> m.person_id);
	if alone is not null then
		perform app.fail(409, 'last_steward', jsonb_build_object('organisations', alone), 'Make somebody else steward first.');
	end if;
	perform from public.platform_roles r where r.role = 'admin' order by r.id for update;
	if app.has_platform_role('admin') and not exists (
		select from public.platform_roles r where r.role = 'admin' and r.person_id <> auth.uid()) then
		perform app.fail(409, 'last_admin', '{}', 'Give somebody else the role first.');
	end if;
end $$;

create function public.erase_me() returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.need_account();
	perform app.need_successors();
	-- History keeps for which body and in which role; without a choice, the first of theirs.
	perform app.act_for(coalesce(
		(select m from unnest(app.my_organisations()) m where m::text = app.request_header('x-verbund-for')),
		(app.my_organisations())[1]));
	perform app.erase_person(auth.uid());
end $$;
comment on function public.erase_me is 'Erases the caller: their name and contact, memberships and roles go, history keeps the id. The
app then deletes the account at Auth. Doing it twice is doing it once. Errors: signed_out (401), last_steward, last_admin (409).';

revoke execute on function public.my_data, public.erase_me from public;
grant execute on function public.my_data, public.erase_me to authenticated;
