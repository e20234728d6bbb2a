-- Deadlines about the plan and the way to work (rules/followup/deadlines.py).

-- Whether the citizen works today at the workplace they are matched with, and the first day there.
create or replace function works_of(p_today date, p_cases bigint[])
returns table (case_id bigint, first_on date, works boolean, starts_next date)
language sql stable as $$
  select p.case_id, min(p.starts_on),
    bool_or(p.starts_on <= p_today and (p.ends_before is null or p.ends_before > p_today)),
    min(p.starts_on) filter (where p.starts_on >= p_today)
  from records_jobmatch m join records_placement p on p.match_id = m.id
  where m.case_id = any (p_cases) and m.ended_on is null
  group by p.case_id
$$;

-- The agreement in force at the match that goes on; one row a course.
create or replace function agreements_of(p_cases bigint[]) returns table (case_id bigint, follow_up_on date)
language sql stable as $$
  select distinct on (a.case_id) a.case_id, a.follow_up_on
  from records_workagreement a join records_jobmatch m on m.id = a.match_id and m.ended_on is null
  where a.case_id = any (p_cases) and a.state = 'agreed'
  order by a.case_id, a.id desc
$$;

create or replace function deadlines_of_plan(p_today date, p_cases bigint[], p_kinds text[], n jsonb)
returns table (case_id bigint, kind text, due_on date, roles text[])
language plpgsql stable as $$
#variable_conflict use_column
begin
  if 'cv_made' = any (p_kinds) then
    return query select k.case_id, 'cv_made', min(coalesce(k.job_search_starts_on, k.cv_starts_on)), null::text[]
      from records_kickoffagreement k join records_meeting m on m.id = k.meeting_id and m.state = 'held'
      where k.case_id = any (p_cases) and not exists (select from records_cvversion v where v.case_id = k.case_id)
      group by k.case_id
      having min(coalesce(k.job_search_starts_on, k.cv_starts_on)) <= p_today;
  end if;
  if 'assessment_begun' = any (p_kinds) then
    return query select c.id, 'assessment_begun', null::date, null::text[] from unnest(p_cases) c (id)
      where not exists (select from records_cticourse r where r.case_id = c.id)
        and not exists (select from records_assessmententry a where a.case_id = c.id);
  end if;
  if 'copy_is_newest' = any (p_kinds) then
    return query select v.at, 'copy_is_newest', v.newest_on, nullif(array(
        select t.role::text from records_jointplan j join records_teammembership t on t.case_id = j.case_id
          and t.user_id = j.owner_id and t.starts_on <= p_today and (t.ends_before is null or t.ends_before > p_today)
          join accounts_user u on u.id = t.user_id and u.is_active
        where j.case_id = v.at and exists (select from accounts_roleassignment r
          where r.user_id = t.user_id and r.role = t.role and r.starts_on <= p_today
            and (r.ends_before is null or r.ends_before > p_today))), '{}')
      from (select o.case_id as at, max(o.number) as newest, max(o.approved_on) as newest_on,
          max(o.number) filter (where exists (select from records_papercopy y
            where y.plan_version_id = o.id and y.receiver = 'citizen' and y.fate = '')) as held
        from records_planversion o where o.case_id = any (p_cases) group by o.case_id) v
      where coalesce(v.held, 0) < v.newest;
  end if;
  if 'company_beside' = any (p_kinds) then
    return query select s.at, 'company_beside', s.quiet_since + 7 * (n ->> 'no_company_activity')::int, null::text[]
      from (select e.at, greatest(e.since, case when w.works then p_today else greatest(
            (select max(x.happened_on) from records_employercontact x where x.case_id = e.at having max(x.happened_on) <= p_today),
            (select max(coalesce(m.ended_on, m.found_on)) from records_jobmatch m
              where m.case_id = e.at and coalesce(m.ended_on, m.found_on) <= p_today),
            (select max(p.ends_before) from records_placement p where p.case_id = e.at and p.ends_before <= p_today)) end) as quiet_since
        from (select f.case_id as at, min(f.starts_on) as since from records_effort f
          where f.case_id = any (p_cases) and f.status in ('planned', 'running') and f.starts_on <= p_today
            and (f.ends_before is null or f.ends_before > p_today) group by f.case_id) e
          left join works_of(p_today, p_cases) w on w.case_id = e.at) s
      where s.quiet_since + 7 * (n ->> 'no_company_activity')::int < p_today;
  end if;
  if 'company_contacted' = any (p_kinds) then
    return query select m.case_id, 'company_contacted', min(m.held_on) + (n ->> 'first_company_contact')::int, null::text[]
      from records_meeting m
      where m.case_id = any (p_cases) and m.kind = 'kickoff' and m.state = 'held'
        and not exists (select from records_employercontact x where x.case_id = m.case_id)
        and not exists (select from records_jobmatch j where j.case_id = m.case_id)
      group by m.case_id
      having min(m.held_on) + (n ->> 'first_company_contact')::int < p_today;
  end if;
  if 'across_professions' = any (p_kinds) then
    return query select t.at, 'across_professions', null::date, null::text[]
      from (select distinct on (m.case_id) m.case_id as at, m.id from records_meeting m
        where m.case_id = any (p_cases) and m.kind = 'follow_up' and m.state = 'held'
        order by m.case_id, m.held_on desc, m.id desc) t
        cross join lateral (select count(*) as came, count(distinct p.role) filter (where p.role in (
            'employment_caseworker', 'social_caseworker', 'job_consultant', 'cti_worker')) as professions
          from records_participant p where p.meeting_id = t.id and p.attendance = 'present' and p.role <> '') p
      where p.came > 0 and p.professions < 2;
  end if;
  if 'something_ahead' = any (p_kinds) then
    return query select c.id, 'something_ahead', p_today, null::text[]
      from unnest(p_cases) c (id) left join works_of(p_today, p_cases) w on w.case_id = c.id
        left join agreements_of(p_cases) g on g.case_id = c.id
      where not coalesce(w.works, false)
        and (w.starts_next is null or w.starts_next > p_today + (n ->> 'no_effort_ahead')::int)
        and not exists (select from records_effort f where f.case_id = c.id and f.status in ('planned', 'running')
          and ((f.starts_on <= p_today and (f.ends_before is null or f.ends_before > p_today))
            or f.starts_on between p_today and p_today + (n ->> 'no_effort_ahead')::int))
        and not exists (select from records_meeting m where m.case_id = c.id and m.state = 'planned'
          and m.planned_on between p_today and p_today + (n ->> 'no_effort_ahead')::int)
        and not exists (select from records_task t where t.case_id = c.id and t.state = 'open'
          and t.due_on between p_today and p_today + (n ->> 'no_effort_ahead')::int)
        and not coalesce(g.follow_up_on between p_today and p_today + (n ->> 'no_effort_ahead')::int, false);
  end if;
end $$;
