"""Addresses: Assessment and the one joint plan."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.plan import (
    approval,
    assessing,
    assessment,
    assessment_paper,
    copies,
    efforts,
    goals,
    offers,
    paper,
    printing,
    reading,
    texts,
    versions,
    wishes,
)

app_name = "plan"

PLAN = "forloeb/<int:case_id>/plan/"
GOAL = f"{PLAN}maal/<int:goal_id>/"

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
    path(f"{PLAN}udredning/", assessment.assessment, name="assessment"),
    path(f"{PLAN}udredning/ny/", assessing.assess, name="assess"),
    path(f"{PLAN}udredning/<int:entry_id>/ret/", assessing.correct, name="correct"),
    path(f"{PLAN}udredning/pdf/", assessment_paper.pdf, name="assessment_pdf"),
    path(f"{PLAN}jobonsker/<slug:area>/", wishes.discuss, name="discuss"),
    path(f"{PLAN}godkend/", approval.approve, name="approve"),
    path(f"{PLAN}versioner/", versions.versions, name="versions"),
    path(f"{PLAN}versioner/<int:number>/", versions.version, name="version"),
    path(f"{PLAN}versioner/<int:number>/pdf/", paper.version_pdf, name="version_pdf"),
    path(f"{PLAN}udlever/", copies.hand_over, name="hand_over"),
    path(f"{PLAN}papir/", copies.copies, name="copies"),
    path(f"{PLAN}papir/<int:copy_id>/", copies.gone, name="copy_gone"),
    path(f"{PLAN}print/", printing.choose, name="print"),
    path(f"{PLAN}pdf/", paper.pdf, name="pdf"),
    path(f"{PLAN}kladde/pdf/", paper.draft_pdf, name="draft_pdf"),
]
