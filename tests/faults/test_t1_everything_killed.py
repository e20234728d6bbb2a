"""T1: `kill -9` of web server, worker, parent and database while eight people write."""

import sys
import threading
import time
import uuid
from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.apps import apps
from tools.bench.visitor import Visitor

from tests.cli.installations import fodfaeste
from tests.faults.conftest import Enter
from tests.faults.processes import kill_all
from tests.faults.town import ROUNDS, Town
from tests.faults.writers import Writer, send_note, send_plan, send_task

RESTART_SECONDS = 10
PATIENCE = 120
"""Seconds until eight people have saved something on a machine with other things to do."""
WATCHED = [
    model._meta.db_table
    for model in apps.get_app_config("records").get_models()
    if not getattr(model, "unlogged", False)
]
WRITES = (
    ("cti", send_note, "select text from records_contactnote where text like %s"),
    ("cti", send_note, "select text from records_contactnote where text like %s"),
    ("jobkonsulent", send_task, "select title from records_task where title like %s"),
    ("sagsbehandler-job", send_task, "select title from records_task where title like %s"),
    ("sagsbehandler-social", send_task, "select title from records_task where title like %s"),
    ("cti", send_plan, ""),
    ("sagsbehandler-job", send_plan, ""),
    ("sagsbehandler-social", send_plan, ""),
)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_t1_no_acknowledged_write_is_lost_and_no_row_lacks_its_log_row(
    town: Town, number: int, enter: Enter, capsys: pytest.CaptureFixture[str]
) -> None:
    address = town.serve().address
    writers = _writers(town, lambda persona: enter(address, persona))
    killed = _kill_while_they_write(town, writers, seconds=number % 7 / 3)
    began = time.monotonic()
    assert town.serve().health() == HTTPStatus.OK
    seconds = time.monotonic() - began
    saved = sum(len(writer.acknowledged) for writer in writers)
    with capsys.disabled():
        sys.stdout.write(
            f"\nT1 round {number + 1} of {ROUNDS}: {killed} processes killed,"
            f" {saved} saves acknowledged, up again in {seconds:.1f} s\n"
        )
    assert [writer.refused for writer in writers] == [[]] * len(WRITES)
    assert saved >= len(WRITES)
    assert _lost(town, writers) == []
    assert _rows_and_log_differ(town) == []
    verified = fodfaeste("audit-verify", "--data", str(town.base))
    assert verified.returncode == 0, verified.stdout
    if ROUNDS > 1:  # `make faults`, on a machine of its own; `make test` fails on no clock
        assert seconds <= RESTART_SECONDS


def _writers(town: Town, enter: Callable[[str], Visitor]) -> list[Writer]:
    """Eight people; each who writes the plan has a case alone, so that nobody is stale."""
    noted, plans = town.cases_in_cti(), iter(town.open_cases())
    mark = uuid.uuid4().hex[:8]
    return [
        Writer(
            name=f"T1 {mark} {place}",
            visitor=enter(persona),
            case=next(plans) if send is send_plan else noted[place % len(noted)],
            send=send,
        )
        for place, (persona, send, _) in enumerate(WRITES)
    ]


def _kill_while_they_write(town: Town, writers: list[Writer], *, seconds: float) -> int:
    stopped = threading.Event()
    threads = [threading.Thread(target=one.write_until, args=(stopped,)) for one in writers]
    for thread in threads:
        thread.start()
    _wait_until_each_saved(writers)
    time.sleep(seconds)
    killed = kill_all(town.base)
    town.serve_is_over()
    stopped.set()
    for thread in threads:
        thread.join()
    return killed


def _wait_until_each_saved(writers: list[Writer]) -> None:
    """A kill before anybody was told of a save would prove nothing."""
    until = time.monotonic() + PATIENCE
    while not all(one.acknowledged or one.refused for one in writers):
        assert time.monotonic() < until, "nobody saved anything"
        time.sleep(0.02)


def _lost(town: Town, writers: list[Writer]) -> list[str]:
    """What somebody was told was saved, and is not there once."""
    lost = []
    for writer, (_, send, query) in zip(writers, WRITES, strict=True):
        if send is send_plan:
            lost += _overwritten(town, writer)
            continue
        there = sorted(text for (text,) in town.ask(query, f"{writer.name}%"))
        assert len(there) == len(set(there)), "the same text was saved twice"
        lost += sorted(set(writer.acknowledged) - set(there))
    return lost


def _overwritten(town: Town, writer: Writer) -> list[str]:
    """A plan holds the last text that was acknowledged, or the one that was under way after it."""
    if not writer.acknowledged:
        return []  # killed before its first save was answered
    asked = "select citizen_words from records_jointplan where case_id = %s"
    ((stands,),) = town.ask(asked, writer.case)
    last = writer.acknowledged[-1]
    return [] if stands.startswith(writer.name) and stands >= last else [last]


def _rows_and_log_differ(town: Town) -> list[tuple[str, str, str]]:
    """Rows without exactly one log row of their birth, and births without a row."""
    found = []
    for table in WATCHED:
        born, died = (
            f"select row_id from audit_auditevent where table_name = '{table}'"  # noqa: S608
            f" and operation = '{operation}'"
            for operation in ("insert", "delete")
        )
        rows = f"(select id::text from {table} union all {died})"  # noqa: S608
        found += [(table, "no log row", key) for (key,) in town.ask(f"{rows} except all {born}")]
        found += [(table, "no row", key) for (key,) in town.ask(f"{born} except all {rows}")]
    return found
