-- Deadlines about the statutory talks (rules/followup/talks.py): an agreement after the kickoff, and the next talk's day, by
-- what was agreed or by the law of the first months, whichever is first. A law that nobody has looked up judges nobody.

create or replace function deadlines_of_talks(p_today date, p_cases bigint[], p_kinds text[])
returns table (case_id bigint, kind text, due_on date, roles text[])
language plpgsql stable as $$
#variable_conflict use_column
begin
  if 'talks_agreed' = any (p_kinds) then
    return query select distinct m.case_id, 'talks_agreed', null::date, null::text[] from records_meeting m
      where m.case_id = any (p_cases) and m.kind = 'kickoff' and m.state = 'held' and m.held_on <= p_today
        and not exists (select from records_talkagreement a where a.case_id = m.case_id and a.agreed_on <= p_today);
  end if;
  if 'talk_held' = any (p_kinds) then
    return query with law as (
        select l.least, l.months, l.first_days from records_talklaw l
        where (l.valid_from is null or l.valid_from <= p_today) and (l.ends_before is null or l.ends_before > p_today)
          and (l.checked_before is null or l.checked_before > p_today)
      ), rhythm as (
        select r.*, l.least, l.first_days, (r.since + make_interval(months => l.months))::date as ends
        from (select distinct on (a.case_id) a.case_id as at, a.weeks, a.since, a.counts_from from records_talkagreement a
            where a.case_id = any (p_cases) and a.agreed_on <= p_today
            order by a.case_id, a.agreed_on desc, a.id desc) r
          left join law l on true
      ), talked as (
        select m.case_id as at, m.held_on as on_day from records_meeting m
        where m.case_id = any (p_cases) and m.kind = 'statutory_talk' and m.state = 'held' and m.held_on <= p_today
          and exists (select from records_participant p where p.meeting_id = m.id and p.role = 'citizen'
            and p.attendance = 'present')
      ), counted as (
        select r.at, r.weeks, r.since, r.counts_from, r.least, r.first_days, r.ends, max(t.on_day) as last_on,
          count(*) filter (where t.on_day >= r.since and t.on_day < r.ends) as times
        from rhythm r left join talked t on t.at = r.at
        group by r.at, r.weeks, r.since, r.counts_from, r.least, r.first_days, r.ends
      ), due as (
        select c.at, least(greatest(c.counts_from, c.last_on) + 7 * c.weeks,
          case when p_today < c.since or p_today >= c.ends or c.times >= c.least then null
            when c.times = 0 then c.since + c.first_days else c.ends - 1 end) as on_day
        from counted c
      ), booked as (
        select m.case_id as at, min(m.planned_on) as on_day from records_meeting m
        where m.case_id = any (p_cases) and m.kind = 'statutory_talk' and m.state = 'planned' and m.planned_on >= p_today
        group by m.case_id
      )
      select d.at, 'talk_held', d.on_day, null::text[] from due d left join booked b on b.at = d.at
      where d.on_day <= p_today + 14 and (b.on_day is null or b.on_day > d.on_day);
  end if;
end $$;
