"""Addresses: the plans of the phases, their focus areas and their checklists."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.cti import checklist, focus, focus_actions, phase, start

CTI = "forloeb/<int:case_id>/cti/"
AREA = f"{CTI}fokus/<int:focus_id>/"
DEED = f"{CTI}fokus/handling/<int:action_id>/"
PHASE = f"{CTI}fase/<int:number>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{CTI}start/faser/", start.start_ahead, name="start_ahead"),
    path(PHASE, phase.phase, name="phase"),
    path(f"{PHASE}pdf/", phase.phase_pdf, name="phase_pdf"),
    path(f"{PHASE}husk/", checklist.tick, name="checklist"),
    path(f"{PHASE}husk/nyt/", checklist.own, name="checklist_own"),
    path(f"{PHASE}husk/ikke-relevant/", checklist.leave_out, name="checklist_leave_out"),
    path(f"{CTI}fokus/", focus.focus, name="focus"),
    path(f"{AREA}ret/", focus.edit, name="focus_edit"),
    path(f"{AREA}afslut/", focus.conclude, name="focus_conclude"),
    path(f"{AREA}foer-videre/", focus.carry_on, name="focus_carry_on"),
    path(f"{AREA}handling/", focus_actions.action, name="focus_action"),
    path(DEED, focus_actions.mark, name="focus_mark"),
    path(f"{DEED}ret/", focus_actions.edit, name="focus_action_edit"),
    path(f"{DEED}fjern/", focus_actions.take_back, name="focus_action_back"),
]
