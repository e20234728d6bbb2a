-- What somebody behind a link sets going without seeing it: colleagues are told, and a task is done.

-- Who is told of an answer that came by a link: those who write the agreement, as when it came any other way.
create or replace function linked_writers() returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select t.user_id from records_teammembership t
  where t.case_id = linked_case() and t.role in ('job_consultant', 'cti_worker') and t.starts_on <= app_today()
    and (t.ends_before is null or t.ends_before > app_today())
$$;

-- The last yes came by a link: what a rule asked for is done. Nobody acts behind a link, so nobody is named.
create or replace function linked_agreement_done(p_rule text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update records_task k set state = 'done', done_on = app_today(), version = k.version + 1, changed_at = app_now()
  where k.case_id = linked_case() and k.rule = p_rule and k.state = 'open' and exists (
    select from records_workagreement a join records_jobmatch m on m.id = a.match_id
    where a.case_id = k.case_id and a.state = 'agreed' and m.ended_on is null);
end $$;
