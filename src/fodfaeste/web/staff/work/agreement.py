"""The agreement as one page: what it says, its state, and who has answered (D3–D6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.records.placement.queries.links import links_to
from fodfaeste.records.placement.queries.sheets import Sheet
from fodfaeste.records.placement.queries.work import work_room
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.agreement import obstacles_to_agreement, warnings_at_agreement
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState, WorkSupport
from fodfaeste.rules.placement.link import may_tell_employer
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.work.forms import AnswerForm, LinkForm
from fodfaeste.web.staff.work.places import TAB, at
from fodfaeste.web.ui.parts import Missing

TONES = {
    AgreementState.DRAFT: "plain",
    AgreementState.PROPOSED: "blue",
    AgreementState.AGREED: "good",
    AgreementState.REPLACED: "plain",
    AgreementState.ENDED: "plain",
}
SUMMARIES = {
    AgreementParty.CITIZEN: "Notér, hvad borgeren siger",
    AgreementParty.EMPLOYER: "Notér, hvad arbejdsgiveren siger her i rummet",
    AgreementParty.JOB_CONSULTANT: "Giv dit eget svar",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyInWords:
    """One of the three: the latest answer to this text, and a form while there is no yes."""

    label: str
    agrees: bool
    said: str
    name: str
    when: datetime | None
    by_link: bool
    summary: str
    form: AnswerForm | None


@require_safe
@on_case(Permission.AGREEMENT_SEE)
def agreement(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The version on its way, else the one in force."""
    return agreement_page(request, visit)


def agreement_page(
    request: HttpRequest,
    visit: Visit,
    *,
    answer_form: AnswerForm | None = None,
    link_form: LinkForm | None = None,
    refused: tuple[object, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """The page; a form that could not be received comes back in its place."""
    room = work_room(visit.case)
    sheet = room.on_its_way or room.in_force
    may_agree = visit.allows(Permission.AGREEMENT_AGREE)
    context: dict[str, Any] = {
        "room": room,
        "sheet": sheet,
        "refused": refused,
        "may_write": visit.allows(Permission.AGREEMENT_WRITE) and room.match is not None,
        "may_agree": may_agree and sheet is not None and sheet.state is AgreementState.PROPOSED,
        "may_link": may_agree
        and sheet is not None
        and sheet.state in {AgreementState.PROPOSED, AgreementState.AGREED},
    }
    if sheet is not None:
        context |= {
            "tone": TONES[sheet.state],
            "missing": missing_in(visit, sheet),
            "parties": tuple(parties(visit, sheet, answer_form)),
            "examined": [
                (support.label, any(each.support is support for each in room.examined))
                for support in WorkSupport
            ],
            "links": links_to(sheet.id, case_id=visit.case.pk, now=visit.now),
            "link_form": link_form or LinkForm(),
            "consent_given": may_tell_employer(
                visit.relation.consents, today=visit.today, company=sheet.company_name
            ),
            "older": [each for each in room.sheets if each.id != sheet.id],
        }
    return case_page(request, visit, "staff/work/agreement.html", context, tab=TAB, status=status)


def missing_in(visit: Visit, sheet: Sheet) -> tuple[Missing, ...]:
    """What this version does not say yet, with the way to write it."""
    found = warnings_at_agreement(sheet.facts)
    if sheet.state is AgreementState.DRAFT:
        found = (*obstacles_to_agreement(sheet.facts), *found)
    may_write = visit.allows(Permission.AGREEMENT_WRITE)
    return tuple(
        Missing(
            sentence=obstacle.sentence,
            rule=obstacle.rule,
            url=at(visit, "agreement_write") if may_write else "",
            action="Skriv det i aftalen",
        )
        for obstacle in found
    )


def parties(visit: Visit, sheet: Sheet, answer_form: AnswerForm | None) -> Iterator[PartyInWords]:
    """The three in the order citizen, employer, consultant."""
    names = {
        AgreementParty.CITIZEN: visit.case.citizen.name,
        AgreementParty.EMPLOYER: "",
        AgreementParty.JOB_CONSULTANT: visit.actor.name,
    }
    open_to_answers = sheet.state is AgreementState.PROPOSED and visit.allows(
        Permission.AGREEMENT_AGREE
    )
    for party in AgreementParty:
        answers = [
            each
            for each in sheet.answers
            if each.party is party and each.text_hash == sheet.text_hash
        ]
        latest = answers[-1] if answers else None
        form = None
        if open_to_answers and party not in sheet.agreed_by:
            form = AnswerForm(
                initial={
                    "party": party.value,
                    "text_hash": sheet.text_hash,
                    "person_name": names[party],
                },
                auto_id=f"id_{party.value}_%s",
            )
            if answer_form is not None and answer_form["party"].value() == party.value:
                form = answer_form
        yield PartyInWords(
            label=party.label,
            agrees=bool(latest and latest.agrees),
            said=latest.should_change if latest else "",
            name=latest.person_name if latest else "",
            when=latest.answered_at if latest else None,
            by_link=bool(latest and latest.by_link),
            summary=SUMMARIES[party],
            form=form,
        )
