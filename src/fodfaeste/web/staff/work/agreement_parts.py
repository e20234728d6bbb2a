"""The parts of the agreement's page: the three, the difference between versions, the supports."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from fodfaeste.records.placement.queries.agreements import AgreementRoom
from fodfaeste.records.placement.queries.examined import Examined
from fodfaeste.records.placement.queries.sheets import Sheet
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState, WorkSupport
from fodfaeste.rules.placement.terms import TermChange, TermClass, changes
from fodfaeste.rules.plan.word_difference import Piece, pieces
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.work.forms import AnswerForm

SUMMARIES = {
    AgreementParty.CITIZEN: "Notér, hvad borgeren siger",
    AgreementParty.EMPLOYER: "Notér, hvad arbejdsgiveren siger her i rummet",
    AgreementParty.JOB_CONSULTANT: "Giv dit eget svar",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyInWords:
    """One of the three: the latest answer to this text, and a form while there is no yes."""

    party: AgreementParty
    agrees: bool
    said: str
    name: str
    when: datetime | None
    way: str
    summary: str
    form: AnswerForm | None
    may_regret: bool

    @property
    def label(self) -> str:
        """Who it is."""
        return self.party.label


def parties(visit: Visit, sheet: Sheet, answer_form: AnswerForm | None) -> Iterator[PartyInWords]:
    """The three in the order citizen, employer, consultant."""
    is_open = sheet.state is AgreementState.PROPOSED and visit.allows(Permission.AGREEMENT_AGREE)
    for party in AgreementParty:
        latest = sheet.latest_answer(party)
        answerable = is_open and party not in sheet.agreed_by
        yield PartyInWords(
            party=party,
            agrees=party in sheet.agreed_by,
            said=latest.should_change if latest else "",
            name=latest.person_name if latest else "",
            when=latest.answered_at if latest else None,
            way=latest.way.label if latest else "",
            summary=SUMMARIES[party],
            form=_form(visit, sheet, party, answer_form) if answerable else None,
            may_regret=is_open and party in sheet.agreed_by,
        )


def _form(visit: Visit, sheet: Sheet, party: AgreementParty, sent: AnswerForm | None) -> AnswerForm:
    """The form of one party; what was just sent for that party comes back as it was."""
    if sent is not None and sent["party"].value() == party.value:
        return sent
    names = {
        AgreementParty.CITIZEN: visit.case.citizen.name,
        AgreementParty.EMPLOYER: sheet.terms.contact_name,
        AgreementParty.JOB_CONSULTANT: visit.actor.name,
    }
    first = {"party": party.value, "text_hash": sheet.text_hash, "person_name": names[party]}
    return AnswerForm(initial=first, auto_id=f"id_{party.value}_%s")


@dataclass(frozen=True, slots=True)
class TermInWords:
    """One term that differs, word by word."""

    label: str
    kind: TermClass
    pieces: tuple[Piece, ...]


def difference_in_words(room: AgreementRoom, sheet: Sheet) -> tuple[TermInWords, ...]:
    """What a version on its way changes in the one that counts now."""
    basis = room.in_force
    if basis is None or basis is sheet:
        return ()
    return tuple(map(_in_words, changes(basis.terms, sheet.terms)))


def _in_words(change: TermChange) -> TermInWords:
    return TermInWords(change.term.label, change.kind, pieces(change.before, change.after))


@dataclass(frozen=True, slots=True)
class SupportInWords:
    """One kind of support, and when it was looked into."""

    support: WorkSupport
    examined: Examined | None


def supports(room: AgreementRoom) -> tuple[SupportInWords, ...]:
    """Every kind of support, those not looked into too (D5)."""
    found = {each.support: each for each in room.examined}
    return tuple(SupportInWords(support, found.get(support)) for support in WorkSupport)
