"""Where in Fodfæste a meeting is read about."""

from django.urls import reverse

from fodfaeste.records.meetings.queries.calendar import CalendarMeeting
from fodfaeste.rules.meetings.kinds import MeetingSource


def page_of(meeting: CalendarMeeting) -> str:
    """Return the path of the page about a meeting; that of Min dag where it has none of its own."""
    if meeting.source is MeetingSource.COURSE and meeting.case_id:
        return reverse("staff:meetings:meeting", args=[meeting.case_id, meeting.number])
    if meeting.source is MeetingSource.TEAM and meeting.group:
        return reverse("staff:team_time:meeting", args=[meeting.group, meeting.number])
    if meeting.source is MeetingSource.SPARRING and meeting.group:
        return reverse("staff:sparring:meeting", args=[meeting.group, meeting.number])
    return reverse("staff:cases:my_day")
