"""Where in Fodfæste a meeting is read about."""

from django.urls import reverse

from fodfaeste.records.meetings.queries.calendar import CalendarMeeting
from fodfaeste.rules.meetings.kinds import MeetingSource

WITH_COLLEAGUES = {
    MeetingSource.TEAM: "staff:team_time:meeting",
    MeetingSource.SPARRING: "staff:sparring:meeting",
}


def page_of(meeting: CalendarMeeting) -> str:
    """Return the path of the page about a meeting."""
    if meeting.source is MeetingSource.COURSE:
        return reverse("staff:meetings:meeting", args=[meeting.case_id, meeting.number])
    return reverse(WITH_COLLEAGUES[meeting.source], args=[meeting.group, meeting.number])
