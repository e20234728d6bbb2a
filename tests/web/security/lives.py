"""What else Karin has: an earlier CTI that ended, a strategy set aside, a yes (I1, E15, C2).

Written as the owner: these pages are shown to nobody whose course is in its first CTI.
"""

from datetime import date, timedelta

from fodfaeste.demo.story import Story
from fodfaeste.records.boards.models import SuccessStory
from fodfaeste.records.cases.models import Consent, TeamMembership, TeamNews
from fodfaeste.records.catalogues.models import LegalBasis
from fodfaeste.records.cti.models import ClosingNote, CopingStrategy, StrategyTry
from fodfaeste.records.decisions.models import Decision, Grant
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.models import JobMatch
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.cti.strategies import Outcome, Situation
from fodfaeste.rules.decisions.kinds import DecisionOutcome, PartyHearing, SentBy
from fodfaeste.rules.legal_basis import LegalBasisCode
from tests.factories import courses
from tests.worlds import TODAY, noon

EARLIER = TODAY - timedelta(days=700)


def live_more(story: Story) -> None:
    """Give the course what a course has that has lasted."""
    _an_earlier_course_ended(story)
    _something_did_not_help(story)
    _the_workplace_may_know(story)
    _a_story_waits_for_a_yes(story)
    _somebody_is_new(story)


def _a_story_waits_for_a_yes(story: Story) -> None:
    """A story that is shared is read by all, by the citizen's yes; this one is not yet."""
    with story.acting(Role.JOB_CONSULTANT, TODAY):
        SuccessStory.objects.filter(case=story.the_case).update(yes_on=None, shared_on=None)


def _somebody_is_new(story: Story) -> None:
    """The caseworker of employment took over, and Karin has not seen it yet."""
    with story.acting(Role.EMPLOYMENT_CASEWORKER, TODAY) as told:
        seats = TeamMembership.objects.filter(
            case=story.the_case, role=Role.EMPLOYMENT_CASEWORKER, ends_before=None
        )
        TeamNews.objects.create(
            **made_by(told["actor"].id, told["now"]), case=story.the_case, seat=seats.get()
        )


def _an_earlier_course_ended(story: Story) -> None:
    case, worker = story.the_case, story.team[Role.CTI_WORKER]
    with story.acting(Role.CTI_WORKER, TODAY):
        match = JobMatch.objects.filter(case=case, ended_on__isnull=False)[0]
        ends = EARLIER + timedelta(days=180)
        grant = _earlier_grant(story, ends)
        ended = courses.cti_course(
            match, grant, starts_on=EARLIER, months=6, closed_on=ends - timedelta(days=60)
        )
        ClosingNote.objects.create(
            **made_by(worker, noon(TODAY)),
            case=case,
            course=ended,
            course_of_events="Karin flyttede fra byen og kom tilbage et år efter.",
            citizens_view="Det var godt at have nogen at ringe til.",
            remaining_risks="Ensomhed i weekenden.",
        )


def _earlier_grant(story: Story, ends: date) -> Grant:
    """§ 85, which ends by a decision alone."""
    with story.acting(Role.SOCIAL_CASEWORKER, TODAY) as told:
        made = {**made_by(told["actor"].id, told["now"]), "case": story.the_case}
        decided = Decision.objects.create(
            **made,
            decided_on=EARLIER,
            legal_basis=LegalBasisCode.SEL_85,
            section=Section.SOCIAL,
            paragraph="SEL § 85",
            outcome=DecisionOutcome.GRANTED,
            reasons="Karin har brug for støtte i sit første job.",
            hearing=PartyHearing.NOT_NEEDED,
            sent_by=SentBy.LETTER,
            sent_on=EARLIER,
        )
        return Grant.objects.create(
            **made,
            legal_basis=LegalBasisCode.SEL_85,
            section=Section.SOCIAL,
            law=LegalBasis.objects.get(code=LegalBasisCode.SEL_85, ends_before=None),
            paragraph="SEL § 85",
            decision=decided,
            ended_by_decision=decided,
            starts_on=EARLIER,
            ends_before=ends,
        )


def _something_did_not_help(story: Story) -> None:
    with story.acting(Role.CTI_WORKER, TODAY) as told:
        by = told["actor"].id
        aside = {
            "set_aside_on": TODAY,
            "set_aside_by_id": by,
            "set_aside_reason": "Det gjorde uroen større.",
            "written_as": Role.CTI_WORKER,
        }
        made = {**made_by(by, told["now"]), "case": story.the_case}
        strategy = CopingStrategy.objects.create(**made, **aside, text="Høre radio i bussen")
        StrategyTry.objects.create(
            **made,
            **aside,
            strategy=strategy,
            tried_on=TODAY,
            situation=next(iter(Situation)),
            outcome=next(iter(Outcome)),
        )


def _the_workplace_may_know(story: Story) -> None:
    with story.acting(Role.SOCIAL_CASEWORKER, TODAY) as told:
        match = JobMatch.objects.filter(case=story.the_case, ended_on=None)[0]
        Consent.objects.create(
            **made_by(told["actor"].id, told["now"]),
            case=story.the_case,
            types=[InformationType.SOCIAL],
            from_party=Party.SOCIAL_DEPARTMENT,
            to_party=Party.EMPLOYER,
            to_name=match.company.name,
            purpose="At arbejdspladsen ved, hvad den kan gøre på en svær dag.",
            given_as=next(iter(ConsentForm)),
            consequences_explained=True,
            given_on=TODAY,
            ends_before=TODAY + timedelta(days=300),
        )
