"""A field for the fixed times of a week, written in one line of words."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fodfaeste.rules.plan.weekly import times_in, words_of
from fodfaeste.web.ui.texts import LineField


class WeeklyTimesField(LineField):
    """The fixed times of a week as people write them; the cleaned value is the same in order."""

    def clean(self, value: object) -> str:
        """Return "tirsdag 9–10.30"; refuse what cannot be read for certain."""
        times = times_in(super().clean(value))
        if times is None:
            raise ValidationError(
                _(
                    "Vi kan ikke læse tiderne. Skriv dem som »tirsdag 9–10.30« eller »mandag og"
                    " onsdag 13–14«. Er tiden ikke fast, så lad feltet stå tomt."
                ),
                code="unclear",
            )
        return words_of(times)
