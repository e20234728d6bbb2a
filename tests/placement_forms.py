"""What a browser sends to the pages of placements, and how a test gets there."""

import uuid
from datetime import date, timedelta

from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.placement.models import JobMatch, Placement
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.rules.placement.kinds import MatchEndReason
from tests.work_forms import day
from tests.work_worlds import Work, a_company, a_match
from tests.worlds import TODAY, noon

END = TODAY + timedelta(weeks=13)


def one(case: Case, name: str, row: Placement) -> str:
    return reverse(f"staff:placements:{name}", kwargs={"case_id": case.pk, "placement_id": row.pk})


def of_match(case: Case, name: str, match: JobMatch) -> str:
    return reverse(f"staff:placements:{name}", kwargs={"case_id": case.pk, "match_id": match.pk})


def matched(work: Work) -> JobMatch:
    """A match, and the talks that a placement waits for."""
    with work.consultant() as actor:
        JointPlan.objects.create(
            **made_by(actor.id, noon(TODAY)),
            case=work.case,
            wishes_discussed_employment_on=TODAY,
            wishes_discussed_social_on=TODAY,
        )
        return a_match(work, actor, a_company(actor))


def placed(work: Work) -> Placement:
    matched(work)
    with work.consultant() as actor:
        return work.start(actor, ends_before=END)


def start_form(**changes: str) -> dict[str, str]:
    form = {
        "key": str(uuid.uuid4()),
        "kind": "placement",
        **day("starts_on", TODAY),
        **day("last_day", END - timedelta(days=1)),
        "purpose": "skills",
        **day("granted_on", TODAY),
    }
    return form | changes


def broken(work: Work) -> JobMatch:
    with work.consultant() as actor:
        match = a_match(work, actor, a_company(actor))
        return work.end(
            actor, match, reason=MatchEndReason.ILLNESS, note="Karin blev syg af støjen."
        )


def plan_form(**changes: object) -> dict[str, object]:
    form: dict[str, object] = {
        "key": str(uuid.uuid4()),
        **day("planned_on", date(2026, 3, 18)),
        "starts_clock": "10.30",
        "place": "Byens Brød ApS",
        "expected": ["citizen", "job_consultant"],
    }
    return form | changes


def hold_form(**changes: object) -> dict[str, object]:
    form: dict[str, object] = {
        "key": str(uuid.uuid4()),
        "version": "1",
        **day("held_on", TODAY),
        "came": ["citizen", "job_consultant"],
        "employer": "Bo Bager",
        "minutes": "Det går godt.",
        "considerations_fit": "ja",
        "ordinary_talk": "later",
        **day("next_follow_up_on", date(2026, 4, 8)),
        "what_1": "Bo viser hende kassen",
        "who_1": "citizen",
        **day("due_1", date(2026, 3, 10)),
    }
    return form | changes


def held_url(case: Case) -> str:
    meeting = Meeting.objects.filter(case=case).earliest("pk")
    to = {"case_id": case.pk, "meeting_id": meeting.pk}
    return reverse("staff:placements:hold_follow_up", kwargs=to)
