"""The network before and now, side by side, and what became of it in words (E11)."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodfaeste.pictures import network_map
from fodfaeste.records.cti.queries import course as courses
from fodfaeste.records.cti.queries.network_map import OnTheMap
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.network_map import Changes, Moment, changes, moments
from fodfaeste.rules.words import listed
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.frame import case_page
from fodfaeste.web.staff.network import parts
from fodfaeste.web.staff.network.seeing import of_the_social_side
from fodfaeste.web.ui.parts import Table, drawn

NOT_THERE = "ikke med"


@on_case(Permission.CTI_SEE)
@require_safe
@of_the_social_side
def compare(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Two maps beside each other; the days are the clock's own."""
    course = courses.latest_course(visit.case.pk)
    days = moments(courses.clock_of(course), visit.today) if course else ()
    chosen = _chosen(request.GET.get("fra", ""), len(days))
    network = parts.network_of(visit)
    found = network.on(visit.today)
    context = {
        "days": [(number, one, number == chosen) for number, one in enumerate(days[:-1])],
        "shown": [_shown(visit, network, days[number]) for number in (chosen, -1)]
        if len(days) > 1
        else [],
        "words": tuple(words_of(_between(found, days[chosen], days[-1]))) if len(days) > 1 else (),
        "table": _table(found, days),
    }
    return case_page(request, visit, "staff/network/compare.html", context, tab="cti")


def _chosen(asked: str, count: int) -> int:
    """The earlier of the two days, by number; the start unless another is asked for."""
    number = int(asked[:2]) if asked.isdecimal() else 0
    return number if number < count - 1 else 0


def _shown(visit: Visit, network: parts.Network, moment: Moment) -> dict[str, object]:
    """The map of a day, with the consents of that day."""
    ties = parts.ties_on(network.on(moment.on), moment.on)
    picture = parts.map_of(visit, ties)
    return {
        "moment": moment,
        "id": f"kort-{moment.on:%Y%m%d}",
        "description": parts.description(picture),
        "svg": drawn(network_map.svg(picture, name=f"kort-{moment.on:%Y%m%d}")) if ties else "",
        "table": parts.table_of(ties),
    }


def _between(found: Sequence[OnTheMap], before: Moment, after: Moment) -> Changes:
    return changes(parts.ties_on(found, before.on), parts.ties_on(found, after.on))


def words_of(found: Changes) -> Iterator[str]:
    """What became of the network, sentence by sentence."""
    said = (
        ("Nye i netværket", found.new),
        ("Kommet tættere på", found.nearer),
        ("Længere væk", found.farther),
        ("Ikke længere med", found.gone),
        ("Støtter med noget andet end før", found.other_support),
        ("Har fået en aftale for fremtiden", found.agreed),
    )
    yield from (f"{what}: {listed(names)}." for what, names in said if names)
    if found.is_none:
        yield "Netværket er det samme som dengang."


def _table(found: Sequence[OnTheMap], days: Sequence[Moment]) -> Table:
    """Everybody who was there on one of the days, day by day."""
    rows = []
    for one in found:
        on_days = [one.member.on(day.on) for day in days]
        if any(on_days):
            words = (
                NOT_THERE
                if standing is None
                else standing.strength.label
                if standing.strength
                else "Ikke talt om"
                for standing in on_days
            )
            rows.append((one.member.name, *words))
    head = ("Navn", *(day.name for day in days))
    return Table("Hvor tæt hver enkelt stod på de dage", head, tuple(rows))
