"""Rows around a course, written straight into the tables: for tests of what is read, not done."""

from datetime import date, timedelta
from typing import Any

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case, Consent, Task, TeamMembership
from fodfaeste.records.catalogues.models import LegalBasis
from fodfaeste.records.cti.models import ContactNote, CtiCourse, FocusAction, FocusArea
from fodfaeste.records.decisions.models import Decision, Grant
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import KickoffAgreement, Meeting, Participant
from fodfaeste.records.placement.models import (
    Company,
    CvVersion,
    EmployerContact,
    HoursEntry,
    HoursWeek,
    JobMatch,
    JobProfile,
    Placement,
    WorkAgreement,
)
from fodfaeste.records.plan.models import JointPlan, PaperCopy, PlanVersion
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.cti.clock import clock
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace
from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing, SentBy
from fodfaeste.rules.decisions.sides import section_of
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState
from fodfaeste.rules.placement.kinds import (
    AgreementState,
    EmployerContactKind,
    HoursKind,
    HoursSource,
    MatchEndReason,
)
from fodfaeste.rules.placement.profile.kinds import YesGiven
from fodfaeste.rules.plan.kinds import JobGoalStatus, Participation
from fodfaeste.rules.plan.paper import PaperReceiver
from tests.worlds import noon


def stamp(case: Case, day: date | None = None) -> dict[str, Any]:
    """Which case, and when the row was made."""
    return {"case": case, **made_by(None, noon(day or case.enrolled_on))}


def meeting(
    case: Case,
    kind: MeetingKind,
    *,
    planned_on: date,
    held_on: date | None = None,
    made_on: date | None = None,
    cancelled: bool = False,
    came: tuple[Role, ...] = (),
) -> Meeting:
    """A meeting: planned, held or cancelled."""
    state = MeetingState.HELD if held_on else MeetingState.PLANNED
    made = Meeting.objects.create(
        **stamp(case, made_on),
        kind=kind,
        state=MeetingState.CANCELLED if cancelled else state,
        planned_on=planned_on,
        held_on=None if cancelled else held_on,
    )
    team = dict(TeamMembership.objects.filter(case=case).values_list("role", "user_id"))
    for role in came:
        Participant.objects.create(
            **stamp(case),
            meeting=made,
            role=role,
            user_id=team.get(role),
            attendance=Attendance.PRESENT,
        )
    return made


def kickoff_agreement(held: Meeting, **fields: Any) -> KickoffAgreement:
    """What was agreed at a kickoff."""
    return KickoffAgreement.objects.create(**stamp(held.case), meeting=held, **fields)


def cv(case: Case, *, on: date) -> CvVersion:
    """A CV that the citizen has said yes to."""
    return CvVersion.objects.create(
        **stamp(case),
        profile=JobProfile.objects.create(**stamp(case)),
        number=1,
        content={},
        text_hash="",
        said_yes_on=on,
        said_yes_how=YesGiven.IN_THE_ROOM,
    )


def plan(case: Case, *, words: str = "", job_goal: str = "") -> JointPlan:
    """The joint plan."""
    status = JobGoalStatus.FORMULATED if job_goal else JobGoalStatus.NOT_YET
    return JointPlan.objects.create(
        **stamp(case), citizen_words=words, job_goal=job_goal, job_goal_status=status
    )


def approved_plan(of: JointPlan, *, on: date, number: int = 1, handed_over: bool = True) -> None:
    """One approved version."""
    version = PlanVersion.objects.create(
        **stamp(of.case),
        plan=of,
        number=number,
        content={},
        approved_on=on,
        citizen_took_part=Participation.MEETING,
        roles_present=[],
    )
    if handed_over:
        PaperCopy.objects.create(
            **stamp(of.case),
            plan_version=version,
            receiver=PaperReceiver.CITIZEN,
            handed_over_on=on,
        )


def company(name: str = "Byens Brød ApS") -> Company:
    """A workplace."""
    return Company.objects.create(name=name, **made_by(None, noon(date(2026, 1, 1))))


def employer_contact(case: Case, at: Company, *, on: date) -> None:
    """A visit to a company."""
    EmployerContact.objects.create(
        **stamp(case), company=at, kind=EmployerContactKind.VISIT, happened_on=on
    )


def job_match(case: Case, at: Company, *, on: date, ended_on: date | None = None) -> JobMatch:
    """A match, perhaps ended."""
    return JobMatch.objects.create(
        **stamp(case),
        company=at,
        found_on=on,
        citizen_said_yes_on=on,
        job_title="Bager",
        ended_on=ended_on,
        end_reason=MatchEndReason.OTHER if ended_on else "",
    )


def placement(of: JobMatch, *, starts_on: date, ends_before: date | None = None) -> Placement:
    """Work under the terms of a placement."""
    return Placement.objects.create(
        **stamp(of.case),
        match=of,
        kind=HoursKind.PLACEMENT,
        starts_on=starts_on,
        ends_before=ends_before,
    )


def agreement(of: JobMatch, *, agreed_on: date, follow_up_on: date | None = None) -> WorkAgreement:
    """A work agreement in force: 12 hours of placement and 4 paid."""
    return WorkAgreement.objects.create(
        **stamp(of.case),
        match=of,
        number=1,
        state=AgreementState.AGREED,
        placement_minutes=12 * 60,
        ordinary_minutes=4 * 60,
        agreed_on=agreed_on,
        follow_up_on=follow_up_on,
    )


def hours(
    case: Case, monday: date, *, placement: int = 0, ordinary: int = 0, note: str = ""
) -> None:
    """One week of work, in hours."""
    week_of_hours(case, monday, placement=placement * 60, ordinary=ordinary * 60, note=note)


def week_of_hours(
    case: Case,
    monday: date,
    *,
    placement: int = 0,
    ordinary: int = 0,
    note: str = "",
) -> HoursWeek:
    """One week as a colleague wrote it down, in minutes."""
    said = {
        **stamp(case),
        "week_starts_on": monday,
        "placement_minutes": placement,
        "ordinary_minutes": ordinary,
    }
    entry = HoursEntry.objects.create(**said, source=HoursSource.STAFF, note=note)
    return HoursWeek.objects.create(**said, stands=entry)


def grant(case: Case, *, starts_on: date, ends_before: date | None = None) -> Grant:
    """Support by § 85, or by mentor when it has an end."""
    basis = LegalBasisCode.LAB_MENTOR if ends_before else LegalBasisCode.SEL_85
    decision = Decision.objects.create(
        **stamp(case),
        decided_on=starts_on,
        legal_basis=basis,
        section=section_of(basis),
        paragraph="§",
        outcome=DecisionOutcome.GRANTED,
        reasons="Borgeren har brug for støtte.",
        hearing=PartyHearing.NOT_NEEDED,
        sent_by=SentBy.LETTER,
        sent_on=starts_on,
    )
    return Grant.objects.create(
        **stamp(case),
        legal_basis=basis,
        section=section_of(basis),
        law=LegalBasis.objects.get(code=basis, ends_before=None),
        paragraph="§",
        decision=decision,
        starts_on=starts_on,
        ends_before=ends_before,
    )


def cti_course(
    of: JobMatch, by: Grant, *, starts_on: date, months: int = 9, closed_on: date | None = None
) -> CtiCourse:
    """A CTI course with its fixed boundaries."""
    fixed = clock(starts_on=starts_on, months=months)
    return CtiCourse.objects.create(
        **stamp(of.case),
        match=of,
        grant=by,
        legal_basis=LegalBasisCode.SEL_85,
        paragraph="SEL § 85",
        months=months,
        starts_on=starts_on,
        phase_2_on=fixed.phases[1].starts_on,
        phase_3_on=fixed.phases[2].starts_on,
        ends_before=fixed.ends_before,
        closed_on=closed_on,
    )


def focus_area(
    of: CtiCourse, title: str, *, phase: int, track: Track, actions: tuple[str, ...] = ()
) -> FocusArea:
    """A focus area with open actions."""
    area = FocusArea.objects.create(
        **stamp(of.case),
        course=of,
        phase=phase,
        track=track,
        title=title,
        chosen_by_citizen_on=of.starts_on,
    )
    for text in actions:
        FocusAction.objects.create(**stamp(of.case), focus_area=area, text=text, who="Karin")
    return area


def note(case: Case, *, on: date, by: User, text: str = "") -> ContactNote:
    """A contact note about a meeting at the workplace."""
    return ContactNote.objects.create(
        case=case,
        **made_by(by.pk, noon(on)),
        happened_on=on,
        kind=ContactKind.MEETING,
        place=ContactPlace.WORKPLACE,
        minutes=45,
        text=text,
        written_as=Role.CTI_WORKER,
    )


def task(case: Case, title: str, *, responsible: User | None, due_on: date | None = None) -> Task:
    """An open task; the citizen's own when nobody is named."""
    return Task.objects.create(
        **stamp(case),
        title=title,
        responsible=responsible,
        citizen_does_it=responsible is None,
        due_on=due_on,
    )


def consent(
    case: Case,
    *types: InformationType,
    from_party: Party,
    to_party: Party,
    days: int = 365,
    **more: Any,
) -> Consent:
    """A consent between the departments, or to whoever `more` names."""
    return Consent.objects.create(
        **stamp(case),
        types=[kind.value for kind in types],
        from_party=from_party,
        to_party=to_party,
        purpose="At støtten og jobbet hænger sammen.",
        given_as=ConsentForm.WRITTEN,
        consequences_explained=True,
        given_on=case.enrolled_on,
        ends_before=case.enrolled_on + timedelta(days=days),
        **more,
    )
