"""«Hvad må hvem se?» in words and as a table, from what access itself answers (C2, M1)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from fodfaeste.records.cases.queries.sharing import Reader
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.access.sections_seen import Ground, GroundKind, Grounds
from fodfaeste.rules.consent.kinds import DEPARTMENTS
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.ui import wording
from fodfaeste.web.ui.consents import ConsentLine
from fodfaeste.web.ui.parts import Table
from fodfaeste.web.ui.wording import listed

SHORT = {
    Section.IDENTITY: gettext_noop("Navn og kontakt"),
    Section.PLAN: gettext_noop("Planen"),
    Section.EMPLOYMENT: gettext_noop("Arbejde"),
    Section.SOCIAL: gettext_noop("Social støtte"),
    Section.HEALTH: gettext_noop("Helbred"),
    Section.CTI_NOTES: gettext_noop("CTI-notater"),
    Section.MEASURES: gettext_noop("Målinger"),
}
IN_A_LIST = {
    Section.IDENTITY: gettext_noop("kontaktoplysninger"),
    Section.PLAN: gettext_noop("den fælles plan"),
    Section.EMPLOYMENT: gettext_noop("arbejde"),
    Section.SOCIAL: gettext_noop("social støtte"),
    Section.HEALTH: gettext_noop("helbred"),
    Section.CTI_NOTES: gettext_noop("CTI-notater"),
    Section.MEASURES: gettext_noop("målinger"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderInWords:
    """One person: what they see, grouped by its reason, and what they do not see."""

    name: str
    role: str
    sees: tuple[tuple[str, str], ...]
    closed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Everybody who sees something: in words, in a table, and those outside."""

    readers: tuple[ReaderInWords, ...]
    table: Table
    outside: tuple[ConsentLine, ...]


def sharing_in_words(
    readers: Iterable[Reader],
    lines: Iterable[ConsentLine],
    *,
    role_name: Callable[[Role], str],
    names_strangers: bool = True,
) -> Sharing:
    """Return who sees what; somebody there by an emergency alone is named where wanted."""
    found = tuple(readers)
    words = tuple(_in_words(reader, role_name, names_strangers) for reader in found)
    rows = tuple(
        (
            f"{said.name}, {said.role}" if said.role else said.name,
            *(_cell(reader.grounds.get(section, ())) for section in Section),
        )
        for reader, said in zip(found, words, strict=True)
    )
    head = (_("Hvem"), *(_(SHORT[section]) for section in Section))
    return Sharing(
        readers=words,
        table=Table(caption=_("Hvem ser hvad, og hvorfor"), head=head, rows=rows),
        outside=tuple(
            line
            for line in lines
            if line.state.counts and not {line.facts.from_party, line.facts.to_party} <= DEPARTMENTS
        ),
    )


def _in_words(
    reader: Reader,
    role_name: Callable[[Role], str],
    names_strangers: bool,  # noqa: FBT001 -- handed on
) -> ReaderInWords:
    closed = [_(IN_A_LIST[section]) for section in Section if section not in reader.grounds]
    stranger = not reader.roles
    role = listed(in_sentence(role_name(role)) for role in reader.roles)
    if stranger and reader.opened_until:
        role = _("nødåbning til {at}").format(
            at=wording.clock(localtime(reader.opened_until).time())
        )
    return ReaderInWords(
        name=_("En kollega uden for teamet") if stranger and not names_strangers else reader.name,
        role=role,
        sees=tuple(_by_reason(reader.grounds)),
        closed=listed(closed),
    )


def _by_reason(grounds: Grounds) -> Iterator[tuple[str, str]]:
    """Yield "arbejde og målinger" with what opens them; what one reason opens is said once."""
    opened: dict[str, list[str]] = {}
    for section in Section:
        if section in grounds:
            opened.setdefault(because(grounds[section]), []).append(_(IN_A_LIST[section]))
    for reason, sections in opened.items():
        yield listed(sections), reason


def because(grounds: Iterable[Ground]) -> str:
    """Return "eget område", "samtykke af 3. marts 2026", or several joined."""
    return listed(dict.fromkeys(_reason(ground) for ground in grounds))


def _reason(ground: Ground) -> str:
    if ground.kind is GroundKind.CONSENT and ground.consent is not None:
        return _("samtykke af {day}").format(
            day=wording.long_date(ground.consent.given_on)
        ) + _until(ground)
    return _(ground.kind.label)


def _until(ground: Ground) -> str:
    end = ground.consent.ends_before if ground.consent else None
    if not end:
        return ""
    last = wording.long_date(end - timedelta(days=1))
    return _(", til og med {day}").format(day=last)


def _cell(grounds: tuple[Ground, ...]) -> str:
    return f"Ja: {because(grounds)}" if grounds else "Nej"
