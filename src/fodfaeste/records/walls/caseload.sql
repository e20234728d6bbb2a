-- How many a colleague carries, without opening the cases behind the number (A6). Every function runs as its owner with
-- a fixed search_path, like those of sight.sql. Numbers and dates only; the number of a case stands there for whoever sees
-- the case already.

-- What courses weigh for their CTI workers: the norm of the law that CTI rests on, as the grant has kept it; before CTI of
-- the grant there is. No norm: no grant yet. No row: CTI is over, and the course is the others' to follow up. Asks as
-- whoever calls it; the functions below are its callers.
create or replace function weights_of(p_cases bigint[])
returns table (case_id bigint, legal_basis text, norm integer, ends_before date)
language sql stable as $$
  select c.id, b.legal_basis::text, b.caseload::integer, k.ends_before
  from unnest(p_cases) c (id)
    left join records_cticourse k on k.case_id = c.id and k.closed_on is null
    left join lateral (
      select g.legal_basis, l.caseload
      from records_grant g join records_legalbasis l on l.id = g.law_id
      where g.case_id = c.id and case when k.id is not null then g.id = k.grant_id
        else g.starts_on <= (select app_today()) and (g.ends_before is null or g.ends_before > (select app_today())) end
      order by g.legal_basis = 'sel-85' desc, g.starts_on desc limit 1) b on true
  where k.id is not null or not exists (select from records_cticourse e where e.case_id = c.id)
$$;

create or replace function weight_of_case(p_case bigint) returns table (legal_basis text, norm integer, ends_before date)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.legal_basis, w.norm, w.ends_before from weights_of(array[p_case]) w where actor_is_staff()
$$;

-- The open courses of some CTI workers, as long as they may sign in and hold the role (A1).
create or replace function seats_of_cti_workers(p_users bigint[]) returns table (user_id bigint, case_id bigint)
language sql stable as $$
  select t.user_id, c.id
  from records_teammembership t
    join records_case c on c.id = t.case_id and c.closed_on is null
    join accounts_user u on u.id = t.user_id and u.is_active
  where t.user_id = any (p_users) and t.role = 'cti_worker' and (select actor_is_staff())
    and t.starts_on <= (select app_today()) and (t.ends_before is null or t.ends_before > (select app_today()))
    and exists (select from accounts_roleassignment r where r.user_id = t.user_id and r.role = 'cti_worker'
      and r.starts_on <= (select app_today()) and (r.ends_before is null or r.ends_before > (select app_today())))
$$;

-- Every course that some CTI workers carry. What is seen is asked for once, not course by course.
drop function if exists caseload_of(bigint);
create or replace function caseload_of(p_users bigint[])
returns table (user_id bigint, case_id bigint, legal_basis text, norm integer, ends_before date)
language sql stable security definer set search_path = public, pg_temp as $$
  with seats as materialized (select * from seats_of_cti_workers(p_users))
  select s.user_id, case when s.case_id in (select visible_cases()) then s.case_id end, w.legal_basis, w.norm, w.ends_before
  from seats s join weights_of(array(select distinct s.case_id from seats s)) w on w.case_id = s.case_id
  order by s.user_id, w.ends_before nulls last, s.case_id
$$;

-- The same as numbers alone: how many courses of each norm they carry.
create or replace function loads_of(p_users bigint[]) returns table (user_id bigint, norm integer, cases bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with seats as materialized (select * from seats_of_cti_workers(p_users))
  select s.user_id, w.norm, count(*)
  from seats s join weights_of(array(select distinct s.case_id from seats s)) w on w.case_id = s.case_id
  group by s.user_id, w.norm
$$;

-- How many open courses each colleague in the other roles has; a caseworker of both departments counts in each.
create or replace function courses_of_colleagues() returns table (role text, user_id bigint, cases bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.role::text, u.id, count(c.id)
  from accounts_roleassignment r
    join accounts_user u on u.id = r.user_id and u.is_active
    left join records_teammembership t on t.user_id = u.id and t.role = r.role and t.starts_on <= (select app_today())
      and (t.ends_before is null or t.ends_before > (select app_today()))
    left join records_case c on c.id = t.case_id and c.closed_on is null
  where r.role in ('employment_caseworker', 'social_caseworker', 'job_consultant') and (select actor_is_staff())
    and r.starts_on <= (select app_today()) and (r.ends_before is null or r.ends_before > (select app_today()))
  group by r.role, u.id
$$;

-- How many notes a colleague has begun and not sent on the courses of the units that the actor leads: numbers alone.
create or replace function notes_begun(p_user bigint, p_cases bigint[]) returns table (case_id bigint, begun bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, count(*) from records_case c
    join records_draft d on d.user_id = p_user and d.form = 'note:' || c.id
    join accounts_roleassignment r on r.user_id = app_actor() and r.role = 'leader' and r.unit_id = c.unit_id
      and r.starts_on <= app_today() and (r.ends_before is null or r.ends_before > app_today())
  where c.id = any (p_cases)
  group by c.id
$$;
