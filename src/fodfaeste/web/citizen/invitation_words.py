"""What a code that does not open says, and what to do then; never whose it is."""

from django.utils.translation import gettext_lazy as _

from fodfaeste.rules.access.invitations import InvitationState
from fodfaeste.web.citizen.words import Words

INVITATIONS: dict[str, Words] = {
    "wrong": _(
        "Koden eller fødselsdagen passer ikke. Se på arket, og prøv igen. Efter fem forkerte "
        "forsøg bliver koden lukket."
    ),
    InvitationState.LOCKED: _(
        "Koden er lukket. Der er prøvet forkert fem gange. Bed dit team om et nyt ark."
    ),
    InvitationState.EXPIRED: _("Koden er for gammel. Bed dit team om et nyt ark."),
    InvitationState.REVOKED: _(
        "Koden virker ikke længere. Dit team har taget den tilbage. Har du fået et nyt ark, så "
        "brug det. Ellers ring til dit team."
    ),
    InvitationState.USED: _(
        "Koden er brugt. Har du selv brugt den, så log ind. Blev du ikke færdig, så bed dit team "
        "om et nyt ark. Er det ikke dig, der har brugt den, så ring til dit team nu."
    ),
    "shut": _(
        "Der er prøvet for mange gange herfra. Vent et kvarter, og prøv igen, eller ring til dit "
        "team."
    ),
}
"""By what became of the invitation."""
