"""The social side of a course in one query: the network, what is handed over, plans and bank."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Greatest, JSONObject

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case, NetworkPerson
from fodfaeste.records.cti.models import (
    CopingStrategy,
    CrisisPlan,
    CrisisStrategy,
    Handover,
    RetentionPlan,
    Stay,
    StrategyTry,
    Supporter,
)
from fodfaeste.records.cti.queries import stays, strategies
from fodfaeste.records.foundation import composed
from fodfaeste.records.gathering import Row, record_from, records_from, rows_of
from fodfaeste.records.placement.models import Company, JobMatch


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialSide:
    """The rows as they stand; what they mean today is told where they are shown.

    `held` are the strategies of the bank that the crisis plan holds, in the order chosen;
    `supporters` are those that were not set aside. What is set aside is not held either.
    """

    people: tuple[NetworkPerson, ...]
    handovers: tuple[Handover, ...]
    crisis: CrisisPlan | None
    retention: RetentionPlan | None
    held: tuple[int, ...]
    supporters: tuple[Supporter, ...]
    bank: tuple[strategies.StrategyLine, ...]
    stays: tuple[stays.StayLine, ...]
    job_changed_on: date | None

    def handed_over_in(self, course_id: int) -> tuple[Handover, ...]:
        """The tasks on their way out of the CTI worker's hands in one course."""
        return tuple(one for one in self.handovers if one.course_id == course_id)


def social_side(case_id: int) -> SocialSide:
    """Everything on the social side of a course; one query."""
    found = Case.objects.filter(pk=case_id).annotate(side=_column()).values_list("side", flat=True)
    told: Row = found.get()
    people = records_from(NetworkPerson, told["people"])
    changed = told["job_changed_on"]
    return SocialSide(
        people=people,
        handovers=tuple(_handover(row, people) for row in told["handovers"]),
        crisis=next(iter(records_from(CrisisPlan, told["crisis"])), None),
        retention=next(iter(records_from(RetentionPlan, told["retention"])), None),
        held=tuple(told["held"]),
        supporters=tuple(_supporter(row, people) for row in told["supporters"]),
        bank=_bank(told),
        stays=tuple(map(stays.line_of, records_from(Stay, told["stays"]))),
        job_changed_on=date.fromisoformat(changed) if changed else None,
    )


@cache
def _column() -> RawSQL:
    """Kept as text: no day and nobody stands in it."""
    tries = StrategyTry.objects.order_by("-tried_on", "-pk")
    matches = _here(JobMatch).order_by().values("case")
    held = _here(CrisisStrategy).filter(is_chosen=True, strategy__set_aside_on=None)
    changed = matches.annotate(last=Max(Greatest("found_on", "ended_on"))).values("last")
    return composed(
        Case,
        JSONObject(
            people=rows_of(_here(NetworkPerson).order_by("pk")),
            handovers=rows_of(_here(Handover)),
            crisis=rows_of(_here(CrisisPlan)),
            retention=rows_of(_here(RetentionPlan)),
            held=ArraySubquery(held.values("strategy_id")),
            supporters=rows_of(
                _here(Supporter).filter(set_aside_on=None),
                *("colleague__name", "colleague__phone"),
                *("match__ended_on", "match__company_id", "match__company__name"),
            ),
            strategies=rows_of(_here(CopingStrategy).order_by("-pk")),
            tries=rows_of(tries.filter(case=OuterRef("pk"))),
            stays=rows_of(_here(Stay).filter(mistaken_on=None).order_by("-starts_on", "-id")),
            job_changed_on=Subquery(changed),
        ),
    )


def _here(model: Any) -> QuerySet[Any]:
    found: QuerySet[Any] = model.objects.filter(case=OuterRef("pk"))
    return found


def _handover(row: Row, people: tuple[NetworkPerson, ...]) -> Handover:
    made = record_from(Handover, row)
    made.to_person = _among(people, made.to_person_id)
    return made


def _supporter(row: Row, people: tuple[NetworkPerson, ...]) -> Supporter:
    made = record_from(Supporter, row)
    made.person = _among(people, made.person_id)
    if made.colleague_id:
        name, phone = row["colleague__name"], row["colleague__phone"]
        made.colleague = User(pk=made.colleague_id, name=name, phone=phone)
    if made.match_id:
        ended = row["match__ended_on"]
        made.match = JobMatch(
            pk=made.match_id,
            ended_on=date.fromisoformat(ended) if ended else None,
            company=Company(pk=row["match__company_id"], name=row["match__company__name"]),
        )
    return made


def _among(people: tuple[NetworkPerson, ...], number: int | None) -> NetworkPerson | None:
    return next((one for one in people if one.pk == number), None)


def _bank(told: Row) -> tuple[strategies.StrategyLine, ...]:
    tries: dict[int, list[StrategyTry]] = {}
    for one in records_from(StrategyTry, told["tries"]):
        tries.setdefault(one.strategy_id, []).append(one)
    return tuple(
        strategies.line_of(row, tries.get(row.pk, ()))
        for row in records_from(CopingStrategy, told["strategies"])
    )
