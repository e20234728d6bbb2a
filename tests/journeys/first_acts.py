"""The acts that several stories share: everything from the plan to the first working day."""

from datetime import timedelta

from tests.journeys import into_work, plan_and_match, support
from tests.journeys.cast import CASEWORKER, CTI_START, CTI_WORKER, SOCIAL_WORKER, Course
from tests.journeys.pictures import picture_folder
from tests.journeys.walker import Walker


def match_and_start(walker: Walker, course: Course) -> None:
    """The plan, the match and the grant; then CTI, the agreement and the first working day."""
    plan_match_and_cti(walker, course)
    into_work.write_agreement(walker, course)
    into_work.agree(walker, course, picture_folder())
    into_work.begin_work(walker, course)
    into_work.choose_focus(walker, course)
    support.note_on_the_phone(walker, course, "Vibeke viste mig væksthuset.")


def plan_match_and_cti(walker: Walker, course: Course) -> None:
    """One plan by both areas, a match, a grant and CTI begun; what is refused on the way."""
    plan_and_match.cti_is_refused_without_everything(walker, course)
    plan_and_match.meet_before_cti(walker, course, CTI_START - timedelta(days=20))
    walker.is_(CASEWORKER)
    plan_and_match.assess(walker, course, "Ressourcer", "Vibeke holder orden i det små.")
    plan_and_match.write_plan(walker, course)
    plan_and_match.both_areas_talked_at_the_kickoff(walker, course)
    plan_and_match.find_match(walker, course, CTI_START - timedelta(days=5))
    walker.is_(SOCIAL_WORKER)
    plan_and_match.assess(walker, course, "Barrierer", "Trætheden kommer om eftermiddagen.")
    plan_and_match.grant_by_85(walker, course, CTI_START - timedelta(days=3))
    walker.is_(CASEWORKER)
    plan_and_match.approve_plan(walker, course, picture_folder())
    walker.is_(CTI_WORKER)
    into_work.cti_is_refused_with_one_meeting(walker, course)
    plan_and_match.meet_before_cti(walker, course, CTI_START - timedelta(days=13))
    into_work.cti_is_refused_for_a_worker_who_was_not_there(walker, course)
    into_work.start_cti(walker, course)
