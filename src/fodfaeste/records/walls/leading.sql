-- What a leader's own units look like today (J6, G3, B4). Like the board, each is asked once about everything the actor
-- sees: behind the wall of each table the same sight was worked out ten times over. So each runs as its owner and takes
-- from the units no course that is out of sight; whoever works nowhere here is told of nobody.
create or replace function led_cases(p_units bigint[], p_since date, p_today date) returns bigint[]
language plpgsql stable security definer set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
declare
  seen bigint[] := array(select visible_cases());
begin
  if not actor_is_staff() then
    return '{}'::bigint[];
  end if;
  return array(select c.id from unnest(seen) as s (id) join records_case c on c.id = s.id
    where c.unit_id = any (p_units) and c.enrolled_on between p_since and p_today group by c.id);
end $$;

-- The days between the steps of courses enrolled since a day, and those who wait for one or stopped before it.
create or replace function led_flow(p_units bigint[], p_since date, p_today date)
returns table (stage text, number bigint, days double precision[], waiting bigint, stopped bigint)
language plpgsql stable security definer set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  cases bigint[] := led_cases(p_units, p_since, p_today);
begin
  return query
  with k as (
    select x.case_id, min(x.held_on) as held_on from records_meeting x where x.case_id = any (cases)
      and x.kind = 'kickoff' and x.state = 'held' and x.held_on <= p_today group by x.case_id
  ), m as (
    select x.case_id, min(x.found_on) as found_on from records_jobmatch x where x.case_id = any (cases)
      and x.found_on <= p_today group by x.case_id
  ), t as (
    select distinct on (x.case_id) x.case_id, x.starts_on, x.closed_on from records_cticourse x
    where x.case_id = any (cases) and x.starts_on <= p_today order by x.case_id, x.starts_on, x.id
  ), s as (
    select v.stage, v.before, case when v.after <= p_today then v.after end as after, c.closed_on
    from records_case c left join k on k.case_id = c.id left join m on m.case_id = c.id left join t on t.case_id = c.id
      cross join lateral (values
        ('to_kickoff', c.enrolled_on, k.held_on), ('to_match', k.held_on, m.found_on),
        ('to_cti', m.found_on, t.starts_on), ('of_cti', t.starts_on, t.closed_on)) v (stage, before, after)
    where c.id = any (cases) and v.before is not null
  )
  select s.stage, count(*) filter (where s.after >= s.before),
    percentile_cont(array[0.5, 0.25, 0.75]) within group (order by s.after - s.before) filter (where s.after >= s.before),
    count(*) filter (where s.after is null and (s.closed_on is null or s.closed_on > p_today)),
    count(*) filter (where s.after is null and s.closed_on <= p_today)
  from s group by s.stage;
end $$;

-- On how many open courses each thing should be written and is not; the courses themselves for the one that is named.
create or replace function led_lacks(p_units bigint[], p_today date, p_named text)
returns table (what text, cases bigint, named bigint[])
language plpgsql stable security definer set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  ids bigint[] := array(select c.id from records_case c
    where c.id = any (led_cases(p_units, '-infinity', p_today)) and (c.closed_on is null or c.closed_on > p_today));
begin
  return query
  with k as materialized (
    select x.case_id, bool_or(x.state = 'held') as held from records_meeting x
    where x.case_id = any (ids) and x.kind = 'kickoff' and x.state <> 'cancelled' group by x.case_id
  ), m as materialized (
    select j.case_id, j.id, j.company_id from records_jobmatch j
    where j.case_id = any (ids) and (j.ended_on is null or j.ended_on > p_today) and j.found_on <= p_today
  ), u (id, what) as (
    select c.id, 'kickoff_date' from unnest(ids) c (id) where not exists (select from k where k.case_id = c.id)
    union all
    select k.case_id, 'job_goal' from k where k.held and not exists (select from records_jointplan p
      where p.case_id = k.case_id and p.job_goal_status = 'formulated')
    union all
    select k.case_id, 'plan_owner' from k where k.held and not exists (
      select from records_jointplan p where p.case_id = k.case_id and p.owner_id is not null)
    union all
    select k.case_id, 'baseline' from k where k.held
      and not exists (select from records_measurement x where x.case_id = k.case_id
        and x.instrument = 'own_scales' and x.respondent = 'citizen')
      and not exists (select from records_kickoffagreement a where a.case_id = k.case_id and a.baseline = 'declined')
    union all
    select m.case_id, 'legal_basis' from m where not exists (select from records_grant g
      where g.case_id = m.case_id and (g.ends_before is null or g.ends_before > p_today))
    union all
    select m.case_id, 'contact_person' from m
    where not exists (select from records_workagreement w where w.match_id = m.id and w.contact_name <> '')
      and not exists (select from records_companyperson p where p.company_id = m.company_id and p.is_active)
    union all
    select m.case_id, 'cti_begun' from m
    where exists (select from records_placement p where p.match_id = m.id and p.kind <> 'taster'
        and p.starts_on <= p_today and (p.ends_before is null or p.ends_before > p_today))
      and not exists (select from records_cticourse t where t.case_id = m.case_id)
  )
  select u.what, count(distinct u.id), case when u.what = p_named then array_agg(distinct u.id order by u.id) end
  from u group by u.what;
end $$;

-- The CTI workers who sit on an open course of some units today, and may sign in and hold the role (A1, A6).
create or replace function led_workers(p_units bigint[], p_today date) returns setof bigint
language plpgsql stable security definer set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
declare
  ids bigint[] := led_cases(p_units, '-infinity', 'infinity');
begin
  return query select distinct t.user_id
  from records_teammembership t
    join records_case c on c.id = t.case_id and c.closed_on is null
    join accounts_user u on u.id = t.user_id and u.is_active
  where t.case_id = any (ids) and t.role = 'cti_worker'
    and t.starts_on <= p_today and (t.ends_before is null or t.ends_before > p_today)
    and exists (select from accounts_roleassignment r where r.user_id = t.user_id and r.role = 'cti_worker'
      and r.starts_on <= p_today and (r.ends_before is null or r.ends_before > p_today));
end $$;
