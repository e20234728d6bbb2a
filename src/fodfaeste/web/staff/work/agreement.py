"""The agreement as one page: what it says, its state, and who has answered (D3–D6)."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.records.placement.queries.agreements import (
    AgreementRoom,
    agreement_room,
    is_proposed_in_vain,
    last_day_to_answer,
)
from fodfaeste.records.placement.queries.links import links_to
from fodfaeste.records.placement.queries.sheets import Sheet
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.acts import AgreementAct, hand_of, may
from fodfaeste.rules.placement.agreement import (
    obstacles_to_agreement,
    warnings_at_agreement,
    warnings_in_force,
)
from fodfaeste.rules.placement.kinds import AgreementState
from fodfaeste.rules.placement.link import may_tell_employer
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.work.agreement_parts import (
    difference_in_words,
    parties,
    supports,
)
from fodfaeste.web.staff.work.forms import AnswerForm, LinkForm
from fodfaeste.web.staff.work.places import TAB, at
from fodfaeste.web.ui.forms import DanishForm
from fodfaeste.web.ui.parts import Missing

TONES = {
    AgreementState.DRAFT: "plain",
    AgreementState.PROPOSED: "blue",
    AgreementState.AGREED: "good",
    AgreementState.REPLACED: "plain",
    AgreementState.ENDED: "plain",
    AgreementState.DROPPED: "plain",
}


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
    room = agreement_room(visit.case)
    sheet = room.shown
    context: dict[str, Any] = {
        "room": room,
        "sheet": sheet,
        "refused": refused,
        "may_write": visit.allows(Permission.AGREEMENT_WRITE) and room.match is not None,
        "may": possible_acts(visit, sheet),
    }
    if sheet is not None:
        three = tuple(parties(visit, sheet, answer_form))
        shown: list[DanishForm | None] = [each.form for each in three]
        if context["may"][AgreementAct.SHARE.value]:
            shown.append(link_form)
        context |= {
            "tone": TONES[sheet.state],
            "missing": missing_in(visit, sheet),
            "parties": three,
            "refused": refused or _left_over(shown, answer_form or link_form),
            "in_vain": is_proposed_in_vain(sheet, today=visit.today),
            "answer_by": last_day_to_answer(sheet.proposed_on, today=visit.today),
            "difference": difference_in_words(room, sheet),
            "supports": supports(room),
            "links": links_to(sheet.match_id, case_id=visit.case.pk, now=visit.now),
            "link_form": link_form or _link_form(room),
            "consent_given": may_tell_employer(
                visit.relation.consents, today=visit.today, company=sheet.company_name
            ),
        }
    return case_page(request, visit, "staff/work/agreement.html", context, tab=TAB, status=status)


def possible_acts(visit: Visit, sheet: Sheet | None) -> dict[str, bool]:
    """Which buttons the page has: what the table holds for this person and this state."""
    if sheet is None:
        return {}
    hand = hand_of(visit.relation)
    open_case = visit.allows(Permission.AGREEMENT_WRITE)
    return {act.value: open_case and may(act, sheet.state, hand) for act in AgreementAct}


def missing_in(visit: Visit, sheet: Sheet) -> tuple[Missing, ...]:
    """What this version does not say yet, with the way to write it."""
    found = warnings_at_agreement(sheet.facts)
    if sheet.state is AgreementState.DRAFT:
        found = (*obstacles_to_agreement(sheet.facts), *found)
    if sheet.state is AgreementState.AGREED:
        found = (*warnings_in_force(sheet.facts, today=visit.today), *found)
    return tuple(_missing(visit, obstacle) for obstacle in found)


def _left_over(shown: Sequence[DanishForm | None], sent: DanishForm | None) -> tuple[Obstacle, ...]:
    """A refusal whose form does not stand on the page now: it stands at the top."""
    return () if sent is None or any(form is sent for form in shown) else sent.refusal


def _missing(visit: Visit, obstacle: Obstacle) -> Missing:
    asked = obstacle.condition == "ordinary_asked_again"
    url = at(visit, "asked_again" if asked else "agreement_write")
    return Missing(
        sentence=obstacle.sentence,
        rule=obstacle.rule,
        url=url if visit.allows(Permission.AGREEMENT_WRITE) else "",
        action="Skriv svaret" if asked else "Skriv det i aftalen",
    )


def _link_form(room: AgreementRoom) -> LinkForm:
    """The person is the one whom the agreement names at the workplace."""
    sheet = room.shown
    first = {"person_name": sheet.terms.contact_name} if sheet else {}
    return LinkForm(initial=first)
