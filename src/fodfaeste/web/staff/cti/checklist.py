"""The checklist of a phase: ticked, undone, left out for a reason, added to (F0–F3)."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from fodfaeste.records.cti.actions import checklist as actions
from fodfaeste.records.cti.queries import checklist as queries
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.foundation import Versioned
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.phase_plan import LAST_PHASE
from fodfaeste.rules.cti.ticking import CheckState
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.focus import course_or_404, phase_url
from fodfaeste.web.staff.cti.focus_forms import LeftOutForm, OwnItemForm
from fodfaeste.web.staff.sheets import Sheet, answer
from fodfaeste.web.ui.cleaning import plain_line
from fodfaeste.web.ui.merging import chosen

TICKS = {"ja": CheckState.DONE, "nej": CheckState.OPEN}
LONGEST_CODE = 40


@require_POST
@on_case(Permission.FOCUS_WRITE)
def tick(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Tick an item, take the tick away, or take an item of one's own off the list."""
    item = _item_or_404(visit, number, request.POST.get("punkt", ""))
    said = request.POST.get("gjort", "")
    if said == "fjern" and item.point_id is not None:
        actions.take_back_own(
            actor=visit.actor,
            case=visit.case,
            point_id=item.point_id,
            today=visit.today,
            now=visit.now,
        )
    elif said in TICKS:
        actions.say(
            actor=visit.actor,
            case=visit.case,
            item=item,
            said=actions.Said(state=TICKS[said]),
            today=visit.today,
            now=visit.now,
        )
    return HttpResponseRedirect(f"{phase_url(visit, number)}#huskeliste")


@on_case(Permission.FOCUS_WRITE)
def leave_out(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Say why an item is not relevant for this citizen; without an item it is the list."""
    wanted = request.GET.get("punkt")
    if wanted is None:
        course_or_404(visit)
        return HttpResponseRedirect(phase_url(visit, number))
    item = _item_or_404(visit, number, wanted)
    course = course_or_404(visit)
    text = queries.text_of(course, number, item.code, item.point_id, visit.today)
    point = queries.point_of(course, number, code=item.code, point_id=item.point_id or 0)
    known = {"because": point.because if point else ""}
    draft = f"left-out:{course.pk}:{number}:{item.code or item.point_id}"
    kept = draft_of(visit.actor, draft)
    form = (
        LeftOutForm(chosen(request.POST))
        if request.method == "POST"
        else LeftOutForm.showing(
            known,
            version=point.version if point else 0,
            draft=kept.fields if kept else None,
        )
    )
    sheet = Sheet(
        title="Ikke relevant her",
        lead=text,
        rule="F0",
        goes_to_url=phase_url(visit, number),
        said="Det er skrevet, hvorfor punktet ikke er relevant.",
        draft=draft,
        values_of=_because,
        save=lambda given: actions.say(
            actor=visit.actor,
            case=visit.case,
            item=item,
            said=actions.Said(
                state=CheckState.NOT_RELEVANT,
                because=given["because"],
                version=given["version"] or 0,
            ),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


@on_case(Permission.FOCUS_WRITE)
def own(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Add an item to this citizen's list."""
    course_or_404(visit)
    if not 1 <= number <= LAST_PHASE:
        raise Http404
    sheet = Sheet(
        title=f"Nyt punkt til fase {number}",
        rule="F0",
        goes_to_url=phase_url(visit, number),
        said="Punktet står nu på huskelisten.",
        save=lambda given: actions.add_own(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            phase=number,
            text=given["text"],
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, OwnItemForm(request.POST or None))


def _item_or_404(visit: Visit, number: int, wanted: str) -> actions.Item:
    """Which item an address means: the code of the list, or the number of one's own."""
    course = course_or_404(visit)
    if not 1 <= number <= LAST_PHASE:
        raise Http404
    code = plain_line(wanted)[:LONGEST_CODE]
    if code.isdecimal() and queries.point_of(course, number, point_id=int(code)):
        return actions.Item(phase=number, point_id=int(code))
    if code and queries.is_on_list(course, number, code, visit.today):
        return actions.Item(phase=number, code=code)
    raise Http404


def _because(held: Versioned) -> dict[str, object]:
    return {"because": getattr(held, "because", "")}
