"""The first measurements, answered in the measures room, as the kickoff sees them (B6)."""

from django.urls import reverse

from fodfaeste.records.measures.queries import answered
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent

FROM_KICKOFF = "opstart"
"""The parameter that says which kickoff the answers lead back to."""


def is_answered(case_id: int) -> bool:
    """Whether the citizen has answered the scales of the kickoff."""
    return MeasureOccasion.KICKOFF in answered(case_id, Respondent.CITIZEN)


def way_to_answer(case_id: int, meeting_id: int) -> str:
    """Where one answers, to come back to the kickoff after it."""
    return f"{reverse('staff:measures:record', args=[case_id])}?{FROM_KICKOFF}={meeting_id}"
