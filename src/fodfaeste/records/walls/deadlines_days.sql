-- Days as the deadlines count them. Working days are those of rules/followup/workdays.py: no weekend, no public holiday,
-- and neither Constitution Day, Christmas Eve nor New Year's Eve. Great Prayer Day was abolished from 2024.

create or replace function easter_of(p_year integer) returns date
language plpgsql immutable parallel safe set search_path = public, pg_temp as $$
declare
  a int := p_year % 19; b int := p_year / 100; c int := p_year % 100;
  d int := b / 4; e int := b % 4; f int := (b + 8) / 25; g int := (b - f + 1) / 3;
  h int := (19 * a + b - d - g + 15) % 30; i int := c / 4; k int := c % 4;
  l int := (32 + 2 * e + 2 * i - h - k) % 7; m int := (a + 11 * h + 22 * l) / 451;
begin
  return make_date(p_year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
end $$;

create or replace function is_workday(p_day date) returns boolean
language plpgsql immutable parallel safe set search_path = public, pg_temp as $$
declare
  from_easter int;
begin
  if extract(isodow from p_day) > 5 or to_char(p_day, 'MM-DD') in ('01-01', '06-05', '12-24', '12-25', '12-26', '12-31') then
    return false;
  end if;
  from_easter := p_day - easter_of(extract(year from p_day)::int);
  return from_easter not in (-3, -2, 1, 39, 50) and not (from_easter = 26 and p_day < date '2024-01-01');
end $$;

-- The day so many working days after another; the first counted is the next one.
create or replace function workdays_after(p_day date, p_count integer) returns date
language plpgsql immutable parallel safe set search_path = public, pg_temp as $$
begin
  for number in 1 .. p_count loop
    p_day := p_day + 1;
    while not is_workday(p_day) loop
      p_day := p_day + 1;
    end loop;
  end loop;
  return p_day;
end $$;

-- A name or a wording without case and spacing: Python's casefold() and split().
create or replace function folded(p_words text) returns text
language sql immutable parallel safe as $$
  select btrim(regexp_replace(replace(lower(p_words), 'ß', 'ss'), '[[:space:]\u00a0\u2007\u202f\u001c-\u001f\u0085]+', ' ', 'g'))
$$;

-- The municipality's numbers on a day, by code (M9).
create or replace function numbers_on(p_today date) returns jsonb
language sql stable parallel safe as $$
  select jsonb_object_agg(l.code, l.value order by l.id) from records_limit l
  where (l.valid_from is null or l.valid_from <= p_today) and (l.ends_before is null or l.ends_before > p_today)
$$;
