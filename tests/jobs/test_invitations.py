"""Meetings come into colleagues' calendars by mail: told once, moved, and taken away again."""

import uuid
from datetime import date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from fodfaeste.gateways.mail import SmtpMail
from fodfaeste.gateways.mail.fake import FakeMail
from fodfaeste.jobs import digests, notices
from fodfaeste.jobs.invitations import invite
from fodfaeste.kernel import clock
from fodfaeste.records.cases.actions.team import TeamChange, change_team
from fodfaeste.records.cases.models import Case
from fodfaeste.records.meetings import actions as meetings
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.post import actions
from fodfaeste.records.post.models import Invitation, Mailing, Notice
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.post.mails import MailKind
from fodfaeste.rules.post.ways import MailWay
from fodfaeste.rules.refusal import Refused
from tests.calendars.store import Store
from tests.database import Stage
from tests.gateways.mail_servers import real_server, words_of
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon, person

pytestmark = pytest.mark.django_db
DAY = TODAY + timedelta(days=5)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(clock, "now", lambda: noon(TODAY))
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


def plan(day: date = DAY) -> meetings.MeetingPlan:
    return meetings.MeetingPlan(
        planned_on=day,
        starts_clock=time(10),
        place="Hos Karin, Algade 3",
        because="Karin kan bedre den dag.",
    )


def planned(world: World, case: Case) -> Meeting:
    with acting_as(world.actor(world.social_caseworker)) as actor:
        return meetings.plan_meeting(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            kind=MeetingKind.FOLLOW_UP,
            plan=plan(),
            today=TODAY,
            now=noon(TODAY),
        )


def told(stage: Stage, mail: FakeMail, address: str) -> list[str]:
    """Run the job; the methods of the calendars that one address was sent since."""
    before = len(mail.sent)
    with stage.worker():
        notices.deliver(mail)
    return [one.method for one in mail.sent[before:] if one.to == address and one.calendar]


def test_a_meeting_is_told_to_everybody_asked_once_and_also_to_who_planned_it(
    world: World, case: Case, stage: Stage
) -> None:
    planned(world, case)
    mail = FakeMail()
    with stage.worker():
        notices.deliver(mail)
        notices.deliver(mail)
    invited = [one.to for one in mail.sent if one.calendar]
    team = (world.employment_caseworker, world.social_caseworker, world.job_consultant)
    assert sorted(invited) == sorted(one.email for one in (*team, world.cti_worker))


def test_moved_ten_times_and_cancelled_the_calendar_shows_it_once_and_then_not(
    world: World, case: Case, stage: Stage
) -> None:
    meeting, mail, store = planned(world, case), FakeMail(), Store()
    nadia = world.cti_worker.email
    assert told(stage, mail, nadia) == ["REQUEST"]
    for move in range(1, 11):
        with acting_as(world.actor(world.job_consultant)) as actor:
            meetings.change_meeting(
                actor=actor,
                case=case,
                meeting_id=meeting.pk,
                version=move,
                plan=plan(DAY + timedelta(days=move)),
                today=TODAY,
                now=noon(TODAY),
            )
        assert told(stage, mail, nadia) == ["REQUEST"]
    mine = [one for one in mail.sent if one.to == nadia and one.calendar]
    for one in (*mine, *mine):
        store.take(one.calendar)
    last = datetime.combine(DAY + timedelta(days=10), time(10), tzinfo=clock.COPENHAGEN)
    assert list(store.shown().values()) == [last]
    with acting_as(world.actor(world.job_consultant)) as actor:
        meetings.cancel_meeting(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=11,
            because="Karin er blevet syg.",
            today=TODAY,
            now=noon(TODAY),
        )
    assert told(stage, mail, nadia) == ["CANCEL"]
    store.take(mail.sent[-1].calendar if mail.sent[-1].to == nadia else mine[-1].calendar)
    for one in mail.sent:
        if one.to == nadia and one.method == "CANCEL":
            store.take(one.calendar)
    assert store.shown() == {}
    assert told(stage, mail, nadia) == []


def test_a_meeting_that_is_held_on_its_day_is_told_to_nobody_as_cancelled(
    world: World, case: Case, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting, mail = planned(world, case), FakeMail()
    assert told(stage, mail, world.cti_worker.email) == ["REQUEST"]
    monkeypatch.setattr(clock, "now", lambda: noon(DAY))
    with acting_as(world.actor(world.job_consultant)) as actor:
        meetings.hold_meeting(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=1,
            held=meetings.Held(
                held_on=DAY,
                attendance={
                    Role.CITIZEN: Attendance.PRESENT,
                    Role.JOB_CONSULTANT: Attendance.PRESENT,
                    Role.CTI_WORKER: Attendance.ABSENT,
                },
            ),
            today=DAY,
            now=noon(DAY),
        )
    assert told(stage, mail, world.cti_worker.email) == []  # who did not come, and who did
    assert [one.method for one in mail.sent if one.method == "CANCEL"] == []


def test_a_meeting_moved_nearer_and_over_is_not_taken_back_on_its_first_day(
    world: World, case: Case, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting, mail = planned(world, case), FakeMail()
    told(stage, mail, world.cti_worker.email)
    with acting_as(world.actor(world.job_consultant)) as actor:
        meetings.change_meeting(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=1,
            plan=plan(TODAY + timedelta(days=1)),
            today=TODAY,
            now=noon(TODAY),
        )
    assert told(stage, mail, world.cti_worker.email) == ["REQUEST"]
    after = TODAY + timedelta(days=2)
    monkeypatch.setattr(clock, "now", lambda: noon(after))
    with stage.worker():
        assert invite(world.cti_worker.pk) == 0


def test_a_second_click_on_the_change_tells_nobody_twice(
    world: World, case: Case, stage: Stage
) -> None:
    meeting, mail = planned(world, case), FakeMail()
    told(stage, mail, world.cti_worker.email)
    for _ in range(2):
        with acting_as(world.actor(world.job_consultant)) as actor:
            moved = meetings.change_meeting(
                actor=actor,
                case=case,
                meeting_id=meeting.pk,
                version=1,
                plan=plan(DAY + timedelta(days=1)),
                today=TODAY,
                now=noon(TODAY),
            )
    assert (moved.version, moved.sequence) == (2, 1)
    assert told(stage, mail, world.cti_worker.email) == ["REQUEST"]
    with acting_as(world.actor(world.cti_worker)):
        said = Notice.objects.filter(recipient=world.cti_worker, sentence__contains="flyttet")
        assert said.count() == 1


def test_after_an_outage_the_cancellation_never_overtakes_the_invitation(
    world: World, case: Case, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting, mail = planned(world, case), FakeMail()
    mail.is_away = True
    assert told(stage, mail, world.cti_worker.email) == []
    with acting_as(world.actor(world.job_consultant)) as actor:
        meetings.cancel_meeting(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=1,
            because="Karin er blevet syg.",
            today=TODAY,
            now=noon(TODAY),
        )
    with stage.worker():
        notices.write()  # the cancellations stand in the queue and were never tried
        Mailing.objects.filter(method="REQUEST").update(
            not_before=noon(TODAY) + timedelta(minutes=2)
        )
    mail.is_away = False
    for minutes in range(5):
        later = noon(TODAY) + timedelta(minutes=minutes)
        monkeypatch.setattr(clock, "now", lambda later=later: later)
        with stage.worker():
            notices.send(mail)
    mine = [one.method for one in mail.sent if one.to == world.cti_worker.email and one.calendar]
    assert mine == ["REQUEST", "CANCEL"]


def test_an_invitation_that_failed_is_not_sent_again_after_the_cancellation(
    world: World, case: Case, stage: Stage
) -> None:
    meeting, mail = planned(world, case), FakeMail()
    mail.refuses = True
    told(stage, mail, world.cti_worker.email)
    with acting_as(world.actor(world.job_consultant)) as actor:
        meetings.cancel_meeting(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=1,
            because="Karin er blevet syg.",
            today=TODAY,
            now=noon(TODAY),
        )
    told(stage, mail, world.cti_worker.email)
    with stage.worker():
        failed = Mailing.objects.filter(recipient=world.cti_worker, about=MailKind.MEETING)
        numbers = dict(failed.values_list("method", "pk"))
    for who in (world.cti_worker, world.administrator):
        with acting_as(world.actor(who)) as actor, pytest.raises(Refused):
            actions.resend(actor=actor, mailing_id=numbers["REQUEST"], now=noon(TODAY))
    with acting_as(world.actor(world.cti_worker)) as actor:
        assert actions.resend(actor=actor, mailing_id=numbers["CANCEL"], now=noon(TODAY))


def test_what_goes_wrong_with_one_calendar_keeps_nobody_elses_mail(
    world: World, case: Case, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(world, case)
    first = min(world.cti_worker.pk, world.social_caseworker.pk, world.employment_caseworker.pk)

    def fails(number: int) -> int:
        if number == first:
            raise ValueError
        return invite(number)

    monkeypatch.setattr(notices, "invite", fails)
    mail = FakeMail()
    with stage.worker():
        notices.deliver(mail)
    assert len({one.to for one in mail.sent if one.calendar}) == 3


def test_whoever_leaves_the_team_has_the_meeting_taken_out_and_the_new_one_gets_it(
    world: World, case: Case, stage: Stage
) -> None:
    planned(world, case)
    mail, nadia = FakeMail(), world.cti_worker.email
    told(stage, mail, nadia)
    newcomer = person("Ny Kollega", Role.CTI_WORKER, world.unit)
    with acting_as(world.actor(world.leader)) as actor:
        change_team(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            change=TeamChange(
                role=Role.CTI_WORKER,
                user_id=newcomer.pk,
                reason="Nadia er gået på barsel.",
                caseload_reason="Aftalt med lederen.",
            ),
            today=TODAY,
            now=noon(TODAY),
        )
    with stage.worker():
        assert [invite(world.cti_worker.pk), invite(newcomer.pk)] == [1, 1]
        assert [invite(world.cti_worker.pk), invite(newcomer.pk)] == [0, 0]
    assert told(stage, mail, nadia) == ["CANCEL"]
    assert [one.method for one in mail.sent if one.to == newcomer.email and one.calendar] == [
        "REQUEST"
    ]


def test_no_mails_for_whoever_has_an_address_or_said_no(
    world: World, case: Case, stage: Stage
) -> None:
    with acting_as(world.actor(world.cti_worker)) as actor:
        actions.open_calendar(actor=actor, now=noon(TODAY))
    with acting_as(world.actor(world.job_consultant)) as actor:
        ways = {NoticeKind.INVITATION: MailWay.OFF}
        actions.choose_ways(actor=actor, version=0, ways=ways, now=noon(TODAY))
    planned(world, case)
    with stage.worker():
        notices.deliver(FakeMail())
        told_to = set(Invitation.objects.values_list("recipient_id", flat=True))
    assert told_to == {world.employment_caseworker.pk, world.social_caseworker.pk}


def test_what_was_mailed_before_the_address_was_made_is_still_put_right(
    world: World, case: Case, stage: Stage
) -> None:
    meeting, mail, nadia = planned(world, case), FakeMail(), world.cti_worker
    assert told(stage, mail, nadia.email) == ["REQUEST"]
    with acting_as(world.actor(nadia)) as actor:
        actions.open_calendar(actor=actor, now=noon(TODAY))
    planned(world, case)  # a new one is in the calendar that asks by itself
    with acting_as(world.actor(world.job_consultant)) as actor:
        meetings.change_meeting(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=1,
            plan=plan(DAY + timedelta(days=1)),
            today=TODAY,
            now=noon(TODAY),
        )
    assert told(stage, mail, nadia.email) == ["REQUEST"]
    last = [one for one in mail.sent if one.to == nadia.email and one.calendar][-1]
    (moved,) = Calendar.from_ical(last.calendar).walk("VEVENT")
    assert str(moved["UID"]).startswith(str(meeting.uid))


def test_what_a_killed_run_forgot_is_told_the_next_morning(
    world: World, case: Case, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(world, case)

    def killed(_: int) -> int:
        raise KeyboardInterrupt

    with stage.worker(), monkeypatch.context() as patch:
        patch.setattr(notices, "invite", killed)
        with pytest.raises(KeyboardInterrupt):
            notices.sort()
    morning = noon(TODAY + timedelta(days=1))
    monkeypatch.setattr(clock, "now", lambda: morning)
    with stage.worker():
        digests.write_digests()
        assert Invitation.objects.count() == 4


def test_read_back_from_a_real_server_it_names_nobody(
    world: World, case: Case, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(world, case)
    with real_server(monkeypatch) as server, stage.worker():
        assert notices.deliver(SmtpMail()) >= 4
    letters = [one for one in server.letters if list(one.iter_attachments())]
    assert len(letters) == 4
    for letter in letters:
        (part,) = letter.iter_attachments()
        assert part.get_param("method") == "REQUEST"
        (event,) = Calendar.from_ical(part.get_content()).walk("VEVENT")
        said = f"{letter['Subject']} {words_of(letter)} {part.get_content()}"
        assert event["SUMMARY"] == MeetingKind.FOLLOW_UP.label
        assert [word for word in ("Karin", "Mølgaard", "Algade") if word in said] == []
