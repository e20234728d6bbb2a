"""Addresses: kickoff, meetings, follow-up, closing meeting, aftercare."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.meetings import (
    aftercare,
    holding,
    kickoff,
    kickoff_rows,
    listing,
    minutes,
    planning,
    summary,
    telling,
)

app_name = "meetings"

HERE = "forloeb/<int:case_id>/moeder/"
ONE = f"{HERE}<int:meeting_id>/"
ROOM = f"{ONE}opstart/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(HERE, listing.meetings, name="meetings"),
    path(f"{HERE}aftal/", planning.plan_meeting, name="plan_meeting"),
    path(f"{HERE}opstart/", listing.kickoff_of_case, name="kickoff"),
    path(f"{HERE}om-cti/", holding.leaflet_page, name="leaflet"),
    path(f"{HERE}om-cti/pdf/", holding.leaflet_pdf, name="leaflet_pdf"),
    path(f"{HERE}efter-cti/", aftercare.aftercare, name="aftercare"),
    path(f"{HERE}efter-cti/ny/", aftercare.record, name="record_aftercare"),
    path(ONE, holding.meeting, name="meeting"),
    path(f"{ONE}ret/", planning.change_meeting, name="change_meeting"),
    path(f"{ONE}aflys/", planning.cancel_meeting, name="cancel_meeting"),
    path(f"{ONE}holdt/", holding.hold, name="hold"),
    path(f"{ONE}tilfoej/", holding.add_to_minutes, name="add_to_minutes"),
    path(f"{ONE}beslut/", minutes.decide, name="decide"),
    path(f"{ONE}dagsorden/", minutes.add_point, name="add_point"),
    path(f"{ONE}dagsorden/<int:point_id>/fjern/", minutes.take_back_point, name="take_back_point"),
    path(f"{ONE}besked/", telling.tell, name="tell_citizen"),
    path(f"{ONE}besked/<int:message_id>/igen/", telling.tell_again, name="tell_again"),
    path(f"{ONE}besked/<int:message_id>/brev.pdf", telling.letter_pdf, name="letter_pdf"),
    path(f"{ONE}referat.pdf", minutes.minutes_pdf, name="minutes_pdf"),
    path(f"{ONE}opstart/", kickoff.kickoff, name="kickoff"),
    path(f"{ONE}opstart/resume/", summary.summary, name="summary"),
    path(f"{ONE}opstart/resume.pdf", summary.summary_pdf, name="summary_pdf"),
    path(f"{ROOM}mennesker/ny/", kickoff_rows.person, name="kickoff_person"),
    path(f"{ROOM}mennesker/<int:person_id>/ja/", kickoff_rows.consent, name="kickoff_consent"),
    path(
        f"{ROOM}mennesker/<int:person_id>/fjern/",
        kickoff_rows.take_back_person,
        name="kickoff_person_back",
    ),
    path(f"{ROOM}opgaver/ny/", kickoff_rows.promise, name="kickoff_promise"),
    path(
        f"{ROOM}opgaver/<int:promise_id>/fjern/",
        kickoff_rows.take_back_promise,
        name="kickoff_promise_back",
    ),
    path(f"{ONE}opstart/<slug:step>/", kickoff.kickoff, name="kickoff_step"),
]
