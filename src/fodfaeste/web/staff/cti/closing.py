"""The end of CTI: need afterwards, the closing gate, and stopping before time (E5, H4, I1)."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from fodfaeste.records.cti.actions import closing as actions
from fodfaeste.records.cti.queries import course as courses
from fodfaeste.records.cti.queries.closed import known_at_closing
from fodfaeste.records.cti.queries.closing import closing_facts
from fodfaeste.records.cti.queries.course import Course
from fodfaeste.records.cti.queries.ending import ending_of
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.records.followup.queries import CaseOverview, overview_of
from fodfaeste.rules.access.decide import closed_section
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cti.closing import CLOSING_NOTE_WRITTEN, obstacles_to_cti_closing
from fodfaeste.rules.refusal import Obstacle
from fodfaeste.web.shell.requires import Forbidden, on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti.closing_note import phases_of
from fodfaeste.web.staff.cti.forms import CloseForm, EarlyEndForm, NeedForm
from fodfaeste.web.staff.cti.gate import lines, stops
from fodfaeste.web.staff.sheets import Sheet, answer
from fodfaeste.web.staff.social import Social, social_of
from fodfaeste.web.ui.attempts import begun
from fodfaeste.web.ui.merging import chosen


@on_case(Permission.CTI_CLOSE)
def close(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Close CTI at its planned end, when nothing is missing."""
    course = courses.open_course(visit.case.pk)
    if course is None:
        return _to_cti(visit)
    overview = overview_of(visit.case, visit.today)
    draft = f"cti-close:{visit.case.pk}"
    kept = draft_of(visit.actor, draft)
    started = {"version": course.version, **begun(CloseForm, kept.fields if kept else {})}
    form = CloseForm(request.POST or None, initial=started)
    sheet = Sheet(
        title="Afslut CTI",
        template="staff/cti/close.html",
        button="Afslut CTI",
        said="CTI er afsluttet. Jobkonsulenten og sagsbehandlerne følger op.",
        draft=draft,
        overview=overview,
        context={
            "draft_saved_at": kept.saved if kept else None,
            **_end_in_view(visit, course, overview),
        },
        save=lambda given: actions.close(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            version=given["version"] or 0,
            words=form.words(),
            course_gone_through=given["course_gone_through"],
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


@on_case(Permission.CTI_CLOSE)
def need(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say whether the citizen needs support after CTI; what stands there is social support."""
    if not visit.sees(Section.SOCIAL):
        raise Forbidden(closed_section(Section.SOCIAL))
    course = courses.open_course(visit.case.pk)
    if course is None:
        return _to_cti(visit)
    form = (
        NeedForm(chosen(request.POST))
        if request.method == "POST"
        else NeedForm.showing(_need_values(course), version=course.version)
    )
    sheet = Sheet(
        title="Støtte efter CTI",
        lead="Har borgeren fortsat brug for støtte og er berettiget til den, skal der være truffet "
        "en afgørelse, før CTI slutter.",
        rule="I1",
        said="Vurderingen er gemt.",
        goes_to="staff:cti:close",
        values_of=_need_values,
        save=lambda given: actions.assess_continued_need(
            actor=visit.actor,
            case=visit.case,
            version=given["version"] or 0,
            need=given["need"],
            note=given["note"],
            follow_on_worker=given["follow_on_worker"],
            today=visit.today,
            now=visit.now,
        ),
    )
    return answer(request, visit, sheet, form)


@on_case(Permission.CTI_END_EARLY)
def end_early(request: HttpRequest, visit: Visit) -> HttpResponse:
    """End CTI before time, for a reason the method knows."""
    course = courses.open_course(visit.case.pk)
    if course is None:
        return _to_cti(visit)
    draft = f"cti-early:{visit.case.pk}"
    kept = draft_of(visit.actor, draft)
    started = {"version": course.version, **begun(EarlyEndForm, kept.fields if kept else {})}
    form = EarlyEndForm(request.POST or None, initial=started)
    sheet = Sheet(
        title="Stop CTI før tid",
        lead="CTI varer den aftalte tid, både når det går godt, og når det går skidt. "
        "Lederen får besked, når et forløb stopper før tid.",
        rule="E5",
        said="CTI er stoppet. Lederen har fået besked.",
        button="Stop CTI før tid",
        danger=True,
        draft=draft,
        context={"draft_saved_at": kept.saved if kept else None},
        save=lambda given: actions.end_early(
            actor=visit.actor,
            key=given["key"],
            case=visit.case,
            version=given["version"] or 0,
            stop=form.stop(),
            words=form.words(),
            today=visit.today,
            now=visit.now,
            draft=draft,
        ),
    )
    return answer(request, visit, sheet, form)


def _end_in_view(visit: Visit, course: Course, overview: CaseOverview) -> dict[str, object]:
    """The countdown, the gate, and what the closing note need not say once more."""
    social, ending = social_of(visit, overview), ending_of(course, visit.today)
    sees = visit.sees(Section.SOCIAL)
    known = known_at_closing(course, social.side if sees else None, visit.relation.consents)
    return {
        "course": course,
        "known": known,
        "phases": phases_of(known),
        "stops": stops(visit, course, ending, overview.situation.limits),
        "lines": lines(
            visit,
            course,
            known=known,
            ending=ending,
            plans=social.anchoring(since=course.starts_on),
        ),
        "sees_social": sees,
    }


def missing_to_close(course: Course, visit: Visit, social: Social) -> tuple[Obstacle, ...]:
    """What closing still lacks, apart from what the closing form itself asks for."""
    facts = closing_facts(
        course,
        closing_note="",
        course_gone_through=True,
        today=visit.today,
        plans=social.anchoring(since=course.starts_on),
    )
    return tuple(
        lack for lack in obstacles_to_cti_closing(facts) if lack is not CLOSING_NOTE_WRITTEN
    )


def _need_values(course: Course) -> dict[str, str]:
    return {
        "need": course.continued_need,
        "note": course.continued_need_note,
        "follow_on_worker": course.follow_on_worker,
    }


def _to_cti(visit: Visit) -> HttpResponse:
    return HttpResponseRedirect(reverse("staff:cti:cti", kwargs={"case_id": visit.case.pk}))
