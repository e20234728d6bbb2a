"""Focus areas: chosen, worded anew, ended, carried on into the next phase (E7)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from fodfaeste.records.cti.actions import focus as actions
from fodfaeste.records.cti.queries import course as queries
from fodfaeste.records.cti.queries.before_start import wishes_of
from fodfaeste.records.cti.queries.course import Area, Course
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.phase_plan import PhaseTime, phase_to_show, time_of
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.focus_forms import ConcludeForm, FocusForm, FocusWordsForm
from fodfaeste.web.staff.sheets import Sheet, answer
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.merging import chosen

WORDS = ("track", "title", "why", "goal_in_own_words")
ENDING = ("state", "result", "what_next")
OPEN = (PhaseTime.PRESENT, PhaseTime.NEXT)


@on_case(Permission.FOCUS_WRITE)
def focus(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take a focus area that the citizen has chosen; the wishes from before the start stand by."""
    course = queries.open_course(visit.case.pk)
    if course is None:
        return HttpResponseRedirect(_cti(visit))
    fixed = queries.clock_of(course)
    phases = [
        (part.number, f"Fase {part.number}")
        for part in fixed.phases
        if time_of(fixed, part.number, visit.today) in OPEN
    ]
    draft = f"focus:{visit.case.pk}"
    kept = draft_of(visit.actor, draft)
    wanted = _wanted(request, phases, phase_to_show(fixed, visit.today))
    form = FocusForm(
        request.POST or None,
        initial={
            "phase": wanted,
            "chosen_on": visit.today,
            **begun(FocusForm, kept.fields if kept else {}),
        },
        phases=phases,
    )
    sheet = Sheet(
        title="Nyt fokusområde",
        template="staff/cti/focus.html",
        goes_to_url=phase_url(visit, _chosen_phase(request, phases, wanted)),
        said="Fokusområdet er gemt.",
        draft=draft,
        context={
            "wishes": wishes_of(visit.case.pk),
            "chosen": queries.focus_areas_of(course).filter(phase=wanted),
            "phase": wanted,
            "can_plan": bool(phases),
            "draft_saved_at": kept.saved if kept else None,
        },
        save=lambda given: actions.choose(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            focus=form.focus(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


@on_case(Permission.FOCUS_WRITE)
def edit(request: HttpRequest, visit: Visit, focus_id: int) -> HttpResponse:
    """Word a focus area anew."""
    area, draft = area_or_404(visit, focus_id), f"focus-words:{focus_id}"
    kept = draft_of(visit.actor, draft)
    form = (
        FocusWordsForm(chosen(request.POST))
        if request.method == "POST"
        else FocusWordsForm.showing(
            _values(area, WORDS), version=area.version, draft=kept.fields if kept else None
        )
    )
    sheet = Sheet(
        title=f"Ret fokusområdet: {area.title}",
        rule="E7",
        goes_to_url=phase_url(visit, area.phase),
        said="Fokusområdet er rettet.",
        draft=draft,
        context={"draft_saved_at": kept.saved if kept else None},
        values_of=lambda held: _values(held, WORDS),
        save=lambda given: actions.reword(
            actor=visit.actor,
            case=visit.case,
            focus_id=focus_id,
            version=given["version"] or 0,
            words=form.words(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


@on_case(Permission.FOCUS_WRITE)
def conclude(request: HttpRequest, visit: Visit, focus_id: int) -> HttpResponse:
    """Say how a focus area went and what comes next."""
    area, draft = area_or_404(visit, focus_id), f"focus-ending:{focus_id}"
    kept = draft_of(visit.actor, draft)
    form = (
        ConcludeForm(chosen(request.POST))
        if request.method == "POST"
        else ConcludeForm.showing(
            _values(area, ENDING), version=area.version, draft=kept.fields if kept else None
        )
    ).of_phase(area.phase)
    sheet = Sheet(
        title=f"Hvordan gik det? {area.title}",
        rule="E7",
        goes_to_url=phase_url(visit, area.phase),
        said="Det er skrevet, hvordan det gik.",
        draft=draft,
        context={"draft_saved_at": kept.saved if kept else None},
        values_of=lambda held: _values(held, ENDING),
        save=lambda given: actions.conclude(
            actor=visit.actor,
            case=visit.case,
            focus_id=focus_id,
            version=given["version"] or 0,
            ending=form.ending(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


@require_POST
@on_case(Permission.FOCUS_WRITE)
def carry_on(request: HttpRequest, visit: Visit, focus_id: int) -> HttpResponse:
    """Let a focus area go on in the next phase, with one press."""
    area = area_or_404(visit, focus_id)
    following = actions.carry_on(
        actor=visit.actor,
        case=visit.case,
        focus_id=area.pk,
        today=visit.today,
        now=visit.now,
    )
    messages.success(request, f"Fokusområdet fortsætter i fase {following.phase}.")
    return HttpResponseRedirect(phase_url(visit, following.phase))


def area_or_404(visit: Visit, focus_id: int) -> Area:
    """The focus area, when it is this citizen's."""
    area = queries.focus_area(visit.case.pk, focus_id)
    if area is None:
        raise Http404
    return area


def course_or_404(visit: Visit) -> Course:
    """The latest CTI course; its plans are read after it is closed too."""
    course = queries.latest_course(visit.case.pk)
    if course is None:
        raise Http404
    return course


def phase_url(visit: Visit, number: int) -> str:
    """Where the plan of a phase is read."""
    return reverse("staff:cti:phase", kwargs={"case_id": visit.case.pk, "number": number})


def _cti(visit: Visit) -> str:
    return reverse("staff:cti:cti", kwargs={"case_id": visit.case.pk})


def _wanted(request: HttpRequest, phases: list[tuple[int, str]], otherwise: int) -> int:
    """The phase that was asked for in the address, when it can be planned in."""
    asked = request.GET.get("fase", "")
    return next((number for number, _ in phases if str(number) == asked), otherwise)


def _chosen_phase(request: HttpRequest, phases: list[tuple[int, str]], otherwise: int) -> int:
    """The phase that was sent, to go back to its plan."""
    sent = request.POST.get("phase", "")
    return next((number for number, _ in phases if str(number) == sent), otherwise)


def _values(held: Area, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(held, name) for name in names}
