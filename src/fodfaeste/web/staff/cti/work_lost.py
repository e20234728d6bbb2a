"""Work that broke off while CTI runs: the clock goes on, and the team is quick (E6)."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.pictures import danish
from fodfaeste.records.followup.queries import CaseOverview
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.ways import Way, link_of
from fodfaeste.web.ui.parts import Link

WAYS = (
    Way("staff:quick:questions", "Se den hurtige afklaring", Permission.CASE_SEE),
    Way("staff:work:work", "Læg planen for at begynde igen", Permission.WORK_SEE),
    Way("staff:matching:match", "Match fundet", Permission.MATCH_FIND),
)


@dataclass(frozen=True, slots=True)
class WorkLost:
    """What the page says when work was lost, and where one goes."""

    heading: str
    sentences: tuple[str, ...]
    links: tuple[Link, ...]


def work_lost(visit: Visit, overview: CaseOverview) -> WorkLost | None:
    """Return what to say once the latest work broke off; None when there is new work."""
    broken = overview.situation.broken
    if not overview.cti_runs or broken is None:
        return None
    due = min((quick.due_on for quick in overview.situation.quick_open), default=None)
    return WorkLost(
        f"Arbejdet er afbrudt {danish.long_date(broken.on)}",
        (_GOES_ON, _answer(due, visit.today), _restart(planned=broken.planned)),
        tuple(link for link in (link_of(visit, way) for way in WAYS) if link.url),
    )


_GOES_ON = "CTI løber videre til den aftalte dag. Det er nu, der er brug for støtten."
_NEXT_JOB = "Find det næste job sammen med borgeren."


def _answer(due: date | None, today: date) -> str:
    if due is None:
        return "Sagsbehandlerne har svaret på den hurtige afklaring."
    if due < today:
        return (
            f"Sagsbehandlerne er spurgt og skulle have svaret senest {danish.long_date(due)}. "
            "Ring til dem i dag."
        )
    return f"Sagsbehandlerne er spurgt og skal svare senest {danish.long_date(due)}."


def _restart(*, planned: bool) -> str:
    return _NEXT_JOB if planned else "Læg planen for at komme i gang igen, mens I husker det."
