"""The forms of the job profile: the same questions at the consultant's desk and on Mit CV."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fodfaeste.rules.placement.profile.kinds import CvContact, LineKind
from fodfaeste.rules.placement.profile.lines import Line
from fodfaeste.rules.placement.profile.when import when_in, when_said
from fodfaeste.rules.placement.work_words import WorkField
from fodfaeste.web.ui.forms import ChipChoice, ChipChoices, LineField, LongTextField
from fodfaeste.web.ui.merging import MergeableForm, SeveralField

PARAGRAPH = 2_000
SEVERAL_LINES = 3


class WhenField(LineField):
    """A year or a month; the cleaned value is the same as people say it."""

    def clean(self, value: object) -> str:
        """Return "2011" or "marts 2011"; refuse what cannot be read for certain."""
        code = when_in(super().clean(value))
        if code is None:
            raise ValidationError(
                _("Skriv et årstal eller en måned, fx 2011 eller marts 2011."), code="unclear"
            )
        return when_said(code)


class AboutForm(MergeableForm):
    """The citizen's own words, and what stands beside the name."""

    about_me = LongTextField(
        label=_("Om mig"),
        help_text=_("Et par linjer med egne ord: hvem er du, og hvad er du god til?"),
        longest=PARAGRAPH,
        rows=5,
        required=False,
    )
    cv_contact = SeveralField(
        label=_("Hvad må stå om kontakt?"),
        help_text=_("CPR-nummer og adresse står aldrig på CV'et."),
        choices=CvContact.choices(),
        widget=ChipChoices,
        required=False,
    )


class LineForm(MergeableForm):
    """One line of the profile; `says` are the fields of the line that stand in the form."""

    says: tuple[str, ...] = ("what", "in_cv")

    what = LineField(label=_("Hvad?"))
    in_cv = forms.BooleanField(label=_("Skal stå på CV'et"), required=False, initial=True)


class CompetenceForm(LineForm):
    """Something one can."""

    what = LineField(
        label=_("Hvad?"),
        help_text=_("Fx »bager brød« eller »holder orden«. Det tæller også hjemmefra."),
    )


class InterestForm(LineForm):
    """Something one likes."""

    what = LineField(label=_("Hvad?"), help_text=_("Fx »fiskeri« eller »at læse«."))


class LanguageForm(LineForm):
    """A language, and how well."""

    says = ("what", "more", "in_cv")

    what = LineField(label=_("Sprog"))
    more = LineField(
        label=_("Hvor godt?"), help_text=_("Fx »modersmål« eller »til daglig«."), required=False
    )
    field_order = ("what", "more", "in_cv")


class WishForm(LineForm):
    """A wish for work; it is for the talk and for the search, never on the CV."""

    says = ("what", "work_field")

    what = LineField(
        label=_("Jobønske"), help_text=_("Med egne ord, fx »noget med dyr, hvor der er ro«.")
    )
    work_field = forms.ChoiceField(
        label=_("Hvilken slags arbejde er det?"),
        help_text=_("Så kan vi finde pladser af samme slags."),
        choices=[("", _("Ikke valgt")), *WorkField.choices()],
        widget=ChipChoice,
        required=False,
    )
    in_cv = None  # type: ignore[assignment]  # Django takes a field away so
    field_order = ("what", "work_field")


class TimedForm(LineForm):
    """Something that was, or is: an education or a course."""

    says: tuple[str, ...] = ("what", "place", "began", "ended", "ongoing", "more", "in_cv")

    place = LineField(label=_("Hvor?"), required=False)
    began = WhenField(
        label=_("Fra"),
        help_text=_(
            "Årstal er nok, fx 2011 eller marts 2011. Kan det ikke huskes, så spring over."
        ),
        required=False,
        longest=20,
    )
    ended = WhenField(label=_("Til"), required=False, longest=20)
    ongoing = forms.BooleanField(label=_("Er der endnu"), required=False)
    more = LongTextField(
        label=_("Mere om det"), longest=PARAGRAPH, rows=SEVERAL_LINES, required=False
    )
    field_order: tuple[str, ...] = ("what", "place", "began", "ended", "ongoing", "more", "in_cv")


class ExperienceForm(TimedForm):
    """A job, a placement or voluntary work."""

    says = (*TimedForm.says, "work_field")

    what = LineField(
        label=_("Hvad var arbejdet?"),
        help_text=_("Job, praktik, frivilligt arbejde eller pasning af familie tæller alle."),
    )
    more = LongTextField(
        label=_("Hvad gik arbejdet ud på?"), longest=PARAGRAPH, rows=SEVERAL_LINES, required=False
    )
    work_field = WishForm.base_fields["work_field"]
    field_order = ("what", "place", "work_field", "began", "ended", "ongoing", "more", "in_cv")


FORMS: Mapping[LineKind, type[LineForm]] = {
    LineKind.WISH: WishForm,
    LineKind.COMPETENCE: CompetenceForm,
    LineKind.EXPERIENCE: ExperienceForm,
    LineKind.EDUCATION: TimedForm,
    LineKind.COURSE: TimedForm,
    LineKind.LANGUAGE: LanguageForm,
    LineKind.INTEREST: InterestForm,
}


def line_shown(form: type[LineForm], line: Line) -> dict[str, Any]:
    """What a line says, by the fields of its form."""
    values = {name: getattr(line, name) for name in form.says}
    return {name: _shown(name, value) for name, value in values.items()}


def line_from(form: type[LineForm], typed: Mapping[str, Any], line: Line) -> Line:
    """A line with what was typed in its form; what the form does not ask stays."""
    new = {name: typed[name] for name in form.says}
    for name in {"began", "ended"} & new.keys():
        new[name] = when_in(new[name]) or ""
    if "work_field" in new:
        new["work_field"] = WorkField(new["work_field"]) if new["work_field"] else None
    return replace(line, **new)


def _shown(name: str, value: Any) -> Any:
    if name in {"began", "ended"}:
        return when_said(value)
    return "" if value is None else value
