-- Every deadline of the open courses that the actor sees, on a day: what rules/followup/deadlines.py says of one course,
-- said of all at once. Each function runs as whoever asks, so the wall of every table stands. `roles` are those whom the
-- course itself names; null means whoever the kind belongs to. Only the kinds asked for are worked out; no kinds: all.

create or replace function deadlines_on(p_today date, p_cases bigint[] default null, p_kinds text[] default null)
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
  cases bigint[];
begin
  if p_cases is null and app_actor() is not null then  -- what is seen is named here too, so that an index leads to it
    cases := array(select c.id from records_case c where c.id = any (array(select visible_cases()))
      and (c.closed_on is null or c.closed_on > p_today));
  elsif p_cases is null then
    cases := array(select c.id from records_case c where c.closed_on is null or c.closed_on > p_today);
  else
    cases := array(select c.id from records_case c where c.id = any (p_cases) and (c.closed_on is null or c.closed_on > p_today));
  end if;
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
