-- Saying something about an object, changing one's words, taking them back, closing a thread.

create function app.need_body() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare acting uuid := app.acting_organisation();
begin
	if acting is null then
		perform app.fail(403, 'body_needed', '{}', 'Act for a body you belong to.');
	end if;
	return acting;
end $$;
comment on function app.need_body is 'The body acted for. Errors: body_needed (403), acting_for_required (400).';

create function app.need_comment(comment_id uuid, wanted public.access_right) returns public.comments
language plpgsql security definer set search_path = '' as $$
declare this public.comments;
begin
	perform app.need_account();
	select c.* into this from public.comments c where c.id = comment_id for update;
	if this.id is null or app.inside_right_on(this.object_id) is null or not (app.in_network()
		or this.audience_id is null or this.audience_id = any (app.my_organisations())) then
		perform app.fail(404, 'comment_not_found', jsonb_build_object('comment', comment_id), 'Load the page anew.');
	end if;
	perform app.need_right(this.object_id, wanted);
	return this;
end $$;
comment on function app.need_comment is
	'Locks a comment the caller can read. Errors: comment_not_found (404), right_missing (403), object_archived (409).';

create function public.comment_add(
	object uuid, body text, answers uuid default null, mentions uuid[] default '{}', answer_by date default null
) returns uuid language plpgsql security definer set search_path = '' as $$
declare
	acting uuid := app.need_body();
	answered public.comments;
	audience uuid := app.audience_of(acting);
	asked uuid[] := (select coalesce(array_agg(distinct m), '{}') from unnest(mentions) m);
	made uuid;
begin
	perform app.need_account();
	perform app.need_right(object, 'comment');
	if answers is not null then
		answered := app.need_comment(answers, 'comment');
		if answered.object_id <> object then
			perform app.fail(404, 'comment_not_found', jsonb_build_object('comment', answers), 'Load the page anew.');
		end if;
		audience := coalesce(answered.audience_id, audience);
	end if;
	perform app.need_mentionable(asked, object, audience);
	if app.tidy(body) is null then
		perform app.fail(422, 'comment_empty', '{}', 'Write something.');
	elsif answer_by is not null and (answer_by < app.today() or cardinality(asked) = 0) then
		perform app.fail(422, 'answer_by_not_possible', '{}', 'Name a day from today on, and who is asked.');
	elsif (select count(*) from public.comments c where c.object_id = object) >= 10000
		or (select count(*) from public.comments c where c.thread_id = coalesce(answered.thread_id, answered.id)) >= 500 then
		perform app.fail(422, 'too_many_comments', jsonb_build_object('most', 10000), 'Write a page about it instead.');
	end if;
	insert into public.comments (object_id, thread_id, answers_id, organisation_id, person_id, audience_id, body, mentions, answer_by)
	values (object, coalesce(answered.thread_id, answered.id), answered.id, acting, auth.uid(), audience, body, asked, answer_by)
	returning id into made;
	return made;
end $$;
comment on function public.comment_add is 'Says something about an object, or answers; answers the id.
Errors: object_not_found, comment_not_found (404), right_missing, body_needed (403), object_archived (409),
mention_not_possible, too_many_mentions, comment_empty, answer_by_not_possible, too_many_comments (422).';

create function public.comment_edit(comment uuid, body text, version integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
	this public.comments := app.need_comment(comment, 'comment');
begin
	if this.person_id <> auth.uid() or this.organisation_id <> app.need_body() then
		perform app.fail(403, 'comment_not_yours', '{}', 'Answer it instead.');
	elsif this.removed_at is not null then
		perform app.fail(409, 'comment_removed', '{}', 'Write a new one.');
	elsif app.tidy(body) is null then
		perform app.fail(422, 'comment_empty', '{}', 'Write something, or remove the comment.');
	end if;
	perform app.name_event('comment.edited');
	update public.comments c set body = comment_edit.body, version = comment_edit.version,
		edited_at = case when c.body is distinct from app.tidy(comment_edit.body) then app.clock() else c.edited_at end
	where c.id = this.id returning c.version into this.version;
	return this.version;
end $$;
comment on function public.comment_edit is 'Changes one''s own words; answers the new version.
Errors: comment_not_found (404), comment_not_yours (403), comment_removed, conflict (409), comment_empty (422).';

create function public.comment_remove(comment uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
	this public.comments := app.need_comment(comment, 'read');
begin
	if this.person_id <> auth.uid() and coalesce(app.inside_right_on(this.object_id) < 'manage', true) then
		perform app.fail(403, 'comment_not_yours', '{}', 'Ask those who keep the object.');
	end if;
	perform app.name_event('comment.removed');
	update public.comments c set body = null, mentions = '{}', answer_by = null, removed_at = app.clock()
	where c.id = this.id and c.removed_at is null;
end $$;
comment on function public.comment_remove is
	'Empties a comment and leaves its place, so that answers keep their sense: one''s own, or for those who manage the object.
Errors: comment_not_found (404), comment_not_yours (403).';

create function public.comment_resolve(thread uuid, resolved boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
	this public.comments := app.need_comment(thread, 'comment');
begin
	if this.thread_id is not null then
		perform app.fail(404, 'comment_not_found', jsonb_build_object('comment', thread), 'Load the page anew.');
	elsif this.audience_id is null and app.audience_of(app.need_body()) is not null then
		-- Whoever closes an open thread shows that they are there.
		perform app.fail(403, 'comment_not_yours', '{}', 'Ask those who keep the object.');
	end if;
	perform app.name_event(case when resolved then 'comment.resolved' else 'comment.reopened' end);
	update public.comments c set resolved_at = case when resolved then app.clock() end,
		resolved_by = case when resolved then auth.uid() end
	where c.id = this.id and (c.resolved_at is null) = resolved;
end $$;
comment on function public.comment_resolve is 'Closes a thread or opens it again.
Errors: comment_not_found (404), right_missing, comment_not_yours (403).';

revoke execute on function public.comment_add, public.comment_edit, public.comment_remove, public.comment_resolve from public;
grant execute on function public.comment_add, public.comment_edit, public.comment_remove, public.comment_resolve to authenticated;
