"""What is asked about how it goes: now, next time, and what is left to answer (K1)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from fodfaeste.records.cases.models import CaseLink
from fodfaeste.records.catalogues.instrument_queries import in_use_on
from fodfaeste.records.followup.models import MeasureInvitation
from fodfaeste.records.followup.queries.aftercare import due_measures
from fodfaeste.records.measures.models import Measurement
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.measures.asked import asked_at, left_to_answer
from fodfaeste.rules.measures.definition import Instrument
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent
from fodfaeste.rules.measures.link import LinkFate, LinkWay, fate_of
from fodfaeste.rules.measures.scales import DueMeasure
from fodfaeste.rules.measures.windows import Window, next_window, window_on, windows
from fodfaeste.rules.post.mails import MailState


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What one of them is asked on a day: the occasion, what is left of it, and what comes next."""

    occasion: MeasureOccasion | None
    window: Window | None
    left: tuple[Instrument, ...]
    asked: tuple[Instrument, ...]
    coming: Window | None

    @property
    def is_answered(self) -> bool:
        """Whether everything that is asked now has been answered."""
        return self.occasion is not None and not self.left


def asking(case_id: int, respondent: Respondent, day: date) -> Asking:
    """What is asked on a day; before the kickoff was held it is the kickoff's own."""
    due = due_measures(case_id)
    window = window_on(due, day)
    occasion = _occasion(due, window)
    asked = asked_at(occasion, respondent, in_use_on(day)) if occasion else ()
    return Asking(
        occasion=occasion,
        window=window,
        asked=asked,
        left=left_of(case_id, occasion, respondent, asked, day) if occasion else (),
        coming=next_window(due, day),
    )


def _occasion(due: tuple[DueMeasure, ...], window: Window | None) -> MeasureOccasion | None:
    """The kickoff is answered while it is held: it has no day until it is over."""
    if window is not None:
        return window.occasion
    return None if due else MeasureOccasion.KICKOFF


def left_of(
    case_id: int,
    occasion: MeasureOccasion,
    respondent: Respondent,
    asked: tuple[Instrument, ...],
    day: date,
) -> tuple[Instrument, ...]:
    """The instruments of an occasion that have no answer yet; one query."""
    rows = Measurement.objects.filter(case_id=case_id, respondent=respondent)
    told = list(rows.values_list("instrument", "occasion", "measured_on"))
    last_on: dict[str, date] = {}
    for code, _, on in told:
        last_on[code] = max(on, last_on.get(code, on))
    answered = frozenset(code for code, at, _ in told if at == occasion)
    return left_to_answer(asked, answered=answered, last_on=last_on, day=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeasure:
    """One occasion of the plan, and when each of them answered it."""

    window: Window
    citizen_on: date | None
    staff_on: date | None


def measure_plan(case_id: int) -> tuple[PlannedMeasure, ...]:
    """Every occasion that has a day, with the first answers given at it; three queries."""
    rows = Measurement.objects.filter(case_id=case_id).order_by("-measured_on", "-pk")
    told = {
        (occasion, respondent): on
        for occasion, respondent, on in rows.values_list("occasion", "respondent", "measured_on")
    }
    return tuple(
        PlannedMeasure(
            window=one,
            citizen_on=told.get((one.occasion, Respondent.CITIZEN)),
            staff_on=told.get((one.occasion, Respondent.STAFF)),
        )
        for one in windows(due_measures(case_id))
    )


def asked_by_link(invitation_id: int, day: date) -> Asking:
    """What the one behind a link has left to answer; the course itself is not seen from there."""
    invitation = MeasureInvitation.objects.get(pk=invitation_id)
    occasion = MeasureOccasion(invitation.occasion)
    asked = asked_at(occasion, Respondent.CITIZEN, in_use_on(day))
    left = left_of(invitation.case_id, occasion, Respondent.CITIZEN, asked, day)
    return Asking(occasion=occasion, window=None, asked=asked, left=left, coming=None)


def half_behind(invitation_id: int, browser: str) -> dict[str, str]:
    """What was typed behind a link and not sent, in the browser it was typed in alone."""
    invitation = MeasureInvitation.objects.get(pk=invitation_id)
    is_mine = bool(browser) and invitation.half_of == browser
    return dict(invitation.half) if is_mine else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenLink:
    """A link to the questions as the team sees it: how it was given, and how it stands."""

    token_hash: bytes
    made: datetime
    expires: datetime
    way: LinkWay
    state: MailState
    fate: LinkFate | None


def links_to_citizen(case_id: int, *, now: datetime) -> tuple[CitizenLink, ...]:
    """The links that were given to the citizen, the latest first; two queries."""
    asked = {one.pk: one for one in MeasureInvitation.objects.filter(case_id=case_id)}
    links = CaseLink.objects.filter(case_id=case_id, scope=LinkScope.MEASURE).order_by("-pk")
    return tuple(
        CitizenLink(
            token_hash=bytes(link.token_hash),
            made=link.created_at,
            expires=link.expires,
            way=LinkWay(asked[link.target].way),
            state=MailState(asked[link.target].state),
            fate=fate_of(
                is_used=asked[link.target].answered is not None,
                is_over=False,
                is_revoked=link.revoked_at is not None,
                expires=link.expires,
                now=now,
            ),
        )
        for link in links
    )


def told_by_link() -> tuple[int, ...]:
    """Who is told of answers that come by a link: the team."""
    with connection.cursor() as cursor:
        cursor.execute("select answering_team()")
        return tuple(number for (number,) in cursor.fetchall())


def fate_of_link(token_hash: bytes, *, now: datetime) -> LinkFate | None:
    """Why a link does not open; None when there never was such a link, or it does open."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select is_used, is_over, is_revoked, expires from answering_link(%s)", [token_hash]
        )
        row = cursor.fetchone()
    if row is None:
        return None
    return fate_of(is_used=row[0], is_over=row[1], is_revoked=row[2], expires=row[3], now=now)
