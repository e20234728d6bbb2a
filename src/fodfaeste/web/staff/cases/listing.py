"""The list of courses."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk


@staff(Permission.CASE_LIST)
def cases(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the courses that the actor sees."""
    desk.shown([])
    return render(request, "staff/cases/list.html", {})
