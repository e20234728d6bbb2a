"""Grants and decisions as the page shows them, and what is pointed out about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from django.urls import reverse

from fodfaeste.pictures import danish
from fodfaeste.records.catalogues.queries import legal_bases_on, limits_on
from fodfaeste.records.decisions.queries import DecisionRow, GrantRow
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.decisions.expiry import Held, Notice, end_to_tell_of, expiry_alert
from fodfaeste.rules.decisions.grants import ends_only_by_decision, warnings_on_goal
from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing, SentBy
from fodfaeste.rules.decisions.sides import obstacles_to_deciding, section_of
from fodfaeste.rules.legal_basis import LegalBasis, LegalBasisCode
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.missing import Missing as Told
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.ui.parts import Missing

NO_LAWS: Mapping[LegalBasisCode, LegalBasis] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantInWords:
    """One grant: law, days, goal, and where one goes to end it or to link it to a goal."""

    law: str
    paragraph: str
    days: str
    running: bool
    ended_by_decision: bool
    goal: str
    plan_url: str
    note: str
    end_url: str
    continue_url: str
    change_url: str
    goal_url: str
    paragraph_now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionInWords:
    """One decision; its words only where its section is open."""

    decided_on: date
    law: str
    paragraph: str
    outcome: str
    by: str
    sent: str
    sent_on: date
    words: tuple[tuple[str, str], ...]
    is_open: bool
    follows: str
    followed_by: tuple[str, ...]
    letter_url: str


def grant_in_words(
    visit: Visit, grant: GrantRow, laws: Mapping[LegalBasisCode, LegalBasis] = NO_LAWS
) -> GrantInWords:
    """Return a grant as a page shows it; `laws` are those in force today."""
    law = LegalBasisCode(grant.legal_basis)
    now = laws.get(law)
    running = grant.ends_before is None or grant.ends_before > visit.today
    place = {"case_id": visit.case.pk, "grant_id": grant.pk}
    may_act = may_decide(visit, law)
    return GrantInWords(
        law=law.label,
        paragraph=grant.paragraph,
        days=_days(grant, law),
        running=running,
        ended_by_decision=grant.ended_by_decision_id is not None,
        goal=grant.goal.wording if grant.goal else "",
        plan_url=_in_the_plan(visit, grant.goal_id),
        note=grant.preference_note if visit.sees(Section(grant.section)) else "",
        end_url=reverse("staff:decisions:end", kwargs=place) if may_act and running else "",
        continue_url=reverse("staff:decisions:continue", kwargs=place)
        if may_act and grant.ends_before is None
        else "",
        change_url=reverse("staff:decisions:change", kwargs=place) if may_act and running else "",
        paragraph_now=now.paragraph if now and now.paragraph != grant.paragraph else "",
        goal_url=_url(visit, "staff:decisions:goal", grant_id=grant.pk),
    )


def decisions_in_words(visit: Visit, decisions: Iterable[DecisionRow]) -> list[DecisionInWords]:
    """Return the decisions as a page shows them, each with the one it follows and what followed."""
    rows = list(decisions)
    by_number = {row.pk: row for row in rows}
    later: dict[int, list[str]] = {}
    for row in reversed(rows):
        if row.follows_id:
            told = f"{DecisionOutcome(row.outcome).label} {danish.long_date(row.decided_on)}"
            later.setdefault(row.follows_id, []).append(told)
    return [
        _decision_in_words(
            visit, row, before=by_number.get(row.follows_id or 0), later=later.get(row.pk, [])
        )
        for row in rows
    ]


def _decision_in_words(
    visit: Visit, decision: DecisionRow, *, before: DecisionRow | None, later: list[str]
) -> DecisionInWords:
    """No closed word is among the words."""
    law = LegalBasisCode(decision.legal_basis)
    is_open = visit.sees(Section(decision.section))
    words = (
        ("Begrundelse", decision.reasons),
        ("Partshøring", _hearing(decision)),
        ("Klagevejledning", decision.complaint_guidance),
    )
    return DecisionInWords(
        decided_on=decision.decided_on,
        law=law.label,
        paragraph=decision.paragraph,
        outcome=DecisionOutcome(decision.outcome).label,
        by=decision.created_by.name if decision.created_by else "",
        sent=SentBy(decision.sent_by).label,
        sent_on=decision.sent_on,
        words=words if is_open else (),
        is_open=is_open,
        follows=danish.long_date(before.decided_on) if before else "",
        followed_by=tuple(later),
        letter_url=_letter(visit, decision.pk) if is_open else "",
    )


def may_decide(visit: Visit, law: LegalBasisCode) -> bool:
    """Whether this person may decide by a law: on their own side, or with both sides open (A1)."""
    return visit.allows(Permission.GRANT_DECIDE) and visit.sees(section_of(law))


def laws_to_decide_by(visit: Visit) -> list[LegalBasis]:
    """The laws in force today that this person may decide by."""
    return [law for law in legal_bases_on(visit.today) if may_decide(visit, law.code)]


def decided_by_others(visit: Visit) -> tuple[Obstacle, ...]:
    """What is said beside the choice of law about the laws that others decide by."""
    return obstacles_to_deciding(*LegalBasisCode, sections_open=visit.sections)


def warnings_of(visit: Visit, grants: Iterable[GrantRow]) -> tuple[Missing, ...]:
    """Return what is pointed out: a grant without a goal (H7), a grant that runs out (H6)."""
    held = list(grants)
    running = [
        grant for grant in held if grant.ends_before is None or grant.ends_before > visit.today
    ]
    goals = tuple(
        Missing(
            sentence=lack.sentence,
            rule=lack.rule,
            url=_url(visit, "staff:decisions:goal", grant_id=grant.pk),
            action="Vælg målet",
        )
        for grant in running
        for lack in warnings_on_goal(
            goal_linked=grant.goal_id is not None,
            ends_before=grant.ends_before,
            today=visit.today,
        )
    )
    expiring = tuple(
        Missing(
            sentence=missing.obstacle.sentence,
            rule=missing.obstacle.rule,
            url=_url(visit, "staff:decisions:grant"),
            action="Træf ny afgørelse",
        )
        for missing in _running_out(held, visit.today)
    )
    return (*goals, *expiring)


def _running_out(held: Iterable[GrantRow], today: date) -> tuple[Told, ...]:
    """What is told of the end of what is granted, while something is."""
    end = end_to_tell_of(
        Held(grant.ends_before, grant.ended_by_decision_id is not None) for grant in held
    )
    if end is None or end <= today:
        return ()
    limits = limits_on(today)
    notice = Notice(
        first=limits[LimitCode.GRANT_EXPIRY],
        second=limits[LimitCode.GRANT_EXPIRY_SECOND],
        last=limits[LimitCode.GRANT_EXPIRY_LAST],
    )
    return expiry_alert(end, today=today, notice=notice)


def _url(visit: Visit, name: str, **place: int) -> str:
    if not visit.allows(Permission.GRANT_DECIDE):
        return ""
    return reverse(name, kwargs={"case_id": visit.case.pk, **place})


def _letter(visit: Visit, decision_id: int) -> str:
    place = {"case_id": visit.case.pk, "decision_id": decision_id}
    return reverse("staff:decisions:letter", kwargs=place)


def _in_the_plan(visit: Visit, goal_id: int | None) -> str:
    """Where the goal stands; empty without one, or for whoever may not read the plan."""
    if goal_id is None or not visit.allows(Permission.PLAN_SEE):
        return ""
    return f"{reverse('staff:plan:plan', kwargs={'case_id': visit.case.pk})}#maal-{goal_id}"


def _days(grant: GrantRow, law: LegalBasisCode) -> str:
    first = danish.long_date(grant.starts_on)
    if grant.ends_before is None:
        tail = "uden slutdato" if ends_only_by_decision(law) else ""
        return f"Fra {first}, {tail}".rstrip(", ")
    return f"{first} til og med {danish.long_date(grant.ends_before - timedelta(days=1))}"


def _hearing(decision: DecisionRow) -> str:
    heard = PartyHearing(decision.hearing).label
    if decision.heard_on:
        heard = f"{heard} {danish.long_date(decision.heard_on)}"
    return f"{heard}. {decision.hearing_note}" if decision.hearing_note else heard
