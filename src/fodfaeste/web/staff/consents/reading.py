"""What the citizen has said yes to, what it opens, and who sees what because of it."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.records.cases import queries as cases
from fodfaeste.records.cases.queries.sharing import readers_of
from fodfaeste.records.catalogues import queries as catalogues
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.consent.kinds import DEPARTMENTS
from fodfaeste.rules.consent.suggestions import USUAL, Suggestion
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.ui.consents import ConsentLine, consent_lines
from fodfaeste.web.ui.sharing import sharing_in_words


@dataclass(frozen=True, slots=True)
class Offer:
    """A usual consent, and whether one of its kind counts already."""

    suggestion: Suggestion
    stands: bool


def number(visit: Visit, code: LimitCode) -> int:
    """One of the municipality's numbers today; the shipped one where the row is younger."""
    return catalogues.limits_on(visit.today).get(code) or limit_on(code, visit.today)


def lines_of(visit: Visit) -> list[ConsentLine]:
    """Every consent of the course, as this reader may read it."""
    return consent_lines(
        cases.consents_of(visit.case),
        today=visit.today,
        notice_days=number(visit, LimitCode.CONSENT_EXPIRY),
        names_persons=visit.sees(Section.SOCIAL),
    )


def line_of(visit: Visit, consent_id: int) -> ConsentLine:
    """One consent of the course; 404 when it is not one."""
    found = next((line for line in lines_of(visit) if line.id == consent_id), None)
    if found is None:
        raise Http404
    return found


@require_safe
@on_case(Permission.CONSENT_SEE)
def consents(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What may be shared with whom, until when, and what was withdrawn."""
    lines = lines_of(visit)
    standing = [line for line in lines if line.state.counts]
    context = {
        "standing": standing,
        "over": [line for line in lines if not line.state.counts],
        "offers": _offers(standing),
        "may_record": visit.allows(Permission.CONSENT_RECORD),
    }
    return case_page(request, visit, "staff/consents/consents.html", context, tab="consents")


def _offers(standing: list[ConsentLine]) -> list[Offer]:
    """The usual consents; one that counts already is said so, not offered as missing."""
    return [
        Offer(
            one,
            any(
                (line.facts.from_party, line.facts.to_party) == (one.from_party, one.to_party)
                and one.types <= line.facts.types
                for line in standing
            ),
        )
        for one in USUAL
    ]


@require_safe
@on_case(Permission.CONSENT_SEE)
def consent(request: HttpRequest, visit: Visit, consent_id: int) -> HttpResponse:
    """One consent whole: what it opens or what is shut now, on paper, and how to end it."""
    line = line_of(visit, consent_id)
    context = {
        "line": line,
        "rows": [
            ("Hvilke oplysninger", line.what),
            ("Fra hvem", line.from_whom),
            ("Til hvem", line.to_whom),
            ("Hvad de skal bruges til", line.facts.purpose),
            ("Hvordan det blev givet", line.given),
            *([("Notat", line.note)] if line.note else []),
        ],
        "may_withdraw": line.state.counts and visit.allows(Permission.CONSENT_WITHDRAW),
        "may_record": visit.allows(Permission.CONSENT_RECORD),
        "other_way": visit.allows(Permission.CONSENT_RECORD) and _goes_one_way(visit, line),
    }
    return case_page(request, visit, "staff/consents/consent.html", context, tab="consents")


def _goes_one_way(visit: Visit, line: ConsentLine) -> bool:
    """Whether it counts between the two departments, and nothing goes back between them."""
    here = (line.facts.from_party, line.facts.to_party)
    if not line.state.counts or not set(here) <= DEPARTMENTS:
        return False
    return not any(
        other.state.counts and (other.facts.to_party, other.facts.from_party) == here
        for other in lines_of(visit)
    )


@require_safe
@on_case(Permission.CONSENT_SEE)
def who_sees_what(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everybody around the citizen: what they see, and because of what."""
    texts = catalogues.role_texts_on(visit.today)
    lines = lines_of(visit)
    sharing = sharing_in_words(
        readers_of(
            visit.case,
            consents=tuple(line.facts for line in lines),
            today=visit.today,
            now=visit.now,
        ),
        lines,
        role_name=lambda role: texts[role].label,
    )
    return case_page(
        request, visit, "staff/consents/who_sees_what.html", {"sharing": sharing}, tab="consents"
    )
