"""An installation with nothing yet: every page of working together opens, and says what comes."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from fodfaeste.accounts.models import RoleAssignment, User
from fodfaeste.records.cases.models import Case
from fodfaeste.rules.access.roles import Role
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World

AsOwner = Callable[[], AbstractContextManager[None]]
STAFF = "/medarbejder/"

OF_EVERYBODY = {
    STAFF: "Du har ingen møder i dag.",
    f"{STAFF}forloeb/": "forløb",
    f"{STAFF}moeder/": "Du har ingen møder i det næste halve år.",
    f"{STAFF}beskeder/": "De kommer, når kolleger, borgere eller virksomheder gør noget",
    f"{STAFF}kalender/": "Du har ikke en adresse, der virker lige nu.",
    f"{STAFF}historier/": "Skriv en fra borgerens plan, og læs den sammen.",
    "/tavle/": "Tavlen er tom",
    "/tavle/?skaerm=1": "Tavlen er tom",
}
OF_A_COLLEAGUE = OF_EVERYBODY | {
    "/tavle/moeder/": "Der er ikke holdt tavlemøde endnu. Enhedens leder starter mødet.",
    "/tavle/hindringer/": "skrives ned på tavlemødet",
    "/tavle/maal/": "Du er ikke på noget team endnu.",
    f"{STAFF}fast-tid/": "Du er ikke sat på fast tid endnu. Spørg din leder.",
    f"{STAFF}sparring/": "Du er ikke med i en sparringsgruppe. Spørg din leder.",
    f"{STAFF}samarbejde/": "Et team svarer sammen på, hvordan det går",
    f"{STAFF}arbejdsgange/": "Lederen skriver dem, og så står de her.",
}
OF_A_LEADER = OF_EVERYBODY | {
    "/tavle/moeder/": "Dagsordenen lægges af sig selv, når du starter mødet.",
    "/tavle/moeder/nyt/": "Start mødet",
    "/tavle/hindringer/": "Ny hindring",
    "/tavle/hindringer/ny/": "Hvem fjerner den?",
    "/tavle/maal/": "Sæt det første mål.",
    "/tavle/maal/nyt/": "Hvem holder øje med det?",
    f"{STAFF}fast-tid/": "Uden fast tid bliver samarbejdet det, der er tid til bagefter.",
    f"{STAFF}fast-tid/ny/": "Hvem er med?",
    f"{STAFF}sparring/": "Lav en af to eller flere",
    f"{STAFF}sparring/ny/": "Hvem er med?",
    f"{STAFF}samarbejde/": "I har ikke svaret endnu.",
    f"{STAFF}arbejdsgange/": "Begynd med en af dem, der står her.",
    f"{STAFF}resultater/": "Tallene kommer af sig selv",
    f"{STAFF}ledelse/": "Når en borger er indskrevet, kan du her se, hvad der kræver din hjælp",
    f"{STAFF}ledelse/frister/": "",
    f"{STAFF}sagsstammer/": "Ingen CTI-forløb er i gang.",
    f"{STAFF}cti-metode/": "Der er ingen CTI-forløb at tælle endnu.",
}


def said(client: Client, path: str) -> tuple[int, str]:
    """The words of a page, as they are read."""
    answer = client.get(path, follow=True)
    found = re.search(r"<main.*?</main>", answer.text, re.DOTALL)
    words = re.sub(r"<[^>]+>", " ", found.group(0) if found else "")
    return answer.status_code, re.sub(r"\s+", " ", unescape(words))


def missing(client: Client, wanted: dict[str, str]) -> list[tuple[str, int, str]]:
    """The pages that do not open, or do not say what helps."""
    found = [(path, *said(client, path)) for path in wanted]
    return [
        (path, status, words)
        for path, status, words in found
        if status != 200 or wanted[path] not in words
    ]


@pytest.mark.parametrize("who", ["cti_worker", "employment_caseworker", "stranger"])
def test_t27_a_colleague_of_an_empty_house_is_told_what_comes_and_from_whom(
    world: World, sign_in: SignIn, who: str
) -> None:
    user: User = getattr(world, who)
    assert missing(sign_in(user), OF_A_COLLEAGUE) == []


def test_t27_a_leader_of_an_empty_house_is_told_where_to_begin(
    world: World, sign_in: SignIn
) -> None:
    assert missing(sign_in(world.leader), OF_A_LEADER) == []


def test_t27_a_leader_always_has_a_unit_and_one_who_leads_none_any_more_is_no_leader(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        with pytest.raises(IntegrityError, match="leader_has_a_unit"), transaction.atomic():
            RoleAssignment.objects.create(user=world.stranger, role=Role.LEADER, starts_on=TODAY)
        RoleAssignment.objects.filter(user=world.leader).update(ends_before=TODAY)
    client = sign_in(world.leader)
    statuses = {path: client.get(path).status_code for path in OF_A_LEADER}
    assert {status for status in statuses.values() if status >= 500} == set()
    assert set(statuses.values()) <= {302, 403, 404}, statuses
    assert "Karin" not in said(client, "/tavle/")[1]
