-- Deadlines about the unpaid placement and its papers (rules/placement/papers.py, duration.py; D8).

-- The unbroken placement that one from a day on would extend: a weekend or a holiday between breaks nothing.
create or replace function granted_before(p_case bigint, p_starts_on date) returns table (starts_on date, ends_before date)
language plpgsql stable as $$
#variable_conflict use_column
declare
  begins date := p_starts_on; until date; span record;
begin
  for span in select p.starts_on as first_on, p.ends_before as ends from records_placement p
      join records_jobmatch m on m.id = p.match_id and m.ended_on is null
    where p.case_id = p_case and p.kind = 'placement' and p.ends_before is not null and p.starts_on < p_starts_on
    order by 1 desc, 2 desc
  loop
    if span.first_on < begins and begins <= workdays_after(span.ends - 1, 1) then
      begins := span.first_on;
      until := greatest(until, span.ends);
    end if;
  end loop;
  if until is not null then
    return query select begins, until;
  end if;
end $$;

create or replace function deadlines_of_papers(p_today date, p_cases bigint[], p_kinds text[], n jsonb)
returns table (case_id bigint, kind text, due_on date, roles text[])
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
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
      from (select distinct on (p.case_id) p.*, y.employees from records_placement p
          join records_jobmatch m on m.id = p.match_id and m.ended_on is null
          left join records_company y on y.id = m.company_id
        where p.case_id = any (p_cases) and p.kind = 'placement' and p.starts_on <= p_today and p.ends_before > p_today
        order by p.case_id, p.starts_on, p.id) h
        left join lateral granted_before(h.case_id, h.starts_on) b on true
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
