"""Mit forløb: the citizen reads their own course, in plain words, and nothing else (L1)."""

import uuid
from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case, Citizen, Consent, NetworkPerson, Task
from fodfaeste.records.cti.models import ContactNote
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import KickoffAgreement, Meeting, Participant
from fodfaeste.records.plan import actions
from fodfaeste.records.plan.models import AssessmentEntry
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import NetworkKind
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.cti.kinds import ContactKind
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState
from fodfaeste.rules.plan.kinds import AssessmentTheme, JobGoalStatus
from tests.factories.courses import week_of_hours
from tests.records.plans import TEXTS, approved_plan, written_plan
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, acting_as, enrolled_case, noon, person

HOME = "citizen:home"
CANARY = "KANARIEFUGL"
OTHER_CPR = "6402701237"


def page_of(sign_in: SignIn, user: User) -> str:
    answer = sign_in(user).get(reverse(HOME))
    assert answer.status_code == 200
    return answer.text


def test_l1_a_new_course_is_told_in_warm_plain_words(
    world: World, case: Case, sign_in: SignIn
) -> None:
    page = page_of(sign_in, world.citizen)
    for words in (
        "Mit forløb",
        "Sig til dit team, hvad du drømmer om.",
        "Der er ikke aftalt noget lige nu.",
        "Vi er lige begyndt",
        "Når du begynder på et arbejde, kan du se dine timer her",
        "Planen er ikke færdig endnu.",
        "Du har ikke sagt ja til at dele noget ud over din plan.",
        "Ingen andre har set i dit forløb endnu.",
    ):
        assert words in page


def test_a3_the_team_stands_with_what_each_helps_with_and_a_phone_to_press(
    world: World, case: Case, sign_in: SignIn
) -> None:
    page = page_of(sign_in, world.citizen)
    for name in ("Pernille Aaen", "Samir Toft", "Jonas Krag", "Nadia Friis"):
        assert name in page
    assert page.count('href="tel:20112233"') == 4
    assert "Hjælper dig med at finde et arbejde, der passer til dig" in page


def test_the_words_of_staff_are_not_the_words_of_this_page(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    approved_plan(world, case)
    page = page_of(sign_in, world.citizen).lower()
    for word in ("min plan efter", "mestring", "støttenetværk", "ordinære", "delmål", "sagen"):
        assert word not in page


def test_l1_my_goal_and_the_plan_we_approved_stand_in_my_words(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    approved_plan(world, case)
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        actions.add_goal(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            wording="Et udkast, ingen har talt med Karin om",
            today=TODAY,
            now=noon(TODAY),
        )
    page = page_of(sign_in, world.citizen)
    assert "»Jeg vil arbejde et sted, hvor der er ro«" in page
    assert "Mit jobmål: Lager og pakkeri" in page
    assert TEXTS.purpose in page
    assert "»Jeg vil kunne holde til en hel arbejdsdag«" in page
    assert "Det er den plan, vi godkendte sammen 4. marts 2026." in page
    assert "Et udkast" not in page


def test_c4_no_job_goal_yet_is_told_as_something_we_find_together(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        actions.save_texts(
            actor=actor,
            case=case,
            version=1,
            texts=replace(TEXTS, job_goal_status=JobGoalStatus.NOT_YET),
            today=TODAY,
            now=noon(TODAY),
        )
    approved_plan(world, case)
    page = page_of(sign_in, world.citizen)
    assert (
        "Mit jobmål: Det finder vi frem til sammen: "
        "Find frem til et jobmål sammen, fx på et virksomhedsbesøg." in page
    )
    assert "borgeren" not in page


def test_l3_my_plan_comes_as_an_accessible_pdf_without_my_name_in_the_file(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    client = sign_in(world.citizen)
    address = reverse("citizen:plan_pdf")
    assert client.get(address).status_code == 404, "a draft is not the plan"
    approved_plan(world, case)
    answer = client.get(address)
    assert answer["Content-Disposition"] == 'inline; filename="faelles-plan-version-1.pdf"'
    with pikepdf.open(BytesIO(answer.content)) as paper:
        assert "pdfuaid:part" in str(paper.open_metadata())


def meeting(
    world: World,
    case: Case,
    *,
    kind: MeetingKind = MeetingKind.KICKOFF,
    on: date = TODAY,
    state: MeetingState = MeetingState.PLANNED,
    roles: tuple[Role, ...] = (),
) -> Meeting:
    stamp = made_by(world.cti_worker.pk, noon(TODAY))
    made = Meeting.objects.create(
        **stamp,
        case=case,
        kind=kind,
        state=state,
        planned_on=on,
        held_on=on if state is MeetingState.HELD else None,
        starts_clock=time(13, 30),
        place="Biblioteket i Byen",
        minutes=CANARY,
    )
    for role in roles:
        Participant.objects.create(**stamp, case=case, meeting=made, role=role)
    return made


def test_l1_what_happens_next_says_the_day_the_hour_and_where(
    world: World, case: Case, sign_in: SignIn
) -> None:
    with acting_as(world.actor(world.cti_worker)):
        meeting(world, case, on=TODAY + timedelta(days=7), roles=(Role.CITIZEN, Role.CTI_WORKER))
        meeting(world, case, kind=MeetingKind.OTHER, roles=(Role.CTI_WORKER,))
        excused = meeting(world, case, kind=MeetingKind.OTHER, roles=(Role.CITIZEN,))
        excused.participants.update(attendance=Attendance.EXCUSED)
        Task.objects.create(
            **made_by(world.cti_worker.pk, noon(TODAY)),
            case=case,
            title="Tage mine eksamenspapirer med",
            citizen_does_it=True,
            due_on=TODAY + timedelta(days=2),
        )
        Task.objects.create(**made_by(world.cti_worker.pk, noon(TODAY)), case=case, title=CANARY)
    page = page_of(sign_in, world.citizen)
    coming = page[page.index('id="naeste"') : page.index('id="team"')]
    assert "Første møde med hele dit team" in coming
    assert "onsdag 11. marts 2026 kl. 13.30" in coming
    assert "Biblioteket i Byen" in coming
    assert coming.index("Tage mine eksamenspapirer med") < coming.index("Første møde")
    assert coming.count("<li>") == 2, "a meeting without the citizen is not shown"
    assert CANARY not in page


def test_d7_my_hours_are_hours_with_pay_and_hours_in_placement_without(
    world: World, case: Case, sign_in: SignIn
) -> None:
    with acting_as(world.actor(world.job_consultant)):
        for weeks_ago, placement, ordinary in ((1, 720, 240), (2, 600, 0)):
            week_of_hours(
                case,
                date(2026, 3, 2) - timedelta(weeks=weeks_ago),
                placement=placement,
                ordinary=ordinary,
                note=CANARY,
            )
    page = page_of(sign_in, world.citizen)
    assert "I uge 9 var du på arbejde 4 timer med løn og 12 timer i praktik uden løn." in page
    assert "Timer i praktik uden løn" in page
    assert CANARY not in page


def test_c2_my_yes_says_what_to_whom_and_until_when(
    world: World, case: Case, sign_in: SignIn
) -> None:
    consent = {
        **made_by(world.social_caseworker.pk, noon(TODAY)),
        "case": case,
        "types": [InformationType.HEALTH, InformationType.MEASURES],
        "from_party": Party.SOCIAL_DEPARTMENT,
        "to_party": Party.EMPLOYMENT_DEPARTMENT,
        "given_as": ConsentForm.ORAL,
        "given_note": CANARY,
        "consequences_explained": True,
        "given_on": TODAY,
    }
    with acting_as(world.actor(world.social_caseworker)):
        Consent.objects.create(
            **consent, purpose="Så praktikken passer til mig", ends_before=date(2026, 9, 1)
        )
        Consent.objects.create(
            **consent,
            purpose="Trukket tilbage",
            withdrawn_on=TODAY,
            withdrawn_by=world.social_caseworker,
        )
    page = page_of(sign_in, world.citizen)
    assert (
        "<strong>Socialområdet</strong> må fortælle <strong>beskæftigelsesområdet</strong>"
        " om helbred og målinger." in page
    )
    assert "Det gælder til og med 31. august 2026." in page
    assert "Trukket tilbage" not in page
    assert CANARY not in page


def test_m2_who_has_looked_is_told_by_day_and_area_without_names(
    world: World, case: Case, sign_in: SignIn
) -> None:
    for _ in range(2):
        sign_in(world.job_consultant).get(reverse("staff:plan:plan", args=[case.pk]))
    sign_in(world.social_caseworker).get(reverse("staff:plan:versions", args=[case.pk]))
    first = page_of(sign_in, world.citizen)
    looks = first[first.index('id="kig"') :]
    # The log keeps the real day: the clock of the test moves the pages, not the database.
    assert looks.count("<li>") == 2, "one line a day for each area and purpose"
    assert "Beskæftigelse<span" in looks
    assert "Social<span" in looks
    assert looks.count("for at se den fælles plan") == 2
    assert "Krag" not in looks
    again = page_of(sign_in, world.citizen)
    assert again[again.index('id="kig"') :].count("<li>") == 2, "one's own look is no news"


def test_canary_what_staff_write_for_each_other_never_stands_here(
    world: World, case: Case, sign_in: SignIn
) -> None:
    """Notes, assessment, minutes, what the kickoff noted, target-group notes: none of it."""
    written_plan(world, case)
    approved_plan(world, case)
    stamp = made_by(world.cti_worker.pk, noon(TODAY))
    with acting_as(world.actor(world.cti_worker)):
        ContactNote.objects.create(
            **stamp,
            case=case,
            happened_on=TODAY,
            kind=ContactKind.MEETING,
            text=CANARY,
            next_step=CANARY,
            written_as=Role.CTI_WORKER,
        )
        AssessmentEntry.objects.create(
            **stamp,
            case=case,
            theme=AssessmentTheme.BARRIER,
            text=CANARY,
            written_as=Role.SOCIAL_CASEWORKER,
        )
        NetworkPerson.objects.create(
            **stamp,
            case=case,
            name=CANARY,
            relation=CANARY,
            kind=NetworkKind.PRIVATE,
            supports_with=CANARY,
        )
        held = meeting(world, case, state=MeetingState.HELD)
        KickoffAgreement.objects.create(
            **stamp, case=case, meeting=held, time_plan=CANARY, resources=CANARY
        )
        Case.objects.filter(pk=case.pk).update(target_note=CANARY)
    assert CANARY not in page_of(sign_in, world.citizen)


def test_m1_a_citizen_sees_their_own_course_and_no_other(
    world: World, case: Case, sign_in: SignIn
) -> None:
    other = enrolled_case(world, cpr=OTHER_CPR)
    neighbour = person("Birthe Nabo", Role.CITIZEN, None)
    with acting_as(world.actor(world.employment_caseworker)):
        Citizen.objects.filter(pk=other.citizen_id).update(
            account=neighbour, given_names="Birthe", surname="Nabo"
        )
    written_plan(world, case)
    approved_plan(world, case)
    assert TEXTS.purpose in page_of(sign_in, world.citizen)
    assert TEXTS.purpose not in page_of(sign_in, neighbour)
    client = sign_in(world.citizen)
    for number in (case.pk, other.pk):
        for name in ("staff:cases:case", "staff:plan:plan", "staff:plan:pdf"):
            assert client.get(reverse(name, args=[number])).status_code in {403, 404}


@pytest.mark.parametrize("who", ["stranger", "cti_worker", "leader", "administrator"])
def test_m1_nobody_else_comes_in_by_this_door(
    world: World, case: Case, sign_in: SignIn, who: str
) -> None:
    for name in (HOME, "citizen:plan_pdf"):
        answer = sign_in(getattr(world, who)).get(reverse(name))
        assert answer.status_code == 404
        assert "Mølgaard" not in answer.text


def test_somebody_not_signed_in_is_asked_to_sign_in(client: object, case: Case) -> None:
    answer = client.get(reverse(HOME))  # type: ignore[attr-defined]
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=%2Fmit-forloeb%2F")


def test_markup_in_own_words_is_shown_as_words(world: World, case: Case, sign_in: SignIn) -> None:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        actions.save_texts(
            actor=actor,
            case=case,
            version=0,
            texts=actions.PlanTexts(citizen_words="<script>alert('æøå')</script>"),
            today=TODAY,
            now=noon(TODAY),
        )
    page = page_of(sign_in, world.citizen)
    assert "»&lt;script&gt;alert(&#x27;æøå&#x27;)&lt;/script&gt;«" in page


def test_the_page_stands_in_danish_whatever_the_browser_prefers(
    world: World, case: Case, sign_in: SignIn
) -> None:
    with override("da"):
        answer = sign_in(world.citizen).get(reverse(HOME), headers={"accept-language": "en"})
    assert '<html lang="da" dir="ltr">' in answer.text
    assert "De hjælper mig" in answer.text


def test_the_page_costs_the_same_after_many_looks(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.citizen)
    sign_in(world.cti_worker).get(reverse("staff:plan:plan", args=[case.pk]))
    client.get(reverse(HOME))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse(HOME))
    for user in (world.leader, world.job_consultant, world.social_caseworker):
        sign_in(user).get(reverse("staff:plan:plan", args=[case.pk]))
    with CaptureQueriesContext(connection) as many:
        client.get(reverse(HOME))
    assert len(many) == len(few)
