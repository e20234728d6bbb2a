"""What invented citizens have done and can, and what they need at work: one for each life."""

from dataclasses import dataclass

from fodfaeste.records.placement.actions.profile import About, Needs, Practical
from fodfaeste.rules.placement.profile.kinds import CvContact, LineKind
from fodfaeste.rules.placement.profile.lines import Line
from fodfaeste.rules.placement.work_words import Transport, WorkDemand, WorkField, WorkNeed
from fodfaeste.rules.plan.weekly import times_in

K, F, N = LineKind, WorkField, WorkNeed


@dataclass(frozen=True, slots=True)
class Worklife:
    """A profile in the order it is said: first the wishes and skills, then the rest of the CV."""

    first: tuple[Line, ...]
    rest: tuple[Line, ...]
    about: About
    needs: Needs
    practical: Practical


PHONE = (CvContact.PHONE,)

WORKLIVES = (
    Worklife(
        (
            Line(kind=K.WISH, what="Lager og pakkeri", work_field=F.STORAGE),
            Line(kind=K.WISH, what="Noget i et bageri, tidligt på dagen", work_field=F.PRODUCTION),
            Line(kind=K.COMPETENCE, what="Pakker og tæller nøjagtigt"),
            Line(kind=K.COMPETENCE, what="Holder orden"),
        ),
        (
            Line(kind=K.EXPERIENCE, what="Lagermedarbejder", place="Nordlager", began="2009",
                 ended="2014-05", work_field=F.STORAGE, more="Pakkede ordrer og talte varer op."),
            Line(kind=K.EXPERIENCE, what="Passede min mor", began="2016", ended="2020",
                 work_field=F.CARE),
            Line(kind=K.EDUCATION, what="10. klasse", ended="1999"),
            Line(kind=K.COURSE, what="Truckcertifikat", began="2010"),
            Line(kind=K.LANGUAGE, what="Dansk", more="modersmål"),
            Line(kind=K.INTEREST, what="Fugle og lange gåture", in_cv=False),
        ),
        About(
            about_me="Jeg er omhyggelig og kommer til tiden. Jeg har det bedst med faste opgaver, "
            "hvor man kan se, at man er nået igennem noget.",
            cv_contact=PHONE,
        ),
        Needs(
            needs=(N.CALM, N.FEW_PEOPLE),
            essential=(N.BREAKS,),
            words="En pause hver time, og besked dagen før, hvis noget bliver anderledes.",
        ),
        Practical(
            least_minutes=4 * 60,
            most_minutes=20 * 60,
            transport=(Transport.PUBLIC, Transport.BICYCLE),
            demands_met=(WorkDemand.FORKLIFT, WorkDemand.DANISH_WRITTEN),
        ),
    ),
    Worklife(
        (
            Line(kind=K.WISH, what="Køkken eller kantine", work_field=F.KITCHEN),
            Line(kind=K.COMPETENCE, what="Laver mad til mange"),
            Line(kind=K.EXPERIENCE, what="Køkkenhjælp", place="Kroen ved Åen", began="2005",
                 ended="2008", work_field=F.KITCHEN),
        ),
        (
            Line(kind=K.EXPERIENCE, what="Frivillig i varmestuen", ongoing=True, began="2024",
                 work_field=F.KITCHEN, more="Laver suppe om torsdagen."),
            Line(kind=K.COURSE, what="Hygiejnebevis", began="2006"),
            Line(kind=K.LANGUAGE, what="Dansk", more="modersmål"),
            Line(kind=K.INTEREST, what="At bage"),
        ),
        About(
            about_me="Jeg kan godt lide, at der er gang i et køkken, og at folk går mætte hjem.",
            cv_contact=PHONE,
        ),
        Needs(needs=(N.FIXED_PERSON, N.LATE_START), words="Én fast at spørge i begyndelsen."),
        Practical(
            least_minutes=6 * 60,
            most_minutes=25 * 60,
            transport=(Transport.BICYCLE,),
            busy_times=times_in("mandag 9–10") or (),
            demands_met=(WorkDemand.HYGIENE_COURSE, WorkDemand.DANISH_SPOKEN),
        ),
    ),
    Worklife(
        (
            Line(kind=K.WISH, what="Gartneri eller grønt arbejde", work_field=F.GREEN),
            Line(kind=K.WISH, what="Noget med dyr", work_field=F.ANIMALS),
            Line(kind=K.WISH, what="At hjælpe en pedel", work_field=F.CARETAKING),
            Line(kind=K.COMPETENCE, what="Kender planter og jord"),
            Line(kind=K.EXPERIENCE, what="Anlægsgartners medhjælper", began="2001", ended="2012",
                 work_field=F.GREEN),
        ),
        (
            Line(kind=K.EDUCATION, what="Grundforløb på landbrugsskolen", began="1998"),
            Line(kind=K.LANGUAGE, what="Dansk", more="modersmål"),
            Line(kind=K.LANGUAGE, what="Engelsk", more="lidt"),
            Line(kind=K.INTEREST, what="Kolonihaven"),
        ),
        About(
            about_me="Jeg er vant til at være ude i al slags vejr og kan se, hvad der skal gøres.",
            cv_contact=(CvContact.PHONE, CvContact.EMAIL),
        ),
        Needs(
            needs=(N.BREAKS, N.WRITTEN_TASKS),
            essential=(N.NO_LIFTING,),
            words="Plads til at tage det i eget tempo.",
        ),
        Practical(
            least_minutes=8 * 60,
            most_minutes=30 * 60,
            transport=(Transport.CAR,),
            demands_met=(WorkDemand.DRIVING_LICENCE, WorkDemand.CRIMINAL_RECORD),
        ),
    ),
    Worklife(
        (
            Line(kind=K.WISH, what="Butik eller service", work_field=F.SHOP),
            Line(kind=K.COMPETENCE, what="Taler tre sprog"),
            Line(kind=K.COMPETENCE, what="Husker navne og ansigter"),
        ),
        (
            Line(kind=K.EXPERIENCE, what="Ekspedient", place="Hjørnekiosken", began="2012",
                 ended="2013", work_field=F.SHOP),
            Line(kind=K.EXPERIENCE, what="Praktik i en tøjbutik", began="2019-09",
                 ended="2019-11", work_field=F.SHOP),
            Line(kind=K.LANGUAGE, what="Arabisk", more="modersmål"),
            Line(kind=K.LANGUAGE, what="Dansk", more="godt"),
            Line(kind=K.LANGUAGE, what="Engelsk", more="til daglig"),
        ),
        About(
            about_me="Jeg er venlig og tålmodig og kan lide at finde det rigtige til folk.",
        ),
        Needs(needs=(N.SLOW_START, N.FIXED_PERSON), words="Tid til at lære kassen at kende."),
        Practical(
            most_minutes=15 * 60,
            transport=(Transport.ON_FOOT, Transport.PUBLIC),
            demands_met=(WorkDemand.DANISH_SPOKEN,),
        ),
    ),
)  # fmt: skip
