"""The new phase that comes within a week, in words, for every page about one course (E1)."""

from datetime import date

from fodfaeste.pictures import danish
from fodfaeste.records.followup.queries import CaseOverview
from fodfaeste.rules.cti.shifts import shift_ahead
from fodfaeste.rules.limits import LimitCode, limit_on


def shift_in_words(overview: CaseOverview, today: date) -> str:
    """Return which phase comes within the notice; empty while none does."""
    course = overview.course
    if course is None or course.closed_on is not None:
        return ""
    notice = limit_on(LimitCode.PHASE_NOTICE, today, overview.situation.limits)
    shift = shift_ahead(course.clock, today, notice_days=notice)
    if shift is None:
        return ""
    days = danish.count((shift.phase.starts_on - today).days, "dag", "dage")
    when = danish.weekday_date(shift.phase.starts_on)
    return f"Om {days}, {when}, begynder fase {shift.phase.number}: {shift.phase.name}."
