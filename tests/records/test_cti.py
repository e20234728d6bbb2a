"""The CTI course, as it is kept: E1–E8, E11, I1, H4, M3."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from fodfaeste.records.cases.models import Case, Consent, Task, TeamMembership
from fodfaeste.records.catalogues.models import LegalBasis
from fodfaeste.records.cti.actions import closing, focus, network, notes, safety
from fodfaeste.records.cti.models import ClosingNote, ContactNote, CtiCourse, FocusArea, Handover
from fodfaeste.records.cti.queries import course as courses
from fodfaeste.records.cti.queries.notes import notes_page
from fodfaeste.records.foundation import Stale, made_by
from fodfaeste.records.placement.models import JobMatch
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import NetworkKind, Track
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.cti.kinds import (
    ContactKind,
    ContactPlace,
    ContinuedNeed,
    EarlyEndReason,
    HandoverState,
    LeaderReasonAbout,
)
from fodfaeste.rules.cti.start import FIRST_TASK
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.placement.kinds import MatchEndReason
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import (
    EVERYBODY,
    FIRST_DAY,
    KICKOFF,
    MATCHED,
    Ready,
    case_ready,
    grant,
    hold,
    start_cti,
)
from tests.worlds import TODAY, World, acting_as, make_world, noon, person

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
SEL_85, SEL_82B, MENTOR = LegalBasisCode
LAST_DAY = date(2026, 12, 3)
"""The last day of nine months from TODAY, 4 March 2026."""


@pytest.fixture
def world() -> World:
    return make_world()


def conditions(caught: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(lack.rule, lack.condition) for lack in caught.value.obstacles]


# --- starting ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("basis", "months", "edges"),
    [
        (SEL_85, 9, (date(2026, 6, 4), date(2026, 9, 4), date(2026, 12, 4))),
        (SEL_82B, 6, (date(2026, 5, 4), date(2026, 7, 4), date(2026, 9, 4))),
        (MENTOR, 6, (date(2026, 5, 4), date(2026, 7, 4), date(2026, 9, 4))),
    ],
)
def test_e1_length_follows_the_law_and_the_phases_are_equal(
    world: World, basis: LegalBasisCode, months: int, edges: tuple[date, ...]
) -> None:
    case = case_ready(world, Ready(basis=basis))
    course = start_cti(world, case)
    assert (course.months, course.legal_basis) == (months, basis)
    assert (course.starts_on, course.phase_2_on, course.phase_3_on, course.ends_before) == (
        TODAY,
        *edges,
    )


def test_e1_t17_phases_do_not_move_when_law_match_or_grant_changes(
    world: World, as_owner: AsOwner
) -> None:
    case = case_ready(world)
    course = start_cti(world, case)
    before = courses.clock_of(course)
    with as_owner():
        LegalBasis.objects.filter(code=SEL_85).update(months=3, paragraph="SEL § 999")
        JobMatch.objects.update(ended_on=TODAY, end_reason=MatchEndReason.choices()[0][0])
    with acting_as(world.actor(world.cti_worker)):
        now = courses.latest_course(case.pk)
        assert now is not None
        assert courses.clock_of(now) == before
        assert now.paragraph == "SEL § 85"


@pytest.mark.parametrize(
    ("ready", "condition"),
    [
        (Ready(match=False), ("E2", "match_found")),
        (Ready(basis=None), ("E2", "grant_covers_start")),
        (Ready(plan=False), ("C3", "plan_approved")),
        (Ready(pre_cti_meetings=1), ("E2", "met_before_cti")),
    ],
)
def test_e2_cti_cannot_start_before_everything_is_there(
    world: World, ready: Ready, condition: tuple[str, str]
) -> None:
    case = case_ready(world, ready)
    with pytest.raises(Refused) as caught:
        start_cti(world, case)
    assert conditions(caught) == [condition]
    with acting_as(world.actor(world.cti_worker)):
        assert CtiCourse.objects.count() == 0
        assert Task.objects.count() == 0


def test_e2_cti_starts_neither_before_the_match_nor_after_the_first_working_day(
    world: World,
) -> None:
    case = case_ready(world)
    for day, condition in (
        (MATCHED - timedelta(days=1), "not_before_match"),
        (FIRST_DAY + timedelta(days=1), "not_after_first_working_day"),
    ):
        with pytest.raises(Refused) as caught:
            start_cti(world, case, starts_on=day)
        assert ("E2", condition) in conditions(caught)
    assert start_cti(world, case, starts_on=FIRST_DAY).starts_on == FIRST_DAY


def test_e2_few_meetings_with_a_reason_will_do(world: World) -> None:
    case = case_ready(world, Ready(pre_cti_meetings=0))
    course = start_cti(world, case, reason="Arbejdet begynder allerede på mandag.")
    assert course.few_meetings_reason == "Arbejdet begynder allerede på mandag."


def test_e2_a_note_about_a_meeting_counts_as_having_met(world: World) -> None:
    case = case_ready(world, Ready(pre_cti_meetings=1))
    write_note(world, case, happened_on=KICKOFF + timedelta(days=7))  # the day of the meeting
    with pytest.raises(Refused) as caught:
        start_cti(world, case)
    assert conditions(caught) == [("E2", "met_before_cti")]
    write_note(world, case, happened_on=KICKOFF + timedelta(days=20))
    start_cti(world, case)


def without_cti_at_kickoff() -> Ready:
    return Ready(kickoff=tuple(role for role in EVERYBODY if role is not Role.CTI_WORKER))


def test_e3_a_cti_worker_who_was_not_at_the_kickoff_needs_the_leaders_reason(world: World) -> None:
    case = case_ready(world, without_cti_at_kickoff())
    with pytest.raises(Refused) as caught:
        start_cti(world, case)
    assert conditions(caught) == [("E3", "cti_worker_attended_kickoff")]
    give_reason(world, case, LeaderReasonAbout.NOT_AT_KICKOFF)
    assert start_cti(world, case).not_at_kickoff_reason == "Nadia er kommet til, fordi Ole er syg."


def test_e3_nobody_but_the_leader_gives_the_leaders_reason(world: World) -> None:
    case = case_ready(world, without_cti_at_kickoff())
    with pytest.raises(Refused) as caught:
        give_reason(world, case, LeaderReasonAbout.NOT_AT_KICKOFF, by="cti_worker")
    assert conditions(caught) == [("M1", "leads_unit")]


def give_reason(
    world: World, case: Case, about: LeaderReasonAbout, *, by: str = "leader", day: date = TODAY
) -> None:
    actor = world.actor(getattr(world, by), day)
    with acting_as(actor, day):
        closing.give_leader_reason(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            about=about,
            text="Nadia er kommet til, fordi Ole er syg.",
            today=day,
            now=noon(day),
        )


def test_e4_the_first_task_is_the_work_agreement(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    with acting_as(world.actor(world.cti_worker)):
        rows = Task.objects.values_list("title", "responsible_id", "due_on", "rule")
        assert list(rows) == [(FIRST_TASK, world.cti_worker.pk, FIRST_DAY, "E4")]


def test_the_team_is_told_that_cti_has_started(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    with acting_as(world.actor(world.cti_worker)):
        told = Notice.objects.filter(kind="cti_started").values_list("recipient_id", flat=True)
        assert set(told) == set(world.team.values()) - {world.cti_worker.pk}


def test_e1_no_second_course_while_one_runs(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    with pytest.raises(Refused) as caught:
        start_cti(world, case)
    assert conditions(caught) == [("E1", "no_other_course")]


# --- focus areas ------------------------------------------------------------------------------


def choose(world: World, case: Case, **changed: object) -> FocusArea:
    actor = world.actor(world.cti_worker)
    whole: dict[str, object] = {
        "phase": 1,
        "track": Track.JOB,
        "title": "Flere timer, jeg kan holde til",
        "chosen_by_citizen": True,
        "chosen_on": TODAY,
    }
    with acting_as(actor):
        return focus.choose(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            focus=focus.NewFocus(**{**whole, **changed}),  # type: ignore[arg-type]
            today=TODAY,
            now=noon(TODAY),
        )


@pytest.mark.parametrize(
    ("changed", "condition"),
    [
        ({"chosen_by_citizen": False}, "chosen_by_citizen"),
        ({"track": None}, "focus_on_a_track"),
        ({"title": "  "}, "focus_named"),
    ],
)
def test_e7_a_focus_area_is_chosen_by_the_citizen_on_a_track(
    world: World, changed: dict[str, object], condition: str
) -> None:
    case = case_ready(world)
    start_cti(world, case)
    with pytest.raises(Refused) as caught:
        choose(world, case, **changed)
    assert conditions(caught) == [("E7", condition)]


def test_e7_an_action_is_done_and_undone_again(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    area, actor = choose(world, case), world.actor(world.cti_worker)
    with acting_as(actor):
        action = focus.add_action(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            focus_id=area.pk,
            text="Prøve bussen",
            who="Karin",
            due_on=None,
            today=TODAY,
            now=noon(TODAY),
        )
        states = []
        for done in (True, True, False):
            marked = focus.mark_action(
                actor=actor, case=case, action_id=action.pk, done=done, today=TODAY, now=noon(TODAY)
            )
            states.append((marked.done_on, marked.done_by_id))
    assert states == [(TODAY, actor.id), (TODAY, actor.id), (None, None)]


# --- notes ------------------------------------------------------------------------------------


def write_note(world: World, case: Case, **changed: object) -> ContactNote:
    actor = world.actor(world.cti_worker)
    whole: dict[str, object] = {
        "happened_on": TODAY,
        "kind": ContactKind.MEETING,
        "place": ContactPlace.WORKPLACE,
        "minutes": 45,
        "text": "Karin viste mig pakkebordet.",
        "track": Track.JOB,
    }
    with acting_as(actor):
        return notes.write(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            note=notes.NewNote(**{**whole, **changed}),  # type: ignore[arg-type]
            today=TODAY,
            now=noon(TODAY),
        )


@pytest.mark.parametrize(
    ("changed", "condition"),
    [
        ({"happened_on": TODAY + timedelta(days=1)}, "contact_happened"),
        ({"minutes": 17 * 60}, "duration_possible"),
        ({"place": None}, "place_named"),
        ({"text": " \n "}, "note_said"),
    ],
)
def test_e8_a_note_is_about_something_that_happened(
    world: World, changed: dict[str, object], condition: str
) -> None:
    case = case_ready(world)
    with pytest.raises(Refused) as caught:
        write_note(world, case, **changed)
    assert conditions(caught) == [("E8", condition)]


def test_e8_an_attempt_may_speak_for_itself(world: World) -> None:
    case = case_ready(world)
    note = write_note(world, case, kind=ContactKind.ATTEMPT, place=None, minutes=0, text="")
    assert (note.kind, note.text) == (ContactKind.ATTEMPT, "")


def test_e8_a_focus_area_brings_its_own_track(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    area = choose(world, case, track=Track.NETWORK)
    note = write_note(world, case, focus_id=area.pk, track=Track.JOB)
    assert (note.focus_area, note.track) == (area, Track.NETWORK)


def test_m3_a_note_stands_and_an_addendum_is_signed(world: World, as_owner: AsOwner) -> None:
    case = case_ready(world)
    note = write_note(world, case)
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        added = notes.add(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            note_id=note.pk,
            text="Det var onsdag, ikke torsdag.",
            today=TODAY,
            now=noon(TODAY),
        )
        with pytest.raises(Refused) as caught:
            notes.add(
                actor=actor,
                key=uuid.uuid4(),
                case=case,
                note_id=note.pk,
                text="  ",
                today=TODAY,
                now=noon(TODAY),
            )
    assert conditions(caught) == [("M3", "addendum_said")]
    assert (added.created_by_id, added.created_at) == (actor.id, noon(TODAY))
    with acting_as(actor):
        note.refresh_from_db()
    assert note.text == "Karin viste mig pakkebordet."


def test_closed_notes_bring_no_word_with_them(world: World) -> None:
    case = case_ready(world)
    write_note(
        world, case, text="KANARIE-TEKST", next_step="KANARIE-SKRIDT", participants="KANARIE"
    )
    with acting_as(world.actor(world.job_consultant)):
        closed = notes_page(case.pk, 1, open_texts=False)
        opened = notes_page(case.pk, 1, open_texts=True)
    assert "KANARIE" not in repr(closed)
    assert [(line.happened_on, line.kind) for line in closed.lines] == [
        (TODAY, ContactKind.MEETING)
    ]
    assert repr(opened).count("KANARIE") == 3


def test_notes_come_fifty_at_a_time_latest_first(world: World) -> None:
    case = case_ready(world)
    for number in range(51):
        write_note(world, case, happened_on=TODAY - timedelta(days=number), text=f"nr. {number}")
    with acting_as(world.actor(world.cti_worker)):
        first, second = (notes_page(case.pk, number, open_texts=True) for number in (1, 2))
    assert (len(first.lines), len(second.lines), first.total, first.last) == (50, 1, 51, 2)
    assert (first.lines[0].text, second.lines[0].text) == ("nr. 0", "nr. 50")


# --- network and plans ------------------------------------------------------------------------


def plan_handover(world: World, case: Case, *, day: date = TODAY) -> Handover:
    actor = world.actor(world.cti_worker, day)
    with acting_as(actor, day):
        sister = network.add_person(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            person=network.NewPerson(name="Grete", relation="søster", kind=NetworkKind.PRIVATE),
            today=day,
            now=noon(day),
        )
        return network.plan_handover(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            task="Ringe om morgenen",
            to_citizen=False,
            person_id=sister.pk,
            today=day,
            now=noon(day),
        )


def move(world: World, held: Handover, state: HandoverState, accepted_on: date | None) -> Handover:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        return network.move_handover(
            actor=actor,
            case=held.case,
            handover_id=held.pk,
            version=held.version,
            state=state,
            accepted_on=accepted_on,
            today=TODAY,
            now=noon(TODAY),
        )


def consent_to(world: World, held: Handover) -> None:
    with acting_as(world.actor(world.cti_worker)):
        Consent.objects.create(
            **made_by(world.cti_worker.pk, noon(TODAY)),
            case=held.case,
            types=[InformationType.CONTACT.value],
            from_party=Party.SOCIAL_DEPARTMENT,
            to_party=Party.NETWORK_PERSON,
            to_person=held.to_person,
            purpose="At søsteren kan ringe om morgenen",
            given_as=ConsentForm.WRITTEN,
            consequences_explained=True,
            given_on=TODAY,
        )


def test_c2_a_person_is_involved_by_consent_only(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    held = plan_handover(world, case)
    with pytest.raises(Refused) as caught:
        move(world, held, HandoverState.TRYING, None)
    assert conditions(caught) == [("C2", "involved_with_consent")]
    consent_to(world, held)
    assert move(world, held, HandoverState.TRYING, None).state is HandoverState.TRYING


def test_e11_a_task_is_handed_over_when_the_person_has_said_yes(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    held = plan_handover(world, case)
    consent_to(world, held)
    with pytest.raises(Refused) as caught:
        move(world, held, HandoverState.HANDED_OVER, None)
    assert conditions(caught) == [("E11", "handover_accepted")]
    done = move(world, held, HandoverState.HANDED_OVER, TODAY)
    assert (done.handed_over_on, done.accepted_on) == (TODAY, TODAY)


def write_crisis_plan(world: World, case: Case, version: int, *, day: date = TODAY) -> None:
    actor = world.actor(world.cti_worker, day)
    with acting_as(actor, day):
        safety.write_crisis_plan(
            actor=actor,
            case=case,
            words=safety.CrisisWords(
                signs="Jeg svarer ikke på beskeder",
                what_helps="En gåtur",
                who_does_what="",
                numbers_to_call="Grete 20 11 22 33",
            ),
            version=version,
            today=day,
            now=noon(day),
        )


def test_a_stale_crisis_plan_is_not_overwritten(world: World) -> None:
    case = case_ready(world)
    write_crisis_plan(world, case, 0)
    with pytest.raises(Stale):
        write_crisis_plan(world, case, 0)
    write_crisis_plan(world, case, 1)


# --- ends -------------------------------------------------------------------------------------


def close(world: World, case: Case, *, day: date = LAST_DAY, **changed: object) -> CtiCourse:
    actor = world.actor(world.cti_worker, day)
    with acting_as(actor, day):
        held = courses.open_course(case.pk)
        assert held is not None
        whole: dict[str, object] = {
            "version": held.version,
            "words": closing.ClosingWords(course_of_events="Karin har fået fodfæste."),
            "course_gone_through": True,
        }
        return closing.close(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            today=day,
            now=noon(day),
            **{**whole, **changed},
        )


def prepare_closing(world: World, case: Case, *, day: date = LAST_DAY) -> None:
    """Everything the gate asks for, but the need for support afterwards."""
    with acting_as(world.actor(world.cti_worker, day), day):
        hold(world, case, MeetingKind.CLOSING, day, EVERYBODY)
    write_crisis_plan(world, case, 0, day=day)
    plan_handover(world, case, day=day)
    actor = world.actor(world.cti_worker, day)
    with acting_as(actor, day):
        safety.write_retention_plan(
            actor=actor,
            case=case,
            words=safety.RetentionWords(
                what_keeps_the_job="Faste dage", who_supports="Grete", next_contacts=""
            ),
            version=0,
            today=day,
            now=noon(day),
        )
        safety.add_supporter(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            supporter=safety.NewSupporter(
                name="Grete", relation="søster", phone="", promises="Ringer", accepted_on=day
            ),
            today=day,
            now=noon(day),
        )


def assess(world: World, case: Case, need: ContinuedNeed, *, worker: str = "") -> None:
    actor = world.actor(world.cti_worker, LAST_DAY)
    with acting_as(actor, LAST_DAY):
        held = courses.open_course(case.pk)
        assert held is not None
        closing.assess_continued_need(
            actor=actor,
            case=case,
            version=held.version,
            need=need,
            note="",
            follow_on_worker=worker,
            today=LAST_DAY,
            now=noon(LAST_DAY),
        )


def test_i1_cti_does_not_close_while_anything_is_missing(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    with pytest.raises(Refused) as caught:
        close(world, case, words=closing.ClosingWords(course_of_events=""))
    assert conditions(caught) == [
        ("I1", "closing_meeting_held"),
        ("I1", "safety_plans_anchored"),
        ("I1", "continued_need_decided"),
        ("I1", "handover_named"),
        ("I1", "closing_note_written"),
    ]


def test_i1_cti_closes_when_everything_is_there(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    prepare_closing(world, case)
    assess(world, case, ContinuedNeed.NO_NEED)
    course = close(world, case)
    assert (course.closed_on, course.closed_by_id) == (LAST_DAY, world.cti_worker.pk)
    with acting_as(world.actor(world.cti_worker, LAST_DAY), LAST_DAY):
        note = ClosingNote.objects.get(course=course)
    assert (note.course_of_events, note.course_gone_through) == ("Karin har fået fodfæste.", True)


def test_i1_the_course_must_have_been_gone_through(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    prepare_closing(world, case)
    assess(world, case, ContinuedNeed.NO_NEED)
    with pytest.raises(Refused) as caught:
        close(world, case, course_gone_through=False)
    assert conditions(caught) == [("I1", "closing_meeting_held")]


def test_i1_a_need_that_goes_on_needs_a_decision_first(world: World, as_owner: AsOwner) -> None:
    case = case_ready(world)
    start_cti(world, case)
    prepare_closing(world, case)
    assess(world, case, ContinuedNeed.NEED, worker="Mette Holm")
    with pytest.raises(Refused) as caught:
        close(world, case)
    assert conditions(caught) == [("I1", "continued_need_decided")]
    grant(world, case, MENTOR, day=date(2026, 5, 1))
    assert close(world, case).closed_on == LAST_DAY


@pytest.mark.parametrize(
    ("worker", "condition"),
    [("", "follow_on_worker_named"), ("  nadia FRIIS ", "another_follow_on_worker")],
)
def test_h4_section_85_goes_on_with_somebody_else(
    world: World, worker: str, condition: str
) -> None:
    case = case_ready(world)
    start_cti(world, case)
    prepare_closing(world, case)
    assess(world, case, ContinuedNeed.NEED, worker=worker)
    grant(world, case, MENTOR, day=date(2026, 5, 1))
    with pytest.raises(Refused) as caught:
        close(world, case)
    assert conditions(caught) == [("H4", condition)]


def test_i1_the_leaders_reason_replaces_a_citizen_who_does_not_come(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    prepare_closing(world, case)
    assess(world, case, ContinuedNeed.NO_NEED)
    with acting_as(world.actor(world.cti_worker, LAST_DAY), LAST_DAY):
        without = tuple(role for role in EVERYBODY if role is not Role.CITIZEN)
        hold(world, case, MeetingKind.CLOSING, LAST_DAY + timedelta(days=1), without)
    with pytest.raises(Refused):
        close(world, case, day=LAST_DAY + timedelta(days=1))
    give_reason(world, case, LeaderReasonAbout.CITIZEN_ABSENT, day=LAST_DAY)
    course = close(world, case, day=LAST_DAY + timedelta(days=1))
    assert course.absence_reason == "Nadia er kommet til, fordi Ole er syg."


def test_e5_cti_does_not_close_before_its_planned_end(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    day = LAST_DAY - timedelta(days=1)
    prepare_closing(world, case, day=day)
    with acting_as(world.actor(world.cti_worker, day), day):
        CtiCourse.objects.update(continued_need=ContinuedNeed.NO_NEED)
    with pytest.raises(Refused) as caught:
        close(world, case, day=day)
    assert conditions(caught) == [("E5", "planned_end_reached")]


def end_early(world: World, case: Case, **changed: object) -> CtiCourse:
    actor = world.actor(world.cti_worker)
    stop: dict[str, object] = {
        "reason": EarlyEndReason.WITHDREW,
        "note": "",
        "citizen_took_part": True,
        "handover_relevant": False,
        "follow_on_worker": "Mette Holm",
    }
    with acting_as(actor):
        held = courses.open_course(case.pk)
        assert held is not None
        return closing.end_early(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            version=held.version,
            stop=closing.EarlyStop(**{**stop, **changed}),  # type: ignore[arg-type]
            words=closing.ClosingWords(course_of_events="Karin ønsker ikke at fortsætte."),
            today=TODAY,
            now=noon(TODAY),
        )


@pytest.mark.parametrize(
    ("changed", "condition"),
    [
        ({"reason": None}, ("E5", "early_reason_known")),
        ({"reason": EarlyEndReason.OTHER}, ("E5", "other_reason_explained")),
        ({"citizen_took_part": False}, ("E5", "citizen_took_part")),
        ({"handover_relevant": True}, ("E5", "handed_over")),
        ({"follow_on_worker": ""}, ("H4", "follow_on_worker_named")),
    ],
)
def test_e5_an_early_end_needs_a_reason_the_method_knows(
    world: World, changed: dict[str, object], condition: tuple[str, str]
) -> None:
    case = case_ready(world)
    start_cti(world, case)
    with pytest.raises(Refused) as caught:
        end_early(world, case, **changed)
    assert conditions(caught) == [condition]


def test_e5_a_job_won_or_lost_is_not_among_the_reasons() -> None:
    assert {reason.value for reason in EarlyEndReason} == {
        "moved",
        "died",
        "withdrew",
        "other_effort",
        "other",
    }


def test_e5_the_leader_is_told_of_an_early_end(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    course = end_early(world, case)
    assert (course.closed_on, course.early_reason) == (TODAY, EarlyEndReason.WITHDREW)
    with acting_as(world.actor(world.cti_worker)):
        told = Notice.objects.filter(kind="cti_ended_early").values_list("recipient_id", flat=True)
        assert world.leader.pk in set(told)


def test_e5_the_dead_get_no_follow_on(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    course = end_early(
        world, case, reason=EarlyEndReason.DIED, citizen_took_part=False, follow_on_worker=""
    )
    assert course.early_reason is EarlyEndReason.DIED


def test_a_cti_worker_who_has_left_the_team_writes_no_more(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    other = person("Ny Kollega", Role.CTI_WORKER, world.unit)
    with acting_as(world.actor(world.social_caseworker)):
        TeamMembership.objects.filter(case=case, role=Role.CTI_WORKER).update(user_id=other.pk)
    with pytest.raises(Refused) as caught:
        write_note(world, case)
    assert caught.value.rule == "M1"
