-- Who sees which case. Every function runs as its owner with a fixed search_path; without that the policies on the
-- membership tables would call themselves.

create or replace function app_actor() returns bigint
language sql stable set search_path = public, pg_temp as $$
  select case when current_setting('app.actor', true) ~ '^[0-9]+$' then current_setting('app.actor', true)::bigint end
$$;

create or replace function app_link() returns bigint
language sql stable set search_path = public, pg_temp as $$
  select nullif(current_setting('app.link', true), '')::bigint
$$;

-- A job that makes something for one person gives up its own wide sight until its transaction ends.
create or replace function app_reads_for_actor() returns boolean
language sql stable set search_path = public, pg_temp as $$
  select coalesce(current_setting('app.for_actor', true), '') = 'on'
$$;

-- The moment that the actor acts at: a demo installation may have moved its clock.
create or replace function app_now() returns timestamptz
language sql stable set search_path = public, pg_temp as $$
  select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())
$$;

create or replace function app_today() returns date
language sql stable set search_path = public, pg_temp as $$
  select (app_now() at time zone 'Europe/Copenhagen')::date
$$;

create or replace function app_narrow() returns bigint[]
language sql stable set search_path = public, pg_temp as $$
  select nullif(current_setting('app.narrow', true), '')::bigint[]
$$;

-- The case that is being enrolled in this transaction, until its team stands.
create or replace function app_newborn() returns bigint
language sql stable set search_path = public, pg_temp as $$
  select nullif(current_setting('app.newborn', true), '')::bigint
$$;

create or replace function case_has_a_team(p_case bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from records_teammembership where case_id = p_case)
$$;

create or replace function citizen_has_a_case(p_citizen bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from records_case where citizen_id = p_citizen)
$$;

-- Every policy asks this for each table of a query, so it keeps its plans (plpgsql) and, once sight is narrowed to
-- some cases, asks about those alone instead of about everything the actor sees. For few cases the server would make
-- a new plan each time, which takes seven times as long as to answer: it is told to keep the one it has.
create or replace function visible_cases() returns setof bigint
language plpgsql stable security definer rows 50 set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan as $$
declare
  me bigint := app_actor();
  this_day date := app_today();
  at_now timestamptz := app_now();
  narrowed bigint[] := app_narrow();
begin
  if me is null then
    return;
  elsif narrowed is not null then
    return query select c.id from records_case c where c.id = any (narrowed) and (
      exists (select from records_teammembership t where t.case_id = c.id and t.user_id = me and t.starts_on <= this_day
        and (t.ends_before is null or t.ends_before > this_day)
        and exists (select from accounts_roleassignment r where r.user_id = me and r.role = t.role
          and r.starts_on <= this_day and (r.ends_before is null or r.ends_before > this_day)))
      or (c.closed_on is null and exists (select from accounts_absence a
        join records_teammembership t on t.user_id = a.person_id and t.case_id = c.id and t.starts_on <= this_day
          and (t.ends_before is null or t.ends_before > this_day)
        join accounts_roleassignment r on r.user_id = me and r.role = t.role and r.starts_on <= this_day
          and (r.ends_before is null or r.ends_before > this_day)
        where a.deputy_id = me and a.starts_on <= this_day and a.ends_before > this_day))
      or exists (select from accounts_roleassignment r where r.user_id = me and r.role = 'leader' and r.unit_id = c.unit_id
        and r.starts_on <= this_day and (r.ends_before is null or r.ends_before > this_day))
      or exists (select from records_brokenglass g where g.case_id = c.id and g.user_id = me
        and g.starts <= at_now and g.ends > at_now)
      or exists (select from records_citizen z where z.id = c.citizen_id and z.account_id = me)
      or (c.id = app_newborn() and c.created_by_id = me and not case_has_a_team(c.id)));
  else
    return query
      select t.case_id from records_teammembership t where t.user_id = me and t.starts_on <= this_day
        and (t.ends_before is null or t.ends_before > this_day)
        and exists (select from accounts_roleassignment r where r.user_id = me and r.role = t.role
          and r.starts_on <= this_day and (r.ends_before is null or r.ends_before > this_day))
      union all
      select t.case_id from accounts_absence a
        join records_teammembership t on t.user_id = a.person_id and t.starts_on <= this_day
          and (t.ends_before is null or t.ends_before > this_day)
        join accounts_roleassignment r on r.user_id = me and r.role = t.role and r.starts_on <= this_day
          and (r.ends_before is null or r.ends_before > this_day)
        join records_case c on c.id = t.case_id and c.closed_on is null
        where a.deputy_id = me and a.starts_on <= this_day and a.ends_before > this_day
      union all
      select c.id from accounts_roleassignment r join records_case c on c.unit_id = r.unit_id
        where r.user_id = me and r.role = 'leader'
        and r.starts_on <= this_day and (r.ends_before is null or r.ends_before > this_day)
      union all
      select g.case_id from records_brokenglass g where g.user_id = me and g.starts <= at_now and g.ends > at_now
      union all
      select c.id from records_citizen z join records_case c on c.citizen_id = z.id where z.account_id = me
      union all
      select c.id from records_case c where c.id = app_newborn() and c.created_by_id = me and not case_has_a_team(c.id);
  end if;
end $$;

-- The array is read once and looked up by hash; as a join of two sets this took three times as long.
create or replace function visible_citizens() returns setof bigint
language plpgsql stable security definer rows 50 set search_path = public, pg_temp as $$
begin
  return query select citizen_id from records_case where id = any (array(select visible_cases()));
end $$;

create or replace function actor_is_staff() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from accounts_roleassignment r where r.user_id = app_actor() and r.role <> 'citizen'
    and r.starts_on <= app_today() and (r.ends_before is null or r.ends_before > app_today()))
$$;

-- A name's words with one space around each; the same as rules/consent/companies.py.
create or replace function name_in_words(name text) returns text
language sql immutable set search_path = public, pg_temp as $$
  select ' ' || btrim(regexp_replace(lower(name), '[[:space:],.;:()/-]+', ' ', 'g')) || ' '
$$;

-- A link about a task in the network is good while the course is open, the one who is asked is in the network, and the
-- citizen lets them be spoken with (C2): the same question as records/cti/queries/network_map.py asks (`naming`).
create or replace function network_link_is_good(l records_caselink) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from records_handover h
      join records_case k on k.id = h.case_id and k.closed_on is null
      join records_networkperson p on p.id = h.to_person_id and p.left_on is null
      join records_consent c on c.case_id = h.case_id and (c.to_person_id = p.id or (
        c.to_party in ('employer', 'health_care', 'other_authority') and p.kind <> 'private'
        and lower(c.to_name) = lower(p.name)))
    where h.id = l.target and h.case_id = l.case_id
      and c.given_on <= app_today() and (c.ends_before is null or c.ends_before > app_today())
      and (c.withdrawn_on is null or c.withdrawn_on > app_today()))
$$;

-- A link is good until it expires or is revoked; the agreement only of its own case, while the match goes on, and while
-- the citizen lets this employer be told (C2): the same question as rules/placement/link.py asks when the link is made.
create or replace function link_is_good(l records_caselink) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select l.revoked_at is null and l.expires > app_now() and (l.scope <> 'network' or network_link_is_good(l))
    and (l.scope <> 'measure' or exists (
      select from records_measureinvitation v join records_case k on k.id = v.case_id
      where v.id = l.target and v.case_id = l.case_id and v.answered is null and k.closed_on is null))
    and (l.scope <> 'agreement' or exists (
    select from records_workagreement a
      join records_jobmatch m on m.id = a.match_id
      join records_company y on y.id = m.company_id
      join records_consent c on c.case_id = l.case_id
    where a.id = l.target and a.case_id = l.case_id and m.ended_on is null
      and c.to_party = 'employer' and c.from_party = 'employment_department'
      and c.types @> array['employment']::varchar[] and length(btrim(c.purpose)) >= 10
      and (btrim(c.to_name) = '' or strpos(name_in_words(y.name), name_in_words(c.to_name)) > 0
        or strpos(name_in_words(c.to_name), name_in_words(y.name)) > 0)
      and c.given_on <= app_today() and (c.ends_before is null or c.ends_before > app_today())
      and (c.withdrawn_on is null or c.withdrawn_on > app_today())))
$$;

-- What an employer's link opens: one case, its agreement and the company behind it.
create or replace function linked_case() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select l.case_id from records_caselink l where l.id = app_link() and l.scope = 'agreement' and link_is_good(l)
$$;

-- What a link about a task opens: that task, and nothing else of the case.
create or replace function linked_handover() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select l.target from records_caselink l where l.id = app_link() and l.scope = 'network' and link_is_good(l)
$$;

-- The case of that task: whose team may be told of the answer.
create or replace function linked_network_case() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select h.case_id from records_handover h where h.id = linked_handover()
$$;

-- What the one who is asked may know beside the task: a first name, and whom to call.
create or replace function linked_helping() returns table (first_name text, worker_id bigint, worker text, phone text)
language sql stable security definer set search_path = public, pg_temp as $$
  select split_part(btrim(z.given_names), ' ', 1), u.id, u.name::text, u.phone::text
  from records_handover h
    join records_case k on k.id = h.case_id
    join records_citizen z on z.id = k.citizen_id
    left join records_teammembership t on t.case_id = k.id and t.role = 'cti_worker' and t.starts_on <= app_today()
      and (t.ends_before is null or t.ends_before > app_today())
    left join accounts_user u on u.id = t.user_id
  where h.id = linked_handover()
$$;

-- Who is told of the answer: those who hand the task over, or find another when it is a no.
create or replace function linked_helpers() returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct t.user_id from records_handover h join records_teammembership t on t.case_id = h.case_id
  where h.id = linked_handover() and t.role in ('cti_worker', 'social_caseworker') and t.starts_on <= app_today()
    and (t.ends_before is null or t.ends_before > app_today())
$$;

-- Whom the one behind the link calls: the job consultant on the team today.
create or replace function linked_consultant() returns table (id bigint, name text, phone text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.name::text, u.phone::text from records_teammembership t join accounts_user u on u.id = t.user_id
  where t.case_id = linked_case() and t.role = 'job_consultant' and t.starts_on <= app_today()
    and (t.ends_before is null or t.ends_before > app_today())
$$;

create or replace function linked_citizen() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select citizen_id from records_case where id = linked_case()
$$;

create or replace function linked_company() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select m.company_id from records_caselink l
    join records_workagreement a on a.id = l.target
    join records_jobmatch m on m.id = a.match_id
    where l.id = app_link() and l.case_id = linked_case()
$$;

-- Since when the work that a link is about goes on.
create or replace function linked_since() returns date
language sql stable security definer set search_path = public, pg_temp as $$
  select m.found_on from records_caselink l
    join records_workagreement a on a.id = l.target
    join records_jobmatch m on m.id = a.match_id
    where l.id = app_link() and l.case_id = linked_case()
$$;

-- What everybody said about one week of that work, without their remarks: to know whose word stands.
create or replace function linked_hours(p_week date) returns table (id bigint, source text,
  taster int, placement int, ordinary int, subsidised int, flex int)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.source::text, e.taster_minutes, e.placement_minutes, e.ordinary_minutes, e.subsidised_minutes,
    e.flex_minutes from records_hoursentry e
  where e.case_id = linked_case() and e.week_starts_on = p_week and p_week > linked_since() - 7 order by e.id
$$;

-- Where a citizen works or has worked: the companies of their own matches.
create or replace function own_companies() returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select m.company_id from records_citizen z
    join records_case c on c.citizen_id = z.id
    join records_jobmatch m on m.case_id = c.id
    where z.account_id = app_actor()
$$;

-- A link is found by the hash of its token, before anybody is known to act.
create or replace function link_behind(p_hash bytea) returns table (id bigint, case_id bigint, scope text, target bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.case_id, l.scope::text, l.target from records_caselink l
  where l.token_hash = p_hash and link_is_good(l)
$$;

-- The restricted card: a colleague finds a citizen by exact CPR only, with a reason that is logged, and gets the open
-- case's number. Names and team are read through restricted_team(), which asks for the same proof.
create or replace function find_by_cpr(p_index bytea, p_reason text) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare found bigint;
begin
  if not actor_is_staff() then return null; end if;
  select c.id into found from records_citizen z join records_case c on c.citizen_id = z.id
    where z.cpr_index = p_index order by c.closed_on nulls first, c.id desc limit 1;
  perform audit_write('search', found, null, 'restricted_card_see', 'stranger', p_reason);
  return found;
end $$;

create or replace function restricted_card(p_case bigint)
returns table (given_names text, surname text, role text, colleague text, phone text)
language sql stable security definer set search_path = public, pg_temp as $$
  select z.given_names::text, z.surname::text, t.role::text, u.name::text, u.phone::text
  from records_case c
    join records_citizen z on z.id = c.citizen_id
    left join records_teammembership t on t.case_id = c.id and t.starts_on <= app_today()
      and (t.ends_before is null or t.ends_before > app_today())
    left join accounts_user u on u.id = t.user_id
  where c.id = p_case and actor_is_staff() and exists (
    select from audit_auditevent e where e.case_id = p_case and e.operation = 'search' and e.actor = app_actor()::text
      and e.permission = 'restricted_card_see' and e.at > now() - interval '1 hour')
  order by t.role
$$;

-- How many open courses a colleague sits on the team of, by role: what an administrator must know before closing an
-- account. Numbers only; the courses themselves stay closed to the administrator.
create or replace function open_seats_of(p_user bigint) returns table (role text, cases bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.role::text, count(*)
  from records_teammembership t join records_case c on c.id = t.case_id and c.closed_on is null
  where t.user_id = p_user and t.starts_on <= app_today() and (t.ends_before is null or t.ends_before > app_today())
    and exists (select from accounts_roleassignment r where r.user_id = app_actor() and r.role = 'administrator'
      and r.starts_on <= app_today() and (r.ends_before is null or r.ends_before > app_today()))
  group by t.role
$$;

-- Who has looked at a case and what was changed: only for those who see the case. Lists are told as one look.
create or replace function log_of_case(p_case bigint, p_before bigint, p_limit integer)
returns table (id bigint, at timestamptz, actor text, operation text, route text, permission text, relation text,
               reason text, table_name text, columns text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.at, e.actor, e.operation::text, e.route, e.permission, e.relation, e.reason, e.table_name, e.columns
  from audit_auditevent e
  where p_case in (select visible_cases()) and e.id < p_before
    and (e.case_id = p_case or e.case_ids @> array[p_case])
  order by e.id desc limit p_limit
$$;

-- Whose eyes a break-glass is brought to: the leaders of the case's unit. The one who broke it does not see the case yet.
create or replace function leaders_of_case(p_case bigint) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select r.user_id from records_case c join accounts_roleassignment r on r.unit_id = c.unit_id and r.role = 'leader'
    and r.starts_on <= app_today() and (r.ends_before is null or r.ends_before > app_today())
  where c.id = p_case and actor_is_staff()
$$;

-- A returning citizen is enrolled anew by a team that has not seen the old course.
create or replace function citizen_known_as(p_index bytea) returns table (id bigint, has_open_case boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select z.id, exists (select from records_case c where c.citizen_id = z.id and c.closed_on is null)
  from records_citizen z where z.cpr_index = p_index and actor_is_staff()
$$;
