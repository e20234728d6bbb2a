"""What every template may use: which doors stand in the navigation, and whether this is a demo."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from fodfaeste.accounts.queries import actor_from
from fodfaeste.kernel import clock
from fodfaeste.records.catalogues.queries import role_label, role_name_on
from fodfaeste.rules.access.decide import decide
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role, main_role
from fodfaeste.web.shell.language import is_a_door

NAVIGATION = (
    ("Min dag", "staff:cases:my_day", Permission.MY_DAY_SEE),
    ("Forløb", "staff:cases:list", Permission.CASE_LIST),
    ("Tavle", "board:board", Permission.BOARD_SEE),
    ("Ledelse", "staff:leadership:overview", Permission.LEADERSHIP_SEE),
    ("Sagsstammer", "staff:caseload:caseloads", Permission.CASELOAD_SEE),
    ("Resultater", "staff:results:results", Permission.RESULTS_SEE),
    ("Virksomheder", "staff:companies:companies", Permission.COMPANY_SEE),
    ("Metoden", "method", Permission.METHOD_SEE),
    ("Administration", "admin:home", Permission.ADMINISTER),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The signed-in person's name, role and doors; one small query, for the role's name here.

    A page that says the database is away asks for nobody: who it is stands in the database too.
    """
    speaks = {"languages": settings.LANGUAGES} if is_a_door(request) else {}
    user = None if getattr(request, "ff_alone", False) else getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {
            "demo": clock.is_demo(),
            "demo_today": clock.shifted_today(),
            "outside": settings.OUTSIDE_SIGN_IN,
        } | speaks
    actor = actor_from(user)
    return {
        "demo": clock.is_demo(),
        "demo_today": clock.shifted_today(),
        "navigation": [
            (label, url) for label, url, needed in NAVIGATION if decide(actor, needed).allowed
        ],
        "person": actor.name,
        "person_role": _role_name(request, main_role(actor.roles)),
    } | speaks


def _role_name(request: HttpRequest, role: Role | None) -> str:
    """What the person's role is called here; the door to a course has asked already."""
    if role is None:
        return ""
    today = clock.today()
    if hasattr(request, "ff_role_name"):
        return role_label(role, request.ff_role_name, today)
    return role_name_on(role, today)
