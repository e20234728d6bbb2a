"""The work of one citizen: the match, what leads to it and what grows out of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import JSONField, OuterRef, Subquery
from django.db.models.functions import JSONObject

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import (
    CompanyPerson,
    EmployerContact,
    EmployerFeedback,
    JobMatch,
    Placement,
    ProfileLine,
    SupportExamined,
)
from fodfaeste.records.placement.queries.agreements import Feedback
from fodfaeste.records.placement.queries.course import HoursCourse, hours_course
from fodfaeste.records.placement.queries.planned import plan_of
from fodfaeste.records.placement.queries.profile import wishes_of
from fodfaeste.records.placement.queries.sheets import Sheet, in_force, on_its_way, sheets_in
from fodfaeste.rules.followup.work import Work, work_lacks
from fodfaeste.rules.missing import Missing
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.contact import Visit, warnings_at_visits
from fodfaeste.rules.placement.duration import end_to_answer
from fodfaeste.rules.placement.kinds import EmployerContactKind, HoursKind, WorkSupport
from fodfaeste.rules.placement.profile.kinds import LineKind

CONTACTS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class AskedFirst:
    """Whom one calls at a company."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRoom:
    """Everything the page *Arbejde* shows."""

    match: JobMatch | None
    past: tuple[JobMatch, ...]
    sheets: tuple[Sheet, ...]
    placements: tuple[Placement, ...]
    hours: HoursCourse
    contacts: tuple[EmployerContact, ...]
    examined: frozenset[WorkSupport] = frozenset()
    asked_first: AskedFirst | None = None
    """Whom we talk with at the matched company."""
    wishes: tuple[str, ...] = ()
    """The citizen's wishes for work, the dearest first."""
    feedback: Feedback | None = None
    """The latest that the employer said of how it goes."""

    @property
    def in_force(self) -> Sheet | None:
        """The agreement that counts now."""
        return in_force(self.sheets)

    @property
    def on_its_way(self) -> Sheet | None:
        """The agreement that is being written or answered."""
        return on_its_way(self.sheets)

    def lacks(self, today: date) -> tuple[Missing, ...]:
        """What is missing, by the rules."""
        latest = self.on_its_way or self.in_force
        visits = tuple(
            Visit(
                kind=EmployerContactKind(each.kind), paid_tasks_discussed=each.paid_tasks_discussed
            )
            for each in self.contacts
        )
        work = Work(
            match_found=self.match is not None,
            agreement=latest.facts if latest else None,
            state=latest.state if latest else None,
            agreed_by=latest.agreed_by if latest else frozenset(),
            examined=self.examined,
            placement_ends=self._placement_ends(today),
        )
        return (
            *work_lacks(work, today=today),
            *(Missing(warning) for warning in warnings_at_visits(visits)),
        )

    def _placement_ends(self, today: date) -> date | None:
        """When the unpaid placement runs out: the latest that has begun."""
        begun = [
            each.ends_before
            for each in self.placements
            if each.kind == HoursKind.PLACEMENT and each.starts_on <= today and each.ends_before
        ]
        work = [Period(each.starts_on, each.ends_before) for each in self.placements]
        return end_to_answer(max(begun, default=None), work=work, today=today)


def work_room(case: Case, *, today: date) -> WorkRoom:
    """The work of one course; the same number of queries however much there is."""
    matches = tuple(
        JobMatch.objects.filter(case=case)
        .select_related("company")
        .annotate(asked=_asked_first(), examined=_examined(), wishes=_wishes(), said=_feedback())
        .order_by("-found_on", "-pk")
    )
    current = next((match for match in matches if match.ended_on is None), None)
    work = tuple(Placement.objects.filter(case=case).order_by("starts_on", "pk"))
    first_days = {each.match_id: each.starts_on for each in reversed(work)}
    sheets = sheets_in(case.pk, first_days=first_days)
    return WorkRoom(
        match=current,
        past=tuple(match for match in matches if match.ended_on),
        sheets=tuple(each for each in sheets if current and each.match_id == current.pk),
        placements=tuple(each for each in work if each.match_id == current.pk) if current else (),
        hours=hours_course(case.pk, today=today, plan=plan_of(sheets, matches=matches, work=work)),
        contacts=latest_contacts(case),
        examined=frozenset(map(WorkSupport, current.examined)) if current else frozenset(),
        wishes=tuple(matches[0].wishes) if matches else wishes_of(case.pk),
        asked_first=AskedFirst(**current.asked) if current and current.asked else None,
        feedback=_said(current.said) if current and current.said else None,
    )


def _feedback() -> Subquery:
    said = EmployerFeedback.objects.filter(match=OuterRef("pk")).values(
        row=JSONObject(
            person_name="person_name", given_on="given_on", score="score", talk_about="talk_about"
        )
    )
    return Subquery(said[:1], output_field=JSONField())


def _said(row: dict[str, Any]) -> Feedback:
    return Feedback(**{**row, "given_on": date.fromisoformat(row["given_on"])})


def _asked_first() -> Subquery:
    people = CompanyPerson.objects.filter(company=OuterRef("company"), is_main=True)
    return Subquery(
        people.values(person=JSONObject(name="name", phone="phone"))[:1], output_field=JSONField()
    )


def _wishes() -> ArraySubquery:
    lines = ProfileLine.objects.filter(case=OuterRef("case"), kind=LineKind.WISH, taken_out=False)
    return ArraySubquery(lines.values("what"))


def _examined() -> ArraySubquery:
    return ArraySubquery(SupportExamined.objects.filter(match=OuterRef("pk")).values("support"))


def current_match(case: Case) -> JobMatch | None:
    """The match that is in progress."""
    return (
        JobMatch.objects.filter(case=case, ended_on=None)
        .select_related("company", "changed_by", "created_by")
        .first()
    )


def latest_contacts(case: Case) -> tuple[EmployerContact, ...]:
    """The latest contacts with employers, newest first."""
    rows = EmployerContact.objects.filter(case=case).select_related("company", "created_by")
    return tuple(rows.order_by("-happened_on", "-pk")[:CONTACTS_SHOWN])
