-- Deadlines about the people: seats, consents, questions that wait (rules/followup/deadlines.py).

create or replace function deadlines_of_people(p_today date, p_cases bigint[], p_kinds text[], n jsonb)
returns table (case_id bigint, kind text, due_on date, roles text[])
language plpgsql stable as $$
#variable_conflict use_column
begin
  if 'seat_taken' = any (p_kinds) then
    return query select c.id, 'seat_taken', p_today, null::text[] from unnest(p_cases) c (id)
      left join (
        select t.case_id as at, count(distinct t.role) as seats from records_teammembership t
          join accounts_user u on u.id = t.user_id and u.is_active
        where t.case_id = any (p_cases)
          and t.role in ('employment_caseworker', 'social_caseworker', 'job_consultant', 'cti_worker')
          and t.starts_on <= p_today and (t.ends_before is null or t.ends_before > p_today)
          and exists (select from accounts_roleassignment r where r.user_id = t.user_id and r.role = t.role
            and r.starts_on <= p_today and (r.ends_before is null or r.ends_before > p_today))
        group by t.case_id) filled on filled.at = c.id
      where coalesce(filled.seats, 0) < 4;
  end if;
  if 'sharing_asked' = any (p_kinds) then
    return query select c.id, 'sharing_asked', null::date, null::text[] from unnest(p_cases) c (id)
      where not exists (select from records_consent s where s.case_id = c.id)
        and not exists (select from records_planversion v where v.case_id = c.id);
  end if;
  if 'consent_lasts' = any (p_kinds) then
    return query with ending as materialized (  -- names are folded for those alone whose end is near
        select s.* from records_consent s where s.case_id = any (p_cases) and s.withdrawn_on is null
          and s.ends_before > p_today and s.ends_before <= p_today + (n ->> 'consent_expiry')::int
      )
      select distinct s.case_id, 'consent_lasts', s.ends_before - 1, null::text[] from ending s
      where not exists (select from records_consent o where o.case_id = s.case_id and o.withdrawn_on is null
          and (o.ends_before is null or o.ends_before > s.ends_before) and o.types @> s.types
          and (o.from_party, o.to_party) = (s.from_party, s.to_party)
          and o.from_person_id is not distinct from s.from_person_id
          and o.to_person_id is not distinct from s.to_person_id
          and (folded(o.from_name) = folded(s.from_name)) is true and (folded(o.to_name) = folded(s.to_name)) is true);
  end if;
  if 'quick_answered' = any (p_kinds) then
    return query select q.case_id, 'quick_answered', q.due_on, q.asked::text[] from records_quickreaction q
      where q.case_id = any (p_cases) and q.state = 'open';
  end if;
end $$;
