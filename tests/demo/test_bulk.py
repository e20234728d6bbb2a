"""A large municipality: copied cases are as whole as played ones, and nothing is shared."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, models
from pytest_django import DjangoDbBlocker

from fodfaeste.accounts.models import User
from fodfaeste.accounts.queries import actor_of
from fodfaeste.audit.models import AuditEvent, AuditSeal
from fodfaeste.audit.sealing import faults
from fodfaeste.demo import bulk, filling
from fodfaeste.demo.copying import copied_tables
from fodfaeste.demo.people import replacement_cpr, three_names
from fodfaeste.kernel import installation
from fodfaeste.records.boards.models import SuccessStory
from fodfaeste.records.cases import access
from fodfaeste.records.cases.identity import cpr_of
from fodfaeste.records.cases.models import Case, Citizen, CitizenInvitation, TeamMembership
from fodfaeste.records.followup.queries.gathered import facts_on
from fodfaeste.records.followup.queries.history import history_from
from fodfaeste.records.followup.queries.state import state_expression
from fodfaeste.records.packages.models import CasePackage
from fodfaeste.rules.access.roles import TEAM_ROLES
from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.followup.states import state_on
from tests.database import Stage
from tests.worlds import TODAY, noon

PLAYED, CASES = 21, 70


@pytest.fixture(scope="module", autouse=True)
def municipality(
    stage: Stage, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Seventy cases, of which twenty-one were played; looked at by the owner."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "PLAYED", PLAYED)
        patch.setattr(filling, "MOST_PLAYED", PLAYED)
        stage.ask_as(installation.OWNER)
        filling.fill(cases=CASES, seed=1, today=TODAY)
        yield
        stage.ask_as(installation.WEB)
        stage.restore()


def copies() -> list[Case]:
    """The cases that nobody played, in the order they were made."""
    return list(Case.objects.select_related("citizen").order_by("pk")[PLAYED:])


def test_there_are_as_many_cases_as_were_asked_for_in_every_state() -> None:
    states = Counter(
        Case.objects.annotate(state=state_expression(TODAY)).values_list("state", flat=True)
    )
    assert (sum(states.values()), set(states)) == (CASES, set(CaseState))


def test_o_sql_and_rules_agree_on_the_state_of_every_copy() -> None:
    by_sql = dict(Case.objects.annotate(state=state_expression(TODAY)).values_list("pk", "state"))
    by_rule = {
        case.pk: state_on(
            history_from(case.facts, enrolled_on=case.enrolled_on, closed_on=case.closed_on), TODAY
        )
        for case in Case.objects.annotate(facts=facts_on(TODAY))
    }
    assert by_sql == by_rule


def test_no_pointer_leads_into_another_case() -> None:
    tables = {copied.model: copied.case_column for copied in copied_tables()}
    pointers = [
        (model, field, tables[field.related_model])
        for model in tables
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model in tables
    ]
    assert len(pointers) > 50
    with connection.cursor() as cursor:
        for model, field, their_column in pointers:
            cursor.execute(
                f"select count(*) from {model._meta.db_table} a"  # noqa: S608
                f" join {field.related_model._meta.db_table} b on b.id = a.{field.column}"
                f" where a.{tables[model]} is distinct from b.{their_column}"
            )
            assert cursor.fetchone() == (0,), f"{model.__name__}.{field.name}"


def test_every_table_with_a_case_is_copied() -> None:
    with_a_case = {
        model
        for model in apps.get_app_config("records").get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Case or field.name == "case_number"
    }
    copied = {one.model for one in copied_tables()}
    assert with_a_case | {Case} == copied | {CasePackage, CitizenInvitation, SuccessStory}


def test_a_copy_has_as_many_rows_as_what_it_was_copied_from() -> None:
    counted: Counter[tuple[str, int]] = Counter()
    for copied in copied_tables():
        for case_id in copied.model._default_manager.values_list(copied.case_column, flat=True):
            counted[copied.table, case_id] += 1
    templates = [case.pk for case in Case.objects.order_by("pk")[:PLAYED] if case.pk != karin().pk]
    for place, copy in enumerate(copies()):
        template = templates[place % len(templates)]
        assert {table: counted[table, copy.pk] for table, _ in counted} == {
            table: counted[table, template] for table, _ in counted
        }


def test_every_citizen_is_somebody_of_their_own() -> None:
    people = [case.citizen for case in copies()]
    numbers = range(PLAYED, CASES)
    assert [cpr_of(person) for person in people] == [replacement_cpr(number) for number in numbers]
    assert [f"{person.name}" for person in people] == [" ".join(three_names(n)) for n in numbers]
    assert len({person.seal for person in Citizen.objects.all()}) == CASES
    assert [person for person in people if person.account_id] == []


def test_nobody_is_called_by_the_name_of_the_one_they_were_copied_from() -> None:
    """Names in texts are those of the citizen and the colleagues of the case itself."""
    for copied in copied_tables():
        for column in copied.named:
            rows = copied.model._default_manager.values_list(copied.case_column, column)
            texts = {case_id: str(text) for case_id, text in rows}
            for copy in copies():
                assert not called_wrongly(texts.get(copy.pk, ""), copy)


def called_wrongly(text: str, case: Case) -> bool:
    """Whether some colleague who is on no team of the case stands alone in a text."""
    colleague = User.objects.filter(name=text).exclude(email__startswith="borger").first()
    return colleague is not None and text not in set(
        TeamMembership.objects.filter(case=case).values_list("user__name", flat=True)
    )


def test_teams_are_whole_and_spread_over_the_colleagues() -> None:
    for case in copies():
        seats = TeamMembership.objects.on(TODAY).filter(case=case)
        assert {seat.role for seat in seats} == set(TEAM_ROLES)
    carried = Counter(
        TeamMembership.objects.on(TODAY).filter(role="cti_worker").values_list("user_id", flat=True)
    )
    assert (len(carried), max(carried.values())) == (8, 9)


def test_the_leader_of_the_unit_sees_every_case() -> None:
    leader = User.objects.get(email__startswith="leder@")
    assert access.in_sight(actor_of(leader.pk, TODAY), TODAY, noon(TODAY)).count() == CASES


def test_s10_every_copied_row_stands_in_the_log_and_the_log_is_sealed() -> None:
    for copied in copied_tables():
        rows = set(map(str, copied.model._default_manager.values_list("pk", flat=True)))
        told = AuditEvent.objects.filter(table_name=copied.table, operation="insert")
        assert Counter(told.values_list("row_id", flat=True)) == Counter(rows), copied.table
    last = AuditSeal.objects.order_by("-last_id")[0].last_id
    assert (AuditEvent.objects.filter(id__gt=last).count(), faults()) == (0, ())


def test_what_is_made_next_is_numbered_after_the_copies() -> None:
    with connection.cursor() as cursor:
        for copied in copied_tables():
            cursor.execute(
                f"select coalesce(max(id), 0), nextval(pg_get_serial_sequence(%s, 'id'))"  # noqa: S608
                f" from {copied.table}",
                [copied.table],
            )
            last, following = cursor.fetchone()
            assert following > last, copied.table


def karin() -> Case:
    """The case of the citizen who can sign in; it is copied for nobody."""
    return Case.objects.get(citizen__account__isnull=False)
