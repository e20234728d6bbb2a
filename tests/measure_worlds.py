"""Asking how it goes, as the tests of the ways need it: a course at a shift of phases."""

from datetime import date, timedelta

from fodfaeste.records.cases.models import Case
from fodfaeste.records.measures.models import Measurement
from tests.factories import courses
from tests.records.meeting_worlds import held_kickoff
from tests.worlds import TODAY, World, acting_as

THREE = {"own_scales-job": "4", "own_scales-coping": "6", "own_scales-network": "7"}
"""The three own scales as a form sends them."""


def asked_at_kickoff(world: World, case: Case) -> None:
    """The kickoff was held today: its questions are open."""
    held_kickoff(world, case)


def asked_at_phase_2(world: World, case: Case, *, days: int = 0) -> None:
    """CTI began so that phase 2 began `days` ago."""
    begun = date(2025, 12, 4) - timedelta(days=days)
    with acting_as(world.actor(world.cti_worker)):
        match = courses.job_match(case, courses.company(), on=begun)
        courses.cti_course(match, courses.grant(case, starts_on=begun), starts_on=begun)


def kept(world: World) -> list[tuple[str, str, str, str]]:
    """What was kept: instrument, occasion, who and how."""
    with acting_as(world.actor(world.cti_worker)):
        rows = Measurement.objects.order_by("pk")
        return list(rows.values_list("instrument", "occasion", "respondent", "mode"))


def answered_on(world: World) -> list[date]:
    """The days of what was kept."""
    with acting_as(world.actor(world.cti_worker), TODAY):
        return list(Measurement.objects.order_by("pk").values_list("measured_on", flat=True))
