-- Accounts: Supabase Auth keeps the sign-in, people keeps the person. One trigger joins them.

create function app.follow_account() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if tg_op = 'INSERT' then
		insert into public.people (id, email, display_name, position)
		values (new.id, new.email,
			coalesce(app.tidy(new.raw_user_meta_data ->> 'display_name'), split_part(new.email, '@', 1)),
			new.raw_user_meta_data ->> 'position')
		on conflict (id) do nothing;
	elsif tg_op = 'UPDATE' then
		update public.people p set email = new.email
		where p.id = new.id and p.erased_at is null and p.email is distinct from new.email;
	else
		perform app.erase_person(old.id);
		perform app.forget_sign_ins(old.id, old.email);
	end if;
	return null;
end $$;

create function app.erase_person(person uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform app.erase_rows(person);
	perform app.name_event('person.erased');
	update public.people p
	set email = null, display_name = null, position = null, phone = null, erased_at = app.clock()
	where p.id = person and p.erased_at is null;
end $$;
comment on function app.erase_person is
	'Empties a person''s row and takes the rows that are about them alone (app.erase_rows, from the column comments), such as
memberships and roles; history keeps the id, which names nobody any more.';

create trigger follow_account after insert or update of email or delete on auth.users
	for each row execute function app.follow_account();

insert into public.people (id, email, display_name)
select u.id, u.email, split_part(u.email, '@', 1) from auth.users u where u.email is not null
on conflict (id) do nothing;
