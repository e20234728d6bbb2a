"""What a VITAS sheet is made from: the company, the unpaid placement and the agreement (D9)."""

from collections.abc import Iterable
from datetime import date

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import Company, CompanyPerson, JobMatch, Placement
from fodfaeste.records.placement.queries.sheets import Sheet, in_force, on_its_way, sheets_of
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.purposes import PlacementPurpose
from fodfaeste.rules.placement.vitas import Agreed, Granted, Vitas, Workplace


def vitas_of(case: Case, *, sections: Iterable[Section], today: date) -> Vitas | None:
    """The sheet's facts as far as they are open to the reader; None without a match."""
    match = JobMatch.objects.filter(case=case, ended_on=None).select_related("company").first()
    if match is None:
        return None
    seen = frozenset(sections)
    sheets = sheets_of(match.pk)
    sheet = in_force(sheets) or on_its_way(sheets)
    unpaid = Placement.objects.filter(match=match, kind=HoursKind.PLACEMENT)
    return Vitas(
        workplace=_workplace(match.company, sees_people=Section.EMPLOYMENT in seen),
        granted=_granted(unpaid.order_by("starts_on", "pk"), today=today),
        agreed=_agreed(sheet) if sheet else None,
    )


def _workplace(company: Company, *, sees_people: bool) -> Workplace:
    people = CompanyPerson.objects.filter(company=company, is_main=True) if sees_people else ()
    person = next(iter(people), None)
    said = (person.name, person.title, person.phone, person.email) if person else ()
    place = " ".join(filter(None, (company.postcode, company.city)))
    return Workplace(
        name=company.name,
        cvr_number=company.cvr_number,
        p_number=company.p_number,
        address=", ".join(filter(None, (company.address, place))),
        contact=", ".join(filter(None, said)),
        employees=company.employees,
    )


def _granted(rows: Iterable[Placement], *, today: date) -> Granted | None:
    """The placement that runs, else the next one, else the latest."""
    found = [row for row in rows if row.ends_before is not None]
    ahead = (row for row in found if row.ends_before and today < row.ends_before)
    row = next(ahead, found[-1] if found else None)
    if row is None or row.ends_before is None:
        return None
    return Granted(
        starts_on=row.starts_on,
        ends_before=row.ends_before,
        purpose=PlacementPurpose(row.purpose) if row.purpose else None,
        granted_on=row.granted_on,
        representative=row.representative,
        representative_said_yes_on=row.representative_said_yes_on,
        others_there=row.others_there,
    )


def _agreed(sheet: Sheet) -> Agreed:
    terms = sheet.terms
    steps = (
        (goal.due_on, goal.weekly_minutes - (goal.ordinary_minutes or 0))
        for goal in terms.sub_goals
        if goal.weekly_minutes is not None
    )
    return Agreed(
        minutes=terms.placement_minutes,
        working_times=terms.working_times,
        tasks=tuple(task.wording for task in terms.tasks),
        steps=tuple(steps),
        paid_when=terms.ordinary_when if terms.ordinary_possible else "",
    )
