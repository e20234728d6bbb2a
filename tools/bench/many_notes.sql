-- :notes contact notes in the course of Karin Mølgaard, over four hundred days back from today; a note that stands stays.
insert into records_contactnote (created_at, created_by_id, case_id, happened_on, kind, place, minutes,
  coordination_minutes, track, participants, text, next_step, written_as)
select now() - n * interval '1 minute', c.created_by_id, c.id, current_date - n % 400,
  (array['meeting', 'phone', 'message', 'attempt', 'coordination'])[1 + n % 5],
  case when n % 5 = 0 then 'workplace' else '' end,
  case when n % 5 in (0, 1, 2) then 15 * (1 + n % 4) else 0 end,
  case when n % 5 = 4 then 30 else 0 end,
  (array['job', 'coping', 'network'])[1 + n % 3],
  case when n % 7 = 0 then 'Grete, søster' else '' end,
  'Notat ' || n || '. Vi gik vejen til arbejde sammen, og bussen passede med mødetiden. '
    || 'Det går bedre ved bordet om formiddagen, og vi aftalte, hvem der kan ringes til. '
    || case when n % 100 = 0 then 'Banken skal have besked.' else '' end,
  case when n % 2 = 0 then 'Vi tales ved igen i næste uge.' else '' end, 'cti_worker'
from records_case c, generate_series(1, :notes) n
where c.id = (select k.id from records_case k join records_citizen z on z.id = k.citizen_id
    where z.given_names = 'Karin' and z.surname = 'Mølgaard' order by k.id limit 1)
  and not exists (select from records_contactnote w where w.case_id = c.id and w.text like 'Notat ' || n || '. %');
analyze records_contactnote;
