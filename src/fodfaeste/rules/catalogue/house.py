"""What holds in every room (M)."""

from fodfaeste.rules.catalogue.entry import Rule
from fodfaeste.rules.catalogue.kinds import Severity

RULES = (
    Rule(
        id="M1",
        sentence=(
            "Kun teamet og enhedens leder ser et forløb, og kun det, rollen har brug for. I "
            "nødstilfælde kan en kollega åbne det med en skrevet grund, og beskyttede adresser er "
            "skjult."
        ),
        severity=Severity.HARD,
        source="domain.md 3.5",
    ),
    Rule(
        id="M2",
        sentence=(
            "Hver gang nogen læser eller skriver om en borger, står det i en log, hvor ændringer "
            "opdages. Borgeren kan få sin log, også uden medarbejdernes navne."
        ),
        severity=Severity.HARD,
        source="domain.md 3.6: Datatilsynet 6. juni 2024",
    ),
    Rule(
        id="M3",
        sentence=(
            "Notater slettes aldrig og ændres aldrig i det skjulte. Rettelser er tilføjelser med "
            "navn og tid."
        ),
        severity=Severity.HARD,
        source="domain.md 3.6: offentlighedsloven §§ 13 og 15",
    ),
    Rule(
        id="M4",
        sentence=(
            "Hele forløbet kan gives ud som PDF eller ZIP til aktindsigt, som CSV til statistik og "
            "som arkivpakke. Der kasseres kun efter regler og godkendelse."
        ),
        severity=Severity.FEATURE,
        source="domain.md 3.6: forvaltningsloven § 9, Rigsarkivets regler",
    ),
    Rule(
        id="M5",
        sentence=(
            "Alle skal kunne bruge Fodfæste: WCAG 2.2 AA, tastatur, skærmlæser og smal skærm, "
            "almindeligt dansk og en tilgængelighedserklæring."
        ),
        severity=Severity.HARD,
        source="domain.md 3.6: EN 301 549, WCAG 2.1 AA",
    ),
    Rule(
        id="M6",
        sentence=(
            "Medarbejdere logger ind i Fodfæste eller med kommunens login, som bringer "
            "jobfunktioner og afgrænsninger med sig. Borgere får MitID senere."
        ),
        severity=Severity.FEATURE,
        source="domain.md 5.3",
    ),
    Rule(
        id="M7",
        sentence=(
            "Det, der også skal stå i Fasit, Momentum, Nexus eller Sensum, ligger klar som tekst "
            "til at kopiere. Det mærkes, hvem der overførte det, og hvornår."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «Projektet stiller ikke tekniske eller andre praktiske løsninger til rådighed "
            "for dette arbejde.»; domain.md 5.2"
        ),
    ),
    Rule(
        id="M8",
        sentence=(
            "CPR-numre kontrolleres og skjules i lister, og hver søgning på CPR står i loggen. "
            "Modulus 11 er kun et vink, for siden 2007 findes der gyldige numre uden."
        ),
        severity=Severity.FEATURE,
        source="Eget krav: CPR-numre uden modulus 11 siden 2007",
    ),
    Rule(
        id="M9",
        sentence=(
            "Frister, grænser, lovtekster og huskelister kan ændres fra en dato; Fodfæste kommer "
            "med standardværdier."
        ),
        severity=Severity.FEATURE,
        source="domain.md 3.1",
    ),
    Rule(
        id="M10",
        sentence="Der kan laves prøvedata, som ikke handler om virkelige mennesker.",
        severity=Severity.FEATURE,
        source="Eget krav: ingen virkelige personer i prøvedata",
    ),
)
