"""What the workplace has to know, and the practical rest."""

from typing import Any

from django.core.exceptions import ValidationError

from fodfaeste.records.placement.actions.profile import About, Needs, Practical
from fodfaeste.rules.placement.profile.kinds import CvContact
from fodfaeste.rules.placement.profile.reach import reach_in, reach_said
from fodfaeste.rules.placement.work_words import Transport, WorkDemand, WorkNeed
from fodfaeste.rules.plan.weekly import from_code, times_in, words_of
from fodfaeste.web.ui.forms import ChipChoices, HoursField, LineField, LongTextField
from fodfaeste.web.ui.merging import MergeableForm, SeveralField
from fodfaeste.web.ui.weekly import WeeklyTimesField

PARAGRAPH = 2_000


class ReachField(LineField):
    """Postcodes and stretches of them; the cleaned value is the same in order."""

    def clean(self, value: object) -> str:
        """Return "2400, 2700-2770"; refuse what cannot be read for certain."""
        codes = reach_in(super().clean(value))
        if codes is None:
            raise ValidationError(
                "Vi kan ikke læse postnumrene. Skriv dem med komma imellem, fx 2400, 2700-2770.",
                code="unclear",
            )
        return reach_said(codes)


class NeedsForm(MergeableForm):
    """Needs at work: never a diagnosis."""

    needs = SeveralField(
        label="Hvad hjælper borgeren på en arbejdsplads?",
        choices=WorkNeed.choices(),
        widget=ChipChoices,
        required=False,
    )
    essential_needs = SeveralField(
        label="Hvad kan slet ikke undværes?",
        help_text="Så vises kun pladser, der kan give det.",
        choices=WorkNeed.choices(),
        widget=ChipChoices,
        required=False,
    )
    needs_words = LongTextField(
        label="Det skal arbejdspladsen vide",
        help_text="Skriv behovet, aldrig en diagnose: »en pause hver time«, ikke hvad borgeren "
        "fejler. Hele teamet kan læse det.",
        longest=PARAGRAPH,
        rows=3,
        required=False,
    )


class PracticalForm(MergeableForm):
    """Hours, way to work, own fixed times, and what one has papers for."""

    least_minutes = HoursField(label="Mindst timer om ugen", required=False)
    most_minutes = HoursField(
        label="Højst timer om ugen", help_text="Som det ser ud lige nu.", required=False
    )
    transport = SeveralField(
        label="Hvordan kommer borgeren på arbejde?",
        choices=Transport.choices(),
        widget=ChipChoices,
        required=False,
    )
    reach = ReachField(
        label="Hvor kan borgeren komme hen?",
        help_text="Postnumre, fx 2400, 2700-2770. Tomt betyder overalt.",
        required=False,
    )
    busy_times = WeeklyTimesField(
        label="Andre faste tider, der skal passes",
        help_text="Fx mandag 14–15. Faste tider i planen er allerede med.",
        required=False,
    )
    demands_met = SeveralField(
        label="Hvad har eller kan borgeren?",
        choices=WorkDemand.choices(),
        widget=ChipChoices,
        required=False,
    )


def about_shown(profile: Any) -> dict[str, Any]:
    """The citizen's own words as the form shows them."""
    return {name: getattr(profile, name) for name in ("about_me", "cv_contact")}


def about_from(typed: dict[str, Any]) -> About:
    """What was typed."""
    contact = tuple(map(CvContact, typed["cv_contact"]))
    return About(about_me=typed["about_me"], cv_contact=contact)


def needs_shown(profile: Any) -> dict[str, Any]:
    """The needs as the form shows them."""
    return {name: getattr(profile, name) for name in ("needs", "essential_needs", "needs_words")}


def needs_from(typed: dict[str, Any]) -> Needs:
    """What was typed."""
    return Needs(
        needs=tuple(map(WorkNeed, typed["needs"])),
        essential=tuple(map(WorkNeed, typed["essential_needs"])),
        words=typed["needs_words"],
    )


def practical_shown(profile: Any) -> dict[str, Any]:
    """The practical things as the form shows them: times and postcodes in words."""
    return {
        "least_minutes": profile.least_minutes,
        "most_minutes": profile.most_minutes,
        "transport": profile.transport,
        "reach": reach_said(profile.reach),
        "busy_times": words_of(map(from_code, profile.busy_times)),
        "demands_met": profile.demands_met,
    }


def practical_from(typed: dict[str, Any]) -> Practical:
    """What was typed."""
    return Practical(
        least_minutes=typed["least_minutes"],
        most_minutes=typed["most_minutes"],
        transport=tuple(map(Transport, typed["transport"])),
        reach=reach_in(typed["reach"]) or (),
        busy_times=times_in(typed["busy_times"]) or (),
        demands_met=tuple(map(WorkDemand, typed["demands_met"])),
    )
