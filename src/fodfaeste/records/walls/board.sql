-- Where every open course in sight stands, for the board (J2). Asked once about everything the actor sees: behind the
-- wall of each table the same sight was worked out ten times over. It says what rules/followup/states.py says;
-- tests/records/boards/test_columns.py holds the two together. `turns_on` is the day the course goes on by the calendar,
-- before CTI the day it was enrolled. `offset 0`: what few courses are asked is looked up for them by index; without it the
-- whole table would be read first.
create or replace function board_cases(p_units bigint[], p_user bigint, p_role text, p_vacant text)
returns table (case_id bigint, state text, turns_on date)
language plpgsql stable security definer rows 400 set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  this_day date := app_today();
  sight bigint[] := array(select visible_cases());
  wanted bigint[];
begin
  if p_user is not null then
    sight := array(select t.case_id from records_teammembership t join unnest(sight) as s(id) on s.id = t.case_id
      where t.user_id = p_user and (p_role is null or t.role = p_role) and t.starts_on <= this_day
      and (t.ends_before is null or t.ends_before > this_day));
  end if;
  wanted := array(select c.id from records_case c join unnest(sight) as s(id) on s.id = c.id
    where (c.closed_on is null or c.closed_on > this_day) and (p_units is null or c.unit_id = any (p_units)));
  if p_vacant is not null then
    wanted := array(select unnest(wanted) except select t.case_id from records_teammembership t
      join accounts_user u on u.id = t.user_id and u.is_active
      join accounts_roleassignment h on h.user_id = t.user_id and h.role = t.role and h.starts_on <= this_day
        and (h.ends_before is null or h.ends_before > this_day)
      where t.role = p_vacant and t.starts_on <= this_day and (t.ends_before is null or t.ends_before > this_day));
  end if;
  return query
  with run as (
    select distinct on (r.case_id) r.case_id, r.phase_2_on, r.phase_3_on, r.ends_before, r.closed_on
    from unnest(wanted) as w(id) join records_cticourse r on r.case_id = w.id where r.starts_on <= this_day
    order by r.case_id, r.starts_on desc, r.id desc),
  matched as (
    select distinct m.case_id from unnest(wanted) as w(id) join records_jobmatch m on m.case_id = w.id
    where m.found_on <= this_day and (m.ended_on is null or m.ended_on > this_day)),
  met as (
    select k.case_id, bool_or(k.state = 'held' and k.held_on <= this_day) as held,
      bool_or((k.created_at at time zone 'Europe/Copenhagen')::date <= this_day) as arranged
    from unnest(wanted) as w(id) join records_meeting k on k.case_id = w.id
    where k.kind = 'kickoff' and k.state <> 'cancelled' group by k.case_id)
  select c.id,
    case
      when r.case_id is not null then case
        when r.closed_on <= this_day then 'aftercare'
        when r.phase_2_on > this_day then 'cti_phase_1'
        when r.phase_3_on > this_day then 'cti_phase_2'
        when r.ends_before > this_day then 'cti_phase_3'
        else 'cti_closing_due' end
      when m.case_id is not null then 'matched'
      when k.held then case
        when exists (select from records_employercontact e where e.case_id = c.id and e.happened_on <= this_day offset 0)
          or exists (select from records_planversion v where v.case_id = c.id and v.approved_on <= this_day offset 0)
          or exists (select from records_jobmatch j where j.case_id = c.id and j.found_on <= this_day offset 0)
          or exists (select from records_kickoffagreement a join records_meeting h on h.id = a.meeting_id
            and h.kind = 'kickoff' and h.state = 'held'
            where a.case_id = c.id and coalesce(a.job_search_starts_on, a.cv_starts_on) <= this_day offset 0)
        then 'matching' else 'kickoff_held' end
      when k.arranged then 'kickoff_planned'
      else 'enrolled' end,
    case
      when r.case_id is null then c.enrolled_on
      when r.closed_on <= this_day then r.closed_on
      when r.phase_2_on > this_day then r.phase_2_on
      when r.phase_3_on > this_day then r.phase_3_on
      else r.ends_before end
  from unnest(wanted) as w(id) join records_case c on c.id = w.id
    left join run r on r.case_id = c.id
    left join matched m on m.case_id = c.id
    left join met k on k.case_id = c.id;
end $$;
