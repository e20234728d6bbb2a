"""The network map in the browser: who is around, what became of it, on paper (E11, C2)."""

import re
import uuid
from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from fodfaeste.records.cases.models import Case, NetworkPerson, NetworkStretch
from fodfaeste.records.catalogues.models import Offer
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.plan.kinds import LifeArea, OfferedBy
from tests.records.cti.steps import AsOwner, let_know, put_on_the_map
from tests.web.conftest import SignIn
from tests.web.staff.cti.steps import GRETE, Queries, address, day, rows
from tests.worlds import TODAY, World, noon

pytestmark = pytest.mark.django_db

MAP = "netvaerk/"


def add(cti: Client, case: Case, **said: object) -> HttpResponse:
    sent = {**GRETE, "key": uuid.uuid4(), **said}
    return cti.post(address(case, "netvaerk/ny/"), sent)  # type: ignore[return-value]


def text(cti: Client, case: Case, tail: str = MAP) -> str:
    return cti.get(address(case, tail)).content.decode()


def test_e11_an_empty_map_says_whom_to_ask(running: Case, cti: Client) -> None:
    page = text(cti, running)
    assert "Der er ingen på kortet endnu. Spørg borgeren" in page
    assert "<svg" not in page.split("<main")[1].split("ff-network")[1]


def test_e11_somebody_stands_on_the_map_in_the_list_and_in_the_table(
    running: Case, cti: Client
) -> None:
    add(cti, running, strength="close", supports_with="Ringer om søndagen")
    add(cti, running, what="offer", name="Ådalens Fodbold", relation="klub", kind="civil_society")
    page = text(cti, running)
    assert "Karin i midten med 2 omkring sig, heraf 1 tilbud eller fællesskab." in page
    assert page.count("Ringer om søndagen") == 3
    assert '<th scope="row">Ådalens Fodbold</th>' in page
    number = rows_of(page, "Grete")
    assert f'href="{address(running, f"netvaerk/{number}/")}"' in page


def rows_of(page: str, name: str) -> str:
    """The number that the link on a name goes to."""
    before, _, _ = page.partition(f">{name}</a>")
    return before.rsplit("netvaerk/", 1)[1].rstrip('/"')


def test_e11_many_are_read_ring_by_ring_and_nobody_is_lost(
    world: World, running: Case, cti: Client
) -> None:
    near = ("close", "some", "thin", "")
    for number in range(10):
        put_on_the_map(world, running, name=f"Nabo {number}", strength=near[number % 4] or None)
    assert "ff-network__ring" not in text(cti, running)
    put_on_the_map(world, running, name="Nabo 10", strength="thin")
    page = text(cti, running)
    rings = re.findall(r'<details class="ff-network__ring"( open)?><summary>([^<]*)<', page)
    assert rings == [
        (" open", "Tæt (3)"),
        ("", "Nogen kontakt (3)"),
        ("", "Spinkel (3)"),
        ("", "Ikke talt om endnu (2)"),
    ]
    assert len(re.findall(r'netvaerk/\d+/">Nabo \d+</a>', page)) == 11


def test_c12_the_offers_of_the_municipality_are_proposed_and_not_sent_while_typing(
    world: World, running: Case, cti: Client, as_owner: AsOwner
) -> None:
    with as_owner():
        for name, last in (("Ågruppen", None), ("Det gamle værested", TODAY)):
            Offer.objects.create(
                **made_by(None, noon(TODAY)),
                name=name,
                offered_by=OfferedBy.CIVIL_SOCIETY,
                area=LifeArea.NETWORK,
                purpose="Selskab",
                valid_from=TODAY - timedelta(days=90),
                ends_before=last,
            )
    member = put_on_the_map(world, running)
    for tail in ("netvaerk/ny/", f"netvaerk/{member.pk}/"):
        page = text(cti, running, tail)
        assert 'list="tilbud-forslag"' in page
        assert '<option value="Ågruppen"></option>' in page
        assert "Det gamle værested" not in page
        name = page.split('name="name"')[1].split(">")[0]
        assert "hx-" not in name


def test_e11_two_clicks_put_one_person_on_the_map(world: World, running: Case, cti: Client) -> None:
    key = uuid.uuid4()
    add(cti, running, key=key)
    add(cti, running, key=key)
    assert len(rows(world, NetworkPerson)) == 1


def test_what_was_typed_stays_when_something_is_missing(running: Case, cti: Client) -> None:
    bad = add(cti, running, kind="", supports_with="KANARIE kører til stranden")
    page = bad.content.decode()
    assert (bad.status_code, "Vælg »Hvilket netværk«." in page) == (422, True)
    assert "KANARIE kører til stranden" in page
    refused = add(cti, running, name=" ", **day("from_on", TODAY + timedelta(days=1)))
    page = refused.content.decode()
    assert (refused.status_code, "/metoden/#E11" in page) == (409, True)
    assert "Der står ikke noget navn." in page
    assert "Dagen ligger ude i fremtiden." in page


def test_e11_a_change_is_kept_with_what_was_before(
    world: World, running: Case, cti: Client
) -> None:
    held = put_on_the_map(world, running, supports_with="Ringer", from_on=date(2026, 1, 1))
    there = address(running, f"netvaerk/{held.pk}/")
    assert "Ringer" in cti.get(there).content.decode()
    sent = {**GRETE, "version": 1, "strength": "close", "supports_with": "Ringer og besøger"}
    assert cti.post(there, sent).status_code == 302
    (past,) = rows(world, NetworkStretch)
    assert (past.supports_with, past.ends_before) == ("Ringer", TODAY)  # type: ignore[attr-defined]
    assert "Ringer og besøger" in text(cti, running)


def test_a_stale_change_meets_the_merge_page_and_both_texts_live(
    world: World, running: Case, cti: Client
) -> None:
    held = put_on_the_map(world, running)
    there = address(running, f"netvaerk/{held.pk}/")
    cti.post(there, {**GRETE, "version": 1, "supports_with": "Ringer hver aften"})
    late = cti.post(there, {**GRETE, "version": 1, "supports_with": "KANARIE kører til lægen"})
    page = late.content.decode()
    assert late.status_code == 409
    assert ("Ringer hver aften" in page, "KANARIE kører til lægen" in page) == (True, True)
    both = {
        **GRETE,
        "version": 2,
        "supports_with_valg": "merged",
        "supports_with_mine": "KANARIE kører til lægen",
        "supports_with_theirs": "Ringer hver aften",
        "supports_with_samlet": "Ringer hver aften og kører til lægen",
    }
    assert cti.post(there, both).status_code == 302
    (kept,) = rows(world, NetworkPerson)
    assert kept.supports_with == "Ringer hver aften og kører til lægen"  # type: ignore[attr-defined]


def test_c2_an_agreement_without_the_citizens_yes_is_refused_and_kept(
    world: World, running: Case, cti: Client
) -> None:
    held = put_on_the_map(world, running)
    there = address(running, f"netvaerk/{held.pk}/")
    sent = {**GRETE, "version": 1, "agreed_task": "KANARIE følger med til lægen"}
    refused = cti.post(there, sent)
    page = refused.content.decode()
    assert (refused.status_code, "/metoden/#C2" in page) == (409, True)
    assert "KANARIE følger med til lægen" in page
    let_know(world, held)
    assert cti.post(there, sent).status_code == 302
    assert "Aftalt: KANARIE følger med til lægen" in text(cti, running)


def test_c2_the_way_to_the_consent_names_the_person_and_a_yes_is_seen_at_once(
    world: World, running: Case, cti: Client
) -> None:
    held = put_on_the_map(world, running)
    page = text(cti, running)
    assert "samtykke: ikke spurgt" in page
    asked = next(part.split('"')[0] for part in page.split('href="') if f"person={held.pk}" in part)
    assert "forslag=til-netvaerket" in asked
    form = cti.get(asked.replace("&amp;", "&")).content.decode()
    assert f'name="to_person" value="{held.pk}"' in form
    let_know(world, held)
    assert "samtykke: gælder" in text(cti, running)


def test_e11_a_removal_is_undone_from_the_same_page(
    world: World, running: Case, cti: Client
) -> None:
    held = put_on_the_map(world, running)
    off = address(running, f"netvaerk/{held.pk}/ikke-med/")
    sent = {"version": 1, "why": "Flyttet til Aalborg", **day("left_on")}
    gone = cti.post(off, sent, follow=True).content.decode()
    assert "Flyttet til Aalborg" in gone
    assert "Der er ingen på kortet endnu." in gone
    back = address(running, f"netvaerk/{held.pk}/med-igen/")
    again = cti.post(back, follow=True).content.decode()
    assert "Grete står på netværkskortet igen." in again
    assert "Ikke længere med" not in again


def test_e11_before_and_now_stand_side_by_side_and_in_words(
    world: World, running: Case, sign_in: SignIn, today_is: object
) -> None:
    put_on_the_map(world, running, name="Ole Før", from_on=date(2026, 1, 1))
    later = TODAY + timedelta(days=100)
    today_is(later)  # type: ignore[operator]
    client = sign_in(world.cti_worker)
    add(client, running, name="Ny Nabo", **day("from_on", later))
    page = text(client, running, "netvaerk/foer-og-nu/")
    assert ("Da CTI begyndte" in page, "Da fase 2 begyndte" in page) == (True, True)
    assert "<li>Nye i netværket: Ny Nabo.</li>" in page
    assert page.count("<svg") >= 2
    assert "<td>ikke med</td>" in page
    assert "Nye i netværket: Ny Nabo" in text(client, running, "netvaerk/foer-og-nu/?fra=1")


def test_e11_on_the_first_day_there_is_nothing_to_compare(running: Case, cti: Client) -> None:
    page = text(cti, running, "netvaerk/foer-og-nu/")
    assert "Der er ikke noget at sammenligne med endnu." in page


def test_e11_the_map_is_printed_and_closed_to_the_other_side(
    world: World, running: Case, cti: Client, sign_in: SignIn
) -> None:
    put_on_the_map(world, running, name="KANARIE")
    paper = cti.get(address(running, "netvaerk/pdf/"))
    assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    closed = sign_in(world.job_consultant)
    for tail in (MAP, "netvaerk/pdf/", "netvaerk/foer-og-nu/"):
        answer = closed.get(address(running, tail))
        assert (answer.status_code, "KANARIE" in answer.content.decode()) == (403, False)


def test_the_page_asks_as_often_with_two_people_as_with_twenty(
    world: World, running: Case, cti: Client, django_assert_max_num_queries: Queries
) -> None:
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    put_on_the_map(world, running)
    text(cti, running)
    with CaptureQueriesContext(connection) as few:
        text(cti, running)
    for number in range(19):
        put_on_the_map(world, running, name=f"Person {number}")
    with django_assert_max_num_queries(len(few)):
        assert text(cti, running).count("ff-network__list") == 1
