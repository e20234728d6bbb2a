"""Addresses: the CTI course."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.cti import (
    closing,
    closing_note,
    note_list,
    notes,
    overview,
    phase_urls,
    start,
    stays,
)

app_name = "cti"

CTI = "forloeb/<int:case_id>/cti/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(CTI, overview.cti, name="cti"),
    path(f"{CTI}start/", start.start, name="start"),
    path(f"{CTI}begrundelse/", start.leader_reason, name="leader_reason"),
    path(f"{CTI}noter/", note_list.notes, name="notes"),
    path(f"{CTI}noter/udskriv/", note_list.on_paper, name="print_notes"),
    path(f"{CTI}note/", notes.note, name="note"),
    path(f"{CTI}note/<int:note_id>/", notes.read, name="read_note"),
    path(f"{CTI}note/<int:note_id>/tilfoej/", notes.add, name="add_to_note"),
    *phase_urls.urlpatterns,
    path(f"{CTI}afslut/", closing.close, name="close"),
    path(f"{CTI}afslut/behov/", closing.need, name="continued_need"),
    path(f"{CTI}afslut/notat/", closing_note.closing_note, name="closing_note"),
    path(f"{CTI}afslut/notat/pdf/", closing_note.closing_note_pdf, name="closing_note_pdf"),
    path(f"{CTI}ophold/", stays.note_stay, name="note_stay"),
    path(f"{CTI}ophold/<int:stay_id>/", stays.change_stay, name="change_stay"),
    path(f"{CTI}ophold/<int:stay_id>/tilbage/", stays.set_stay_aside, name="set_stay_aside"),
    path(f"{CTI}stop-foer-tid/", closing.end_early, name="end_early"),
]
