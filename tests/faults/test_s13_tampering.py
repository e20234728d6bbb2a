"""S13: changing or removing any one of 10,000 sealed rows of the log is found."""

import random
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection, transaction

from fodfaeste.audit import sealing

ROWS, SAMPLE = 10_000, 50
TAMPERINGS = (
    "update audit_auditevent set actor = '999999' where id = %s",
    "update audit_auditevent set at = at - interval '1 minute' where id = %s",
    "update audit_auditevent set digest = sha256('as if'::bytea) where id = %s",
    "delete from audit_auditevent where id = %s",
)
SLIPPED_IN = """
with forged as (
  insert into audit_auditevent overriding system value
  select (jsonb_populate_record(e, jsonb_build_object('id', %s))).*
  from audit_auditevent e order by id desc limit 1 returning *)
select count(*) from forged
"""


@pytest.mark.django_db
def test_s13_tampering_with_any_one_of_10_000_sealed_rows_is_found(
    as_owner: Callable[[], AbstractContextManager[None]], capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(20261122)  # noqa: S311 -- the same rows every time
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "select audit_write('read', n, null, 'case_see', 'team', '')"
            " from generate_series(1, %s) n",
            [ROWS],
        )
        began = time.perf_counter()
        sealing.seal()
        sealed = time.perf_counter() - began
        cursor.execute("select id from audit_auditevent order by id desc limit %s", [ROWS])
        rows = [row for (row,) in cursor.fetchall()]
        began = time.perf_counter()
        assert sealing.faults() == ()
        verified = time.perf_counter() - began
        cursor.execute("alter table audit_auditevent disable trigger user")
        for number, row in enumerate(chance.sample(rows, SAMPLE)):
            assert found_after(TAMPERINGS[number % len(TAMPERINGS)], row) == [row]
        assert sealing.faults() == ()
    with capsys.disabled():
        sys.stdout.write(
            f"\nS13: {ROWS:,} rows sealed in {sealed:.2f} s, verified in {verified:.2f} s;"
            f" {SAMPLE} of {SAMPLE} tampered rows found\n"
        )


@pytest.mark.django_db
def test_s13_a_row_slipped_in_before_or_between_the_blocks_is_found(
    as_owner: Callable[[], AbstractContextManager[None]],
) -> None:
    with as_owner(), connection.cursor() as cursor:
        for _ in range(2):
            cursor.execute("select audit_write('read', 1, null, 'case_see', 'team', '')")
            cursor.execute("select nextval('audit_auditevent_id_seq')")  # a number nobody took
            sealing.seal()
        cursor.execute("select max(id) - 1 from audit_auditevent")
        (between,) = cursor.fetchone()
        cursor.execute("alter table audit_auditevent disable trigger user")
        for number in (between, -5):
            assert found_after(SLIPPED_IN, number) == [number]


def found_after(tampering: str, row: int) -> list[int]:
    """The rows that verification names after somebody with all rights changed one."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(tampering, [row])
        faults = [fault.row for fault in sealing.faults()]
        transaction.set_rollback(True)
    return faults
