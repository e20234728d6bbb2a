-- Every deadline of the open courses that the actor sees, on a day: what rules/followup/deadlines.py says of one course,
-- said of all at once. `roles` are those whom the course itself names; null means whoever the kind belongs to. Only the
-- kinds asked for are worked out; no kinds: all.

-- The same of some courses. It runs as whoever asks, and so does every part of it: called by anybody but the owner, the
-- wall of each table stands.
create or replace function deadlines_of_cases(p_today date, p_cases bigint[], p_kinds text[])
returns table (case_id bigint, kind text, due_on date, roles text[])
language plpgsql stable set plan_cache_mode = auto as $$
#variable_conflict use_column
declare
  n jsonb := numbers_on(p_today);
  kinds text[] := coalesce(p_kinds, array['seat_taken', 'cv_made', 'assessment_begun', 'sharing_asked', 'consent_lasts',
    'copy_is_newest', 'company_beside', 'company_contacted', 'agreement_followed_up', 'support_examined', 'hours_are_settled',
    'hours_move', 'purpose_chosen', 'grant_dated', 'granted_first', 'within_first_period', 'within_next_period',
    'paid_tasks_differ', 'place_left_at_work', 'placement_runs_out', 'placement_is_over', 'restart_planned',
    'pay_talked_about', 'phase_begins', 'at_least_one_focus', 'few_focus_areas', 'often_in_phase_1', 'contact_decreases',
    'across_professions', 'quick_answered', 'something_ahead', 'checkpoint_held', 'grant_runs_out', 'grant_ends_soon',
    'grant_ends_now', 'grant_is_over', 'decisions_started', 'network_agreed', 'follow_on_arranged', 'closing_meeting_booked',
    'cti_closed', 'measure_answered', 'talks_agreed', 'talk_held']);
  cases bigint[] := array(select c.id from records_case c
    where c.id = any (p_cases) and (c.closed_on is null or c.closed_on > p_today));
begin
  -- Thousands of courses want another plan than a few; a plan for a few is kept, since making it takes longer than using it.
  perform set_config('plan_cache_mode',
    case when cardinality(cases) > 300 then 'force_custom_plan' else 'force_generic_plan' end, true);
  return query select d.case_id, d.kind, d.due_on, d.roles from deadlines_of_people(p_today, cases, kinds, n) d;
  return query select d.case_id, d.kind, d.due_on, d.roles from deadlines_of_talks(p_today, cases, kinds) d;
  return query select d.case_id, d.kind, d.due_on, d.roles from deadlines_of_plan(p_today, cases, kinds, n) d;
  return query select d.case_id, d.kind, d.due_on, d.roles from deadlines_of_work(p_today, cases, kinds, n) d;
  return query select d.case_id, d.kind, d.due_on, d.roles from deadlines_of_papers(p_today, cases, kinds, n) d
    where d.kind = any (kinds);
  return query select d.case_id, d.kind, d.due_on, d.roles from deadlines_of_cti(p_today, cases, kinds, n) d
    where d.kind = any (kinds);
end $$;

-- Which of some courses ask for one of the kinds: no day, no role. What is quickly worked out is asked first, and what takes
-- time of those alone that nothing has named yet. No order is needed: either a kind stands on a course or it does not.
create or replace function asking_of_cases(p_today date, p_cases bigint[], p_kinds text[]) returns setof bigint
language plpgsql stable as $$
declare
  middle text[] := array['across_professions', 'at_least_one_focus', 'company_beside',
    'few_focus_areas', 'grant_dated', 'granted_first', 'hours_are_settled', 'measure_answered',
    'paid_tasks_differ', 'place_left_at_work', 'purpose_chosen', 'something_ahead', 'support_examined',
    'within_first_period', 'within_next_period'];
  waiting bigint[] := p_cases;
  found bigint[];
  part text[];
begin
  for turn in 1 .. 4 loop
    part := array(select k.kind from unnest(p_kinds) k (kind)
      where case when k.kind = 'hours_move' then 4 when k.kind = 'pay_talked_about' then 3
        when k.kind = any (middle) then 2 else 1 end = turn);
    if part <> '{}' and waiting <> '{}' then
      found := array(select distinct d.case_id from deadlines_of_cases(p_today, waiting, part) d);
      waiting := array(select unnest(waiting) except select unnest(found));
      return query select unnest(found);
    end if;
  end loop;
end $$;

-- For a colleague: of the courses asked for those in sight, which is asked once. Behind the wall of each table the same
-- sight was worked out some fifty times over (docs/adr/0042). A colleague reads every table that this reads wherever they
-- see the course; nobody else is told anything here.
create or replace function in_sight_of_staff(p_cases bigint[]) returns bigint[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not actor_is_staff() then
    return '{}'::bigint[];
  elsif p_cases is null then
    return array(select distinct visible_cases());
  end if;
  return array(select visible_cases() intersect select unnest(p_cases));
end $$;

create or replace function deadlines_in_sight(p_today date, p_cases bigint[], p_kinds text[])
returns table (case_id bigint, kind text, due_on date, roles text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query select d.case_id, d.kind, d.due_on, d.roles
    from deadlines_of_cases(p_today, in_sight_of_staff(p_cases), p_kinds) d;
end $$;

create or replace function asking_in_sight(p_today date, p_cases bigint[], p_kinds text[]) returns setof bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select asking_of_cases(p_today, in_sight_of_staff(p_cases), p_kinds);
end $$;

-- As they are asked. A job of its own, or somebody who is no colleague, is told what the walls of the tables let them read.
create or replace function deadlines_on(p_today date, p_cases bigint[] default null, p_kinds text[] default null)
returns table (case_id bigint, kind text, due_on date, roles text[])
language plpgsql stable as $$
#variable_conflict use_column
begin
  if row_security_active('records_case') and actor_is_staff() then
    return query select d.case_id, d.kind, d.due_on, d.roles from deadlines_in_sight(p_today, p_cases, p_kinds) d;
  else
    return query select d.case_id, d.kind, d.due_on, d.roles
      from deadlines_of_cases(p_today, coalesce(p_cases, array(select c.id from records_case c)), p_kinds) d;
  end if;
end $$;

create or replace function asking_on(p_today date, p_cases bigint[], p_kinds text[]) returns setof bigint
language plpgsql stable as $$
begin
  if row_security_active('records_case') and actor_is_staff() then
    return query select asking_in_sight(p_today, p_cases, p_kinds);
  else
    return query select asking_of_cases(p_today, coalesce(p_cases, array(select c.id from records_case c)), p_kinds);
  end if;
end $$;
