-- The page sync: where drafts live while they are written. Only the sync server (src/sync) comes here, as role
-- verbund_sync, and it comes to nothing else.
--
-- A draft is a base plus the rows appended since. A row is a list of length-prefixed Yjs updates (version 1), all
-- of one commit, never decoded here. Compaction turns base and rows into a new base.

create schema sync;
revoke all on schema sync from public;

do $$ begin
	if to_regrole('verbund_sync') is null then
		-- Without login: the operator gives a password, or leaves page sync off.
		create role verbund_sync nologin noinherit;
	end if;
end $$;
grant usage on schema sync to verbund_sync;

create table sync.bases (
	page_id uuid primary key references public.pages,
	epoch integer not null default 1,
	schema_version integer not null default 1,
	data bytea not null,
	compacted_at timestamptz not null default now()
);
comment on column sync.bases.epoch is
	'Raised when the draft is replaced instead of edited: a client with an older one offers its copy as a download and
begins anew, so that nobody brings the old draft back.';
comment on column sync.bases.schema_version is 'The newest editor that wrote; an older one would delete what it does not know.';

create table sync.log (
	id bigint generated always as identity primary key,
	page_id uuid not null references public.pages,
	data bytea not null,
	at timestamptz not null default now()
);
create index log_by_page on sync.log (page_id, id);
alter table sync.bases alter data set storage external;
alter table sync.log alter data set storage external;

create table sync.leases (
	page_id uuid not null references public.pages,
	client_id bigint not null check (client_id between 0 and 4294967295),
	person_id uuid references public.people,
	at timestamptz not null default now(),
	primary key (page_id, client_id)
);
create index leases_by_person on sync.leases (person_id);
comment on table sync.leases is
	'Which person writes under which Yjs client id of a page; nobody else ever does. Without a person: nobody at all.';
comment on column sync.leases.person_id is 'personal: unter welcher Kennung des Editors jemand an einer Seite geschrieben hat; purpose: Zuordnung des Geschriebenen und Schutz vor Fälschung; retention: wie die Seite, nach der Löschung des Kontos nur als Kennung ohne Namen';

create table sync.quarantine (
	id bigint primary key,
	page_id uuid not null references public.pages,
	data bytea not null,
	reason text not null,
	at timestamptz not null default now()
);
comment on table sync.quarantine is 'Rows that no document could be made of: put aside and reported, so that the page still loads.';

create table sync.drafts (
	page_id uuid primary key references public.pages,
	text text not null,
	html text not null,
	json jsonb not null,
	updated_at timestamptz not null default now()
);
comment on table sync.drafts is 'The draft as text, HTML and JSON, written by compaction together with the base it was made of.';

grant select, update on sync.bases to verbund_sync;
grant select, insert, delete on sync.log to verbund_sync;
grant select, insert, delete on sync.leases to verbund_sync;
grant insert on sync.quarantine to verbund_sync;
grant select, insert, update on sync.drafts to verbund_sync;

create function sync.index_draft() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform app.index_text(new.page_id, 'inside', new.text);
	return null;
end $$;
create trigger index_text after insert or update of text on sync.drafts
	for each row execute function sync.index_draft();

-- Who may come --------------------------------------------------------------------------------------

create type sync.admission as (
	granted public.access_right, network boolean, name text, epoch integer, schema_version integer,
	space_id uuid, organisations uuid[]
);

create function sync.admit(person uuid, page uuid, acting uuid default null) returns sync.admission
language plpgsql security definer set search_path = '' as $$
declare
	this sync.admission;
begin
	perform app.act_as(person, acting);
	select max(g.granted), app.network_has(person), (select p.display_name from public.people p where p.id = person),
		b.epoch, b.schema_version, o.space_id, app.my_organisations()
	into this
	from public.objects o join sync.bases b on b.page_id = o.id
	left join lateral app.grants(person, page) g on g.inside
	where o.id = page and o.kind = 'page' group by o.id, b.page_id;
	return this;
end $$;
comment on function sync.admit is
	'What a person may do with a draft, as app.inside_right_on says to the API: granted is null when they may not even
know of it. acting: the body they act for, as x-verbund-for names it. With it what a socket needs to begin.';

create function sync.tick() returns jsonb language sql security definer set search_path = ''
return app.tick();

-- Writing -------------------------------------------------------------------------------------------

create function sync.append(node text, pages uuid[], epochs integer[], datas bytea[]) returns bigint[]
language plpgsql security definer set search_path = '' as $$
declare
	ids bigint[];
begin
	-- The lock waits for whoever replaces a draft right now, then looks at its epoch again.
	with live as (
		select g.page_id, g.data from unnest(pages, epochs, datas) g (page_id, epoch, data)
		join sync.bases b on b.page_id = g.page_id and b.epoch = g.epoch order by b.page_id for share of b
	), made as (
		insert into sync.log (page_id, data) select l.page_id, l.data from live l returning id, page_id
	)
	select array_agg(m.id order by p.number) into ids
	from unnest(pages) with ordinality p (page_id, number) left join made m on m.page_id = p.page_id;
	-- Ids only: other nodes read the rows themselves.
	perform pg_notify('sync_edits', node || ' ' || (
		select string_agg(page || ':' || id, ',') from unnest(pages, ids) g (page, id) where id is not null));
	return ids;
end $$;
comment on function sync.append is
	'One row per page, in one commit, told to the other nodes. Answers the ids in the order of pages, which name each page once;
null where the draft was replaced meanwhile. At most 100 pages: a notification holds 8000 bytes.';

create function sync.lease(page uuid, clients bigint[], person uuid) returns bigint[]
language plpgsql security definer set search_path = '' as $$
begin
	insert into sync.leases (page_id, client_id, person_id)
	select page, c, person from unnest(clients) c order by c on conflict do nothing;
	return (select coalesce(array_agg(l.client_id), '{}') from sync.leases l
		where l.page_id = page and l.client_id = any (clients) and l.person_id is distinct from person);
end $$;
comment on function sync.lease is 'Leases client ids of a page to a person; answers those that belong to somebody else.';

create function sync.replace(page uuid, data bytea) returns integer
language plpgsql security definer set search_path = '' as $$
declare
	raised integer;
begin
	update sync.bases b set data = replace.data, epoch = b.epoch + 1, compacted_at = now()
	where b.page_id = page returning b.epoch into raised;
	delete from sync.log l where l.page_id = page;
	perform pg_notify('sync_rights', 'object ' || page);
	return raised;
end $$;
comment on function sync.replace is 'Puts another draft in place of this one and raises the epoch, so that no client brings the old one back.';

-- What ends or begins a right -----------------------------------------------------------------------

create function sync.tell_rights() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform pg_notify('sync_rights', tg_argv[0] || ' ' || id)
	from (values (to_jsonb(old) ->> tg_argv[1]), (to_jsonb(new) ->> tg_argv[1])) changed (id)
	where id is not null;
	return null;
end $$;
comment on function sync.tell_rights is
	'Says after commit whose rights may have changed: `person <id>`, `organisation <id>` or `object <id>` (a page, or a space
and all its pages). Arguments: the word, the column with the id. Each node asks anew for the sockets concerned.';

create trigger tell_sync after insert or update or delete on public.memberships
	for each row execute function sync.tell_rights('person', 'person_id');
create trigger tell_sync after insert or update or delete on public.platform_roles
	for each row execute function sync.tell_rights('person', 'person_id');
create trigger tell_sync after update of erased_at on public.people
	for each row execute function sync.tell_rights('person', 'id');
create trigger tell_sync after insert or update or delete on public.space_organisations
	for each row execute function sync.tell_rights('organisation', 'organisation_id');
create trigger tell_sync after insert or update or delete on public.shares
	for each row execute function sync.tell_rights('organisation', 'organisation_id');
create trigger tell_sync after update on public.organisations for each row
	when ((old.access, old.archived_at) is distinct from (new.access, new.archived_at))
	execute function sync.tell_rights('organisation', 'id');
create trigger tell_sync after update on public.objects for each row
	when (new.kind in ('page', 'space') and (old.visibility, old.space_id, old.organisation_id, old.archived_at)
		is distinct from (new.visibility, new.space_id, new.organisation_id, new.archived_at))
	execute function sync.tell_rights('object', 'id');

revoke execute on all functions in schema sync from public;
grant execute on function sync.admit, sync.tick, sync.append, sync.lease, sync.replace to verbund_sync;
