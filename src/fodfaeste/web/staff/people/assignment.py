"""What is shown and pointed out when a CTI worker is given one more citizen (A6, A7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest

from fodfaeste.accounts import queries as accounts
from fodfaeste.pictures import danish
from fodfaeste.records.cases.queries import caseload
from fodfaeste.records.cases.queries.caseload import Candidate
from fodfaeste.rules.caseload.load import Training, Weighing, percent, warnings_on_training, weighed

if TYPE_CHECKING:
    from fodfaeste.records.cases.models import Case


def warn_at_assignment(request: HttpRequest, cti_worker: int, today: date) -> None:
    """Tell, as messages, whether the worker is trained or has somebody to learn from."""
    trained_on, mentored = accounts.training_of(cti_worker)
    training = Training(trained_on=trained_on, mentor_named=mentored)
    for warning in warnings_on_training(training, today=today):
        messages.warning(request, f"{warning.sentence} {warning.next_step} (regel {warning.rule})")


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateLine:
    """One CTI worker one may choose: the load before and after, and whether trained."""

    name: str
    email: str
    citizens: int
    before: int
    after: int
    is_over: bool
    training: str


def candidate_lines(case: "Case | None", today: date) -> list[CandidateLine]:
    """Every CTI worker with room first, then by name."""
    lines = [_line(found, today) for found in caseload.candidates(case, today)]
    return sorted(lines, key=lambda line: line.is_over)


def labels_with_load(
    colleagues: Iterable[accounts.Colleague], today: date
) -> list[tuple[str, str]]:
    """What a suggestion puts into the box, and what stands beside it."""
    found = list(colleagues)
    loads = caseload.caseloads_of((one.id for one in found), today)
    norm = caseload.norm_of(None, today)
    return [
        (
            one.label,
            load_in_words(weighed((held.carried.norm for held in loads[one.id]), norm)),
        )
        for one in found
    ]


def load_in_words(weighing: Weighing) -> str:
    """A load before and after one more citizen, in percent of a full caseload."""
    return f"{percent(weighing.before)} % nu, {percent(weighing.after)} % med én mere"


def _line(found: Candidate, today: date) -> CandidateLine:
    return CandidateLine(
        name=found.name,
        email=found.email,
        citizens=found.citizens,
        before=percent(found.weighing.before),
        after=percent(found.weighing.after),
        is_over=found.weighing.is_over,
        training=_training(found, today),
    )


def _training(found: Candidate, today: date) -> str:
    if found.trained_on is not None and found.trained_on <= today:
        return f"uddannet {danish.long_date(found.trained_on)}"
    return f"under uddannelse, mentor: {found.mentor}" if found.mentor else "ikke uddannet"
