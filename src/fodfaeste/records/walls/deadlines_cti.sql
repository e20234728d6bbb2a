-- Deadlines about CTI, its grant and what follows it (rules/followup/deadlines.py).

-- The CTI course that began last, unless it is closed; its phase is null before the first day and after the last.
create or replace function runs_of(p_today date, p_cases bigint[])
returns table (case_id bigint, id bigint, starts_on date, phase_2_on date, phase_3_on date, ends_before date,
  phase integer, phase_on date)
language sql stable as $$
  select r.case_id, r.id, r.starts_on, r.phase_2_on, r.phase_3_on, r.ends_before,
    case when p_today < r.phase_2_on then 1 when p_today < r.phase_3_on then 2 when p_today < r.ends_before then 3 end,
    case when p_today < r.phase_2_on then r.starts_on when p_today < r.phase_3_on then r.phase_2_on
      when p_today < r.ends_before then r.phase_3_on end
  from (select distinct on (k.case_id) k.* from records_cticourse k
    where k.case_id = any (p_cases) and k.starts_on <= p_today
    order by k.case_id, k.starts_on desc, k.id desc) r
  where r.closed_on is null or r.closed_on > p_today
$$;

create or replace function deadlines_of_cti(p_today date, p_cases bigint[], p_kinds text[], n jsonb)
returns table (case_id bigint, kind text, due_on date, roles text[])
language plpgsql stable as $$
#variable_conflict use_column
begin
  if 'phase_begins' = any (p_kinds) then
    return query select r.case_id, 'phase_begins', p.begins, null::text[] from runs_of(p_today, p_cases) r
        cross join lateral (values (r.phase_2_on), (r.phase_3_on)) p (begins)
      where p.begins > p_today and p.begins <= p_today + (n ->> 'phase_notice')::int;
  end if;
  if p_kinds && array['at_least_one_focus', 'few_focus_areas'] then
    return query with open_run as (
        select distinct on (k.case_id) k.case_id as at, case when p_today < k.starts_on then null
            when p_today < k.phase_2_on then 1 when p_today < k.phase_3_on then 2 when p_today < k.ends_before then 3 end as phase
        from records_cticourse k where k.case_id = any (p_cases) and k.closed_on is null
        order by k.case_id, k.starts_on desc, k.id desc
      ), chosen as (
        select a.case_id as at, a.phase, count(*) as areas from records_focusarea a
          join records_cticourse k on k.id = a.course_id and k.closed_on is null
        where a.case_id = any (p_cases) and a.state = 'current' group by a.case_id, a.phase
      )
      select r.case_id, case when coalesce(f.areas, 0) < 1 then 'at_least_one_focus' else 'few_focus_areas' end,
        r.phase_on, null::text[]
      from runs_of(p_today, p_cases) r left join open_run o on o.at = r.case_id
        left join chosen f on f.at = o.at and f.phase = o.phase
      where r.phase is not null and (coalesce(f.areas, 0) < 1 or f.areas > (n ->> 'focus_areas')::int);
  end if;
  if 'often_in_phase_1' = any (p_kinds) then
    return query select r.case_id, 'often_in_phase_1', p_today, null::text[] from runs_of(p_today, p_cases) r
      where r.phase = 1 and p_today - r.starts_on > (n ->> 'no_contact_phase_1')::int
        and not exists (select from records_contactnote c where c.case_id = r.case_id and c.kind in ('meeting', 'phone')
          and c.happened_on between p_today - (n ->> 'no_contact_phase_1')::int and p_today);
  end if;
  if 'contact_decreases' = any (p_kinds) then
    return query select t.at, 'contact_decreases', p_today, null::text[] from (
        select r.case_id as at, r.phase_on - r.before_on as days_before, p_today - r.phase_on + 1 as days,
          count(*) filter (where c.happened_on >= r.phase_on) as times,
          count(*) filter (where c.happened_on < r.phase_on) as times_before
        from (select o.*, case o.phase when 2 then o.starts_on else o.phase_2_on end as before_on
            from runs_of(p_today, p_cases) o where o.phase in (2, 3) and p_today - o.phase_on + 1 >= 28) r
          join records_contactnote c on c.case_id = r.case_id and c.kind in ('meeting', 'phone')
            and c.happened_on between greatest(r.before_on, p_today - 399) and p_today
        group by r.case_id, r.phase_on, r.before_on) t
      where t.times > 0 and t.times * t.days_before >= t.times_before * t.days;
  end if;
  if 'cti_closed' = any (p_kinds) then
    return query select r.case_id, 'cti_closed', r.ends_before, null::text[] from runs_of(p_today, p_cases) r
      where r.ends_before <= p_today;
  end if;
  if 'checkpoint_held' = any (p_kinds) then
    return query select h.at, 'checkpoint_held', (h.ended_on + make_interval(months => h.months))::date, null::text[]
      from (select e.at, e.ended_on, min(w.months) as months
        from (select k.case_id as at, max(k.closed_on) as ended_on from records_cticourse k
            where k.case_id = any (p_cases) and k.closed_on <= p_today group by k.case_id) e
          cross join lateral (select coalesce(l.closed_on, 'infinity'::date) as since from records_cticourse l
            where l.case_id = e.at order by l.starts_on desc, l.id desc limit 1) l
          cross join lateral (select (n ->> code)::int as months
            from unnest(array['aftercare_1', 'aftercare_2', 'aftercare_3', 'aftercare_4']) code) w
        where not exists (select from runs_of(p_today, p_cases) r where r.case_id = e.at)
          and not exists (select from records_aftercarecheckpoint c where c.case_id = e.at
            and c.months_after = w.months and c.held_on >= l.since)
        group by e.at, e.ended_on) h
      where (h.ended_on + make_interval(months => h.months))::date <= p_today;
  end if;
  if p_kinds && array['grant_runs_out', 'grant_ends_soon', 'grant_ends_now', 'grant_is_over'] then
    return query select g.at, case when p_today >= g.ends then 'grant_is_over'
        when g.ends - p_today <= 7 * (n ->> 'grant_expiry_last')::int then 'grant_ends_now'
        when g.ends - p_today <= 7 * (n ->> 'grant_expiry_second')::int then 'grant_ends_soon'
        else 'grant_runs_out' end, g.ends, null::text[]
      from (select x.case_id as at, max(x.ends_before) as ends from records_grant x where x.case_id = any (p_cases)
        group by x.case_id having bool_and(x.ends_before is not null)) g
      where (p_today >= g.ends or g.ends - p_today <= 7 * greatest((n ->> 'grant_expiry')::int,
          (n ->> 'grant_expiry_second')::int, (n ->> 'grant_expiry_last')::int))
        and (not exists (select from records_cticourse k where k.case_id = g.at)
          or exists (select from records_cticourse k where k.case_id = g.at
            and (k.closed_on is null or k.closed_on > p_today)))
        and not exists (select from records_grant y where y.case_id = g.at and y.ends_before = g.ends
          and y.ended_by_decision_id is not null);
  end if;
  if p_kinds && array['decisions_started', 'network_agreed', 'follow_on_arranged', 'closing_meeting_booked'] then
    return query select r.case_id, s.step, r.ends_before - 7 * s.weeks, null::text[] from runs_of(p_today, p_cases) r
        cross join lateral (select k.*, g.decision_id from records_cticourse k join records_grant g on g.id = k.grant_id
          where k.case_id = r.case_id order by k.starts_on desc, k.id desc limit 1) k
        cross join lateral (values
          ('decisions_started', (n ->> 'closing_decisions')::int), ('network_agreed', (n ->> 'closing_network')::int),
          ('follow_on_arranged', (n ->> 'closing_network')::int), ('closing_meeting_booked', (n ->> 'closing_meeting')::int)
        ) s (step, weeks)
      where r.ends_before - 7 * s.weeks <= p_today and not case s.step
        when 'decisions_started' then k.continued_need <> '' or exists (select from records_decision d
          where d.case_id = k.case_id and d.decided_on >= k.starts_on and d.legal_basis in ('sel-85', 'lab-mentor')
            and d.outcome in ('granted', 'partly_granted', 'changed', 'continued') and d.id is distinct from k.decision_id
            and not exists (select from records_grant y where y.ends_before <= k.ends_before
              and (y.decision_id = d.id or (d.outcome = 'continued' and y.decision_id = d.follows_id))))
        when 'network_agreed' then exists (select from records_handover h where h.course_id = k.id and h.state <> 'dropped')
          and not exists (select from records_handover h where h.course_id = k.id and h.state <> 'dropped'
            and (h.state = 'taken_back' or (not h.to_citizen and (h.state not in ('accepted', 'trying', 'handed_over')
              or not exists (select from records_consent s where s.case_id = h.case_id and s.given_on <= p_today
                and (s.ends_before is null or s.ends_before > p_today) and (s.withdrawn_on is null or s.withdrawn_on > p_today)
                and (s.to_person_id = h.to_person_id or (s.to_party in ('employer', 'health_care', 'other_authority') and exists (
                  select from records_networkperson w where w.id = h.to_person_id and w.kind <> 'private'
                    and upper(w.name) = upper(s.to_name)))))))))
        when 'follow_on_arranged' then not (k.legal_basis = 'sel-85' and k.continued_need = 'need' and k.follow_on_worker = '')
        else exists (select from records_meeting m where m.case_id = k.case_id and m.kind = 'closing'
          and (m.state = 'held' or (m.state = 'planned' and m.planned_on >= p_today))
          and coalesce(m.held_on, m.planned_on) >= k.phase_3_on) end;
  end if;
  -- The windows are those of rules/measures/windows.py.
  if 'measure_answered' = any (p_kinds) then
    return query select o.at, 'measure_answered', o.asked_on, null::text[] from (
        select a.at, a.occasion, a.asked_on, least(
            case when a.place > 0 then a.asked_on + 43 end,
            greatest(a.asked_on, lead(a.asked_on - case a.place when 1 then 0 else 21 end, 1, 'infinity')
              over (partition by a.at order by a.asked_on, a.place))
          ) as closes_before from (
          select m.case_id as at, 'kickoff' as occasion, min(m.held_on) as asked_on, 0 as place from records_meeting m
            where m.case_id = any (p_cases) and m.kind = 'kickoff' and m.state = 'held' group by m.case_id
          union all
          select k.case_id, w.occasion, w.asked_on, w.place from (select distinct on (r.case_id) r.*,
                least(r.ends_before, r.closed_on) as ended_on from records_cticourse r
              where r.case_id = any (p_cases) order by r.case_id, r.starts_on desc, r.id desc) k
            cross join lateral (values ('cti_start', k.starts_on, 1), ('phase_2', k.phase_2_on, 2),
              ('phase_3', k.phase_3_on, 3), ('cti_end', k.ended_on, 4),
              ('months_6', (k.ended_on + interval '6 months')::date, 5),
              ('months_12', (k.ended_on + interval '12 months')::date, 6)) w (occasion, asked_on, place)
            where w.place not in (2, 3) or w.asked_on < k.ended_on) a) o
      where o.asked_on <= p_today and o.closes_before > p_today
        and not exists (select from records_measurement x where x.case_id = o.at and x.instrument = 'own_scales'
          and x.respondent = 'citizen' and x.occasion = o.occasion)
        and not (o.occasion = 'kickoff' and exists (select from records_kickoffagreement k
          join records_meeting m on m.id = k.meeting_id and m.case_id = o.at and m.kind = 'kickoff' and m.state = 'held'
          where k.case_id = o.at and k.baseline = 'declined'));
  end if;
end $$;
