-- "Niemand bekannt: fragen": a question from one body to another, which waits for the other's stewards until
-- one of them answers. And "Eintrag melden": whoever reads a published entry may say that it is wrong.
--
-- A question is an object of the asking body, shared with the body that is asked, so that both are inside of
-- it: comments, notifications and history work without more. An archived question is an answered one.

create table public.questions (
	id uuid primary key default gen_random_uuid(),
	organisation_id uuid not null references public.organisations,
	asked_id uuid not null references public.organisations,
	person_id uuid not null references public.people,
	title text not null collate "de-x-icu" check (app.is_line(title, 300)),
	body text check (app.is_text(body, 2000)),
	topic_id uuid references public.topics,
	assignment_id uuid references public.assignments,
	answer text check (app.is_text(answer, 2000)),
	answer_id uuid references public.assignments,
	answered_at timestamptz,
	answered_by uuid references public.people,
	visibility public.visibility not null default 'organisation' check (visibility = 'organisation'),
	version integer not null default 1,
	created_at timestamptz not null default clock_timestamp(),
	updated_at timestamptz not null default now(),
	constraint answered_with_something check ((answered_at is null) = (num_nonnulls(answer, answer_id) = 0))
);
create index questions_of_asked on public.questions (asked_id, created_at desc);
create index questions_by_organisation on public.questions (organisation_id, created_at desc);
create index questions_by_person on public.questions (person_id);
create index questions_by_topic on public.questions (topic_id);
create index questions_by_assignment on public.questions (assignment_id);
create index questions_by_answer on public.questions (answer_id);
create index questions_by_answerer on public.questions (answered_by);
comment on table public.questions is 'Who is responsible? Asked of the stewards of a body by somebody of another, and what came back.';
comment on column public.questions.asked_id is 'The body whose stewards are asked.';
comment on column public.questions.assignment_id is 'The entry that is doubted, when there is one.';
comment on column public.questions.answer_id is 'The entry that answers it.';
comment on column public.questions.person_id is 'personal: wer gefragt hat; purpose: damit die Antwort ankommt; retention: wie die Frage, nach der Löschung des Kontos nur als Kennung ohne Namen';
comment on column public.questions.answered_by is 'personal: wer geantwortet hat; purpose: Nachvollziehbarkeit; retention: wie die Frage, nach der Löschung des Kontos nur als Kennung ohne Namen; export: mention';

create table public.reports (
	id uuid primary key default gen_random_uuid(),
	organisation_id uuid not null references public.organisations,
	assignment_id uuid references public.assignments,
	body text not null check (app.is_text(body, 1000)),
	settled_at timestamptz,
	object_id uuid generated always as (organisation_id) stored,
	version integer not null default 1,
	created_at timestamptz not null default clock_timestamp(),
	updated_at timestamptz not null default now()
);
create index reports_by_organisation on public.reports (organisation_id, created_at desc);
create index reports_by_assignment on public.reports (assignment_id);
comment on table public.reports is 'That an entry of a published body is wrong, said without an account. Nobody is noted as having said it.';
comment on column public.reports.object_id is 'The body, whose history this belongs to.';

alter table public.questions enable row level security;
alter table public.reports enable row level security;
grant select (id, organisation_id, asked_id, title, body, topic_id, assignment_id, answer, answer_id, answered_at, visibility, version,
	created_at, updated_at) on public.questions to authenticated;
grant select on public.questions, public.reports to service_role;
grant select on public.reports to authenticated;
create policy "Members read what their bodies ask and are asked" on public.questions
	for select to authenticated using (
		organisation_id = any ((select app.my_organisations())::uuid[]) or asked_id = any ((select app.my_organisations())::uuid[]));
create policy "Auditors read all questions" on public.questions
	for select to authenticated using ((select app.has_platform_role('auditor')));
create policy "Stewards read what was reported about their bodies" on public.reports
	for select to authenticated using (organisation_id = any ((select app.my_stewardships())::uuid[]));
create policy "Coordinators and admins read all reports" on public.reports
	for select to authenticated using ((select app.has_platform_role('coordinator', 'admin')));

create trigger keep before insert or update on public.questions for each row execute function app.keep_row('title', 'body', 'answer');
create trigger keep before insert or update on public.reports for each row execute function app.keep_row('body');
insert into app.object_kinds values ('question', 'public.questions', false);
create trigger a_register after insert or update or delete on public.questions
	for each row execute function app.register_object('question');
create trigger record after insert or update or delete on public.questions
	for each row execute function app.record_event('question', 'answered_by');
create trigger record after insert or update or delete on public.reports
	for each row execute function app.record_event('report', 'body');

create function app.share_question() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if new.asked_id <> new.organisation_id then
		insert into public.shares (object_id, organisation_id, granted) values (new.id, new.asked_id, 'comment');
	end if;
	perform app.await('question.asked', new.id, new.id, organisation => new.asked_id, for_role => 'steward');
	return null;
end $$;
create trigger b_share after insert on public.questions for each row execute function app.share_question();

create function app.tell_asker() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into public.notifications (person_id, event_id, object_id, reason)
	select q.person_id, new.id, q.id, 'answered' from public.questions q
	where q.id = new.subject_id and q.person_id is distinct from new.person_id and app.hears(q.person_id, q.id, null)
	on conflict (person_id, event_id) do update set reason = excluded.reason;
	return null;
end $$;
-- After app.notify_of_event, which tells those who watch the question.
create trigger notify_asker after insert on public.events
	for each row when (new.kind = 'question.answered') execute function app.tell_asker();

-- Asking and answering ------------------------------------------------------------------------------

create function public.question_ask(
	asked uuid, question text, more text default null, topic uuid default null, assignment uuid default null
) returns uuid language plpgsql security definer set search_path = '' as $$
declare
	acting uuid := app.need_body();
	made uuid;
begin
	perform app.need_account();
	perform app.need_organisation(asked);
	if app.tidy(question) is null then
		perform app.fail(422, 'question_empty', '{}', 'Write what you want to know.');
	elsif (select count(*) from public.questions q where q.person_id = auth.uid() and q.answered_at is null) >= 20
		or (select count(*) from public.questions q where q.asked_id = asked and q.answered_at is null) >= 200 then
		perform app.fail(429, 'too_many_questions', jsonb_build_object('most', 20), 'Wait for answers to what was asked already.');
	elsif assignment is not null and not exists (
		select from public.assignments a where a.id = assignment and a.organisation_id = asked and app.reads_assignment(a)) then
		perform app.fail(404, 'assignment_not_found', jsonb_build_object('assignment', assignment), 'Load the page anew.');
	end if;
	perform app.name_event('question.asked');
	insert into public.questions (organisation_id, asked_id, person_id, title, body, topic_id, assignment_id)
	values (acting, asked, auth.uid(), question, more,
		(select t.id from public.topics t where t.id = topic and t.archived_at is null), assignment)
	returning id into made;
	return made;
end $$;
comment on function public.question_ask is
	'Asks the stewards of a body who is responsible, for the body acted for; answers the id. It waits for them, and the answer is told to the asker.
Errors: signed_out (401), organisation_not_found, assignment_not_found (404), body_needed (403), question_empty (422), too_many_questions (429).';

create function public.question_answer(question uuid, answer text default null, assignment uuid default null) returns void
language plpgsql security definer set search_path = '' as $$
declare this public.questions;
begin
	perform app.need_account();
	select q.* into this from public.questions q where q.id = question for update;
	if this.id is null or app.inside_right_on(question) is null then
		perform app.fail(404, 'question_not_found', jsonb_build_object('question', question), 'Load the page anew.');
	elsif not app.is_keeper(this.asked_id) then
		perform app.fail(403, 'membership_steward_needed', '{}', 'Ask a steward of the body.');
	elsif this.answered_at is not null then
		perform app.fail(409, 'question_answered', '{}', 'Add a comment to it.');
	elsif app.tidy(answer) is null and assignment is null then
		perform app.fail(422, 'question_answer_empty', '{}', 'Write an answer, or choose the entry that answers it.');
	elsif assignment is not null and not exists (
		select from public.assignments a where a.id = assignment and a.organisation_id = this.asked_id) then
		perform app.fail(404, 'assignment_not_found', jsonb_build_object('assignment', assignment), 'Choose an entry of the body.');
	end if;
	perform app.act_as_keeper(this.asked_id);
	perform app.name_event('question.answered');
	update public.questions q set answer = question_answer.answer, answer_id = assignment, answered_at = app.clock(),
		answered_by = auth.uid() where q.id = question;
	perform app.settle('question.asked', question);
end $$;
comment on function public.question_answer is
	'Answers a question, in words or with the entry that answers it, for stewards of the body that was asked; the asker is told.
Errors: question_not_found, assignment_not_found (404), membership_steward_needed (403), question_answered (409), question_answer_empty (422).';

create function app.question_json(this public.questions) returns jsonb
language sql stable security definer set search_path = ''
return jsonb_build_object('id', this.id, 'title', this.title, 'body', this.body, 'organisation_id', this.organisation_id,
	'asked_id', this.asked_id, 'person_id', case when app.knows_people_of(this.organisation_id) then this.person_id end,
	'topic', (select app.brief_topic(t) from public.topics t where t.id = this.topic_id), 'assignment_id', this.assignment_id,
	'answer', this.answer, 'answer_id', this.answer_id, 'answered_at', this.answered_at,
	'answered_by', case when app.knows_people_of(this.asked_id) then this.answered_by end, 'created_at', this.created_at, 'version', this.version);
comment on function app.question_json is
	'A question: {id, title, body, organisation_id (who asks), asked_id, person_id, topic, assignment_id, answer, answer_id, answered_at,
answered_by, created_at, version}; people only where the reader may know them.';

create function app.parts_of_question(wanted uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	this public.questions := (select q from public.questions q where q.id = wanted);
	told jsonb := app.question_json(this);
	entries jsonb := app.entries_json(array(
		select a.id from public.assignments a where a.id in (this.assignment_id, this.answer_id) and app.reads_assignment(a)
		order by a.valid_from), app.today());
begin
	perform app.need_account();
	if this.id is null or app.inside_right_on(wanted) is null then
		perform app.fail(404, 'question_not_found', jsonb_build_object('question', wanted), 'Check the address.');
	end if;
	return jsonb_build_object('question', told, 'entries', entries, 'may_answer', this.answered_at is null and app.is_keeper(this.asked_id),
		'people', app.ids_of(jsonb_build_array(told), 'person_id', 'answered_by') || app.people_in(entries),
		'bodies', app.ids_of(jsonb_build_array(told), 'organisation_id', 'asked_id') || app.ids_of(entries, 'organisation_id'));
end $$;

create function public.question_page(question uuid) returns jsonb
language sql stable set search_path = ''
begin atomic
	select app.with_names(app.parts_of_question(question));
end;
comment on function public.question_page is
	'A question for those inside it: {question (app.question_json), entries (the one doubted, the one that answers), may_answer,
people: {id: name}, bodies: {id: body}}. Errors: signed_out (401), question_not_found (404).';

-- Reporting -----------------------------------------------------------------------------------------

create function public.entry_report(organisation uuid, report text, assignment uuid default null) returns void
language plpgsql security definer set search_path = '' as $$
begin
	-- Published bodies and their running entries alone: whoever calls has no account.
	if not exists (select from app.listed_organisations() l where l = organisation) then
		perform app.fail(404, 'organisation_not_found', jsonb_build_object('organisation', organisation), 'Choose a body from the directory.');
	elsif assignment is not null and not exists (select from public.assignments a where a.id = assignment
		and a.organisation_id = organisation and (a.valid_to is null or a.valid_to >= app.today())) then
		perform app.fail(404, 'assignment_not_found', jsonb_build_object('assignment', assignment), 'Load the page anew.');
	elsif app.tidy(report) is null then
		perform app.fail(422, 'report_empty', '{}', 'Write what is wrong.');
	end if;
	perform app.lock_members(organisation);
	if (select count(*) from public.reports r where r.organisation_id = organisation and r.settled_at is null) >= 50
		or (select count(*) from public.reports r where r.organisation_id = organisation
			and r.created_at > app.clock() - interval '1 day') >= 20 then
		perform app.fail(429, 'too_many_reports', '{}', 'Write to the mailbox of the body.');
	end if;
	insert into public.reports (organisation_id, assignment_id, body) values (organisation, assignment, report);
	perform app.await('report.created', organisation, organisation, organisation => organisation, for_role => 'steward');
end $$;
comment on function public.entry_report is
	'That an entry of a published body is wrong, without an account. Called by the app''s server with the secret key, after its own limits;
20 a day and 50 open ones per body. Errors: organisation_not_found, assignment_not_found (404), report_empty (422), too_many_reports (429).';

create function public.report_settle(report uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare this public.reports := (select r from public.reports r where r.id = report);
begin
	perform app.need_account();
	if this.id is null or not app.is_keeper(this.organisation_id) then
		perform app.fail(404, 'report_not_found', jsonb_build_object('report', report), 'It is settled already.');
	end if;
	perform app.need_keeper(this.organisation_id);
	perform app.name_event('report.settled');
	update public.reports r set settled_at = app.clock() where r.id = report and r.settled_at is null;
	if not exists (select from public.reports r where r.organisation_id = this.organisation_id and r.settled_at is null) then
		perform app.settle('report.created', this.organisation_id);
	end if;
end $$;
comment on function public.report_settle is 'A report is dealt with, for stewards of the body. Error: report_not_found (404).';

revoke execute on function public.question_page, public.question_ask, public.question_answer, public.entry_report, public.report_settle from public;
grant execute on function public.question_page, public.question_ask, public.question_answer, public.report_settle to authenticated;
grant execute on function public.entry_report to service_role;
