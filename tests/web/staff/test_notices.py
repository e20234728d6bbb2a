"""Beskeder: all one's notices and mails, how one wants to be told, and sending again."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import made_by
from fodfaeste.records.post.models import Mailing, Notice, NoticeChoices
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.post.mails import MailKind, MailState
from fodfaeste.rules.post.ways import DEFAULTS, NOT_CHOSEN
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, noon

AsOwner = Callable[[], AbstractContextManager[None]]
LIST = "/medarbejder/beskeder/"
CHOICES = f"{LIST}valg/"


@pytest.fixture
def reader(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.cti_worker)


def told(world: World, case: Case | None, count: int, *, to: User | None = None) -> None:
    stamp = made_by(None, noon(TODAY))
    for number in range(count):
        Notice.objects.create(
            **stamp,
            recipient=to or world.cti_worker,
            case_number=case.pk if case else None,
            kind=NoticeKind.DECISION,
            sentence=f"Der er truffet afgørelse nummer {number}.",
        )


def mailed(to: User, state: MailState) -> Mailing:
    return Mailing.objects.create(
        **made_by(None, noon(TODAY)),
        recipient=to,
        about=MailKind.NOTICES,
        subject="Nyt på Min dag i Fodfæste",
        body="Der er 1 ny besked til dig.",
        state=state,
        error="SMTP 550" if state is MailState.FAILED else "",
        not_before=noon(TODAY),
        settled=noon(TODAY),
    )


def sent(**changes: str) -> dict[str, str]:
    usual = {kind.value: way.value for kind, way in DEFAULTS.items() if kind not in NOT_CHOSEN}
    return usual | changes


def test_the_list_shows_ones_own_notices_with_the_course_and_the_mail(
    world: World, case: Case, reader: Client, as_owner: AsOwner
) -> None:
    with as_owner():
        told(world, case, 1)
        told(world, case, 1, to=world.leader)
        Notice.objects.filter(recipient=world.cti_worker).update(
            mailing=mailed(world.cti_worker, MailState.SENT)
        )
    text = reader.get(LIST).text
    assert text.count("Der er truffet afgørelse nummer 0.") == 2, "once shown, once on its button"
    assert "Karin Mølgaard" in text
    assert "mail: sendt 4. mar" in text


def test_a_course_one_has_left_is_named_by_nobody(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        told(world, case, 1, to=world.stranger)
    text = sign_in(world.stranger).get(LIST).text
    assert "et forløb, du ikke længere er med i" in text
    assert "Karin" not in text


def test_read_one_by_one_and_all_that_was_seen(
    world: World, case: Case, reader: Client, as_owner: AsOwner
) -> None:
    with as_owner():
        told(world, case, 3)
        first, second, third = Notice.objects.filter(kind=NoticeKind.DECISION).order_by("pk")
    assert reader.post(f"{LIST}{first.pk}/set/").headers["Location"] == LIST
    reader.post(f"{LIST}set/", {"til": str(second.pk)})
    with as_owner():
        rows = Notice.objects.filter(kind=NoticeKind.DECISION).order_by("pk")
        assert [row.read_on for row in rows] == [TODAY, TODAY, None], "the third came later"
    text = reader.get(f"{LIST}?vis=ulaeste").text
    assert (third.sentence in text, second.sentence in text) == (True, False)


def test_the_same_queries_with_two_and_with_fifty(
    world: World, case: Case, reader: Client, as_owner: AsOwner
) -> None:
    counts = []
    for count in (2, 48):
        with as_owner():
            told(world, case, count)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            reader.get(LIST)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 13
    with as_owner():
        told(world, case, 1)
    assert "Side 1 af 2" in reader.get(LIST).text


def test_an_empty_list_helps_on(world: World, sign_in: SignIn) -> None:
    assert "Der er ingen beskeder til dig endnu" in sign_in(world.stranger).get(LIST).text


def test_choices_are_kept_and_shown_again(world: World, reader: Client, as_owner: AsOwner) -> None:
    assert reader.post(CHOICES, sent(decision="off")).headers["Location"] == LIST
    assert reader.post(CHOICES, sent(decision="off")).status_code == 302, "a double click"
    with as_owner():
        (kept,) = NoticeChoices.objects.all()
    assert (kept.user_id, kept.ways["decision"], kept.version) == (world.cti_worker.pk, "off", 1)
    text = reader.get(CHOICES).text
    assert 'name="decision" value="off"' in text


def test_g3_a_kind_that_must_come_is_refused_to_be_off_with_its_reason(reader: Client) -> None:
    page = reader.get(CHOICES).text
    assert (
        "Kan ikke slås fra (G3). Du kan være den, der skal svare inden for to arbejdsdage." in page
    )
    answer = reader.post(CHOICES, sent(quick_reaction="off", team="digest"))
    assert answer.status_code == 409
    assert "Mail om »Hurtig afklaring« kan ikke slås fra." in answer.text
    assert "G3" in answer.text


def test_an_answer_that_is_missing_keeps_the_others(reader: Client) -> None:
    fields = sent(meeting="off")
    del fields["team"]
    answer = reader.post(CHOICES, fields)
    assert answer.status_code == 422
    assert "Vælg, hvordan du får »Ændring i et team«." in answer.text


def test_two_tabs_meet_on_the_merge_page(reader: Client) -> None:
    reader.post(CHOICES, sent(decision="off"))
    stale = reader.post(CHOICES, sent(decision="at_once") | {"version": "0"})
    assert stale.status_code == 409
    assert "en anden har gemt imens" in stale.text


def test_t24_a_failed_mail_is_shown_and_sent_again_once(
    world: World, reader: Client, as_owner: AsOwner
) -> None:
    with as_owner():
        failed = mailed(world.cti_worker, MailState.FAILED)
        others = mailed(world.leader, MailState.FAILED)
        went = mailed(world.cti_worker, MailState.SENT)
    page = reader.get(f"{LIST}mail/").text
    assert ("Ikke sendt" in page, "SMTP 550" in page, page.count("Send igen")) == (True, True, 1)
    for _ in range(2):
        assert reader.post(f"{LIST}mail/{failed.pk}/igen/").status_code == 302
    assert reader.post(f"{LIST}mail/{others.pk}/igen/").status_code == 404
    refused = reader.post(f"{LIST}mail/{went.pk}/igen/")
    assert (refused.status_code, "G3" in refused.text) == (409, True)
    with as_owner():
        assert Mailing.objects.filter(resend_of=failed).count() == 1
        assert Mailing.objects.count() == 4
    assert "Send igen" not in reader.get(f"{LIST}mail/").text


def test_the_administrator_sees_how_the_queue_is_and_sends_again(
    world: World, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        failed = mailed(world.cti_worker, MailState.FAILED)
        mailed(world.leader, MailState.UNSURE)
        mailed(world.leader, MailState.SENT)
    admin = sign_in(world.administrator)
    page = admin.get("/administration/mail/").text
    for said in ("Nadia Friis", "SMTP 550", "4. marts 2026", "Uvist, om den kom frem"):
        assert said in page
    answer = admin.post(f"/administration/mail/{failed.pk}/igen/")
    assert answer.headers["Location"] == "/administration/mail/"
    assert admin.post("/administration/mail/999999/igen/").status_code == 404
    assert "Nadia Friis" not in admin.get("/administration/mail/").text
    assert sign_in(world.leader).get("/administration/mail/").status_code == 403
