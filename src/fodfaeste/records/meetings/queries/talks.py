"""The statutory talks of one course: what was agreed, what was held, what is booked (G2)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from fodfaeste.records.meetings.models import Meeting, Participant, TalkAgreement
from fodfaeste.records.meetings.queries.meetings import meetings_of
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.talk_law import TalkLaw
from fodfaeste.rules.followup.talks import TalkForm, TalkRhythm, Talks
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState

SHOWN = 50
NEWEST_FIRST = ("-agreed_on", "-pk")


@dataclass(frozen=True, slots=True)
class TalksOfCase:
    """Everything about the talks of one course, with what they are judged from."""

    agreements: tuple[TalkAgreement, ...]
    ahead: tuple[Meeting, ...]
    held: tuple[Meeting, ...]
    judged: Talks

    @property
    def agreement(self) -> TalkAgreement | None:
        """What holds now."""
        return self.agreements[0] if self.agreements else None


def with_the_citizen() -> Exists:
    """That the citizen came: only then a talk was held."""
    return Exists(
        Participant.objects.filter(
            meeting=OuterRef("pk"), role=Role.CITIZEN, attendance=Attendance.PRESENT
        )
    )


def talks_held() -> QuerySet[Meeting]:
    """The talks that count, of every course."""
    talks = Meeting.objects.filter(kind=MeetingKind.STATUTORY_TALK, state=MeetingState.HELD)
    return talks.filter(with_the_citizen())


def rhythm_of(row: TalkAgreement | None) -> TalkRhythm | None:
    """What one agreement says, as the rule takes it."""
    if row is None:
        return None
    return TalkRhythm(weeks=row.weeks, counts_from=row.counts_from, since=row.since)


def latest_agreement(case_id: int) -> TalkAgreement | None:
    """What was agreed last."""
    return TalkAgreement.objects.filter(case_id=case_id).order_by(*NEWEST_FIRST).first()


def talks_of(case_id: int, today: date, *, law: TalkLaw | None) -> TalksOfCase:
    """The talks of one course; `law` is the row of today, looked up for it or not."""
    agreements = TalkAgreement.objects.filter(case_id=case_id).select_related("created_by")
    kept = tuple(agreements.order_by(*NEWEST_FIRST)[:SHOWN])
    talks = meetings_of(case_id).filter(kind=MeetingKind.STATUTORY_TALK)
    ahead = tuple(talks.filter(state=MeetingState.PLANNED).order_by("planned_on", "pk"))
    held = tuple(
        talks.filter(with_the_citizen(), state=MeetingState.HELD).order_by("-held_on", "-pk")
    )
    return TalksOfCase(
        agreements=kept,
        ahead=ahead,
        held=held,
        judged=Talks(
            rhythm=rhythm_of(kept[0] if kept else None),
            held=tuple(one.held_on for one in held if one.held_on),
            booked_on=next((one.planned_on for one in ahead if one.planned_on >= today), None),
            law=law if law and law.is_checked(today) else None,
        ),
    )


def place_proposed(case_id: int) -> str:
    """Where the next talk is, when the citizen has chosen to talk from a distance (LAB § 33)."""
    agreed = latest_agreement(case_id)
    if agreed is None or agreed.talk_form is TalkForm.IN_PERSON:
        return ""
    held = talks_held().filter(case_id=case_id).exists()
    return TalkForm(agreed.talk_form).label if held else ""
