"""The whole course taken out: what a reader may see, nothing else, once, and gone again (M4)."""

import json
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from fodfaeste.accounts.models import RoleAssignment
from fodfaeste.accounts.queries import actor_of
from fodfaeste.audit.models import AuditEvent
from fodfaeste.jobs import package_contents, packages
from fodfaeste.kernel import clock
from fodfaeste.kernel.crypto import SealBrokenError
from fodfaeste.records.cases import actions as cases
from fodfaeste.records.cases.access import open_sections, relation_of
from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.packages import actions, queries
from fodfaeste.records.packages.models import CasePackage, PackagePart
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.consent.complete import ConsentDraft
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.packages.kinds import AskedBy, PackageState
from fodfaeste.rules.packages.life import MOST_TRIES
from fodfaeste.rules.packages.tables import FIELDS_LEFT_OUT, LEFT_OUT, TABLES
from fodfaeste.rules.refusal import Refused
from tests.database import Stage
from tests.pdf.reading import text_of
from tests.pdf.structure import heading_levels, opened, skipped
from tests.web.security import town
from tests.web.security.canaries import FORM, Aviary, plant, said_in
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

AsOwner = Callable[[], AbstractContextManager[None]]
_PROFILE = ("busy_times", "demands_met", "essential_needs", "needs", "reach", "transport")
_OTHERS = {"BoardItem.reasons", "Effort.weekly_times", "Measurement.answers"}
OF_CODES = _OTHERS | {f"JobProfile.{name}" for name in _PROFILE}
"""Columns that no canary fits into, whatever the aviary says."""

WHEN = {"today": TODAY, "now": noon(TODAY)}
TAKERS = ("sagsbehandler-job", "sagsbehandler-social", "leder")


def asked(case: Case, user_id: int, by: AskedBy = AskedBy.CITIZEN, note: str = "") -> int:
    with acting_as(actor_of(user_id, TODAY)) as actor:
        return actions.ask(
            actor=actor, key=uuid.uuid4(), case=case, asked_by=by, note=note, now=noon(TODAY)
        ).pk


def fetched(case: Case, user_id: int, package: int) -> bytes | None:
    with acting_as(actor_of(user_id, TODAY)) as actor:
        return actions.fetch(actor=actor, case=case, package_id=package, now=noon(TODAY))


def stands(package: int) -> CasePackage:
    return CasePackage.objects.get(pk=package)


# --- in a town where each text has a canary ---------------------------------------------------


@dataclass(slots=True)
class Taken:
    """What each taker got of one course."""

    aviary: Aviary = field(default_factory=Aviary)
    files: dict[str, bytes] = field(default_factory=dict)
    sections: dict[str, frozenset[Section]] = field(default_factory=dict)

    def heard(self, who: str) -> frozenset[str]:
        """The canaries in what a taker got."""
        return frozenset(FORM.findall(said_in(self.files[who])))


@pytest.fixture(scope="module")
def taken(stage: Stage, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Taken:
    """A course taken out by three readers without the citizen's consent between departments."""
    made = Taken()
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(clock, "now", lambda: noon(TODAY))
        with transaction.atomic():
            case = town.build().cases[0]
            with stage.owner():
                town.take_back_consents(case)
                made.aviary = plant(case)
                case.refresh_from_db()
            for who in TAKERS:
                user = town.user_of(who)
                package = asked(case, user.pk)
                with stage.worker():
                    assert packages.make(package) is True
                made.files[who] = fetched(case, user.pk, package) or b""
                with acting_as(actor_of(user.pk, TODAY)) as actor:
                    relation = relation_of(actor, case, today=TODAY, now=noon(TODAY))
                    made.sections[who] = open_sections(actor, relation, TODAY)
            transaction.set_rollback(True)
    return made


@pytest.mark.parametrize("who", TAKERS)
def test_m4_no_word_of_a_closed_section_leaves_the_house(taken: Taken, who: str) -> None:
    closed = taken.aviary.in_sections(*(set(Section) - taken.sections[who]))
    assert taken.aviary.told(taken.heard(who) & closed) == []
    assert len(closed) > 1


@pytest.mark.parametrize("who", TAKERS)
def test_m4_every_word_of_an_open_section_is_in_it(taken: Taken, who: str) -> None:
    kept_back = {
        canary
        for canary, column in taken.aviary.columns.items()
        if column in {*FIELDS_LEFT_OUT, *OF_CODES} or column.split(".")[0] in {"Company", *LEFT_OUT}
    }
    opened_up = taken.aviary.in_sections(*taken.sections[who]) - kept_back
    assert taken.aviary.told(opened_up - taken.heard(who)) == []


@pytest.mark.parametrize("who", TAKERS)
def test_m4_the_pages_and_the_data_say_the_same(taken: Taken, who: str) -> None:
    with ZipFile(BytesIO(taken.files[who])) as made:
        pages = "".join(
            text_of(made.read(name)) for name in made.namelist() if name.startswith("forloeb")
        )
        data = "".join(
            made.read(name).decode() for name in made.namelist() if name.startswith("data/")
        )
    joined = frozenset(FORM.findall("".join(pages.split())))
    in_the_plans = {
        one for one, column in taken.aviary.columns.items() if column == "PlanVersion.content"
    }
    assert taken.aviary.told(frozenset(FORM.findall(data)) - joined - in_the_plans) == []


def test_m4_a_package_holds_pages_data_plans_and_a_list_of_contents(taken: Taken) -> None:
    with ZipFile(BytesIO(taken.files["sagsbehandler-social"])) as made:
        assert made.testzip() is None
        names = made.namelist()
        contents = made.read("indhold.txt").decode()
        people = json.loads(made.read("data/borger-og-team.json"))
        with opened(made.read("forloeb.pdf")) as pages:
            levels = heading_levels(pages)
    assert {"forloeb.pdf", "planer/faelles-plan-version-1.pdf", "planer/arbejdsaftale.pdf"} <= set(
        names
    )
    assert (levels[:1], skipped(levels)) == ([1], [])
    assert all(f"- {name}" in contents for name in names if name != "indhold.txt")
    assert "Kræver adgang til" in contents
    assert "CPR-nummeret. Det ligger krypteret." in contents
    assert {"seal", "cpr_sealed", "cpr_index"} & set(people["Citizen"][0]) == set()


# --- the life of a package --------------------------------------------------------------------


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(clock, "now", lambda: noon(TODAY))
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


def test_m4_a_package_is_made_once_however_often_the_job_runs(
    world: World, case: Case, stage: Stage, as_owner: AsOwner
) -> None:
    package = asked(case, world.social_caseworker.pk)
    with stage.worker():
        assert (packages.make_waiting(), packages.make_waiting()) == (1, 0)
        assert packages.make(package) is False
    with as_owner():
        assert Notice.objects.filter(kind="package_ready").count() == 1
        assert PackagePart.objects.filter(package=package).count() == 1


def test_t2_a_job_killed_in_the_middle_leaves_nothing_and_is_begun_again(
    world: World, case: Case, stage: Stage, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = asked(case, world.social_caseworker.pk)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, stage.worker():
        patch.setattr(package_contents, "_write_data", killed)
        with pytest.raises(KeyboardInterrupt):
            packages.make_waiting()
    with as_owner():
        assert PackagePart.objects.count() == 0
        assert Notice.objects.filter(kind="package_ready").count() == 0
    with stage.worker():
        assert packages.make_waiting() == 1
    assert (fetched(case, world.social_caseworker.pk, package) or b"")[:2] == b"PK"


def test_t2_a_package_that_cannot_be_made_is_told_once_and_left(
    world: World, case: Case, stage: Stage, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(case, world.social_caseworker.pk)

    def broken(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(packages, "fill", broken)
    with stage.worker():
        for _ in range(MOST_TRIES):
            with pytest.raises(OSError, match=r"^$"):
                packages.make_waiting()
        assert packages.make_waiting() == 0
    with as_owner():
        sentences = Notice.objects.filter(kind="package_ready").values_list("sentence", flat=True)
        assert list(sentences) == ["Udtrækket af forløbet kunne ikke laves."]


def test_m4_only_whoever_asked_can_fetch_it(world: World, case: Case, stage: Stage) -> None:
    package = asked(case, world.social_caseworker.pk)
    with stage.worker():
        packages.make_waiting()
    with pytest.raises(CasePackage.DoesNotExist):
        fetched(case, world.employment_caseworker.pk, package)
    with acting_as(world.actor(world.leader)):
        assert (CasePackage.objects.count(), PackagePart.objects.count()) == (0, 0)
    with pytest.raises(Refused) as refused:
        fetched(case, world.job_consultant.pk, package)
    assert refused.value.rule == "M1"


def test_m4_what_was_closed_meanwhile_is_not_given_out_but_made_anew(
    world: World, case: Case, stage: Stage, as_owner: AsOwner
) -> None:
    user = world.social_caseworker.pk
    package = asked(case, user)
    with stage.worker():
        packages.make_waiting()
    with as_owner():
        held = stands(package)
        held.sections = [*held.sections, Section.EMPLOYMENT.value]
        held.save(update_fields=["sections"])
    assert fetched(case, user, package) is None
    with as_owner():
        assert PackagePart.objects.count() == 0
        assert queries.state(stands(package), noon(TODAY)) is PackageState.WAITING
    with pytest.raises(Refused) as refused:
        fetched(case, user, package)
    assert refused.value.obstacles[0].condition == "made_already"
    with stage.worker():
        assert packages.make_waiting() == 1
    assert fetched(case, user, package) is not None


def test_c2_a_consent_withdrawn_meanwhile_takes_the_notes_out_of_the_package(
    world: World, case: Case, stage: Stage
) -> None:
    user = world.employment_caseworker.pk
    with acting_as(world.actor(world.cti_worker)) as actor:
        consent = cases.give_consent(
            actor=actor, key=uuid.uuid4(), case=case, consent=about_notes(), **WHEN
        )
    package = asked(case, user)
    with stage.worker():
        packages.make_waiting()
    assert "data/cti-notater.json" in names_in(fetched(case, user, package))
    with acting_as(world.actor(world.cti_worker)) as actor:
        cases.withdraw_consent(actor=actor, case=case, consent_id=consent.pk, **WHEN)
    assert fetched(case, user, package) is None
    with stage.worker():
        packages.make_waiting()
    assert "data/cti-notater.json" not in names_in(fetched(case, user, package))


def about_notes() -> cases.NewConsent:
    return cases.NewConsent(
        draft=ConsentDraft(
            types=frozenset({InformationType.CTI_NOTES}),
            from_party=Party.SOCIAL_DEPARTMENT,
            to_party=Party.EMPLOYMENT_DEPARTMENT,
            purpose="At sagsbehandleren ved, hvordan støtten går",
            form=ConsentForm.WRITTEN,
            oral_note="",
            consequences_explained=True,
            given_on=TODAY,
            ends_before=TODAY + timedelta(days=100),
        )
    )


def names_in(content: bytes | None) -> list[str]:
    with ZipFile(BytesIO(content or b"")) as made:
        return made.namelist()


def test_m4_who_has_left_the_team_gets_nothing_made(
    world: World, case: Case, stage: Stage, as_owner: AsOwner
) -> None:
    package = asked(case, world.social_caseworker.pk)
    with as_owner():
        RoleAssignment.objects.filter(user=world.social_caseworker).update(ends_before=TODAY)
    with stage.worker():
        assert packages.make_waiting() == 0
    with as_owner():
        assert queries.state(stands(package), noon(TODAY)) is PackageState.GONE
        assert PackagePart.objects.count() == 0


def test_m4_it_lies_a_week_and_is_then_thrown_away(
    world: World, case: Case, stage: Stage, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = asked(case, world.social_caseworker.pk)
    with stage.worker():
        packages.make_waiting()
        monkeypatch.setattr(clock, "now", lambda: noon(TODAY + timedelta(days=6)))
        assert packages.throw_old_away() == 0
        monkeypatch.setattr(clock, "now", lambda: noon(TODAY + timedelta(days=7)))
        assert packages.throw_old_away() == 1
    with as_owner():
        assert PackagePart.objects.count() == 0
        assert stands(package).removed is not None
        gone = AuditEvent.objects.filter(table_name="records_casepackage", actor="job:packages")
        assert gone.filter(columns__contains=["removed"]).count() == 1


def test_s10_making_and_fetching_stand_in_the_log_as_extracts(
    world: World, case: Case, stage: Stage, as_owner: AsOwner
) -> None:
    user = world.social_caseworker.pk
    package = asked(case, user, AskedBy.COMPLAINT, "Ankestyrelsen har bedt om sagen")
    with stage.worker():
        packages.make_waiting()
    fetched(case, user, package)
    fetched(case, user, package)
    with as_owner():
        rows = AuditEvent.objects.filter(operation="extract", case_id=case.pk).order_by("id")
        assert [(row.actor, row.route, row.reason) for row in rows] == [
            (str(user), "job packages", "Lavet: En klagesag"),
            (str(user), "test", "Hentet: En klagesag"),
            (str(user), "test", "Hentet: En klagesag"),
        ]


def test_m4_a_reason_is_asked_for_unless_it_is_the_citizen(world: World, case: Case) -> None:
    with pytest.raises(Refused) as refused:
        asked(case, world.leader.pk, AskedBy.HANDOVER, "kort")
    assert [(one.rule, one.condition) for one in refused.value.obstacles] == [("M4", "reason_said")]
    assert asked(case, world.leader.pk, AskedBy.CITIZEN) > 0


def test_m4_the_parts_are_sealed_and_bound_to_their_place(
    world: World, case: Case, stage: Stage, as_owner: AsOwner
) -> None:
    user = world.social_caseworker.pk
    first, second = asked(case, user), asked(case, user)
    with stage.worker():
        assert packages.make_waiting() == 2
    with as_owner():
        part = PackagePart.objects.get(package=first)
        assert b"PK\x03\x04" not in bytes(part.sealed)
        PackagePart.objects.filter(package=second).update(sealed=part.sealed)
    with pytest.raises(SealBrokenError):
        fetched(case, user, second)


def test_m1_a_job_that_sees_as_somebody_sees_no_other_course(
    world: World, case: Case, stage: Stage
) -> None:
    from fodfaeste.audit import writing  # noqa: PLC0415
    from fodfaeste.jobs.acting import acting_as_person  # noqa: PLC0415

    with stage.worker(), acting_as_person("packages", world.stranger.pk, noon(TODAY)):
        assert Case.objects.filter(pk=case.pk).exists()
        writing.see_as_actor()
        assert not Case.objects.filter(pk=case.pk).exists()
        assert TABLES["Goal"][0].title == "Udredning og plan"


def test_s7_a_protected_address_is_in_no_package(
    world: World, case: Case, stage: Stage, as_owner: AsOwner
) -> None:
    user = world.social_caseworker.pk
    with as_owner():
        Citizen.objects.filter(pk=case.citizen_id).update(
            address="Hemmelig Gade 7", postal_code="4999", city="Skjulby", address_protected=True
        )
    package = asked(case, user)
    with stage.worker():
        packages.make_waiting()
    said = said_in(fetched(case, user, package) or b"")
    assert [word for word in ("Hemmelig", "4999", "Skjulby") if word in said] == []
    assert "Borgerens adresse er beskyttet." in said
