"""The measurements of a course on paper (K4), without what is for the team alone (K2)."""

import uuid

from django.urls import reverse

from fodfaeste.records.cases.models import Case
from tests.pdf.reading import text_of
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World

DAY = {
    "measured_on_day": str(TODAY.day),
    "measured_on_month": str(TODAY.month),
    "measured_on_year": str(TODAY.year),
    "occasion": "kickoff",
}


def test_k4_the_lines_and_the_tables_are_on_paper_and_the_teams_belief_is_not(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    here = {"case_id": case.pk}
    for said in (
        {"skema": "own_scales", "job": "4", "coping": "5", "network": "6"},
        {"skema": "own_scales", "job": "6", "coping": "5", "network": "6"},
        {"skema": "staff_belief", "respondent": "staff", "belief": "2"},
    ):
        form = {"key": str(uuid.uuid4()), "respondent": "citizen", **DAY, **said}
        assert client.post(reverse("staff:measures:record", kwargs=here), form).status_code == 302
    answer = client.get(reverse("staff:measures:pdf", kwargs=here))
    assert answer.headers["content-type"] == "application/pdf"
    paper = " ".join(text_of(answer.content).split())
    assert "2 trin højere end første gang." in paper
    assert "Egne ord, ikke efterprøvet." in paper
    assert "tro på job" not in paper
    assert sign_in(world.leader).get(reverse("staff:measures:pdf", kwargs=here)).status_code == 403
    assert (
        sign_in(world.stranger).get(reverse("staff:measures:pdf", kwargs=here)).status_code == 404
    )
