"""The rooms of one course as tabs: only those that are open to the one who looks."""

from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.ways import address
from fodfaeste.web.ui.parts import Link

TABS = (
    ("overview", "Overblik", "staff:cases:case", Permission.CASE_SEE),
    ("plan", "Plan", "staff:plan:plan", Permission.PLAN_SEE),
    ("work", "Arbejde", "staff:work:work", Permission.WORK_SEE),
    ("decisions", "Bevilling", "staff:decisions:grants", Permission.GRANT_SEE),
    ("cti", "CTI", "staff:cti:cti", Permission.CTI_SEE),
    ("meetings", "Møder", "staff:meetings:meetings", Permission.CASE_SEE),
    ("measures", "Målinger", "staff:measures:measures", Permission.MEASURE_SEE),
    ("consents", "Samtykker", "staff:people:consents", Permission.CONSENT_SEE),
    ("log", "Log", "staff:people:log", Permission.LOG_SEE),
)
"""Name, label, address, and what one must be allowed to do."""


def tabs_of(visit: Visit, *, current: str) -> tuple[Link, ...]:
    """Return the tabs of a course; `current` is the name of the one that is open."""
    return tuple(
        Link(label, address(url, visit.case.pk), name == current)
        for name, label, url, permission in TABS
        if visit.allows(permission)
    )
