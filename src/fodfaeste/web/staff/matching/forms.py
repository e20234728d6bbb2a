"""The forms of the matching: the search, a match, a no that is looked past, the citizen's no."""

from collections.abc import Iterable

from django import forms

from fodfaeste.rules.placement.matching.requirements import Requirement
from fodfaeste.rules.placement.work_words import WorkField
from fodfaeste.web.staff.companies.choosing import CompanyChoice
from fodfaeste.web.ui.forms import ChipChoice, DanishDateField, KeyedForm, LineField, LongTextField

PARAGRAPH = 2_000
LONGEST_SEARCH = 100


class SearchForm(forms.Form):
    """What is looked for among the openings; an answer that is none asks for nothing."""

    soeg = forms.CharField(required=False, max_length=LONGEST_SEARCH)
    felt = forms.ChoiceField(required=False, choices=WorkField.choices())
    loen = forms.BooleanField(required=False)


class MatchForm(CompanyChoice):
    """«Match fundet»."""

    job_title = LineField(label="Hvilket job?", help_text="Fx bagerimedhjælper.")
    found_on = DanishDateField(label="Hvornår blev matchet fundet?")
    citizen_said_yes_on = DanishDateField(
        label="Hvornår sagde borgeren ja?",
        help_text="Borgerens ja hører med, før der er et match.",
        required=False,
    )
    why_it_fits = LongTextField(
        label="Hvorfor passer jobbet til borgeren?",
        help_text="Med borgerens egne ord, hvis det kan lade sig gøre.",
        required=False,
        longest=PARAGRAPH,
    )


class LookPastForm(KeyedForm):
    """Which no is looked past, and why."""

    requirement = forms.ChoiceField(label="Hvilket krav ser I bort fra?", widget=ChipChoice)
    reason = LongTextField(
        label="Hvorfor?",
        help_text="Fx hvad virksomheden har sagt. Kravet bliver stående som et nej med din grund.",
        longest=PARAGRAPH,
        rows=3,
    )

    def offer(self, requirements: Iterable[Requirement]) -> None:
        """Offer the noes that stand; a single one is chosen already."""
        choices = [(each.value, each.label) for each in requirements]
        field = self.fields["requirement"]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
        if len(choices) == 1:
            field.initial = choices[0][0]


class DeclineForm(KeyedForm):
    """The citizen's no to an opening."""

    reason = LongTextField(
        label="Hvad siger borgeren?",
        help_text="Med borgerens egne ord. Det hjælper jer begge til at lede det rigtige sted.",
        required=False,
        longest=PARAGRAPH,
        rows=3,
    )
