"""M2, L1: who has looked at my course, every day, a page at a time, and on paper."""

from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cases.queries import own
from fodfaeste.records.cases.queries.own import NEWEST, Look, looks_before
from tests.web.conftest import SignIn
from tests.worlds import World, acting_as


def looked_at(world: World, case: Case, sign_in: SignIn) -> None:
    """Two areas look, one of them for two purposes; Karin looks too."""
    for name in ("staff:plan:plan", "staff:plan:plan", "staff:work:work"):
        sign_in(world.job_consultant).get(reverse(name, args=[case.pk]))
    sign_in(world.social_caseworker).get(reverse("staff:plan:plan", args=[case.pk]))
    sign_in(world.citizen).get(reverse("citizen:home"))


def test_m2_the_citizen_reads_days_areas_and_purposes_and_no_names(
    world: World, case: Case, sign_in: SignIn
) -> None:
    looked_at(world, case, sign_in)
    page = sign_in(world.citizen).get(reverse("citizen:looks")).text
    assert (page.count("· Beskæftigelse<span"), page.count("· Social<span")) == (2, 1)
    assert page.count("for at se den fælles plan") == 2
    assert [name for name in ("Jonas", "Krag", "Samir", "Toft") if name in page] == []


def test_m2_nobody_has_looked(world: World, case: Case, sign_in: SignIn) -> None:
    page = sign_in(world.citizen).get(reverse("citizen:looks")).text
    assert "Ingen andre har set i dit forløb endnu." in page
    assert "Vis ældre dage" not in page


def test_m2_on_paper(world: World, case: Case, sign_in: SignIn) -> None:
    looked_at(world, case, sign_in)
    answer = sign_in(world.citizen).get(reverse("citizen:looks_pdf"))
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        title = str(pdf.open_metadata()["dc:title"])
    assert title == "Hvem har set i mit forløb: Karin Mølgaard"


def test_m2_however_little_is_read_at_a_time_every_look_is_told(
    world: World, case: Case, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at(world, case, sign_in)
    with acting_as(world.actor(world.cti_worker)):
        whole = looks_before(case, before=NEWEST, most=50)
        monkeypatch.setattr(own, "ROWS_READ", 2)
        assert looks_before(case, before=NEWEST, most=50) == whole
    assert len(whole.looks) == 3
    assert whole.older is None


def test_m2_a_page_ends_with_a_day_and_the_next_one_goes_on(
    world: World, case: Case, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at(world, case, sign_in)
    day = {"at": 0}

    def another_day(moment: object) -> object:
        day["at"] += 1
        return day["at"]

    monkeypatch.setattr(own, "day_of", another_day)
    with acting_as(world.actor(world.cti_worker)):
        told: list[Look] = []
        before: int | None = NEWEST
        while before is not None:
            page = looks_before(case, before=before, most=2)
            assert len(page.looks) <= 2
            told.extend(page.looks)
            before = page.older
    assert len(told) == 4, "each look of its own day"


def test_m2_only_the_citizen_reads_it(world: World, case: Case, sign_in: SignIn) -> None:
    for name in ("citizen:looks", "citizen:looks_pdf"):
        assert sign_in(world.cti_worker).get(reverse(name)).status_code == 404


def test_a_page_that_was_never_there_begins_with_the_newest(
    world: World, case: Case, sign_in: SignIn
) -> None:
    for odd in ("-1", "x", "9" * 40):
        answer = sign_in(world.citizen).get(reverse("citizen:looks"), {"foer": odd})
        assert answer.status_code == 200
