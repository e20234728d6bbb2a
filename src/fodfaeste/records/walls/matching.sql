-- Who has a place in an opening is seen by their own team alone; that it is taken must be known to all who look for one.
-- Numbers only, and to staff only.

create or replace function openings_taken() returns table (opening_id bigint, taken bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.opening_id, count(*) from records_jobmatch m
    where m.opening_id is not null and m.ended_on is null and (select actor_is_staff())
  group by m.opening_id
$$;

-- Those of ours who are in placement or wage subsidy at each company on a day (D8).
create or replace function trainees_there(p_day date) returns table (company_id bigint, there bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.company_id, count(distinct m.id) from records_jobmatch m join records_placement p on p.match_id = m.id
    where p.kind in ('placement', 'subsidised') and p.starts_on <= p_day
      and (p.ends_before is null or p.ends_before > p_day) and (select actor_is_staff())
  group by m.company_id
$$;
