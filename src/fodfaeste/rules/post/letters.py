"""What stands in a mail to a colleague: that there is something to see, and never about whom.

Mail is read on other screens and kept on other servers (domain.md 3.5), so no sentence of a notice
is mailed: the mail says how many, and the colleague signs in.
"""

from dataclasses import dataclass

LINK = "[linket står kun i mailen]"
"""Stands in what is kept of a mail where the mail itself had a secret link."""


@dataclass(frozen=True, slots=True)
class Text:
    """The subject line and the words of a mail."""

    subject: str
    body: str


def about_notices(count: int) -> Text:
    """Return the mail about what has just happened."""
    return Text("Nyt på Min dag i Fodfæste", _letter(f"Der er {_notices(count)} til dig."))


def about_a_day(*, notices: int, duties: int) -> Text:
    """Return the day's one mail: how many notices, and how much asks to be acted on."""
    lines = [f"Der er {_notices(notices)} til dig."] if notices else []
    lines += [f"{_things(duties)} kræver handling."] if duties else []
    return Text("Dagens overblik fra Fodfæste", _letter("\n".join(lines)))


def about_a_meeting(what: str, *, cancelled: bool) -> Text:
    """Return the mail that carries a meeting to a calendar; `what` is its type, empty when gone."""
    kind = what or "Møde"
    said = (
        "Mødet er aflyst, eller du er ikke længere indkaldt. Vedhæftningen tager det ud af din "
        "kalender."
        if cancelled
        else "Vedhæftningen lægger mødet i din kalender eller flytter det."
    )
    return Text(f"{'Aflyst' if cancelled else 'Møde'}: {kind}", _letter(said))


def about_a_password() -> Text:
    """Return the mail with a link to choose a password."""
    return Text(
        "Vælg din adgangskode til Fodfæste",
        "Hej\n\n"
        "En administrator i din kommune har bedt om, at du vælger en adgangskode til Fodfæste.\n\n"
        "Åbn adressen her, og vælg den. Den virker én gang og i tre dage:\n"
        f"{LINK}\n\n"
        "Har du ikke ventet denne mail, så sig det til administratoren, og lad være med at åbne "
        "adressen.\n\n"
        "Venlig hilsen\nFodfæste\n",
    )


def _letter(said: str) -> str:
    return (
        f"Hej\n\n{said}\n\n"
        "Log ind i Fodfæste for at se, hvad det drejer sig om. Der står ingen personoplysninger i "
        "denne mail.\n\n"
        "Du vælger selv under Beskeder, hvad du får mail om.\n\n"
        "Venlig hilsen\nFodfæste\n"
    )


def _notices(count: int) -> str:
    return "1 ny besked" if count == 1 else f"{count} nye beskeder"


def _things(count: int) -> str:
    return "1 ting" if count == 1 else f"{count} ting"
