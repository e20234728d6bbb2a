"""A contact with an employer has taken place, at a company (D1, D13).

«muligheder for optræning af arbejdsopgaver, der fra start eller på sigt kan aflønnes» (SEED-3): the
first visit asks about tasks that can be paid; when it did not, the page says so until one did.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.placement.kinds import EmployerContactKind
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit, as far as paid tasks are concerned."""

    kind: EmployerContactKind
    paid_tasks_discussed: bool


def check_contact(*, company_known: bool, happened_on: date, today: date) -> None:
    """Raise Refused (D1) when no company is named, or the contact lies in the future."""
    refuse_if(unmet((company_known, _COMPANY_CHOSEN), (happened_on <= today, _HAPPENED)))


def check_company_contact(
    *, company_known: bool, kind: EmployerContactKind, happened_on: date, today: date
) -> None:
    """Raise Refused (D1) when a contact about no citizen is a taster visit, or has not been."""
    refuse_if(
        unmet(
            (company_known, _COMPANY_CHOSEN),
            (kind is not EmployerContactKind.TASTER, _ABOUT_SOMEBODY),
            (happened_on <= today, _HAPPENED),
        )
    )


def warnings_at_visits(visits: Iterable[Visit]) -> tuple[Obstacle, ...]:
    """Return the warning when a company has been visited and no visit spoke of paid tasks."""
    paid_work = [
        visit.paid_tasks_discussed for visit in visits if visit.kind is EmployerContactKind.VISIT
    ]
    return unmet((not paid_work or any(paid_work), _PAID_TASKS_DISCUSSED))


_COMPANY_CHOSEN = Obstacle(
    rule="D1",
    condition="company_chosen",
    sentence="Der er ikke valgt en virksomhed.",
    next_step="Søg virksomheden frem, og vælg den, eller opret den under Virksomheder.",
)
_ABOUT_SOMEBODY = Obstacle(
    rule="D1",
    condition="taster_about_somebody",
    sentence="En snusepraktik handler om en bestemt borger.",
    next_step="Registrér den fra borgerens forløb under Arbejde.",
)
_HAPPENED = Obstacle(
    rule="D1",
    condition="contact_happened",
    sentence="Kontakten er dateret ude i fremtiden.",
    next_step="Ret datoen til den dag, I talte sammen, eller planlæg et møde i stedet.",
)
_PAID_TASKS_DISCUSSED = Obstacle(
    rule="D13",
    condition="paid_tasks_discussed",
    sentence="Ingen af virksomhedsbesøgene har handlet om opgaver, der kan lønnes nu eller senere.",
    next_step="Spørg arbejdsgiveren om lønnede opgaver, og notér det.",
)
