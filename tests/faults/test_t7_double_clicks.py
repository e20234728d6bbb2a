"""T7: the same form sent twice at the same moment makes one thing, and both are shown it."""

import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from tools.bench.visitor import Answer, Visitor

from fodfaeste.demo.people import replacement_cpr
from tests.faults.conftest import Enter
from tests.faults.town import CASES, Town
from tests.faults.writers import LIST, SAVED, day

CLICKS = 3
Fields = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form that creates: who sends it, where to, and which table counts what came of it."""

    name: str
    persona: str
    path: str
    table: str
    fields: Callable[[Town], Fields]
    case: str = "select case_id from records_cticourse where closed_on is null order by 1"


WITHOUT_MATCH = (
    "select case_id from records_planversion where case_id not in"
    " (select case_id from records_jobmatch) order by 1"
)
FORMS = (
    Form(
        "note",
        "cti",
        "cti/note/",
        "records_contactnote",
        lambda _: {
            "kind": "phone",
            "length": "15",
            "about": "spor-job",
            "text": "Karin ringede og fortalte om sin første dag.",
            **day("happened_on"),
        },
    ),
    Form(
        "focus area",
        "cti",
        "cti/fokus/",
        "records_focusarea",
        lambda _: {
            "title": "Komme godt op",
            "track": "coping",
            "phase": "3",
            "chosen_how": "talk",
            **day("chosen_on"),
        },
    ),
    Form(
        "task",
        "jobkonsulent",
        "opgaver/",
        "records_task",
        lambda _: {"title": "Ringe til bussen", "responsible": "citizen", **day("due_on")},
    ),
    Form(
        "goal",
        "cti",
        "plan/maal/nyt/",
        "records_goal",
        lambda _: {"wording": "Jeg vil kunne tage toget selv"},
    ),
    Form(
        "meeting",
        "sagsbehandler-social",
        "moeder/aftal/",
        "records_meeting",
        lambda _: {
            "kind": "follow_up",
            "starts_clock": "10.30",
            "place": "Biblioteket",
            "place_chosen": "citizen",
            "expected": ["citizen", "cti_worker"],
            **day("planned_on"),
        },
    ),
    Form(
        "consent",
        "cti",
        "samtykker/nyt/",
        "records_consent",
        lambda _: {
            "types": ["cti_notes"],
            "from_party": "social_department",
            "to_party": "employment_department",
            "purpose": "Støtte på arbejdspladsen",
            "given_as": "written",
            "consequences_explained": "on",
            **day("given_on"),
        },
    ),
    Form(
        "match",
        "jobkonsulent",
        "arbejde/match/fundet/",
        "records_jobmatch",
        lambda town: {
            **_company(town),
            "job_title": "Bagerimedhjælper",
            "why_it_fits": "Der er ro, og arbejdet begynder tidligt.",
            **day("found_on"),
            **day("citizen_said_yes_on"),
        },
        case=WITHOUT_MATCH,
    ),
    Form(
        "enrolment",
        "sagsbehandler-job",
        "/medarbejder/indskriv/",
        "records_case",
        lambda town: {
            "cpr": replacement_cpr(CASES + 1000),
            "given_names": "Åse",
            "surname": "Ærø",
            "benefit": "social_assistance",
            "months_unemployed": "40",
            "problems_beside_unemployment": "on",
            "target_group": "rollout",
            "unit": str(town.ask("select unit_id from records_case limit 1")[0][0]),
            "employment_caseworker": "sagsbehandler-job@demo.eksempel.invalid",
            "social_caseworker": "sagsbehandler-social@demo.eksempel.invalid",
            "job_consultant": "jobkonsulent@demo.eksempel.invalid",
            "cti_worker": "cti@demo.eksempel.invalid",
        },
    ),
    Form(
        "company",
        "jobkonsulent",
        "/medarbejder/virksomheder/ny/",
        "records_company",
        lambda _: {"name": "Nordens Bogbinderi", "is_active": "on"},
    ),
)


def _company(town: Town) -> Fields:
    ((number, name),) = town.ask("select id, name from records_company order by id limit 1")
    return {"company_id": str(number), "company": str(name)}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_t7_clicks_at_the_same_moment_make_one_object(town: Town, enter: Enter, form: Form) -> None:
    visitor = enter(town.serve().address, form.persona)
    address = form.path
    if not address.startswith("/"):
        address = f"{LIST}{town.ask(form.case)[0][0]}/{form.path}"
    count = f"select count(*) from {form.table}"  # noqa: S608
    before = town.ask(count)[0][0]
    fields = {"key": str(uuid.uuid4()), **form.fields(town)}
    answers = clicked(visitor, address, fields)
    late = visitor.post(address, fields)
    assert [answer.status for answer in (*answers, late)] == [SAVED] * (CLICKS + 1)
    assert len({answer.location for answer in (*answers, late)}) == 1
    assert town.ask(count) == [(before + 1,)]


def clicked(visitor: Visitor, address: str, fields: Fields) -> list[Answer]:
    """Send the same form several times at once."""
    together, answers = threading.Barrier(CLICKS), []

    def click() -> None:
        twin = visitor.twin()
        together.wait()
        answers.append(twin.post(address, fields))
        twin.close()

    threads = [threading.Thread(target=click) for _ in range(CLICKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
