"""Min dag: what today asks for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fodfaeste.rules.access.permissions import Permission
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk


@staff(Permission.MY_DAY_SEE)
def my_day(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what today asks of the one who is signed in."""
    desk.shown([])
    return render(request, "staff/cases/my_day.html", {})
