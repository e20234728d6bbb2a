"""The shared assessment on the screen: read by section, written in one's own name."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.plan.models import AssessmentEntry
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.plan.kinds import AssessmentTheme, LifeArea
from tests.pdf.reading import text_of
from tests.records.assessments import assessed, brother, brother_may_tell, may_read_health, withdraw
from tests.web.conftest import SignIn
from tests.web.staff.assessment_pages import sent
from tests.web.staff.plan_pages import read, url
from tests.worlds import World


def table_of(page: str) -> dict[str, list[str]]:
    """The overview: the words of each cell by area."""
    rows = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', page, re.DOTALL)
    return {
        area: [
            " ".join(re.sub(r"<span class=\"sr-only\">.*?</span>|<[^>]+>", "", cell).split())
            for cell in re.findall(r"<td.*?>(.*?)</td>", cells, re.DOTALL)
        ]
        for area, cells in rows
    }


def test_c1_an_empty_assessment_says_what_to_do_first(
    world: World, case: Case, sign_in: SignIn
) -> None:
    page = sign_in(world.social_caseworker).get(url("assessment", case)).text
    assert "Begynd med at spørge borgeren, hvad der går godt i hverdagen." in page
    assert f"{url('assess', case)}?slags=resource" in page
    assert page.count("mangler</span>") == 3
    assert "<table" not in page


def test_c1_an_entry_is_signed_once_and_the_overview_shows_the_gaps(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    form = sent(client, url("assess", case), source="borgeren", text="God til børn")
    for _ in range(2):
        answer = client.post(url("assess", case), form)
        assert (answer.status_code, answer["Location"]) == (
            302,
            url("assessment", case),
        )
    with read(world):
        assert AssessmentEntry.objects.count() == 1
    page = client.get(url("assessment", case)).text
    assert table_of(page)["Hverdag og praktiske opgaver"] == [
        "»God til børn« Læs",
        "ikke talt om endnu",
        "ikke talt om endnu",
    ]
    assert "Andet" not in table_of(page)
    assert "Samir Toft, Sagsbehandler, social · borgerens egne ord" in page


def test_c1_who_is_missing_is_said_with_a_way_to_mend_it(
    world: World, case: Case, sign_in: SignIn
) -> None:
    assessed(world, case, world.social_caseworker)
    page = sign_in(world.employment_caseworker).get(url("assessment", case)).text
    found = re.findall(
        r'<strong>(\w+):</strong>\s*<span[^>]*>(\w+)</span>\s*<a [^>]*href="([^"]*)">([\w ]+)<',
        page,
    )
    assert found == [
        ("Beskæftigelse", "mangler", url("assess", case), "Skriv"),
        ("Social", "ja", f"{url('assessment', case)}?fra=social#notater", "Læs"),
        ("Borgeren", "mangler", f"{url('assess', case)}?hvem=borgeren", "Skriv"),
    ]
    assert 'href="/metoden/#C1"' in page


def test_c1_the_one_who_is_missing_is_asked_with_one_click_and_the_task_ends_by_writing(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    page = client.get(url("assessment", case)).text
    ask = url("ask", case, area="social")
    keys = re.findall(rf'action="{ask}".*?name="key" value="([^"]+)"', page, re.DOTALL)
    for key in (keys[0], keys[0], "skrald"):
        answer = client.post(ask, {"key": key})
        assert answer["Location"] == f"{url('assessment', case)}#hvem-har-skrevet"
    page = client.get(url("assessment", case)).text
    assert page.count("er bedt om at skrive") == 1
    assert client.post(url("ask", case, area="borgeren")).status_code == 404
    assert client.get(ask).status_code == 405
    with read(world):
        [task] = Task.objects.filter(rule="C1")
        assert (task.responsible_id, task.state) == (world.social_caseworker.pk, TaskState.OPEN)
    day = sign_in(world.social_caseworker).get(reverse("staff:cases:my_day")).text
    assert task.title in day
    assessed(world, case, world.employment_caseworker)
    with read(world):
        assert Task.objects.get(rule="C1").state == TaskState.OPEN
    assessed(world, case, world.social_caseworker)
    with read(world):
        assert Task.objects.get(rule="C1").state == TaskState.DONE


def test_c1_a_gap_is_followed_with_area_and_kind_already_chosen(
    world: World, case: Case, sign_in: SignIn
) -> None:
    address = f"{url('assess', case)}?omraade=economy&slags=barrier&hvem=borgeren"
    page = sign_in(world.social_caseworker).get(address).text
    chosen = re.findall(r'name="(\w+)" value="(\w+)" checked', page)
    assert chosen == [("area", "economy"), ("theme", "barrier"), ("source", "borgeren")]


def test_c1_who_does_not_write_the_assessment_is_told_why(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.job_consultant)
    assert "Skriv i udredningen" not in client.get(url("assessment", case)).text
    answer = client.get(url("assess", case))
    assert answer.status_code == 403
    assert "Det er en sagsbehandler på teamet, der gør det." in answer.text


@pytest.mark.parametrize("name", ["assessment", "assess", "assessment_pdf"])
def test_a_stranger_is_told_that_no_such_page_exists(
    world: World, case: Case, sign_in: SignIn, name: str
) -> None:
    assert sign_in(world.stranger).get(url(name, case)).status_code == 404


def test_m5_long_danish_and_hostile_texts_are_kept_or_given_back(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    fits = ("Æbleskiver på Ærø 🙂 <script>alert(1)</script> " + "å" * 20_000)[:20_000]
    client.post(url("assess", case), sent(client, url("assess", case), text=fits))
    page = client.get(url("assessment", case)).text
    assert "Æbleskiver på Ærø 🙂 &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    too_long = client.post(
        url("assess", case), sent(client, url("assess", case), text="ø" * 20_001)
    )
    assert too_long.status_code == 422
    assert "ø" * 20_001 in too_long.text
    with read(world):
        assert [len(one.text) for one in AssessmentEntry.objects.all()] == [20_000]


def test_what_else_is_empty_is_said_at_the_first_try(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    answer = client.post(url("assess", case), sent(client, url("assess", case), theme="", text=""))
    assert answer.status_code == 422
    assert "Udfyld »Hvad ved vi«." in answer.text


def test_c1_an_empty_text_is_refused_with_the_rule_and_the_choices_are_kept(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    answer = client.post(url("assess", case), sent(client, url("assess", case), text=" "))
    assert answer.status_code == 409
    assert 'href="/metoden/#C1"' in answer.text
    assert 'name="area" value="everyday" checked' in answer.text
    nothing = client.post(url("assess", case), {"text": "Karin er mødestabil."})
    assert nothing.status_code == 422
    assert "Vælg »Hvilken del af livet«." in nothing.text
    assert "Karin er mødestabil.</textarea>" in nothing.text


def test_what_is_begun_in_one_gap_never_stands_in_another(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    home, money = ({"omraade": area, "slags": "barrier"} for area in ("housing", "economy"))
    page = client.get(url("assess", case), home).text
    name = re.search(r'data-ff-draft-form="([^"]+)"', page)
    assert name is not None
    client.post(reverse("keep_draft"), {"ff_form": name[1], "text": "Fugt i soveværelset"})
    assert "Fugt i soveværelset" in client.get(url("assess", case), home).text
    assert "Fugt i soveværelset" not in client.get(url("assess", case), money).text


def test_the_draft_is_kept_and_comes_back(world: World, case: Case, sign_in: SignIn) -> None:
    client = sign_in(world.social_caseworker)
    half = {"ff_form": f"assessment:{case.pk}", "text": "Halvt skrevet", "area": "housing"}
    assert client.post(reverse("keep_draft"), half).status_code == 200
    page = client.get(url("assess", case)).text
    assert "Halvt skrevet</textarea>" in page
    assert 'name="area" value="housing" checked' in page


def test_c2_health_is_closed_to_the_other_area_until_the_citizen_says_yes(
    world: World, case: Case, sign_in: SignIn
) -> None:
    assessed(world, case, world.social_caseworker, "Ryggen driller.", area=LifeArea.HEALTH)
    assessed(world, case, world.social_caseworker, "Sover dårligt.", about_health=True)
    client = sign_in(world.employment_caseworker)

    def bodies() -> list[str]:
        pdf = text_of(client.get(url("assessment_pdf", case)).content)
        pages = [client.get(url(name, case)).text for name in ("assessment", "plan")]
        return [*pages, pdf]

    for body in bodies():
        assert "Ryggen" not in body
        assert "Sover" not in body
    page = bodies()[0]
    assert table_of(page)["Helbred"] == ["lukket for dig"]
    assert "Det, der handler om helbred, er lukket for dig." in page
    consent = may_read_health(world, case)
    assert all("Ryggen driller." in body for body in bodies())
    withdraw(world, case, consent)
    assert not any("Ryggen" in body for body in bodies())


def test_c2_who_may_not_read_health_is_not_offered_to_write_about_it(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.employment_caseworker)
    page = client.get(url("assess", case)).text
    assert 'value="health"' not in page
    assert "Helbred er lukket for dig og åbner med borgerens samtykke." in page


def test_c2_a_source_is_chosen_among_those_the_citizen_said_yes_to(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    assert "Ole Mølgaard" not in client.get(url("assess", case)).text
    consent = brother_may_tell(world, case, brother(world, case))
    form = sent(client, url("assess", case), source=f"samtykke:{consent.pk}")
    assert "Ole Mølgaard, bror" in client.get(url("assess", case)).text
    client.post(url("assess", case), form)
    page = client.get(url("assessment", case)).text
    assert "fortalt af Ole Mølgaard, bror, med borgerens samtykke" in page
    other_area = sign_in(world.employment_caseworker).get(url("assessment", case)).text
    assert "Ole" not in other_area
    assert "fortalt af en person i netværket, med borgerens samtykke" in other_area


def test_c2_a_consent_that_is_withdrawn_while_one_writes_is_refused_and_the_text_is_kept(
    world: World, case: Case, sign_in: SignIn
) -> None:
    consent = brother_may_tell(world, case, brother(world, case))
    client = sign_in(world.social_caseworker)
    form = sent(client, url("assess", case), source=f"samtykke:{consent.pk}", text="Ole laver mad.")
    withdraw(world, case, consent)
    answer = client.post(url("assess", case), form)
    assert answer.status_code == 409
    assert "Borgeren har ikke et gældende samtykke" in answer.text
    assert 'href="/metoden/#C2"' in answer.text
    assert "Ole laver mad.</textarea>" in answer.text
    nonsense = client.post(url("assess", case), {**form, "source": "naboen"})
    assert nonsense.status_code == 422


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("omraade=housing", {"Bolig."}),
        ("slags=barrier", {"Gæld."}),
        ("fra=social", {"Bolig."}),
        ("fra=borgeren", set()),
        ("omraade=housing&slags=barrier", set()),
        ("omraade=x'%22<script>&side=99999999999999999999", {"Bolig.", "Gæld."}),
    ],
)
def test_the_list_is_filtered_by_area_kind_and_writer(
    world: World, case: Case, sign_in: SignIn, query: str, found: set[str]
) -> None:
    assessed(world, case, world.social_caseworker, "Bolig.", area=LifeArea.HOUSING)
    assessed(
        world,
        case,
        world.employment_caseworker,
        "Gæld.",
        area=LifeArea.ECONOMY,
        theme=AssessmentTheme.BARRIER,
    )
    page = sign_in(world.cti_worker).get(f"{url('assessment', case)}?{query}").text
    listed = page[page.index('id="notater"') :]
    assert {text for text in ("Bolig.", "Gæld.") if f"<p>{text}</p>" in listed} == found
    if not found:
        assert "Ingen notater passer til det, du har valgt." in listed


def test_the_assessment_costs_the_same_with_two_entries_and_with_sixty(
    world: World, case: Case, sign_in: SignIn
) -> None:
    consent = brother_may_tell(world, case, brother(world, case))

    def write(number: int) -> None:
        for one in range(number):
            area = list(LifeArea)[one % len(LifeArea)]
            old = assessed(world, case, world.social_caseworker, f"Nr. {one}", area=area)
            assessed(
                world, case, world.social_caseworker, f"Rettet {one}", area=area, corrects=old.pk
            )
        assessed(world, case, world.social_caseworker, "Ole laver mad.", consent_id=consent.pk)

    write(1)
    client = sign_in(world.social_caseworker)
    pages = [url(name, case) for name in ("assessment", "assessment_pdf", "plan")]

    def cost() -> list[int]:
        counts = []
        for address in pages:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            counts.append(len(asked))
        return counts

    few = cost()
    write(29)
    assert cost() == few
    page = client.get(url("assessment", case)).text
    assert "Side 1 af 2 · 62 notater" in page
    assert "Side 2 af 2" in client.get(f"{url('assessment', case)}?side=2").text


def test_c1_the_assessment_on_paper_says_who_said_what(
    world: World, case: Case, sign_in: SignIn
) -> None:
    wrong = assessed(world, case, world.social_caseworker, "Det forkerte.")
    assessed(world, case, world.social_caseworker, "Det rigtige.", corrects=wrong.pk)
    answer = sign_in(world.job_consultant).get(url("assessment_pdf", case))
    assert answer["Content-Type"] == "application/pdf"
    assert "ølgaard" not in answer["Content-Disposition"]
    text = text_of(answer.content)
    assert "Det rigtige." in text
    assert "Samir Toft, Sagsbehandler, social" in text
    assert "Det forkerte." not in text
