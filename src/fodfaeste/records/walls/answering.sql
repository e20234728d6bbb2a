-- A citizen answers how it goes behind a link: it opens the questions, and nothing that was written about anybody.

-- The course whose questions the link asks.
create or replace function answering_case() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select l.case_id from records_caselink l where l.id = app_link() and l.scope = 'measure' and link_is_good(l)
$$;

-- The one time of asking that the link is for.
create or replace function answering_invitation() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select l.target from records_caselink l where l.id = app_link() and l.scope = 'measure' and link_is_good(l)
$$;

-- Who is told that an answer has come: everybody on the team today. What was answered stands behind the consents.
create or replace function answering_team() returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select t.user_id from records_teammembership t join accounts_user u on u.id = t.user_id and u.is_active
  where t.case_id = answering_case() and t.starts_on <= app_today()
    and (t.ends_before is null or t.ends_before > app_today())
$$;

-- The answers are kept: the link opens nothing more, and what was asked for is done. Nobody acts behind a link.
create or replace function answering_done(p_rule text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_case bigint := answering_case();
  the_invitation bigint := answering_invitation();
begin
  update records_task k set state = 'done', done_on = app_today(), version = k.version + 1, changed_at = app_now()
  where k.case_id = the_case and k.rule = p_rule and k.state = 'open';
  update records_measureinvitation set answered = app_now(), half = '{}', half_of = '' where id = the_invitation;
end $$;

-- What became of a link that opens nothing: told to whoever holds it, without saying whose it is.
create or replace function answering_link(p_hash bytea)
returns table (is_used boolean, is_over boolean, is_revoked boolean, expires timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select v.answered is not null, c.closed_on is not null, l.revoked_at is not null, l.expires
  from records_caselink l join records_measureinvitation v on v.id = l.target join records_case c on c.id = l.case_id
  where l.token_hash = p_hash and l.scope = 'measure'
$$;
