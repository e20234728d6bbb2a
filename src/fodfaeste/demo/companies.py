"""The demo's register: openings, contact, one company that closed, one that stands twice."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fodfaeste.demo.names import WORKPLACES, Workplace
from fodfaeste.demo.stage import Stage
from fodfaeste.records.placement.actions import (
    closing,
    companies,
    company_contacts,
    company_people,
    imports,
    openings,
)
from fodfaeste.records.placement.actions.company_people import PersonDetails
from fodfaeste.rules.placement.companies.importing.reading import read_file
from fodfaeste.rules.placement.companies.kinds import CompanyEnd, OpeningEnd
from fodfaeste.rules.placement.kinds import EmployerContactKind
from fodfaeste.rules.placement.work_words import WorkDemand as Demand
from fodfaeste.rules.placement.work_words import WorkField as Field
from fodfaeste.rules.placement.work_words import WorkNeed as Need
from fodfaeste.rules.plan.weekly import times_in

PLACES = (("9999", "Demoby"), ("9998", "Demohavn"), ("9997", "Demoskov"))
OPEN_FOR = 420
"""Days since the openings of the workplaces were written: earlier than any story begins."""
CVR = (
    *("99000015", "99000023", "99000031", "99000058"),
    *("99000066", "99000074", "99000082", "99000090"),
)
"""Numbers that are shaped as they should be, and that no company has."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a demo company would like done."""

    title: str
    field: Field
    hours: tuple[int, int]
    needs: tuple[Need, ...] = ()
    demands: tuple[Demand, ...] = ()
    times: str = ""
    ordinary: bool | None = None
    shortage: bool = False


AT_WORKPLACES = (
    Offered("Pakkemedarbejder", Field.STORAGE, (6, 20), (Need.CALM, Need.BREAKS, Need.SLOW_START),
            ordinary=True, shortage=True),
    Offered("Køkkenmedhjælper", Field.KITCHEN, (8, 25), (Need.FIXED_PERSON, Need.WRITTEN_TASKS),
            (Demand.HYGIENE_COURSE,), "mandag-fredag 8-13", ordinary=True),
    Offered("Gartnermedhjælper", Field.GREEN, (4, 16), (Need.FEW_PEOPLE, Need.NO_CUSTOMERS),
            ordinary=None),
    Offered("Lagermedarbejder", Field.SHOP, (10, 30), (Need.FIXED_PERSON,),
            (Demand.DANISH_SPOKEN,), ordinary=True, shortage=True),
    Offered("Vaskeriassistent", Field.CLEANING, (6, 37), (Need.CALM, Need.EASY_DANISH,
            Need.NO_CUSTOMERS), ordinary=True),
    Offered("Rengøringsassistent", Field.CLEANING, (5, 20), (Need.WRITTEN_TASKS, Need.EASY_DANISH),
            times="mandag-lørdag 10-14", ordinary=True, shortage=True),
    Offered("Servicemedarbejder", Field.CARE, (6, 20), (Need.FIXED_PERSON, Need.SLOW_START),
            (Demand.CRIMINAL_RECORD,), ordinary=None),
    Offered("Værkstedsmedhjælper", Field.CRAFT, (4, 15), (Need.LATE_START, Need.BREAKS),
            ordinary=False),
)  # fmt: skip

MORE = (
    ("Demoby Bibliotek", "Bibliotek", Offered("Sætte bøger på plads", Field.OFFICE, (4, 12),
     (Need.CALM, Need.SEATED, Need.NO_LIFTING), ordinary=None)),
    ("Æblegården", "Frugtplantage", Offered("Plukke og sortere", Field.GREEN, (10, 30),
     (Need.FEW_PEOPLE,), ordinary=True, shortage=True)),
    ("Dyrlægerne ved Åen", "Dyreklinik", Offered("Passe de indlagte dyr", Field.ANIMALS, (4, 10),
     (Need.CALM, Need.FEW_PEOPLE), ordinary=False)),
    ("Ørkenrævens Kiosk", "Kiosk", Offered("Fylde op", Field.SHOP, (3, 12), (Need.SHORT_DAYS,),
     (Demand.DANISH_SPOKEN,), "lørdag og søndag 9-12", ordinary=True)),
    ("Demohavnens Lager", "Lager og transport", Offered("Køre truck", Field.STORAGE, (15, 37), (),
     (Demand.FORKLIFT, Demand.DRIVING_LICENCE), ordinary=True, shortage=True)),
    ("Skovbørnehaven Kastanjen", "Daginstitution", Offered("Hjælpe i køkkenet", Field.CHILDREN,
     (6, 15), (Need.FIXED_PERSON,), (Demand.CHILD_RECORD,), ordinary=None)),
    ("Trykkeriet Sort på Hvidt", "Trykkeri", Offered("Pakke tryksager", Field.PRODUCTION, (8, 25),
     (Need.CALM, Need.SEATED), ordinary=True)),
    ("Bytrafikken", "Kollektiv trafik", Offered("Gøre busser rene", Field.TRANSPORT, (5, 20),
     (Need.NO_CUSTOMERS, Need.LATE_START), times="mandag-fredag 15-19", ordinary=True)),
)  # fmt: skip


def register(
    stage: Stage, *, consultant: int, leader: int, today: date
) -> list[tuple[int, Workplace]]:
    """Fill the register; the workplaces of the stories come first, each with its number."""
    made = []
    with stage.acting(consultant, today - timedelta(days=OPEN_FOR)) as acting:
        for number, (place, offered) in enumerate(zip(WORKPLACES, AT_WORKPLACES, strict=True)):
            details = companies.CompanyDetails(
                name=place.name,
                cvr_number=CVR[number],
                industry=place.industry,
                work_fields=(offered.field,),
                address=f"Demovej {2 * number + 1}",
                postcode=PLACES[number % 3][0],
                city=PLACES[number % 3][1],
                employees=6 + 7 * number,
            )
            person = PersonDetails(name=place.contact, phone=f"2099{1000 + number}")
            made.append((_add(acting, details, person), place))
            _offer(acting, made[-1][0], offered, place.tasks)
        _contact(acting, made[0][0], "Vi aftalte, at de ringer, når der mangler hænder.")
    _newer_ones(stage, consultant, today)
    _what_happens(stage, consultant, made, today)
    _from_a_file(stage, leader, today)
    return made


def _newer_ones(stage: Stage, consultant: int, today: date) -> None:
    """Companies that came later, one a week."""
    for number, (name, industry, offered) in enumerate(MORE):
        postcode, city = PLACES[number % 3]
        with stage.acting(consultant, today - timedelta(weeks=12 - number)) as acting:
            details = companies.CompanyDetails(
                name=name,
                industry=industry,
                work_fields=(offered.field,),
                postcode=postcode,
                city=city,
            )
            company = _add(acting, details, PersonDetails(name="Receptionen", phone="20993000"))
            _offer(acting, company, offered, ())


def _what_happens(
    stage: Stage, consultant: int, made: list[tuple[int, Workplace]], today: date
) -> None:
    """One more person, an opening that was filled, a company that closed, one that stands twice."""
    bakery, hotel = made[0][0], made[5][0]
    with stage.acting(consultant, today - timedelta(days=40)) as acting:
        company_people.add_person(
            actor=acting["actor"],
            key=uuid.uuid4(),
            company_id=bakery,
            details=PersonDetails(name="Ida Mel", title="Bagermester", phone="20993001"),
            now=acting["now"],
        )
        _contact(acting, hotel, "De er glade for at være med. Talte ikke om løn endnu.", paid=False)
        filled = openings.add_opening(
            actor=acting["actor"],
            key=uuid.uuid4(),
            company_id=bakery,
            details=openings.OpeningDetails(
                title="Sommerafløser", work_field=Field.SHOP, open_from=acting["today"]
            ),
            now=acting["now"],
        )
        closed = companies.CompanyDetails(name="Tårnets Café", industry="Café", city="Demoby")
        twice = companies.CompanyDetails(name="Havnens Køkken ApS", city="Demohavn")
        number = _add(acting, closed, None)
        _add(acting, twice, None, is_another=True)
    with stage.acting(consultant, today - timedelta(days=9)) as acting:
        openings.end_opening(
            **acting,
            opening_id=filled.pk,
            version=1,
            reason=OpeningEnd.FILLED,
            ended_on=acting["today"],
        )
        closing.close_company(
            **acting,
            company_id=number,
            version=1,
            closed=closing.CompanyClosed(reason=CompanyEnd.CLOSED_DOWN, closed_on=acting["today"]),
        )


FILE = """Navn;CVR-nummer;Postnummer;By;Branche;Kontaktperson;Telefon
Demoby Bibliotek;;9999;Demoby;Bibliotek;Aksel Bogø;20993010
Ålegræsset Badehotel;;9998;Demohavn;Hotel;Ellen Sand;20993011
Uldspinderiet;12345678;9997;Demoskov;Tekstil;;
"""


def _from_a_file(stage: Stage, leader: int, today: date) -> None:
    """A file that was brought in without its wrong row."""
    with stage.acting(leader, today - timedelta(days=5)) as acting:
        stamp = {"actor": acting["actor"], "now": acting["now"]}
        file = read_file("erhvervsforeningen.csv", FILE.encode())
        batch = imports.prepare_import(**stamp, key=uuid.uuid4(), file=file)
        imports.apply_import(**stamp, batch_id=batch.pk, version=1, without_wrong=True)


def _add(
    acting: dict[str, Any],
    details: companies.CompanyDetails,
    person: PersonDetails | None,
    *,
    is_another: bool = False,
) -> int:
    made = companies.add_company(
        actor=acting["actor"],
        key=uuid.uuid4(),
        details=details,
        person=person,
        is_another=is_another,
        now=acting["now"],
    )
    return made.pk


def _offer(
    acting: dict[str, Any], company_id: int, offered: Offered, tasks: tuple[str, ...]
) -> None:
    least, most = offered.hours
    openings.add_opening(
        actor=acting["actor"],
        key=uuid.uuid4(),
        company_id=company_id,
        details=openings.OpeningDetails(
            title=offered.title,
            work_field=offered.field,
            open_from=acting["today"],
            tasks="\n".join(tasks),
            least_minutes=least * 60,
            most_minutes=most * 60,
            times=times_in(offered.times) or (),
            needs_met=offered.needs,
            demands=offered.demands,
            ordinary_possible=offered.ordinary,
            shortage=offered.shortage,
        ),
        now=acting["now"],
    )


def _contact(acting: dict[str, Any], company_id: int, note: str, *, paid: bool = True) -> None:
    company_contacts.record_company_contact(
        actor=acting["actor"],
        key=uuid.uuid4(),
        company_id=company_id,
        contact=company_contacts.NewCompanyContact(
            kind=EmployerContactKind.VISIT,
            happened_on=acting["today"],
            paid_tasks_discussed=paid,
            note=note,
        ),
        today=acting["today"],
        now=acting["now"],
    )
