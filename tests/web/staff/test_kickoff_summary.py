"""What is in everybody's hand when they leave the kickoff: on screen and on paper (B3, B4)."""

import re
import uuid
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf

from fodfaeste.records.cases.models import Case, Consent
from fodfaeste.records.meetings import actions
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.meetings.kinds import Baseline, PersonAround
from fodfaeste.web.staff.meetings import summary
from tests.records.meeting_worlds import agreement, planned, taken
from tests.web.conftest import SignIn, TodayIs
from tests.web.staff.meeting_forms import url
from tests.worlds import TODAY, World, acting_as, noon

if TYPE_CHECKING:
    from fodfaeste.pdf.documents import KickoffSummary


def whole_kickoff(world: World, case: Case) -> Meeting:
    """A kickoff with a sister who may be spoken with, a promise and a next meeting."""
    meeting, actor = planned(world, case), world.actor(world.employment_caseworker)
    taken(world, case, meeting)
    about: dict[str, Any] = {
        "actor": actor,
        "case": case,
        "meeting_id": meeting.pk,
        "today": TODAY,
        "now": noon(TODAY),
    }
    with acting_as(actor):
        rita = actions.name_person(
            **about,
            key=uuid.uuid4(),
            person=actions.NamedPerson(
                name="Rita", kind=PersonAround.CLOSE, relation="min søster", involve=True
            ),
        )
        actions.consent_in_the_room(
            **about,
            key=uuid.uuid4(),
            person_id=rita.pk,
            consent=actions.SpokenConsent(
                types=frozenset({InformationType.SOCIAL}),
                from_party=Party.SOCIAL_DEPARTMENT,
                purpose="At Rita kan hjælpe mig om morgenen.",
                form=ConsentForm.ORAL,
                consequences_explained=True,
            ),
        )
        actions.promise(**about, key=uuid.uuid4(), promised=actions.Promise(title="Finde cv frem"))
        on = actions.Read(agreement(meeting).version)
        actions.save_next(
            **about, read=on, following=actions.NextMeeting(on=TODAY + timedelta(days=7))
        )
        on = actions.Read(agreement(meeting).version)
        actions.save_baseline(
            **about, read=on, answer=actions.FirstMeasures(baseline=Baseline.DECLINED)
        )
        version = agreement(meeting).version
        return actions.hold_kickoff(**about, version=version, held_on=TODAY)


def test_b4_the_summary_says_who_does_what_until_when(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting = whole_kickoff(world, case)
    client = sign_in(world.employment_caseworker)
    page = client.get(url("summary", case, meeting_id=meeting.pk)).text
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert "Finde cv frem Borgeren selv, senest onsdag 11. marts 2026" in words
    assert "Lav CV sammen med borgeren" in words
    assert "onsdag 11. marts 2026, møde før CTI" in words
    assert "Social støtte: fra socialområdet til Rita." in words
    assert "Vi har talt om jobønsker og mål Ja, beskæftigelse og social var med" in words
    assert "Borgeren ønsker det ikke" in words
    assert "Registrér de første målinger" not in words


def test_c2_a_yes_that_has_run_out_is_no_yes_on_the_summary(
    world: World, case: Case, sign_in: SignIn, today_is: TodayIs
) -> None:
    meeting = whole_kickoff(world, case)
    client = sign_in(world.social_caseworker)
    address = url("summary", case, meeting_id=meeting.pk)
    assert "vi må tale med dem" in client.get(address).text
    with acting_as(world.actor(world.social_caseworker)):
        Consent.objects.filter(case=case).update(ends_before=TODAY + timedelta(days=7))
    today_is(TODAY + timedelta(days=7))
    page = client.get(address).text
    assert "vi må tale med dem" not in page
    assert "samtykket gælder ikke nu" in page


def test_b3_the_paper_is_in_the_citizens_voice_and_can_be_large(
    world: World, case: Case, sign_in: SignIn, monkeypatch: Any
) -> None:
    meeting = whole_kickoff(world, case)
    made: list[KickoffSummary] = []
    real = summary.render_document
    monkeypatch.setattr(
        summary, "render_document", lambda document: made.append(document) or real(document)
    )
    client = sign_in(world.employment_caseworker)
    for size in ("", "?skrift=stor"):
        answer = client.get(url("summary_pdf", case, meeting_id=meeting.pk) + size)
        with pikepdf.open(BytesIO(answer.content)) as paper:
            assert (bool(paper.Root.MarkInfo.Marked), str(paper.Root.Lang)) == (True, "da")
    assert [document.large_print for document in made] == [False, True]
    tasks = [(task.what, task.who) for task in made[0].tasks]
    assert ("Lav CV sammen med mig", world.job_consultant.name) in tasks
    assert ("Finde cv frem", "Mig selv") in tasks
    assert made[0].around == ("Rita (min søster): vi må tale med dem",)
    assert made[0].consents == ("Social støtte: fra socialområdet til Rita.",)
    assert made[0].next_meeting == "onsdag 11. marts 2026, møde før CTI"
