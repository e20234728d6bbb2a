"""Consents as lines that a person reads, the same for staff and for the citizen (C2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fodfaeste.records.cases.access import facts_of
from fodfaeste.rules.consent.effect import closes_in_words, opens_in_words
from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import InformationType, Party, each_in_words
from fodfaeste.rules.consent.lasting import ConsentState, is_renewed, state_of
from fodfaeste.rules.consent.withdrawal import closed_by_withdrawal, party_in_words
from fodfaeste.web.ui.wording import listed

if TYPE_CHECKING:
    from fodfaeste.records.cases.models import Consent, NetworkPerson

TONES = {ConsentState.ACTIVE: "good", ConsentState.ENDING: "attention"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLine:
    """One consent in words; `opens` and `closed` say what it means today."""

    id: int
    facts: ConsentFacts
    state: ConsentState
    what: str
    types: tuple[str, ...]
    from_whom: str
    to_whom: str
    given: str
    note: str
    last_day: date | None
    recorded_by: str
    withdrawn_by: str
    opens: str
    closed: str
    still_open: str
    is_renewed: bool

    @property
    def anchor(self) -> str:
        """What tells this consent's parts of a page from those of the others."""
        return str(self.id)

    @property
    def tone(self) -> str:
        """The colour of the tag."""
        return TONES.get(self.state, "plain")


def consent_lines(
    consents: Iterable["Consent"], *, today: date, notice_days: int, names_persons: bool
) -> list[ConsentLine]:
    """Consents as they stand today, those in force first, the one that ends first at the top.

    Who a person in the network is, is told where `names_persons`: the network is social support.
    """
    given = list(consents)
    facts = {consent.pk: facts_of(consent) for consent in given}
    lines = [
        _line(consent, facts, today=today, notice_days=notice_days, names_persons=names_persons)
        for consent in given
    ]
    return sorted(lines, key=lambda line: (not line.state.counts, line.last_day or date.max))


def _line(
    consent: "Consent",
    every: dict[int, ConsentFacts],
    *,
    today: date,
    notice_days: int,
    names_persons: bool,
) -> ConsentLine:
    facts = every[consent.pk]
    others = [one for number, one in every.items() if number != consent.pk]
    state = state_of(facts, today=today, notice_days=notice_days)
    closed = frozenset() if state.counts else closed_by_withdrawal(facts, others, today=today)
    left = facts.types - closed
    return ConsentLine(
        id=consent.pk,
        facts=facts,
        state=state,
        what=listed(map(_, each_in_words(facts.types))),
        types=tuple(_(kind.label) for kind in InformationType if kind in facts.types),
        from_whom=_who(facts.from_party, facts.from_name, consent.from_person, names_persons),
        to_whom=_who(facts.to_party, facts.to_name, consent.to_person, names_persons),
        given=_(consent.given_as.label),
        note=consent.given_note,
        last_day=facts.ends_before - timedelta(days=1) if facts.ends_before else None,
        recorded_by=consent.created_by.name if consent.created_by else "",
        withdrawn_by=consent.withdrawn_by.name if consent.withdrawn_by else "",
        opens=opens_in_words(facts, facts.types) if state.counts else "",
        closed=closes_in_words(facts, closed) if closed and state is not ConsentState.AHEAD else "",
        still_open=opens_in_words(facts, left) if left and not state.counts else "",
        is_renewed=is_renewed(facts, others),
    )


def _who(
    party: Party,
    name: str,
    person: "NetworkPerson | None",
    names_persons: bool,  # noqa: FBT001 -- handed on by position to keep two calls on two lines
) -> str:
    if person is not None and names_persons:
        relation = person.relation.strip() or _("i netværket")
        return f"{person.name} ({relation})"
    return name.strip() or _(party_in_words(party))
