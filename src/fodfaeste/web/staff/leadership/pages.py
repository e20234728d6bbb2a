"""«Ledelse»: what asks for a leader, how fast it goes, and what is not written (A6, G3, G4, I4)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fodfaeste.pictures import caseload_bars
from fodfaeste.records.followup.queries import leading
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.results.counted import FEWEST_FOR_A_SHARE, FEWEST_SHOWN
from fodfaeste.rules.results.leading import Unwritten
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.caseload.lines import bars_of
from fodfaeste.web.staff.leadership import lines
from fodfaeste.web.staff.leadership.gathering import (
    MONTHS_OF_ANSWERS,
    MONTHS_OF_FLOW,
    SHOWN,
    Led,
    counts_of,
    led_by,
)
from fodfaeste.web.staff.leadership.ways import way_to
from fodfaeste.web.ui.cleaning import page_number
from fodfaeste.web.ui.parts import Paging, Table, drawn

PAGE = 50


@require_safe
@staff(Permission.LEADERSHIP_SEE)
def overview(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the leader's own units on one page."""
    led = led_by(desk)
    desk.shown(led.case_ids, criterion="ledelse")
    quick = led.asking(DeadlineKind.QUICK_ANSWERED)
    context = {
        "led": led,
        "number": len(led.open_ids),
        "idle": led.named(DeadlineKind.SOMETHING_AHEAD),
        "idle_count": led.asking(DeadlineKind.SOMETHING_AHEAD),
        "idle_url": lines.list_of(DeadlineKind.SOMETHING_AHEAD),
        "over": lines.over_lines(led),
        "over_count": led.asking(DeadlineKind.CTI_CLOSED),
        "over_url": lines.list_of(DeadlineKind.CTI_CLOSED),
        "quick_count": quick,
        "quick_url": lines.list_of(DeadlineKind.QUICK_ANSWERED),
        "gates": lines.unwritten_lines(led, gates=True),
        "unwritten": lines.unwritten_lines(led, gates=False),
        "deadlines": lines.deadline_lines(led.counts),
        "answers": lines.answer_lines(led.answered),
        "flow": lines.flow_lines(led.flow),
        "months_of_answers": MONTHS_OF_ANSWERS,
        "years_of_flow": MONTHS_OF_FLOW // 12,
        "shown": SHOWN,
        "fewest": FEWEST_SHOWN,
        "fewest_for_a_share": FEWEST_FOR_A_SHARE,
        "printed": desk.today,
        **_bars(led),
    }
    return render(request, "staff/leadership/overview.html", context)


def _bars(led: Led) -> dict[str, object]:
    """The caseloads of those who carry the courses; too many to read are not drawn."""
    if not led.loads:
        return {"svg": ""}
    chart = bars_of(led.workers, led.loads)
    return {
        "svg": drawn(caseload_bars.svg(chart)),
        "sentence": caseload_bars.sentence(chart),
        "table": Table.of("Sagsstammer", caseload_bars.table(chart)),
    }


@require_safe
@staff(Permission.LEADERSHIP_SEE)
def deadlines(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show every kind of deadline: a page of its own, and the part that comes after a long one."""
    open_ids = leading.open_in(desk.actor.leads_units, desk.today)
    desk.shown((), criterion="ledelse: alle frister")
    page = "staff/leadership/deadlines.html"
    template = f"{page}#table" if request.headers.get("HX-Request") else page
    lines_now = lines.deadline_lines(counts_of(open_ids, desk.today))
    return render(request, template, {"deadlines": lines_now, "number": len(open_ids)})


@require_safe
@staff(Permission.LEADERSHIP_SEE)
def unwritten(request: HttpRequest, desk: Desk, what: str) -> HttpResponse:
    """Show the courses on which one thing is not written, each with the way to where it is."""
    if what not in {one.value for one in Unwritten}:
        raise Http404
    wanted = Unwritten(what)
    lacking = leading.unwritten_in(desk.actor.leads_units, desk.today, named=wanted)[wanted]
    last = max(1, -(-lacking.cases // PAGE))
    number = min(page_number(request.GET.get("side", "")), last)
    ids = lacking.case_ids[(number - 1) * PAGE : number * PAGE]
    names = leading.named(ids)
    desk.shown(ids, criterion=f"ledelse: {wanted.value}")
    way = way_to(wanted)
    context = {
        "what": wanted,
        "total": lacking.cases,
        "rows": [(names[one], way.address(one)) for one in ids if one in names],
        "way": way,
        "paging": Paging(number, last, lacking.cases),
    }
    return render(request, "staff/leadership/unwritten.html", context)
