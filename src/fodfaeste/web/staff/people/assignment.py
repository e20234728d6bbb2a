"""What is pointed out when a CTI worker is given one more citizen (A6, A7)."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest

from fodfaeste.accounts import queries as accounts
from fodfaeste.records.cases import queries as cases
from fodfaeste.records.catalogues import queries as catalogues
from fodfaeste.rules.caseload.load import Training, warnings_at_assignment
from fodfaeste.rules.legal_basis import LegalBasisCode


def warn_at_assignment(request: HttpRequest, cti_worker: int, today: date) -> None:
    """Tell, as messages, whether the worker's hands are full, and whether they are trained.

    The new course is among those counted already. A course without a legal basis yet weighs as
    § 85, the heavier of the two.
    """
    norms_by_basis = {basis.code: basis.caseload for basis in catalogues.legal_bases_on(today)}
    heaviest = norms_by_basis.get(LegalBasisCode.SEL_85, min(norms_by_basis.values(), default=10))
    norms = [
        norms_by_basis.get(code, heaviest) if code else heaviest
        for code, count in cases.caseload_of(cti_worker).items()
        for _ in range(count)
    ]
    training = accounts.training_of(cti_worker)
    for warning in warnings_at_assignment(
        norms[1:],
        norm_of_new=norms[0] if norms else heaviest,
        training=Training(trained_on=training[0], mentor_named=training[1]),
        today=today,
    ):
        messages.warning(request, f"{warning.sentence} {warning.next_step} (regel {warning.rule})")
