-- A company is known to all staff, the citizens who work there are not. What must reach every one of them although the
-- actor sees only some is done here, inside the database, and hands no names back.

create or replace function actor_tidies_companies() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from accounts_roleassignment r where r.user_id = app_actor()
    and r.role in ('job_consultant', 'employment_caseworker', 'leader')
    and r.starts_on <= app_today() and (r.ends_before is null or r.ends_before > app_today()))
$$;

-- Every column that points to a company, whoever added it: a table that is made later moves along by itself.
create or replace function company_pointers() returns table (held_in regclass, by_column name)
language sql stable set search_path = public, pg_temp as $$
  select c.conrelid::regclass, a.attname from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
  where c.contype = 'f' and c.confrelid = 'records_company'::regclass and array_length(c.conkey, 1) = 1
  order by 1, 2
$$;

-- How much stands on a company, by table: what a merge would move, also where the actor has no sight. Numbers only.
create or replace function company_holds(p_company bigint) returns table (what text, held bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare pointer record;
begin
  if not actor_tidies_companies() then return; end if;
  for pointer in select * from company_pointers() where held_in <> 'records_companyimportrow'::regclass loop
    what := pointer.held_in::text;
    execute format('select count(*) from %s where %I = $1', pointer.held_in, pointer.by_column)
      into held using p_company;
    if held > 0 then return next; end if;
  end loop;
end $$;

-- All that points to the one company points to the other from now on. The companies themselves are changed by the action.
create or replace function move_company(p_gone bigint, p_kept bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare pointer record;
begin
  if not actor_tidies_companies() or p_gone = p_kept then
    raise insufficient_privilege using message = 'companies are merged by those who work with them';
  end if;
  for pointer in select * from company_pointers() loop
    execute format('update %s set %I = $1 where %I = $2', pointer.held_in, pointer.by_column, pointer.by_column)
      using p_kept, p_gone;
  end loop;
end $$;

-- A company has closed: each team with a match there is given one task, its job consultant first.
create or replace function task_where_company_closed(p_company bigint, p_title text, p_due date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not actor_tidies_companies() then
    raise insufficient_privilege using message = 'companies are closed by those who work with them';
  end if;
  insert into records_task (case_id, title, responsible_id, citizen_does_it, due_on, state, rule, version, created_at,
    created_by_id)
  select m.case_id, p_title, (
      select t.user_id from records_teammembership t where t.case_id = m.case_id and t.role = 'job_consultant'
        and t.starts_on <= app_today() and (t.ends_before is null or t.ends_before > app_today()) limit 1),
    false, p_due, 'open', 'D11', 1, app_now(), app_actor()
  from records_jobmatch m join records_case c on c.id = m.case_id and c.closed_on is null
  where m.company_id = p_company and m.ended_on is null
    and not exists (select from records_task o where o.case_id = m.case_id and o.state = 'open' and o.title = p_title);
end $$;
