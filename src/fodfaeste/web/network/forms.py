"""What somebody in the network answers: yes, or no with a word why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fodfaeste.web.ui.attempts import RuledForm
from fodfaeste.web.ui.forms import LongTextField

YES, NO = "ja", "nej"


class HelpForm(RuledForm):
    """One question, and room for a word."""

    judged_by_rules = ("answer", "why")
    says_optional = False

    answer = forms.ChoiceField(
        label=_("Vil du gerne?"),
        choices=[(YES, _("Ja, det vil jeg gerne")), (NO, _("Nej, det passer ikke"))],
        widget=forms.RadioSelect,
    )
    why = LongTextField(
        label=_("Hvorfor passer det ikke?"),
        help_text=_("Kun hvis du siger nej. Et par ord er nok. Skriv ikke om helbred."),
        required=False,
        longest=500,
        rows=3,
    )
