-- Deadlines about the unpaid placement and its papers (rules/placement/papers.py, duration.py; D8).

-- The unpaid placement that runs at the match that goes on; one row a course.
create or replace function placements_of(p_today date, p_cases bigint[])
returns table (case_id bigint, match_id bigint, starts_on date, ends_before date, granted_on date, purpose text,
  functions_differ boolean, others_there integer, employees integer)
language sql stable as $$
  select distinct on (p.case_id) p.case_id, p.match_id, p.starts_on, p.ends_before, p.granted_on, p.purpose::text,
    p.functions_differ, p.others_there::int, y.employees::int
  from records_placement p join records_jobmatch m on m.id = p.match_id and m.ended_on is null
    left join records_company y on y.id = m.company_id
  where p.case_id = any (p_cases) and p.kind = 'placement' and p.starts_on <= p_today and p.ends_before > p_today
  order by p.case_id, p.starts_on, p.id
$$;

-- The unbroken placement that it extends: a weekend or a holiday between breaks nothing. The stretches before it are
-- walked backwards, one at a time (rules/placement/duration.py, granted_before).
create or replace function granted_before(p_today date, p_cases bigint[])
returns table (case_id bigint, starts_on date, ends_before date)
language sql stable as $$
  with recursive here as (
    select h.case_id, h.match_id, h.starts_on from placements_of(p_today, p_cases) h
  ), spans as (
    select h.case_id, p.starts_on, p.ends_before,
      row_number() over (partition by h.case_id order by p.starts_on desc, p.ends_before desc) as place
    from here h join records_placement p on p.match_id = h.match_id and p.kind = 'placement'
      and p.ends_before is not null and p.starts_on < h.starts_on
  ), chain as (
    select h.case_id, 0::bigint as place, h.starts_on as begins, null::date as until from here h
    union all
    select c.case_id, s.place, case when k.holds then s.starts_on else c.begins end,
      case when k.holds then greatest(c.until, s.ends_before) else c.until end
    from chain c join spans s on s.case_id = c.case_id and s.place = c.place + 1
      cross join lateral (select s.starts_on < c.begins and c.begins <= workdays_after(s.ends_before - 1, 1) as holds) k
  )
  select distinct on (c.case_id) c.case_id, c.begins, c.until from chain c where c.until is not null
  order by c.case_id, c.place desc
$$;

create or replace function deadlines_of_papers(p_today date, p_cases bigint[], p_kinds text[], n jsonb)
returns table (case_id bigint, kind text, due_on date, roles text[])
language plpgsql stable as $$
#variable_conflict use_column
begin
  if p_kinds && array['placement_runs_out', 'placement_is_over'] then
    return query select e.at, case when p_today < e.ends then 'placement_runs_out' else 'placement_is_over' end, e.ends, null::text[]
      from (select p.case_id as at, max(p.ends_before) filter (where p.kind = 'placement') as ends,
          bool_or(p.starts_on <= p_today and (p.ends_before is null or p.ends_before > p_today)) as works
        from records_placement p join records_jobmatch m on m.id = p.match_id and m.ended_on is null
        where p.case_id = any (p_cases) group by p.case_id) e
      where p_today >= e.ends - 7 * (n ->> 'placement_expiry')::int and (p_today < e.ends or not e.works);
  end if;
  if p_kinds && array['purpose_chosen', 'grant_dated', 'granted_first', 'within_first_period', 'within_next_period',
      'paid_tasks_differ', 'place_left_at_work'] then
    return query select h.case_id, k.kind, h.starts_on, null::text[]
      from placements_of(p_today, p_cases) h left join granted_before(p_today, p_cases) b on b.case_id = h.case_id
        cross join lateral (values
          ('purpose_chosen', h.purpose = ''),
          ('grant_dated', h.granted_on is null),
          ('granted_first', h.granted_on > h.starts_on),
          ('within_first_period', b.starts_on is null and h.ends_before > h.starts_on + 7 * (n ->> 'placement_first')::int),
          ('within_next_period', h.ends_before > case when b.ends_before < b.starts_on + 7 * (n ->> 'placement_second')::int
            then b.starts_on + 7 * (n ->> 'placement_second')::int else b.ends_before + 7 * (n ->> 'placement_again')::int end),
          ('paid_tasks_differ', not h.functions_differ and exists (select from records_placement o
            join records_jobmatch m on m.id = o.match_id and m.ended_on is null
            where o.case_id = h.case_id and o.kind <> 'placement' and o.starts_on < h.ends_before
              and (o.ends_before is null or o.ends_before > h.starts_on))),
          ('place_left_at_work', h.others_there >= greatest(1,
            least(h.employees, (n ->> 'trainees_up_to')::int) / greatest((n ->> 'trainees_each')::int, 1)
            + greatest(h.employees - (n ->> 'trainees_up_to')::int, 0) / greatest((n ->> 'trainees_each_above')::int, 1))
            and h.employees is not null)) k (kind, lacks)
      where k.lacks;
  end if;
end $$;
