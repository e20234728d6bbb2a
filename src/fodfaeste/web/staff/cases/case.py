"""The case page: where we are, what is next, and who does it."""

from django.http import HttpRequest, HttpResponse

from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page


@on_case(Permission.CASE_SEE)
def case(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show one course at a glance."""
    return case_page(request, visit, "staff/cases/case.html", {}, tab="overview")
