-- Eighty weeks of hours in the course of Karin Mølgaard, in all kinds; those that stand already stay.
with weeks as (
  select c.id as case_id, c.created_by_id, date_trunc('week', current_date)::date - 7 * n as monday, n
  from records_case c, generate_series(0, :weeks - 1) n
  where c.id = (select k.id from records_case k join records_citizen z on z.id = k.citizen_id
      where z.given_names = 'Karin' and z.surname = 'Mølgaard' order by k.id limit 1)
    and not exists (select from records_hoursweek w
      where w.case_id = c.id and w.week_starts_on = date_trunc('week', current_date)::date - 7 * n)
), said as (
  insert into records_hoursentry (created_at, created_by_id, case_id, week_starts_on, source, taster_minutes,
    placement_minutes, ordinary_minutes, subsidised_minutes, flex_minutes, note, person_name)
  select now(), created_by_id, case_id, monday, 'staff', 0, 60 * (4 + n % 9), 60 * ((:weeks - n) / 10), 0,
    60 * (n % 3), '', '' from weeks
  returning *
)
insert into records_hoursweek (created_at, created_by_id, case_id, version, week_starts_on, taster_minutes,
  placement_minutes, ordinary_minutes, subsidised_minutes, flex_minutes, stands_id, said_differently)
select created_at, created_by_id, case_id, 1, week_starts_on, taster_minutes, placement_minutes, ordinary_minutes,
  subsidised_minutes, flex_minutes, id, false from said;
