-- The notes of one case that say certain words: in the note, in an addendum, in who took part. It runs as its owner, or
-- the wall would keep the index from being asked: a word may not be looked for in a row before it is known to be in
-- sight. So sight is asked here, of the one case. Words are cut to their Danish stem; each may go on ("bord" finds "bordet").
create or replace function notes_saying(in_case bigint, words text[]) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  with asked as materialized (
    select to_tsquery('danish', string_agg(word || ':*', ' & ')) as said from unnest(words) word
      where in_case in (select visible_cases())
  )
  select n.id from asked, records_contactnote n
    where n.case_id = in_case
      and to_tsvector('danish'::regconfig, coalesce(n.text, '') || ' ' || coalesce(n.next_step, '') || ' '
        || coalesce(n.participants, '')) @@ asked.said
  union
  select a.note_id from asked, records_noteaddendum a
    where a.case_id = in_case and to_tsvector('danish'::regconfig, coalesce(a.text, '')) @@ asked.said
$$;
