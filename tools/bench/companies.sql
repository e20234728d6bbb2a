-- Ten thousand companies with a person and two openings each, and two hundred contacts with one of them.
insert into records_company (created_at, version, name, cvr_number, p_number, industry, work_fields, address, postcode,
  city, needs, is_active, close_reason, close_note)
select now(), 1, initcap(w.word) || ' Firma ' || n, '', (1900000000 + n)::text, w.word, array['shop'], 'Vej ' || n,
  (8000 + n % 90)::text, 'By ' || n % 90, '', true, '', ''
from generate_series(1, :companies) n cross join lateral (select
  (array['bageri', 'æbleplantage', 'ørstedværk', 'åkande', 'zinkværksted'])[1 + n % 5] as word) w
where not exists (select from records_company where name = 'Bageri Firma :companies');

insert into records_companyperson (created_at, version, company_id, name, title, phone, email, is_main, is_active)
select now(), 1, c.id, 'Bo Bager', 'Mester', '20991000', '', true, true
from records_company c
where c.name like '% Firma %' and not exists (select from records_companyperson p where p.company_id = c.id);

insert into records_opening (created_at, version, company_id, title, work_field, tasks, times, needs_met, demands,
  conditions, places, shortage, open_from, end_reason, end_note)
select now(), 1, c.id, 'Medhjælper', (array['shop', 'kitchen', 'storage', 'green'])[1 + (c.id + k) % 4],
  'Pakke og ordne', '{}', '{calm}', '{}', '', 1, c.id % 7 = 0, date '2020-01-01', '', ''
from records_company c cross join generate_series(1, 2) k
where c.name like '% Firma %' and not exists (select from records_opening o where o.company_id = c.id);

insert into records_companycontact (created_at, created_by_id, company_id, kind, happened_on, paid_tasks_discussed, note)
select now(), (select min(id) from accounts_user), c.id, 'phone', date '2025-01-01' + n, true,
  'Vi talte om, hvornår de har brug for hænder.'
from records_company c cross join generate_series(1, :contacts) n
where c.name = 'Bageri Firma 5000'
  and not exists (select from records_companycontact k where k.company_id = c.id);

analyze records_company, records_companyperson, records_opening, records_companycontact;
