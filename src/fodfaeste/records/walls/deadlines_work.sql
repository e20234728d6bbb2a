-- Deadlines about work: agreement, hours, the ladder, what broke off (rules/followup/deadlines.py).

-- Every real change of the tasks in the latest version, as rules/placement/ladder/history.py reads them: a version counts
-- where it says another step than the one before it; a word counts where it says another step than the task stands on.
create or replace function ladder_changes(p_cases bigint[])
returns table (case_id bigint, task text, place integer, version integer, step text, before text, on_day date, at timestamptz)
language sql stable as $$
  with tasks as materialized (
    select w.case_id, w.wording, a.number as version, a.state, w.step::text as step, w.id, w.created_at
    from records_worktask w join records_workagreement a on a.id = w.agreement_id
      join records_jobmatch m on m.id = a.match_id and m.ended_on is null
    where w.case_id = any (p_cases)
  ), words as materialized (  -- the next version says most of them again: each is folded once
    select d.wording, rtrim(folded(d.wording), '.') as task from (select distinct t.wording from tasks t) d
  ), written as (
    select t.case_id, x.task, t.version, t.step, t.id, t.created_at, max(t.version) over (partition by t.case_id) as newest
    from tasks t join words x on x.wording = t.wording where t.state in ('agreed', 'replaced', 'ended')
  ), latest as (
    select distinct w.case_id, w.task from written w where w.version = w.newest
  ), told as (
    select v.case_id, v.task, v.version, v.step, (v.created_at at time zone 'Europe/Copenhagen')::date as on_day,
      v.created_at as at, v.id, 0 as said
    from (select w.*, lag(w.step) over (partition by w.case_id, w.task order by w.version, w.id) as stood from written w) v
    where v.step is distinct from v.stood
    union all
    select s.case_id, x.task, 0, s.step::text, s.seen_on, s.created_at, s.id, 1
    from records_taskstepsaid s join tasks t on t.id = s.task_id join words x on x.wording = t.wording
    where s.case_id = any (p_cases)
  ), standing as (
    select t.*, row_number() over way as number, lag(t.step) over way as before
    from told t join latest l using (case_id, task)
    window way as (partition by t.case_id, t.task order by t.at, t.said, t.version, t.id)
  )
  select s.case_id, s.task, s.number::int, s.version, s.step, s.before, s.on_day, s.at from standing s
  where s.step is distinct from s.before
$$;

-- The days that something moved forward beside the hours (rules/placement/ladder/progress.py): a task that was new in a
-- later version, and each step up that no later step back has undone.
create or replace function progress_of(p_cases bigint[]) returns table (case_id bigint, on_day date)
language sql stable as $$
  with steps as (
    select l.*, first_value(l.place) over way as begins, last_value(l.step) over way as stands,
      (l.before, l.step) in (('learning', 'masters'), ('learning', 'paid'), ('masters', 'paid')) as is_up,
      bool_or(l.step = 'learning' and l.before is not null) over later as fell_to_learning,
      bool_or(l.before = 'paid' and l.step = 'masters') over later as fell_to_masters
    from ladder_changes(p_cases) l
    window way as (partition by l.case_id, l.task order by l.place rows between unbounded preceding and unbounded following),
      later as (partition by l.case_id, l.task order by l.place rows between 1 following and unbounded following)
  )
  select s.case_id, s.on_day from steps s where s.place = s.begins and s.version > 1
  union all
  select s.case_id, s.on_day from steps s where s.stands <> 'learning' and s.is_up
    and s.fell_to_learning is not true and (s.step = 'masters' or s.fell_to_masters is not true)
$$;

create or replace function deadlines_of_work(p_today date, p_cases bigint[], p_kinds text[], n jsonb)
returns table (case_id bigint, kind text, due_on date, roles text[])
language plpgsql stable as $$
#variable_conflict use_column
begin
  if 'agreement_followed_up' = any (p_kinds) then
    return query select d.at, 'agreement_followed_up', min(d.due), null::text[] from (
        select m.case_id as at, m.planned_on as due from records_meeting m where m.case_id = any (p_cases)
          and m.state = 'planned' and m.kind in ('follow_up', 'workplace')
        union all
        select a.case_id, a.follow_up_on from agreements_of(p_cases) a where not exists (
          select from records_meeting m where m.case_id = a.case_id and m.state = 'held'
            and m.kind in ('follow_up', 'workplace') and m.held_on >= a.follow_up_on)) d
      group by d.at having min(d.due) <= p_today + 7;
  end if;
  if 'support_examined' = any (p_kinds) then
    return query select a.case_id, 'support_examined', null::date, null::text[] from agreements_of(p_cases) a
        join works_of(p_today, p_cases) w on w.case_id = a.case_id and w.first_on <= p_today
        left join (select s.case_id as at, count(distinct s.support) as kinds from records_supportexamined s
          join records_jobmatch m on m.id = s.match_id and m.ended_on is null
          where s.case_id = any (p_cases) group by s.case_id) x on x.at = a.case_id
      where coalesce(x.kinds, 0) < 4;
  end if;
  if 'hours_are_settled' = any (p_kinds) then
    return query select c.id, 'hours_are_settled', null::date, null::text[]
      from (select distinct d.case_id as id from records_hoursweek d where d.case_id = any (p_cases) and d.said_differently) c
      where exists (select from (select h.said_differently from records_hoursweek h where h.case_id = c.id
        order by h.week_starts_on desc limit 26) w where w.said_differently);
  end if;
  if 'hours_move' = any (p_kinds) then
    return query with unseen as materialized (  -- a course that was followed up lately stands still in nothing
        select w.case_id from works_of(p_today, p_cases) w
        where not exists (select from records_meeting m where m.case_id = w.case_id and m.state = 'held'
            and m.kind in ('follow_up', 'workplace') and m.held_on > p_today - 7 * (n ->> 'hours_stagnation')::int)
          and not exists (select from records_responsibilitysaid r join records_jobmatch j
            on j.id = r.match_id and j.ended_on is null where r.case_id = w.case_id
            and r.seen_on > p_today - 7 * (n ->> 'hours_stagnation')::int)
      ), weeks as (
        select c.case_id as at, h.week_starts_on as week, h.hours, row_number() over newest as back,
          first_value(h.hours) over newest as latest
        from unseen c cross join lateral (select x.week_starts_on,
            -- no kind is more than 37 hours (no_more_than_37_hours), so that each has twelve bits of one number
            x.taster_minutes | (x.placement_minutes::bigint << 12) | (x.ordinary_minutes::bigint << 24)
              | (x.subsidised_minutes::bigint << 36) | (x.flex_minutes::bigint << 48) as hours
          from records_hoursweek x where x.case_id = c.case_id order by x.week_starts_on desc limit 26) h
        window newest as (partition by c.case_id order by h.week_starts_on desc)
      ), parted as (
        select w.*, min(w.back) filter (where w.hours <> w.latest) over (partition by w.at) as other from weeks w
      ), since as (
        select w.at, min(w.week) as week from parted w where w.back < coalesce(w.other, 27) group by w.at
        having min(w.week) + 7 * (n ->> 'hours_stagnation')::int <= p_today
      ), still as materialized (
        select s.at, greatest(s.week,
          (select max(m.held_on) from records_meeting m where m.case_id = s.at and m.state = 'held'
            and m.kind in ('follow_up', 'workplace')),
          (select max(r.seen_on) from records_responsibilitysaid r join records_jobmatch j
            on j.id = r.match_id and j.ended_on is null where r.case_id = s.at)) as on_day
        from since s
      ), grown as (  -- what moved beside the hours is asked of those alone that nothing else has moved
        select p.case_id as at, max(p.on_day) as on_day from progress_of(array(select v.at from still v)) p group by p.case_id
      ), latest as (
        select v.at, greatest(v.on_day, g.on_day) as on_day from still v left join grown g on g.at = v.at
      )
      select v.at, 'hours_move', v.on_day + 7 * (n ->> 'hours_stagnation')::int, null::text[] from latest v
      where v.on_day + 7 * (n ->> 'hours_stagnation')::int <= p_today;
  end if;
  if 'restart_planned' = any (p_kinds) then
    return query select b.at, 'restart_planned', workdays_after(b.ended_on, (n ->> 'quick_reaction')::int), null::text[]
      from (select distinct on (m.case_id) m.case_id as at, m.id, m.ended_on, m.end_reason from records_jobmatch m
        where m.case_id = any (p_cases) order by m.case_id, m.found_on desc, m.id desc) b
      where b.ended_on is not null and b.end_reason not in ('completed', 'ordinary_job') and not exists (
        select from records_interruption i where i.match_id = b.id and i.restart_planned_on is not null);
  end if;
  if 'pay_talked_about' = any (p_kinds) then
    return query select w.case_id, 'pay_talked_about', min(w.on_day) + (n ->> 'pay_talk')::int, null::text[]
      from (select distinct on (l.case_id, l.task) l.case_id, l.step, l.on_day, l.at from ladder_changes(p_cases) l
        order by l.case_id, l.task, l.place desc) w
      where w.step = 'masters'
        and not exists (select from records_workagreement a join records_jobmatch m on m.id = a.match_id and m.ended_on is null
          where a.case_id = w.case_id and a.state <> 'dropped' and a.created_at > w.at)
        and not exists (select from records_paytalk t join records_jobmatch m on m.id = t.match_id and m.ended_on is null
          where t.case_id = w.case_id and t.talked_on >= w.on_day and (t.again_on is null or t.again_on > p_today))
      group by w.case_id;
  end if;
end $$;
