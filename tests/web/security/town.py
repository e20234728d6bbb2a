"""A small town with two courses lived through the actions of real use: a new one, and phase 2."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.test import Client

from fodfaeste.accounts.models import User
from fodfaeste.demo import filling, town
from fodfaeste.demo.board import meet_at_the_board
from fodfaeste.demo.cast import BY_SLUG
from fodfaeste.demo.other_systems import USED
from fodfaeste.demo.stage import Stage
from fodfaeste.demo.story import Story, play_until
from fodfaeste.records.boards.models import BoardMeeting, EffortGoal, EffortObstacle
from fodfaeste.records.cases.models import Case, CaseloadOverride, Consent, TeamMembership
from fodfaeste.records.catalogues.models import Procedure
from fodfaeste.records.catalogues.queries import copy_sheets
from fodfaeste.records.cti.models import Handover
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import SparringMeeting, TeamDecision
from fodfaeste.records.placement.models import (
    Company,
    CompanyImport,
    CompanyPerson,
    JobMatch,
    Opening,
)
from fodfaeste.rules.access.roles import Department, Role
from fodfaeste.rules.consent.kinds import Party
from fodfaeste.rules.cti.handover import NEXT
from fodfaeste.rules.cti.kinds import HandoverEvent, HandoverState
from fodfaeste.rules.placement.kinds import MatchEndReason
from fodfaeste.web.shell.middleware import SECOND_FACTOR
from tests.web.security import lives
from tests.worlds import TODAY

BACKEND = "fodfaeste.accounts.backends.RoleBackend"

NUMBERED: Mapping[str, str] = {
    "task_id": "Task",
    "work_task_id": "WorkTask",
    "consent_id": "Consent",
    "meeting_id": "Meeting",
    "point_id": "AgendaPoint",
    "message_id": "MeetingMessage",
    "placement_id": "Placement",
    "match_id": "JobMatch",
    "quick_id": "QuickReaction",
    "goal_id": "Goal",
    "sub_goal_id": "SubGoal",
    "effort_id": "Effort",
    "grant_id": "Grant",
    "decision_id": "Decision",
    "note_id": "ContactNote",
    "focus_id": "FocusArea",
    "action_id": "FocusAction",
    "handover_id": "Handover",
    "invitation_id": "CitizenInvitation",
    "member_id": "NetworkPerson",
    "stay_id": "Stay",
    "strategy_id": "CopingStrategy",
    "try_id": "StrategyTry",
    "promise_id": "Supporter",
    "copy_id": "PaperCopy",
    "plan_id": "SectorPlan",
    "transfer_id": "Transfer",
    "package_id": "CasePackage",
    "person_id": "KickoffPerson",
    "entry_id": "AssessmentEntry",
    "word_id": "HoursEntry",
    "line_id": "ProfileLine",
    "list_id": "MatchList",
    "story_id": "SuccessStory",
    "news_id": "TeamNews",
    "override_id": "MatchOverride",
    "decline_id": "OpeningDecline",
}
"""Which record an argument of an address names; the newest one of the case is asked for."""


@dataclass(frozen=True, slots=True)
class Lived:
    """The courses, and everybody around them."""

    stories: tuple[Story, ...]

    @property
    def cases(self) -> tuple[Case, ...]:
        """The courses: Karin's, which has everything in it, and one of this week."""
        return tuple(story.the_case for story in self.stories)

    def browser(self, slug: str) -> Client:
        """A browser of one of the cast, past both factors."""
        client = Client()
        client.force_login(user_of(slug), backend=BACKEND)
        session = client.session
        session[SECOND_FACTOR] = True
        session.save()
        return client


def user_of(slug: str) -> User:
    """One of the cast."""
    return User.objects.get(email=BY_SLUG[slug].email)


def build() -> Lived:
    """Live through both courses."""
    stage = Stage()
    place = town.build(cases=2, stage=stage, random=filling.chance(1, "town"), today=TODAY)
    stories = []
    for number in (0, 1):
        story = filling.story_of(number, seed=1, place=place, stage=stage, today=TODAY)
        play_until(filling.events(story, TODAY), TODAY)
        stories.append(story)
    meet_at_the_board(stage, place.room, TODAY)
    _break_off_a_match(stories[0])
    _fill_the_hands(stories[0])
    lives.live_more(stories[0])
    return Lived(tuple(stories))


def _break_off_a_match(story: Story) -> None:
    """An earlier job of Karin's ended for illness: it has pages of its own."""
    found_on = story.on(20)
    with story.acting(Role.JOB_CONSULTANT, found_on) as told:
        JobMatch.objects.create(
            **made_by(told["actor"].id, told["now"]),
            case=story.the_case,
            company_id=story.company_id,
            job_title="Medhjælper i vaskeriet",
            found_on=found_on,
            citizen_said_yes_on=found_on,
            ended_on=story.on(30),
            end_reason=MatchEndReason.ILLNESS,
            end_note="Karin blev syg, før hun kom rigtigt i gang.",
        )


def _fill_the_hands(story: Story) -> None:
    """Karin's CTI worker had a full caseload already: there is a reason why it went anyhow."""
    with story.acting(Role.EMPLOYMENT_CASEWORKER, story.enrolled_on) as told:
        seat = TeamMembership.objects.filter(case=story.the_case, role=Role.CTI_WORKER)[0]
        CaseloadOverride.objects.create(
            **made_by(told["actor"].id, told["now"]),
            case=story.the_case,
            seat=seat,
            percent_before=100,
            percent_after=110,
            reason="To andre forløb slutter i næste uge, så der bliver tid.",
        )


def take_back_consents(case: Case) -> None:
    """From now on nothing passes between the departments but what everybody shares; as owner."""
    given = Consent.objects.filter(case=case).exclude(to_party=Party.EMPLOYER)
    given.update(withdrawn_on=TODAY, withdrawn_by=user_of("sagsbehandler-social"))


def arguments(case: Case) -> dict[str, object]:
    """What fits into the addresses of one case; asked as the owner."""
    known: dict[str, object] = {
        "case_id": case.pk,
        "step": "hvem",
        "area": "social",
        "variant": "easy",
        "kind": "wish",
        "number": 1,
        "part": "hensyn",
        "what": "kickoff_date",
        "element": "start",
        "state": "partly",
    }
    for name, model in NUMBERED.items():
        newest = (
            apps.get_model("records", model)
            ._default_manager.filter(case_id=case.pk)
            .order_by("-pk")
            .values_list("pk", flat=True)
            .first()
        )
        known[name] = newest or 1
    known["sheet_id"] = copy_sheets().filter(system=USED[Department.SOCIAL]).get().pk
    known["event"] = _what_may_happen(case)
    known |= _at_a_company()
    known |= _told()
    met = SparringMeeting.objects.latest("pk")
    known |= {"group_id": met.group_id, "sparring_id": met.pk}
    known |= _at_the_board()
    known["procedure_id"] = Procedure.objects.earliest("pk").pk
    decided = TeamDecision.objects.select_related("meeting").latest("pk")
    known |= {
        "series_id": decided.meeting.series_id,
        "slot_id": decided.meeting_id,
        "made_id": decided.pk,
    }
    for page in ("summary", "summary_pdf", "kickoff_consent"):
        known[f"staff:meetings:{page}:meeting_id"] = _kickoff_of(case)
    known["staff:meetings:minutes_pdf:meeting_id"] = _held_of(case)
    known["staff:placements:hold_follow_up:meeting_id"] = _at_work_of(case)
    known["staff:meetings:letter_pdf:meeting_id"] = _told_about(case)
    return known


def _what_may_happen(case: Case) -> str:
    """What may happen next to the newest task that is handed over; any word where there is none."""
    newest = Handover.objects.filter(case_id=case.pk).order_by("-pk").first()
    events = NEXT[HandoverState(newest.state)] if newest else ()
    return next((event.value for event in events), HandoverEvent.PLAN.value)


def _told() -> dict[str, object]:
    """The newest notice, and the newest mail."""
    notice, mailing = (apps.get_model("records", name) for name in ("Notice", "Mailing"))
    return {
        name: model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 1
        for name, model in (("notice_id", notice), ("mailing_id", mailing))
    }


def _at_a_company() -> dict[str, object]:
    """A company with everything in it, another one, and the latest file of companies."""
    opening = Opening.objects.filter(ended_on=None).order_by("pk").select_related("company")[0]
    person = CompanyPerson.objects.filter(company=opening.company).order_by("pk")[0]
    return {
        "company_id": opening.company_id,
        "other_id": Company.objects.standing().exclude(pk=opening.company_id).order_by("pk")[0].pk,
        "opening_id": opening.pk,
        "company_person_id": person.pk,
        "batch_id": CompanyImport.objects.latest("pk").pk,
    }


def _at_the_board() -> dict[str, object]:
    """The latest board meeting, a goal of the effort, and an obstacle that is still there."""
    return {
        "board_id": BoardMeeting.objects.latest("pk").pk,
        "effort_goal_id": EffortGoal.objects.earliest("pk").pk,
        "obstacle_id": EffortObstacle.objects.filter(removed_on=None).latest("pk").pk,
    }


def _at_work_of(case: Case) -> int:
    """A follow-up at the workplace, the newest; any number for none."""
    meetings = apps.get_model("records", "Meeting")._default_manager
    found = meetings.filter(case_id=case.pk, kind="workplace").order_by("-pk")
    return found.values_list("pk", flat=True).first() or 1


def _told_about(case: Case) -> int:
    """The meeting that the citizen was told of last; any number for none."""
    told = apps.get_model("records", "MeetingMessage")._default_manager.filter(case_id=case.pk)
    return told.order_by("-pk").values_list("meeting_id", flat=True).first() or 1


def _held_of(case: Case) -> int:
    """A meeting that was held and is no kickoff, for its minutes on paper; any number for none."""
    meetings = apps.get_model("records", "Meeting")._default_manager
    held = meetings.filter(case_id=case.pk, state="held").exclude(kind="kickoff")
    return held.order_by("-pk").values_list("pk", flat=True).first() or 1


def _kickoff_of(case: Case) -> int:
    meetings = apps.get_model("records", "Meeting")._default_manager
    return meetings.filter(case_id=case.pk, kind="kickoff").values_list("pk", flat=True)[0]


def words_of(case: Case, *, shortest: int = 15) -> Iterator[tuple[str, str]]:
    """Every personal text of a case with the code of its section; asked as the owner."""
    for model in apps.get_app_config("records").get_models():
        data = getattr(model, "data", None)
        if data is None or not hasattr(model, "case_id"):
            continue
        for row in model._default_manager.filter(case_id=case.pk):
            for section, names in data.personal.items():
                for name in names:
                    text = getattr(row, name)
                    if isinstance(text, str) and len(text) >= shortest:
                        yield getattr(row, data.section_in) if data.section_in else section, text
