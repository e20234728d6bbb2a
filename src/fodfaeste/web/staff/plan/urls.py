"""Addresses: Assessment and the one joint plan."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.plan import (
    approval,
    assessing,
    assessment,
    assessment_paper,
    copies,
    copy_sheets,
    efforts,
    goals,
    guidance,
    legal_form,
    offers,
    paper,
    printing,
    reading,
    sector_plans,
    texts,
    timeline,
    versions,
    wishes,
)

app_name = "plan"

PLAN = "forloeb/<int:case_id>/plan/"
GOAL = f"{PLAN}maal/<int:goal_id>/"
SECTOR_PLAN = f"{PLAN}form/plan/"
SHEET = f"{PLAN}kopiark/<int:sheet_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(PLAN, reading.plan, name="plan"),
    path(f"{PLAN}rediger/", texts.edit, name="edit"),
    path(f"{PLAN}maal/nyt/", goals.new_goal, name="new_goal"),
    path(GOAL, goals.goal, name="goal"),
    path(f"{GOAL}flyt/", goals.move, name="move_goal"),
    path(f"{GOAL}delmaal/nyt/", goals.new_sub_goal, name="new_sub_goal"),
    path(f"{PLAN}delmaal/<int:sub_goal_id>/", goals.sub_goal, name="sub_goal"),
    path(f"{GOAL}indsats/ny/", efforts.new_effort, name="new_effort"),
    path(f"{PLAN}indsats/<int:effort_id>/", efforts.effort, name="effort"),
    path("tilbud/", offers.offers, name="offers"),
    path(f"{PLAN}vejledning/", guidance.guidance, name="guidance"),
    path(f"{PLAN}vejledning/ny/", guidance.note, name="note_guidance"),
    path(f"{PLAN}tidslinje/", timeline.timeline, name="timeline"),
    path(f"{PLAN}udredning/", assessment.assessment, name="assessment"),
    path(f"{PLAN}udredning/ny/", assessing.assess, name="assess"),
    path(f"{PLAN}udredning/<int:entry_id>/ret/", assessing.correct, name="correct"),
    path(f"{PLAN}udredning/bed/<slug:area>/", assessing.ask, name="ask"),
    path(f"{PLAN}udredning/pdf/", assessment_paper.pdf, name="assessment_pdf"),
    path(f"{PLAN}jobonsker/<slug:area>/", wishes.discuss, name="discuss"),
    path(f"{PLAN}form/", legal_form.legal_form, name="legal_form"),
    path(f"{PLAN}form/vaelg/", legal_form.choose, name="choose_form"),
    path(f"{SECTOR_PLAN}ny/", sector_plans.new_sector_plan, name="new_sector_plan"),
    path(f"{SECTOR_PLAN}<int:plan_id>/", sector_plans.sector_plan, name="sector_plan"),
    path(f"{SECTOR_PLAN}<int:plan_id>/set-efter/", sector_plans.look, name="look_at_sector_plan"),
    path(f"{PLAN}kopiark/", copy_sheets.sheets, name="copy_sheets"),
    path(SHEET, copy_sheets.sheet, name="copy_sheet"),
    path(f"{SHEET}tekst/", copy_sheets.text, name="copy_sheet_text"),
    path(f"{SHEET}overfoert/", copy_sheets.transferred, name="transferred"),
    path(f"{SHEET}overfoert/<int:transfer_id>/fortryd/", copy_sheets.undo, name="undo_transfer"),
    path(f"{PLAN}godkend/", approval.approve, name="approve"),
    path(f"{PLAN}versioner/", versions.versions, name="versions"),
    path(f"{PLAN}versioner/<int:number>/", versions.version, name="version"),
    path(f"{PLAN}versioner/<int:number>/pdf/", paper.version_pdf, name="version_pdf"),
    path(f"{PLAN}udlever/", copies.hand_over, name="hand_over"),
    path(f"{PLAN}papir/", copies.copies, name="copies"),
    path(f"{PLAN}papir/<int:copy_id>/", copies.gone, name="copy_gone"),
    path(f"{PLAN}print/", printing.choose, name="print"),
    path(f"{PLAN}print/<slug:variant>/", printing.picture, name="print_picture"),
    path(f"{PLAN}pdf/", paper.pdf, name="pdf"),
    path(f"{PLAN}kladde/pdf/", paper.draft_pdf, name="draft_pdf"),
]
