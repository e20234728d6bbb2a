-- Mails say nothing about anybody: whoever keeps the installation sees that they wait, and sends them again.

create or replace function actor_administers() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from accounts_roleassignment r where r.user_id = app_actor() and r.role = 'administrator'
    and r.starts_on <= app_today() and (r.ends_before is null or r.ends_before > app_today()))
$$;

-- A calendar's address is found by the hash of its secret, before anybody is known to act; a closed account opens none.
create or replace function calendar_behind(p_hash bytea) returns table (id bigint, user_id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.user_id from records_calendardoor d join accounts_user u on u.id = d.user_id
  where d.token_hash = p_hash and d.revoked_at is null and d.expires > app_now() and u.is_active
$$;

-- How the messages to citizens are, in numbers alone: whoever keeps the installation sees no course.
create or replace function citizen_messages_health()
returns table (channel varchar, waiting bigint, failed bigint, unsure bigint, last_sent timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.channel, count(*) filter (where m.state in ('waiting', 'under_way', 'handing_over')),
    count(*) filter (where m.state = 'failed' and r.id is null), count(*) filter (where m.state = 'unsure' and r.id is null),
    max(m.settled) filter (where m.state = 'sent')
  from records_meetingmessage m left join records_meetingmessage r on r.resend_of_id = m.id
  where m.channel <> 'paper' and actor_administers() group by m.channel
$$;
