-- The log's functions. All run as their owner with a fixed search_path; serving roles may only call them.

-- The canonical text of a row: every column but the digest, in a fixed order and form.
create or replace function audit_canonical(e audit_auditevent) returns text
language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_array(
    e.id, extract(epoch from e.at)::text, e.actor, e.request, e.operation, e.route, e.permission, e.relation,
    e.reason, e.table_name, e.row_id, e.case_id, to_jsonb(e.case_ids), to_jsonb(e.columns), e.old, e.new)::text
$$;

create or replace function audit_digest() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.digest := sha256(convert_to(audit_canonical(new), 'UTF8'));
  return new;
end $$;

create or replace function audit_refuse_change() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end $$;

create or replace function audit_actor() returns text
language sql stable set search_path = public, pg_temp as $$
  select coalesce(nullif(current_setting('app.actor', true), ''),
                  nullif('link:' || nullif(current_setting('app.link', true), ''), 'link:'),
                  'role:' || session_user)
$$;

-- Trigger of every table that is not the log. Its arguments name the columns whose values may stand in
-- the log; of all others only the name is kept, because an append-only log can never forget a person.
create or replace function audit_row() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before jsonb; after jsonb; changed text[]; case_number bigint; row_key text;
begin
  if tg_op <> 'INSERT' then before := to_jsonb(old); end if;
  if tg_op <> 'DELETE' then after := to_jsonb(new); end if;
  if tg_op = 'UPDATE' then
    select array_agg(k order by k) into changed from jsonb_object_keys(after) k where before -> k is distinct from after -> k;
    if changed is null then return null; end if;
  else
    select array_agg(k order by k) into changed from jsonb_object_keys(coalesce(after, before)) k;
  end if;
  row_key := coalesce(after, before) ->> 'id';
  case_number := coalesce(coalesce(after, before) ->> 'case_id',
                          case when tg_table_name = 'records_case' then row_key end)::bigint;
  insert into audit_auditevent
    (at, actor, request, operation, route, permission, relation, reason, table_name, row_id, case_id, columns, old, new, digest)
  values (
    clock_timestamp(), audit_actor(), coalesce(current_setting('app.request', true), ''), lower(tg_op),
    coalesce(current_setting('app.route', true), ''), '', '', '', tg_table_name, coalesce(row_key, ''), case_number, changed,
    (select jsonb_object_agg(k, before -> k) from unnest(changed) k where before is not null and k = any(tg_argv)),
    (select jsonb_object_agg(k, after -> k) from unnest(changed) k where after is not null and k = any(tg_argv)), '');
  return null;
end $$;

-- Reads, lists, searches, extracts and denied attempts.
create or replace function audit_write(
  p_operation text, p_case_id bigint, p_case_ids bigint[], p_permission text, p_relation text, p_reason text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_operation not in ('read', 'list', 'search', 'extract', 'denied', 'sign_in') then
    raise exception 'not an operation of a reader: %', p_operation;
  end if;
  insert into audit_auditevent
    (at, actor, request, operation, route, permission, relation, reason, table_name, row_id, case_id, case_ids, digest)
  values (
    clock_timestamp(), audit_actor(), coalesce(current_setting('app.request', true), ''), p_operation,
    coalesce(current_setting('app.route', true), ''), p_permission, p_relation, p_reason, '', '', p_case_id, p_case_ids, '');
end $$;

-- Seals everything written so far, a block at a time. The short lock waits for writers in flight, so that no row
-- with a lower id can appear inside a sealed block afterwards.
create or replace function audit_seal(p_block integer default 1000) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  upto bigint; done bigint; previous bytea; ids bigint[]; digests bytea[]; blocks integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('audit_seal'));
  lock table audit_auditevent in share mode;
  select max(id) into upto from audit_auditevent;
  select last_id, digest into done, previous from audit_auditseal order by id desc limit 1;
  loop
    select array_agg(b.id order by b.id), array_agg(b.digest order by b.id) into ids, digests from (
      select id, digest from audit_auditevent where id > coalesce(done, 0) and id <= upto order by id limit p_block) b;
    exit when ids is null;
    previous := audit_block_digest(previous, ids, digests);
    insert into audit_auditseal (first_id, last_id, row_ids, row_digests, digest, sealed)
      values (ids[1], ids[cardinality(ids)], ids, digests, previous, clock_timestamp());
    done := ids[cardinality(ids)];
    blocks := blocks + 1;
  end loop;
  return blocks;
end $$;

create or replace function audit_block_digest(p_previous bytea, p_ids bigint[], p_digests bytea[]) returns bytea
language sql immutable set search_path = public, pg_temp as $$
  select sha256(coalesce(p_previous, '') || convert_to(p_ids::text, 'UTF8') || coalesce(
    (select string_agg(d, ''::bytea order by n) from unnest(p_digests) with ordinality as x(d, n)), ''))
$$;

-- Every fault that can be seen: a row that no longer matches its digest, a sealed row that is gone or changed, a row
-- that is old enough to be sealed and is not, and a seal that does not follow from the one before.
create or replace function audit_faults() returns table (row_number bigint, fault text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  seal record; previous bytea;
begin
  return query
    select e.id, 'changed'::text from audit_auditevent e
    where e.digest is distinct from sha256(convert_to(audit_canonical(e), 'UTF8'));
  for seal in select * from audit_auditseal order by id loop
    if seal.digest is distinct from audit_block_digest(previous, seal.row_ids, seal.row_digests) then
      return query select seal.first_id, 'seal broken'::text;
    end if;
    return query
      select s.id, case when e.id is null then 'missing' else 'changed' end
      from unnest(seal.row_ids, seal.row_digests) as s(id, digest)
      left join audit_auditevent e on e.id = s.id
      where e.id is null or e.digest is distinct from s.digest;
    previous := seal.digest;
  end loop;
  -- Between two blocks and before the first as well: whatever is as old as the newest seal stands in one.
  return query
    select e.id, 'inserted'::text from audit_auditevent e
    where e.id <= (select max(last_id) from audit_auditseal)
      and not exists (select from (select unnest(row_ids) as id from audit_auditseal) s where s.id = e.id);
end $$;
