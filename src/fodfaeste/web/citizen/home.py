"""Mit forløb: everything about my own course, on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fodfaeste.pdf.papers.plan import job_goal_in_words
from fodfaeste.records.cases.queries.own import looks_at
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.plan.queries import answer_to, comments_of, latest_version
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.citizen import parts
from fodfaeste.web.citizen.agreement import my_agreement
from fodfaeste.web.citizen.changes import newcomers
from fodfaeste.web.citizen.consents import my_lines
from fodfaeste.web.citizen.decisions import latest
from fodfaeste.web.citizen.words import WHERE_WE_ARE
from fodfaeste.web.shell.requires import on_own_case
from fodfaeste.web.shell.visits import Visit

COMMENTS = 3


@on_own_case(Permission.OWN_CASE_SEE)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """My goal, what happens next, my team, my time, my hours, my plan, my yes, who has looked."""
    overview = overview_of(visit.case, visit.today)
    version = latest_version(visit.case.pk)
    said = list(comments_of(visit.case.pk, number=version.number)) if version else []
    where, meaning = WHERE_WE_ARE[overview.state]
    roles = role_texts_on(visit.today)
    new = newcomers(visit, roles)
    context = {
        "newcomers": new,
        "up_to": max((one.number for one in new), default=0),
        "may_say": visit.allows(Permission.OWN_CHANGE_SEEN),
        "citizen": visit.case.citizen,
        "words": version.content.citizen_words if version else overview.citizen_words,
        "job_goal": job_goal_in_words(version.content) if version else overview.job_goal,
        "where": where,
        "meaning": meaning,
        "workplace": overview.workplace,
        "agreement": my_agreement(visit),
        "coming": parts.coming(visit, overview),
        "team": parts.team(overview, roles, visit.today),
        "phases": parts.my_phases(overview, visit.today),
        "focus": parts.my_focus(overview, visit.today),
        "hours": parts.my_hours(overview.weeks),
        "version": version,
        "comments": [one for one in said if one.text][:COMMENTS],
        "answered": answer_to(said),
        "may_write": visit.allows(Permission.OWN_WORDS_WRITE),
        "decided": latest(visit),
        "consents": [line for line in my_lines(visit) if line.state.counts],
        "looks": tuple(parts.looks_in_words(looks_at(visit.case))),
        "today": visit.today,
    }
    return render(request, "citizen/home.html", context)
