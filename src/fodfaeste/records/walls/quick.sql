-- What a quick question from behind a link needs to find its way: who sits on the team today, and whether CTI runs (G6).

create or replace function linked_team() returns table (user_id bigint, role text)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.user_id, t.role::text from records_teammembership t join accounts_user u on u.id = t.user_id and u.is_active
  where t.case_id = linked_case() and t.starts_on <= app_today() and (t.ends_before is null or t.ends_before > app_today())
$$;

create or replace function linked_in_cti() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from records_cticourse k where k.case_id = linked_case() and k.starts_on <= app_today()
    and (k.closed_on is null or k.closed_on > app_today()))
$$;
