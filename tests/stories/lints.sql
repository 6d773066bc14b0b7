-- Mistakes in permissions that read well and are wrong. Each row is a finding: lint, object.
-- A text operator inside a policy or a grant to the wrong role shows here before any story runs.
with api_roles (role) as (values ('anon'), ('authenticated')),
exposed as (
	select c.oid, c.relname, c.relrowsecurity, c.relkind
	from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
),
rules as (
	select p.*, coalesce(p.qual, '') || ' ' || coalesce(p.with_check, '') as text
	from pg_policies p where p.schemaname = 'public'
)
select 'table_without_rls' as lint, relname::text as object from exposed
where relkind in ('r', 'p') and not relrowsecurity
union all
select 'table_without_policy', e.relname from exposed e
where e.relkind in ('r', 'p') and not exists (select from pg_policy where polrelid = e.oid)
union all
select 'table_without_audit_trigger', relname from exposed e
where relkind = 'r' and relname <> 'events' and not exists (
	select from pg_trigger t where t.tgrelid = e.oid and t.tgfoid = 'app.record_event'::regproc)
union all
select 'view_with_owner_rights', c.relname from exposed e join pg_class c on c.oid = e.oid
where c.relkind in ('v', 'm') and not coalesce(c.reloptions @> '{security_invoker=true}', false)
union all
-- True for every signed-in person: no caller, no set, no table with policies of its own, no public column.
select 'policy_not_bound', tablename || ': ' || policyname from rules
where text !~ '(auth\.uid|app\.|memberships|objects|archived_at|visibility = )' and tablename not in ('states', 'organisation_kinds', 'calendars', 'holidays')
union all
select 'policy_always_true', tablename || ': ' || policyname from rules
where text ~* '(\mor true\M|1 = 1)'
union all
select 'policy_for_everyone', tablename || ': ' || policyname from rules where roles = '{public}'
union all
select 'policy_compares_itself', tablename || ': ' || policyname from rules
where text ~ '(\m[a-z_0-9]+\.?[a-z_0-9]+\M) = \1(\M|\))'
union all
select 'policy_reads_its_own_table', tablename || ': ' || policyname from rules
where text ~ ('FROM (public\.)?' || tablename || '\M')
union all
-- A helper outside a sub-select runs once per row.
select 'policy_calls_per_row', tablename || ': ' || policyname from rules
where regexp_replace(text, 'SELECT (app|auth)\.', '', 'g') ~ '(app|auth)\.[a-z_]+\('
union all
select 'write_granted_to_anon', e.relname || ' ' || privilege from exposed e,
	unnest(array['insert', 'update', 'delete', 'truncate']) privilege
where case when privilege in ('insert', 'update') then has_any_column_privilege('anon', e.oid, privilege)
	else has_table_privilege('anon', e.oid, privilege) end
union all
select 'whole_row_updatable', e.relname from exposed e
where has_table_privilege('authenticated', e.oid, 'update')
union all
select 'kept_column_writable', e.relname || '.' || a.attname from exposed e
join pg_attribute a on a.attrelid = e.oid and a.attnum > 0 and not a.attisdropped
where a.attname in ('id', 'access', 'state_since', 'created_at', 'updated_at', 'archived_at', 'created_by', 'erased_at')
	and (has_column_privilege('authenticated', e.oid, a.attnum, 'update')
		or has_column_privilege('authenticated', e.oid, a.attnum, 'insert'))
union all
select 'truncate_or_trigger_granted', e.relname || ' ' || role from exposed e, api_roles
where has_table_privilege(role, e.oid, 'truncate') or has_table_privilege(role, e.oid, 'trigger')
union all
select 'function_open_to_public', p.proname from pg_proc p
where p.pronamespace = 'public'::regnamespace and p.proacl is null
union all
select 'definer_without_search_path', n.nspname || '.' || p.proname
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname in ('public', 'app') and p.prosecdef
	and not coalesce(p.proconfig::text ~ 'search_path=', false)
union all
select 'private_schema_open', n.nspname || ' ' || role from pg_namespace n, api_roles
where n.nspname in ('app', 'sync') and has_schema_privilege(role, n.oid, 'usage')
union all
select 'foreign_key_without_index', c.conrelid::regclass || ' ' || c.conname from pg_constraint c
where c.contype = 'f' and c.connamespace = 'public'::regnamespace
	-- Who did what on whose behalf is never searched from the other side.
	and c.conname not in ('events_on_behalf_of_fkey', 'events_audience_id_fkey')
	and not exists (
		select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])
union all
select 'name_not_sorted_in_german', e.relname || '.' || a.attname from exposed e
join pg_attribute a on a.attrelid = e.oid and a.attname in ('name', 'title', 'display_name')
left join pg_collation l on l.oid = a.attcollation
where l.collname is distinct from 'de-x-icu' and e.relkind = 'r'
order by 1, 2
