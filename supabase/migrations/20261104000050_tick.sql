-- Time that passes: what is due is done by app.tick(), which every app node calls each minute.

create table app.chores (
	name text primary key check (name ~ '^[a-z_]{3,60}$'),
	every interval not null default '1 minute',
	-- Without arguments; answers how many things it did. Must be idempotent and catch up after downtime.
	call regprocedure not null,
	last_at timestamptz,
	last_done integer,
	last_error text
);
comment on table app.chores is 'What app.tick() does, and how often. A feature adds its own.';

create function app.tick() returns jsonb language plpgsql security definer set search_path = '' as $$
declare
	chore app.chores;
	done integer;
	report jsonb := '{}';
begin
	-- Two nodes that wake in the same second: one does the work, the other goes back to sleep.
	if not pg_try_advisory_xact_lock(hashtext('app.tick')) then
		return null;
	end if;
	for chore in select c.* from app.chores c
		where c.last_at is null or c.last_at + c.every <= app.clock() order by c.name
	loop
		begin
			execute 'select ' || chore.call into done;
			update app.chores c set last_at = app.clock(), last_done = done, last_error = null where c.name = chore.name;
			report := report || jsonb_build_object(chore.name, done);
		exception when others then
			-- One chore that fails must not keep the others from their work, and is tried again next minute.
			raise warning 'Chore % failed: %', chore.name, sqlerrm;
			update app.chores c set last_error = sqlerrm where c.name = chore.name;
			report := report || jsonb_build_object(chore.name, jsonb_build_object('error', sqlerrm));
		end;
	end loop;
	return report;
end $$;
comment on function app.tick is
	'Does what is due: {chore: how many things, or {error}}; null when another node is at it.';

create function public.tick() returns jsonb language sql security definer set search_path = ''
return app.tick();
comment on function public.tick is 'As app.tick, for the app''s own calls with the secret key.';
revoke execute on function public.tick from public;
grant execute on function public.tick to service_role;
