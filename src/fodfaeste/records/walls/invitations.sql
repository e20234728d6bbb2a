-- The citizen's way in. Whoever types a code is nobody yet: what the code opens is compared and counted here, and
-- nothing of a citizen leaves before both halves of the code and the day of birth fit.

create or replace function invitation_fits(i records_citizeninvitation, p_hash bytea, p_born date) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select i.secret_hash = p_hash and exists (
    select from records_case c join records_citizen z on z.id = c.citizen_id
    where c.id = i.case_id and z.born_on = p_born)
$$;

-- One attempt: a wrong one is counted, for as long as it could have opened something.
create or replace function invitation_tried(p_name text, p_hash bytea, p_born date, p_most integer)
returns table (id bigint, case_id bigint, fits boolean, misses integer, expires timestamptz, used boolean, revoked boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i records_citizeninvitation;
  it_fits boolean;
begin
  select * into i from records_citizeninvitation v where v.code_name = p_name for update;
  if not found then return; end if;
  it_fits := invitation_fits(i, p_hash, p_born);
  if not it_fits and i.used_at is null and i.revoked_at is null and i.misses < p_most and i.expires > app_now() then
    i.misses := i.misses + 1;
    update records_citizeninvitation v set misses = i.misses where v.id = i.id;
  end if;
  return query select i.id, i.case_id, it_fits, i.misses::integer, i.expires, i.used_at is not null, i.revoked_at is not null;
end $$;

-- Whose it is, for the one who has just shown both: while it waits.
create or replace function invitation_shown(p_id bigint, p_hash bytea, p_most integer)
returns table (given_names text, surname text, unit text, account_id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select z.given_names::text, z.surname::text, u.name::text, z.account_id
  from records_citizeninvitation i
    join records_case c on c.id = i.case_id
    join records_citizen z on z.id = c.citizen_id
    join accounts_unit u on u.id = c.unit_id
  where i.id = p_id and i.secret_hash = p_hash and i.used_at is null and i.revoked_at is null
    and i.misses < p_most and i.expires > app_now()
$$;

-- It is used: from now on the account is the citizen's. False when somebody was first, or it was taken back meanwhile.
create or replace function invitation_used(p_id bigint, p_hash bytea, p_most integer, p_user bigint) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  waiting records_citizeninvitation;
begin
  select * into waiting from records_citizeninvitation i where i.id = p_id and i.secret_hash = p_hash and i.used_at is null
    and i.revoked_at is null and i.misses < p_most and i.expires > app_now() for update;
  if not found then return false; end if;
  update records_citizeninvitation i set used_at = app_now(), used_by_id = p_user where i.id = p_id;
  update records_citizen z set account_id = p_user from records_case c
    where c.id = waiting.case_id and z.id = c.citizen_id and z.account_id is distinct from p_user;
  return true;
end $$;
