"""The shared assessment: the citizen's words, who has spoken, the overview, and every entry."""

from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.plan import queries
from fodfaeste.records.plan.queries import Approval, Wanted
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.assessment import LOOKED_FOR
from fodfaeste.rules.plan.kinds import AssessmentTheme, Contributor, LifeArea
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.plan.assessment_parts import Labels, overview_rows, told, voices_of
from fodfaeste.web.staff.plan.kickoff_words import said_at_kickoff
from fodfaeste.web.ui.forms import DanishForm
from fodfaeste.web.ui.parts import Paging

PAGE = 50
QUOTES = 3
NEW = "ja"


def _choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    look = forms.Select(attrs={"class": "form-select"})
    return forms.ChoiceField(
        label=label, required=False, choices=[("", "Alle"), *choices], widget=look
    )


class FilterForm(DanishForm):
    """Which entries to show."""

    omraade = _choice("Del af livet", LifeArea.choices())
    slags = _choice("Slags", AssessmentTheme.choices())
    fra = _choice("Fra hvem", Contributor.choices())
    nyt = _choice("Hvornår", [(NEW, "Nyt siden planen blev godkendt")])


@on_case(Permission.PLAN_SEE)
def assessment(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The assessment as far as it is open to the one who reads."""
    case_id, sections = visit.case.pk, visit.sections
    labels = role_texts_on(visit.today)
    said = queries.own_words(case_id, sections=sections)[:QUOTES]
    spoken = voices_of(visit)
    context = {
        **_list(request, visit, labels),
        "own_words": [told(visit, one, labels) for one in said],
        "voices": spoken,
        "is_empty": not any(voice.has_spoken for voice in spoken),
        "said_at_kickoff": said_at_kickoff(visit),
        "kinds": LOOKED_FOR,
        "rows": overview_rows(visit, queries.standing_entries(case_id, sections=sections)),
        "may_write": visit.allows(Permission.ASSESSMENT_WRITE),
        "sees_health": visit.sees(Section.HEALTH),
    }
    return case_page(request, visit, "staff/plan/assessment.html", context, tab="plan")


def _list(request: HttpRequest, visit: Visit, labels: Labels) -> dict[str, object]:
    """Every entry that is asked for, the latest first, a page at a time."""
    approval = queries.latest_approval(visit.case.pk)
    form = FilterForm(request.GET)
    wanted = _wanted(form, approval)
    found = queries.entries_found(visit.case.pk, wanted, sections=visit.sections)
    pages = Paginator(found, PAGE)
    page = pages.get_page(request.GET.get("side"))
    return {
        "form": form,
        "is_narrowed": wanted != Wanted(),
        "entries": [
            told(
                visit,
                entry,
                labels,
                approval=approval,
                corrected_by=getattr(entry, "correction", None),
            )
            for entry in page.object_list
        ],
        "paging": Paging(page.number, pages.num_pages, pages.count, _address(form), "notater"),
        "approval": approval,
    }


def _wanted(form: FilterForm, approval: Approval | None) -> Wanted:
    """Read the filters; one that cannot be read narrows nothing."""
    form.is_valid()
    asked = {name: form.cleaned_data.get(name, "") for name in form.fields}
    return Wanted(
        area=LifeArea(asked["omraade"]) if asked["omraade"] else None,
        theme=AssessmentTheme(asked["slags"]) if asked["slags"] else None,
        by=Contributor(asked["fra"]) if asked["fra"] else None,
        since=approval.at if asked["nyt"] and approval else None,
    )


def _address(form: FilterForm) -> str:
    return urlencode({name: text for name, text in form.cleaned_data.items() if text})
