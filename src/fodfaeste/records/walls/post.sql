-- Mails say nothing about anybody: whoever keeps the installation sees that they wait, and sends them again.

create or replace function actor_administers() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from accounts_roleassignment r where r.user_id = app_actor() and r.role = 'administrator'
    and r.starts_on <= app_today() and (r.ends_before is null or r.ends_before > app_today()))
$$;
