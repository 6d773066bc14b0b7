-- Links: one object points to another, with a word for why. Seen by whoever sees both ends.

create table public.links (
	id uuid primary key default gen_random_uuid(),
	from_id uuid not null references public.objects,
	to_id uuid not null references public.objects check (to_id <> from_id),
	relation text not null check (relation ~ '^[a-z_]{2,40}$'),
	organisation_id uuid references public.organisations,
	audience_id uuid references public.organisations,
	created_at timestamptz not null default now(),
	-- One guest's link is not in the way of another's.
	constraint set_once unique nulls not distinct (from_id, to_id, relation, audience_id)
);
create index links_by_target on public.links (to_id);
create index links_by_organisation on public.links (organisation_id);
create index links_by_audience on public.links (audience_id);
comment on table public.links is 'That one object points to another, and why: related, replaces, needs …';
comment on column public.links.organisation_id is 'The body that set the link.';
comment on column public.links.audience_id is 'The guest body that set it: no other guest body sees it.';

alter table public.links enable row level security;
grant select on public.links to anon, authenticated, service_role;
-- The inner selects stand under the policies of objects.
create policy "Whoever reads both ends reads the link" on public.links
	for select to anon, authenticated using (
		((select app.in_network()) or audience_id is null or audience_id = any ((select app.my_organisations())::uuid[]))
		and exists (select from public.objects o where o.id = from_id)
		and exists (select from public.objects o where o.id = to_id));

-- The other end stays unnamed: not everybody who reads the history of this one may know of it.
create trigger record after insert or update or delete on public.links
	for each row execute function app.record_event('link', 'to_id');

create function public.link_add(object uuid, target uuid, relation text default 'related') returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	acting uuid := app.acting_organisation();
	made uuid;
begin
	perform app.need_account();
	perform app.need_right(object, 'write');
	perform app.need_right(target, 'read');
	if object = target then
		perform app.fail(422, 'link_to_itself', '{}', 'Choose another object.');
	elsif (select count(*) from public.links l where l.from_id = object) >= 500 then
		perform app.fail(422, 'too_many_links', jsonb_build_object('most', 500), 'Remove links that are no longer needed.');
	end if;
	insert into public.links (from_id, to_id, relation, organisation_id, audience_id)
	values (object, target, link_add.relation, acting, app.audience_of(acting))
	on conflict on constraint set_once do nothing returning id into made;
	return coalesce(made, (select l.id from public.links l
		where l.from_id = object and l.to_id = target and l.relation = link_add.relation
			and l.audience_id is not distinct from app.audience_of(acting)));
end $$;
comment on function public.link_add is 'Points one object to another; answers the id of the link, also when it was there.
Errors: object_not_found (404), right_missing (403), object_archived (409), link_to_itself, too_many_links (422).';

create function public.link_remove(link uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare this public.links := (select l from public.links l where l.id = link);
begin
	perform app.need_account();
	if this.id is null or app.right_on(this.from_id) is null or app.right_on(this.to_id) is null
		or not (app.in_network() or this.audience_id is null or this.audience_id = any (app.my_organisations())) then
		perform app.fail(404, 'link_not_found', jsonb_build_object('link', link), 'It is removed already.');
	end if;
	perform app.need_right(this.from_id, 'write');
	delete from public.links l where l.id = link;
end $$;
comment on function public.link_remove is 'Errors: link_not_found (404), right_missing (403), object_archived (409).';

revoke execute on function public.link_add, public.link_remove from public;
grant execute on function public.link_add, public.link_remove to authenticated;
