"""Thousands of cases: some stories are played, and their rows are copied under new people."""

import json
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from typing import Any

from django.db import connection, connections, transaction

from fodfaeste.accounts.models import User
from fodfaeste.audit.sealing import seal
from fodfaeste.audit.writing import Acting, act_as
from fodfaeste.demo import copying
from fodfaeste.demo.people import replacement_cpr, three_names
from fodfaeste.demo.stage import at_noon
from fodfaeste.demo.town import Town
from fodfaeste.records.cases.identity import seal_cpr
from fodfaeste.records.cases.models import Case, Citizen, TeamMembership
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.cpr import parse_cpr

PLAYED = 41
"""Stories that are played in a large municipality: Karin's, which is not copied, and forty more."""

AT_ONCE = 400
COPIERS = 2


@dataclass(frozen=True, slots=True)
class Template:
    """A played case: its citizen, and who sits in which seat."""

    case_id: int
    citizen: Citizen
    seats: dict[int, Role]


@dataclass(frozen=True, slots=True)
class Clone:
    """A case that is to be: which number, after which template, in which round."""

    number: int
    round: int
    template: Template


@dataclass(frozen=True, slots=True)
class Copies:
    """What every batch needs to know."""

    tables: tuple[copying.Copied, ...]
    moved: dict[str, int]
    place: Town
    names: dict[int, str]
    today: date


def multiply(*, cases: int, place: Town, today: date) -> None:
    """Copy the played cases until there are so many; then count, measure and seal."""
    clones = tuple(_clones(cases))
    tables = copying.copied_tables()
    names = dict(User.objects.values_list("pk", "name"))
    copies = Copies(tables, copying.spans(tables), place, names, today)
    batches = [clones[start : start + AT_ONCE] for start in range(0, len(clones), AT_ONCE)]
    connections.close_all()  # a connection must not be shared with a child
    shares = [batches[copier::COPIERS] for copier in range(COPIERS)]
    with ProcessPoolExecutor(COPIERS, mp_context=get_context("fork")) as copiers:
        list(copiers.map(partial(_copy_all, copies=copies), shares))
    copying.count_on(tables)
    seal()
    with connection.cursor() as cursor:
        cursor.execute("vacuum (analyze)")


def _clones(cases: int) -> Iterator[Clone]:
    templates = _templates()
    for number in range(PLAYED, cases):
        turn, which = divmod(number - PLAYED, len(templates))
        yield Clone(number, turn + 1, templates[which])


def _templates() -> tuple[Template, ...]:
    """Every played case but that of the citizen who can sign in: an account is one person's."""
    seats: dict[int, dict[int, Role]] = {}
    for case_id, user_id, role in TeamMembership.objects.values_list("case_id", "user_id", "role"):
        seats.setdefault(case_id, {})[user_id] = Role(role)
    cases = Case.objects.filter(citizen__account=None).select_related("citizen").order_by("pk")
    return tuple(Template(case.pk, case.citizen, seats[case.pk]) for case in cases)


def _copy_all(batches: Sequence[Sequence[Clone]], *, copies: Copies) -> None:
    for batch in batches:
        copy_batch(batch, copies)
    connections.close_all()


def copy_batch(clones: Sequence[Clone], copies: Copies) -> None:
    """Make some cases in one transaction."""
    now = at_noon(copies.today)
    with transaction.atomic(), connection.cursor() as cursor:
        act_as(Acting(actor="job:demo", request=str(uuid.uuid4()), route="demo", now=now))
        Citizen.objects.bulk_create([_citizen(clone, copies) for clone in clones])
        cursor.execute(f"create temp table clone ({copying.CLONE_COLUMNS}) on commit drop")
        cursor.executemany(
            "insert into clone values (%s, %s, %s, %s, %s, %s)",
            [_row(clone, copies) for clone in clones],
        )
        cursor.execute("analyze clone")
        for copied in copies.tables:
            copying.copy_rows(cursor, copied, copies.moved)


def _row(clone: Clone, copies: Copies) -> tuple[Any, ...]:
    """Who is who in a copy: the team sits in the seats of the played one's team."""
    team = copies.place.team(clone.number)
    people = {user: team[role] for user, role in clone.template.seats.items()}
    names = {copies.names[before]: copies.names[after] for before, after in people.items()}
    return (
        clone.template.case_id,
        clone.round,
        json.dumps(people),
        json.dumps(names),
        clone.template.citizen.given_names,
        three_names(clone.number)[0],
    )


def _citizen(clone: Clone, copies: Copies) -> Citizen:
    """A new person with what the played one has besides name and number."""
    digits, model = replacement_cpr(clone.number), clone.template.citizen
    given, middle, surname = three_names(clone.number)
    same = {field.attname: getattr(model, field.attname) for field in model._meta.concrete_fields}
    person = Citizen(
        **same
        | {
            "id": model.pk + copies.moved["records_citizen"] * clone.round,
            "seal": uuid.uuid4(),
            "given_names": f"{given} {middle}",
            "surname": surname,
            "born_on": parse_cpr(digits, today=copies.today, allow_replacement=True).born_on,
            "phone": f"2088{1000 + clone.number % 9000}",
            "address": f"Demovej {clone.number + 1}",
        }
    )
    seal_cpr(person, digits)
    return person
