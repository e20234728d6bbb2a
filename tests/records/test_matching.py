"""Openings for one citizen: found, kept as they were shown, looked past, said no to (D2)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues import actions as catalogues
from fodfaeste.records.catalogues.models import MatchWeights
from fodfaeste.records.catalogues.queries import match_weights_on, weights_table
from fodfaeste.records.foundation import Stale, made_by
from fodfaeste.records.placement.actions import matches, matching
from fodfaeste.records.placement.models import (
    JobMatch,
    MatchList,
    MatchOverride,
    OpeningDecline,
    Placement,
)
from fodfaeste.records.placement.queries.matching import Wanted, noes_of, openings_for
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.matching.requirements import Requirement
from fodfaeste.rules.placement.matching.shown import from_json
from fodfaeste.rules.placement.matching.weights import DEFAULT, Part
from fodfaeste.rules.placement.work_words import WorkDemand, WorkField, WorkNeed
from fodfaeste.rules.refusal import Refused
from tests.match_worlds import (
    NEEDS_A_LICENCE,
    REASON,
    a_profile,
    an_opening,
    fits,
    looked,
    past,
    shown,
)
from tests.work_worlds import NOW, Work, a_company
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


@pytest.fixture
def work(world: World, case: Case) -> Work:
    made = Work(world=world, case=case)
    with made.consultant() as actor:
        a_profile(actor, case)
    return made


def found_in(work: Work, opening_id: int, *, key: uuid.UUID | None = None) -> JobMatch:
    with work.consultant() as actor:
        opening = matches.Opening.objects.get(pk=opening_id)
        return matches.find_match(
            actor=actor,
            key=key or uuid.uuid4(),
            case=work.case,
            company_id=opening.company_id,
            opening_id=opening_id,
            job_title=opening.title,
            found_on=TODAY,
            citizen_said_yes_on=TODAY,
            today=TODAY,
            now=NOW,
        )


def test_d2_the_list_puts_openings_in_order_and_says_why_and_why_not(work: Work) -> None:
    with work.consultant() as actor:
        shop = an_opening(actor, **fits(work_field=WorkField.SHOP, title="Butik", tasks="Varer"))
        bakery = an_opening(actor, **fits())
        driver = an_opening(actor, **NEEDS_A_LICENCE)
        noisy = an_opening(actor, needs_met=(WorkNeed.BREAKS,))
        board = shown(actor, work.case)
    assert [each.opening for each in board.suitable] == [bakery.pk, shop.pk]
    assert (board.suitable_count, board.looked_at) == (2, 4)
    first = board.suitable[0]
    assert first.points == sum(part.points for part in first.parts)
    assert {part.part: part.sentence for part in first.parts}[Part.WISHES] == (
        "Passer med det første ønske, »bage brød«: køkken og servering."
    )
    assert {each.opening: each.noes[0].sentence for each in board.nearest} == {
        driver.pk: "Jobbet kræver noget, der ikke står i profilen: kørekort.",
        noisy.pk: "Virksomheden har ikke nævnt det, borgeren ikke kan undvære: et roligt sted. "
        "Spørg, om det kan lade sig gøre.",
    }


def test_d2_a_list_is_kept_as_it_was_shown_with_its_rules_and_weights(work: Work) -> None:
    with work.consultant() as actor:
        bakery = an_opening(actor, **fits())
        kept = looked(actor, work.case)
        before, seen = from_json(kept.shown), shown(actor, work.case)
        matches.Opening.objects.filter(pk=bakery.pk).update(title="Noget helt andet")
        looked(actor, work.case)
        kept = MatchList.objects.get(pk=kept.pk)
    assert before == seen
    assert (kept.rule_version, kept.weights) == ("1/30-20-15-10-15-10", [30, 20, 15, 10, 15, 10])
    assert (kept.created_by_id, kept.created_at) == (actor.id, NOW)
    assert from_json(kept.shown) == before
    assert before.suitable[0].title == "Bagerimedhjælper"


def test_d2_the_same_list_seen_again_is_kept_once(work: Work) -> None:
    with work.consultant() as actor:
        an_opening(actor, **fits())
        first, second = looked(actor, work.case), looked(actor, work.case)
        assert second == first
        an_opening(actor, **fits())
        looked(actor, work.case)
    assert MatchList.objects.count() == 2


def test_d2_a_search_narrows_the_list_and_is_kept_with_it(work: Work) -> None:
    with work.consultant() as actor:
        company = a_company(actor, "Æblegården", postcode="4200")
        farm = an_opening(
            actor, company, **fits(work_field=WorkField.GREEN, ordinary_possible=None)
        )
        an_opening(actor, **fits())
        by_name = shown(actor, work.case, Wanted(text="æble"))
        by_field = shown(actor, work.case, Wanted(field=WorkField.GREEN))
        paid = shown(actor, work.case, Wanted(text="æble", paid=True))
    assert [each.opening for each in by_name.suitable] == [farm.pk]
    assert (by_name.asked_for, by_name.looked_at) == ("»æble«", 1)
    assert [each.opening for each in by_field.suitable] == [farm.pk]
    assert (paid.suitable, paid.asked_for) == ((), "»æble«, løntimer er mulige")


def test_d2_the_questions_are_as_few_with_20_openings_as_with_2(work: Work) -> None:
    with work.consultant() as actor:
        counts = []
        for many in (2, 18):
            for _ in range(many):
                past(actor, work.case, an_opening(actor, **NEEDS_A_LICENCE))
            with CaptureQueriesContext(connection) as asked:
                openings_for(work.case, Wanted(), today=TODAY)
            counts.append(len(asked))
    assert counts[0] == counts[1]


def test_d2_a_no_is_looked_past_with_a_reason_and_stays_a_no(work: Work) -> None:
    with work.consultant() as actor:
        driver = an_opening(actor, **NEEDS_A_LICENCE)
        past(actor, work.case, driver)
        board = shown(actor, work.case)
    (only,) = board.suitable
    (no,) = only.noes
    assert (only.opening, board.nearest) == (driver.pk, ())
    assert (no.requirement, no.looked_past, no.by) == (
        Requirement.DEMANDS,
        REASON,
        work.world.job_consultant.name,
    )


@pytest.mark.parametrize(
    ("requirement", "reason", "condition"),
    [
        (Requirement.DEMANDS, "Ok.", "looked_past_with_reason"),
        (Requirement.REACH, REASON, "a_no_to_look_past"),
    ],
)
def test_d2_looking_past_is_refused_without(
    work: Work, requirement: Requirement, reason: str, condition: str
) -> None:
    with work.consultant() as actor:
        driver = an_opening(actor, **NEEDS_A_LICENCE)
        with pytest.raises(Refused) as refused:
            past(actor, work.case, driver, requirement, reason=reason)
    assert [each.condition for each in refused.value.obstacles] == [condition]
    assert MatchOverride.objects.count() == 0


def test_d2_two_who_look_past_the_same_no_make_one_reason(work: Work) -> None:
    with work.consultant() as actor:
        driver = an_opening(actor, **NEEDS_A_LICENCE)
        key = uuid.uuid4()
        first = past(actor, work.case, driver, key=key)
        assert past(actor, work.case, driver, key=key) == first
        assert past(actor, work.case, driver, reason="En helt anden grund her.") == first


def test_d2_a_reason_is_taken_back_and_the_no_stands_again(work: Work) -> None:
    with work.consultant() as actor:
        driver = an_opening(actor, **NEEDS_A_LICENCE)
        kept = past(actor, work.case, driver)
        for _ in range(2):
            taken = matching.look_at_again(
                actor=actor, case=work.case, override_id=kept.pk, today=TODAY, now=NOW
            )
        board = shown(actor, work.case)
    assert (taken.taken_back_by_id, taken.taken_back_at) == (actor.id, NOW)
    assert [each.opening for each in board.nearest] == [driver.pk]


def test_d2_what_the_citizen_said_no_to_is_left_out_until_it_is_asked_about_again(
    work: Work,
) -> None:
    with work.consultant() as actor:
        bakery = an_opening(actor, **fits())
        arguments = {"actor": actor, "case": work.case, "today": TODAY, "now": NOW}
        key = uuid.uuid4()
        said = matching.decline(
            **arguments, key=key, opening_id=bakery.pk, reason="Jeg vil ikke så tidligt op."
        )
        again = matching.decline(**arguments, key=key, opening_id=bakery.pk, reason="")
        assert again == said
        assert shown(actor, work.case).suitable == ()
        matching.ask_again(**arguments, decline_id=said.pk)
        assert [each.opening for each in shown(actor, work.case).suitable] == [bakery.pk]
    assert OpeningDecline.objects.get().reason == "Jeg vil ikke så tidligt op."


def test_d2_a_yes_to_an_opening_ends_the_no_that_was_said_before(work: Work) -> None:
    with work.consultant() as actor:
        bakery = an_opening(actor, **fits())
        said = {"actor": actor, "case": work.case, "today": TODAY, "now": NOW}
        no = matching.decline(**said, key=uuid.uuid4(), opening_id=bakery.pk, reason="For tidligt")
    found_in(work, bakery.pk)
    no.refresh_from_db()
    assert (no.taken_back_at, no.taken_back_by_id) == (NOW, work.world.job_consultant.pk)


def test_d2_a_match_in_an_opening_notifies_the_cti_worker_and_takes_the_place(work: Work) -> None:
    with work.consultant() as actor:
        bakery = an_opening(actor, **fits())
    match = found_in(work, bakery.pk)
    assert (match.opening_id, match.company_id) == (bakery.pk, bakery.company_id)
    with acting_as(work.world.actor(work.world.cti_worker)) as worker:
        told = Notice.objects.filter(recipient=worker.id).values_list("case_number", "kind")
        assert [*told] == [(work.case.pk, "match_found")]
    with work.consultant():
        noes = noes_of(work.case, bakery.pk, today=TODAY)
    assert [no.requirement for no in noes] == [Requirement.PLACES]


def test_d2_the_last_place_is_given_once_though_the_other_citizen_is_out_of_sight(
    world: World, work: Work
) -> None:
    with work.consultant() as actor:
        bakery = an_opening(actor, **fits())
    found_in(work, bakery.pk)
    other = Work(
        world=replace(world, job_consultant=world.stranger),
        case=enrolled_case(replace(world, job_consultant=world.stranger), cpr="7002801234"),
    )
    with other.consultant() as actor:
        a_profile(actor, other.case)
        assert JobMatch.objects.count() == 0
    with pytest.raises(Refused) as refused:
        found_in(other, bakery.pk)
    (obstacle,) = refused.value.obstacles
    assert (obstacle.rule, obstacle.condition) == ("D2", "opening_fits")
    assert "Pladserne er taget." in obstacle.sentence
    with other.consultant() as actor:
        past(actor, other.case, bakery, Requirement.PLACES)
    assert found_in(other, bakery.pk).opening_id == bakery.pk


def test_d2_a_match_in_an_opening_of_another_company_is_not_found(work: Work) -> None:
    with work.consultant() as actor:
        bakery, elsewhere = an_opening(actor, **fits()), a_company(actor, "Et andet sted")
        with pytest.raises(matches.Opening.DoesNotExist):
            matches.find_match(
                actor=actor,
                key=uuid.uuid4(),
                case=work.case,
                company_id=elsewhere.pk,
                opening_id=bakery.pk,
                job_title="Bager",
                found_on=TODAY,
                citizen_said_yes_on=TODAY,
                today=TODAY,
                now=NOW,
            )


def test_d8_a_company_with_as_many_trainees_as_the_law_lets_it_have_is_a_no(
    world: World, work: Work
) -> None:
    with work.consultant() as actor:
        company = a_company(actor, "Byens Brød", postcode="4200", employees=5)
        first = an_opening(actor, company, **fits())
        second = an_opening(actor, company, **fits(title="Ekspedient"))
    match = found_in(work, first.pk)
    with work.consultant() as actor:
        Placement.objects.create(
            **made_by(actor.id, NOW),
            case=work.case,
            match=match,
            kind=HoursKind.PLACEMENT,
            starts_on=TODAY,
        )
        noes = noes_of(work.case, second.pk, today=TODAY)
    assert [no.requirement for no in noes] == [Requirement.TRAINEE_RATIO]


def test_m1_a_stranger_neither_looks_nor_decides(world: World, work: Work) -> None:
    with work.consultant() as actor:
        driver = an_opening(actor, **NEEDS_A_LICENCE)
        looked(actor, work.case)
        past(actor, work.case, driver)
    with acting_as(world.actor(world.stranger)) as stranger:
        with pytest.raises(Refused):
            looked(stranger, work.case)
        with pytest.raises(Refused):
            past(stranger, work.case, driver)
        assert (MatchList.objects.count(), MatchOverride.objects.count()) == (0, 0)


def test_m1_the_social_side_does_not_see_the_list_without_a_consent(
    world: World, work: Work
) -> None:
    with acting_as(world.actor(world.social_caseworker)) as actor, pytest.raises(Refused):
        looked(actor, work.case)


# --- Weights --------------------------------------------------------------------------------------


def test_d2_the_weights_that_came_with_the_house_hold_until_others_do(world: World) -> None:
    with acting_as(world.actor(world.administrator)) as actor:
        (shipped,) = weights_table()
        later = TODAY + timedelta(days=7)
        catalogues.change_weights(
            actor=actor,
            turn=catalogues.Turn(row_id=shipped.pk, version=shipped.version, from_day=later),
            weights=replace(DEFAULT, wishes=40, hours=5),
            today=TODAY,
            now=NOW,
        )
        assert match_weights_on(TODAY) == DEFAULT
        assert match_weights_on(later) == replace(DEFAULT, wishes=40, hours=5)
        with pytest.raises(Stale):
            catalogues.change_weights(
                actor=actor,
                turn=catalogues.Turn(row_id=shipped.pk, version=1, from_day=later),
                weights=DEFAULT,
                today=TODAY,
                now=NOW,
            )


def test_d2_weights_that_are_not_100_together_are_refused_here_and_in_the_database(
    world: World, as_owner: AsOwner
) -> None:
    wrong = replace(DEFAULT, wishes=31)
    with acting_as(world.actor(world.administrator)) as actor, pytest.raises(Refused) as refused:
        catalogues.change_weights(
            actor=actor,
            turn=catalogues.Turn(row_id=1, version=1, from_day=TODAY),
            weights=wrong,
            today=TODAY,
            now=NOW,
        )
    assert refused.value.obstacles[0].condition == "weights_sum_to_100"
    row = MatchWeights(
        **made_by(None, noon(TODAY)), **asdict(wrong), valid_from=TODAY, ends_before=TODAY
    )
    broken = pytest.raises(IntegrityError, match="match_weights_are_100")
    with as_owner(), broken, transaction.atomic():
        row.save()


def test_m9_only_an_administrator_changes_the_weights(world: World) -> None:
    with acting_as(world.actor(world.job_consultant)) as actor, pytest.raises(Refused):
        catalogues.change_weights(
            actor=actor,
            turn=catalogues.Turn(row_id=1, version=1, from_day=TODAY),
            weights=DEFAULT,
            today=TODAY,
            now=NOW,
        )


def test_d2_demands_are_asked_of_the_profile(work: Work) -> None:
    assert NEEDS_A_LICENCE["demands"] == (WorkDemand.DRIVING_LICENCE,)
    with work.consultant() as actor:
        driver = an_opening(actor, **NEEDS_A_LICENCE)
        noes = noes_of(work.case, driver.pk, today=TODAY)
    assert [no.requirement for no in noes] == [Requirement.DEMANDS]
