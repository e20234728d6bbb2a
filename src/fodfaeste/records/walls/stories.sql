-- A shared success story is read by every colleague, and nobody is told whose it is (J5).

create or replace function shared_stories()
  returns table (story_id bigint, title varchar, story text, shared_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.title, s.text, s.shared_on from records_successstory s
    where s.shared_on is not null and s.taken_back_on is null and (select actor_is_staff())
$$;
