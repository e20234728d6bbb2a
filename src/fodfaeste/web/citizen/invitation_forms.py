"""What a citizen fills in on the way in: a code and a day, then perhaps a password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from fodfaeste.accounts.models import User
from fodfaeste.web.ui.dates import DanishDateField
from fodfaeste.web.ui.forms import DanishForm
from fodfaeste.web.ui.texts import LineField


class CodeForm(DanishForm):
    """The code on the sheet, and what does not stand on it."""

    code = LineField(label=_("Koden på arket"), longest=30)
    born_on = DanishDateField(label=_("Din fødselsdag"))


class NewPasswordForm(DanishForm):
    """The address and the password to sign in by."""

    email = forms.EmailField(
        label=_("Din e-mail"), help_text=_("Den skriver du, når du logger ind."), max_length=254
    )
    password = forms.CharField(
        label=_("Adgangskode"),
        help_text=_("Mindst 12 tegn. En sætning, som kun du kender, er god."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
        max_length=200,
    )

    def __init__(self, *arguments: Any, user: User, **options: Any) -> None:
        """Take whose password it is: it may not be their name."""
        super().__init__(*arguments, **options)
        self.user = user

    def clean_password(self) -> str:
        """Hold the password to the same rules as everybody's."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password
