"""Type in what was answered on paper or by telephone, or one's own answers (K1, L3)."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from fodfaeste.records.followup.actions.measuring import Said, record_answers
from fodfaeste.records.followup.queries.measuring import asking
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.measures.kinds import AnswerMode, Respondent
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.measures.places import TAB, at
from fodfaeste.web.ui.attempts import attempt
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, DanishForm
from fodfaeste.web.ui.measure_form import MeasureForm

TYPED = (AnswerMode.PAPER, AnswerMode.TELEPHONE, AnswerMode.TOGETHER)


class DayForm(DanishForm):
    """The day of the answers alone: it says which questions were asked."""

    answered_on = DanishDateField(label="Hvornår blev der svaret?")


class TypedForm(MeasureForm):
    """The questions, when they were answered, and how."""

    answered_on = DanishDateField(label="Hvornår blev der svaret?")
    mode = forms.ChoiceField(
        label="Hvordan blev der svaret?",
        choices=[(mode.value, mode.label) for mode in TYPED],
        widget=ChipChoice,
    )

    def __init__(self, *args: Any, respondent: Respondent, **kwargs: Any) -> None:
        """Staff answers for itself, on its own screen, today."""
        super().__init__(*args, respondent=respondent, **kwargs)
        self.respondent = respondent
        if respondent is Respondent.STAFF:
            del self.fields["mode"]

    def said(self) -> Said:
        """What was answered, as the action takes it."""
        mode = self.cleaned_data.get("mode") or AnswerMode.ON_SCREEN
        return Said(
            sheets=self.given(),
            respondent=self.respondent,
            mode=AnswerMode(mode),
            on=self.cleaned_data["answered_on"],
        )


@on_case(Permission.MEASURE_RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def type_in(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All questions of the occasion that the day belongs to; nobody chooses the occasion."""
    respondent = _respondent(request)
    day = DayForm(request.POST or None)
    on = day.cleaned_data["answered_on"] if day.is_bound and day.is_valid() else visit.today
    asked = asking(visit.case.pk, respondent, on)
    form = TypedForm(
        request.POST or None,
        initial={"answered_on": visit.today, "mode": AnswerMode.PAPER.value},
        instruments=asked.left,
        respondent=respondent,
    )

    def act(_typed: dict[str, Any]) -> object:
        return record_answers(
            actor=visit.actor,
            case=visit.case,
            said=form.said(),
            today=visit.today,
            now=visit.now,
        )

    status = attempt(form, act)
    if status is HTTPStatus.SEE_OTHER:
        messages.success(request, "Svarene er gemt.")
        return HttpResponseRedirect(at(visit, "ways"))
    context = {
        "form": form,
        "asking": asked,
        "respondent": respondent.value,
        "is_citizen": respondent is Respondent.CITIZEN,
        "back": at(visit, "ways"),
    }
    template = "staff/measures/type_in.html"
    return case_page(request, visit, template, context, tab=TAB, status=status)


def _respondent(request: HttpRequest) -> Respondent:
    wanted = request.POST.get("respondent") or request.GET.get("hvem")
    return Respondent.STAFF if wanted == Respondent.STAFF else Respondent.CITIZEN
