"""The VITAS sheet in the browser (D9)."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import made_by
from fodfaeste.records.plan.models import JointPlan, Transfer
from tests.placement_forms import (
    END,
)
from tests.web.conftest import SignIn
from tests.work_forms import at
from tests.work_worlds import Work, agreed
from tests.worlds import TODAY, World, noon


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def test_d9_the_sheet_stands_in_the_forms_order_and_names_what_is_missing(
    work: Work, consultant: Client
) -> None:
    agreed(work)
    page = consultant.get(at(work.case, "vitas:sheet")).text
    places = [page.index(f">{name}<") for name in ("CVR-nummer", "P-nummer", "Arbejdssted")]
    assert places == sorted(places)
    assert "»CVR-nummer« mangler." in page
    assert "»Bevilget den« mangler." in page
    assert ">12</textarea>" in page
    assert "derefter 14 timer fra 1.4.2026" in page


def test_d9_a_sheet_that_was_copied_says_by_whom_and_what_changed_since(
    work: Work, consultant: Client
) -> None:
    agreed(work)
    url = at(work.case, "vitas:sheet")
    opened = consultant.get(url)
    form = {"key": str(uuid.uuid4()), "read": opened.context["form"].initial["read"]}
    sheet_id = opened.context["state"].sheet.pk
    done = reverse("staff:plan:transferred", kwargs={"case_id": work.case.pk, "sheet_id": sheet_id})
    assert consultant.post(done, form).status_code == 302
    assert "Overført 4. marts 2026 af Jonas Krag, intet er ændret siden" in consultant.get(url).text
    with work.consultant() as actor:
        assert Transfer.objects.count() == 1
        JointPlan.objects.create(
            **made_by(actor.id, noon(TODAY)),
            case=work.case,
            wishes_discussed_employment_on=TODAY,
            wishes_discussed_social_on=TODAY,
        )
        work.start(actor, ends_before=END)
    assert "1 felt er ændret siden" in consultant.get(url).text
