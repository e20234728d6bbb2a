"""Where in a course each sign of a core element is mended, and where what is behind it stands."""

from collections.abc import Mapping

from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.core.elements import Element, SignCode
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.ways import Way, link_of
from fodfaeste.web.ui.parts import Link

_MEETINGS = Way("staff:meetings:meetings", "Se møderne", Permission.CASE_SEE)
_PLAN = Way("staff:plan:plan", "Se planen", Permission.PLAN_SEE)
_WORK = Way("staff:work:work", "Se arbejdet", Permission.WORK_SEE)
_CTI = Way("staff:cti:cti", "Se CTI", Permission.CTI_SEE)
_AGREEMENT = Way("staff:work:agreement", "Se arbejdsaftalen", Permission.AGREEMENT_SEE)

_ELEMENT_WAYS: Mapping[Element, Way] = {
    Element.START: _MEETINGS,
    Element.PLAN: _PLAN,
    Element.FOLLOW_UP: _MEETINGS,
    Element.MATCH: _WORK,
    Element.CTI: Way("staff:fidelity:course", "Se tallene bag CTI", Permission.CTI_SEE),
    Element.HOURS: _AGREEMENT,
}
_SIGN_WAYS: Mapping[SignCode, Way] = {
    SignCode.ASSESSED: Way("staff:plan:assessment", "Se udredningen", Permission.PLAN_SEE),
    SignCode.CTI_AT_WORK: Way(
        "staff:placements:follow_ups", "Se opfølgningerne på arbejdspladsen", Permission.WORK_SEE
    ),
    SignCode.CTI_BEGUN: _CTI,
    SignCode.LOOKED_AT: Way(
        "staff:placements:follow_ups", "Se opfølgningerne på arbejdspladsen", Permission.WORK_SEE
    ),
    SignCode.HOURS_MOVE: Way("staff:work:work", "Se timerne", Permission.WORK_SEE),
}


def way_behind(visit: Visit, element: Element, code: SignCode | None) -> Link:
    """Return the room where the facts behind a sign stand; the element's where it has no own."""
    way = _SIGN_WAYS.get(code) if code else None
    return link_of(visit, way or _ELEMENT_WAYS[element])
