-- What the screens of memberships read, one call each, under the caller's policies.

create function public.organisation_people(organisation_slug text) returns jsonb
language sql stable set search_path = ''
begin atomic
	with this as (
		select o.* from public.organisations o where o.slug = organisation_slug
	), people as (
		select m.*, p.display_name, p.position
		from this t join public.memberships m on m.organisation_id = t.id join public.people p on p.id = m.person_id
		order by p.display_name, m.id limit 1000
	)
	select coalesce((
		select jsonb_build_object(
			'organisation', jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'short_name', t.short_name,
				'level', t.level, 'sector', t.sector, 'access', t.access, 'archived_at', t.archived_at),
			'people', coalesce((
				select jsonb_agg(jsonb_build_object('id', m.id, 'person_id', m.person_id, 'display_name', m.display_name,
					'position', m.position, 'role', m.role, 'state', m.state, 'created_at', m.created_at))
				from people m where m.state in ('active', 'suspended')), '[]'),
			'requests', coalesce((
				select jsonb_agg(jsonb_build_object('id', m.id, 'display_name', m.display_name, 'position', m.position,
					'email', p.email, 'created_at', m.created_at) order by m.created_at)
				from people m join public.people p on p.id = m.person_id
				where m.state = 'requested' and app.is_keeper(t.id)), '[]'),
			'invitations', coalesce((
				select jsonb_agg(jsonb_build_object('id', i.id, 'email', i.email, 'role', i.role,
					'expires_at', i.expires_at, 'created_at', i.created_at) order by i.created_at desc)
				from public.invitations i
				where i.organisation_id = t.id and i.accepted_at is null and i.withdrawn_at is null
					and i.expires_at > now() and app.is_keeper(t.id)), '[]'),
			'mine', (select jsonb_build_object('role', m.role, 'state', m.state, 'since', m.created_at)
				from public.memberships m where m.organisation_id = t.id and m.person_id = auth.uid()),
			'may_decide', app.is_keeper(t.id))
		from this t
	), app.fail_json(404, 'organisation_not_found', jsonb_build_object('slug', left(organisation_slug, 100)),
		'Check the address, or ask the steward of the directory.'));
end;
comment on function public.organisation_people is
	'Who works for a body, as far as the caller may see: {organisation, people, requests, invitations, mine, may_decide}.
Error: organisation_not_found (404).';

-- Whoever is invited learns of the body, though it may be in no directory.
create function app.my_invitations() returns jsonb
language sql stable security definer set search_path = ''
begin atomic
	select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'slug', o.slug, 'name', o.name, 'role', i.role,
		'expires_at', i.expires_at) order by o.name), '[]')
	from public.invitations i join public.organisations o on o.id = i.organisation_id
	where i.email = app.my_address() and app.invitation_state(i) = 'open' and o.archived_at is null;
end;

create function public.my_memberships() returns jsonb
language sql stable set search_path = ''
begin atomic
	select jsonb_build_object(
		'memberships', coalesce((
			select jsonb_agg(jsonb_build_object('organisation_id', o.id, 'slug', o.slug, 'name', o.name, 'role', m.role, 'state', m.state,
				'since', m.created_at) order by o.name)
			from public.memberships m join public.organisations o on o.id = m.organisation_id
			where m.person_id = auth.uid()), '[]'),
		'invitations', app.my_invitations());
end;
comment on function public.my_memberships is
	'The caller''s own memberships in every state and the open invitations to their address, for their account page.';

revoke execute on function public.organisation_people, public.my_memberships from public;
grant execute on function public.organisation_people, public.my_memberships to anon, authenticated, service_role;
