"""Measurements, the citizen and the employer (K, L)."""

from fodfaeste.rules.catalogue.entry import Rule
from fodfaeste.rules.catalogue.kinds import Severity

RULES = (
    Rule(
        id="K1",
        sentence=(
            "Der måles ved opstartsmødet, CTI-start, hvert faseskift, slut og 6 og 12 måneder "
            "efter, med et skema til borgeren og et til medarbejderen."
        ),
        severity=Severity.FEATURE,
        source="domain.md 1.4 og 4",
    ),
    Rule(
        id="K2",
        sentence=(
            "Fodfæste kommer med WHO-5, egne skalaer 0–10 for job, mestring og netværk og et "
            "spørgsmål om medarbejderens tro på job. Andre skemaer kan kommunen lægge ind selv."
        ),
        severity=Severity.FEATURE,
        source="domain.md 4",
    ),
    Rule(
        id="K3",
        sentence=(
            "Et skema har versioner og er efterprøvet, svar gemmes med versionen, og der beregnes "
            "ikke point ud over skemaets egen regel om manglende svar. Et lavt tal på WHO-5 er en "
            "anledning til at tale sammen, aldrig en automatisk afgørelse."
        ),
        severity=Severity.HARD,
        source="domain.md 4",
    ),
    Rule(
        id="K4",
        sentence=(
            "For én borger står der ”sikkert bedre”, ”ingen sikker ændring” eller ”sikkert "
            "dårligere” efter skemaets egen usikkerhed; 10 point er noget at tale om. For grupper "
            "vises intervaller."
        ),
        severity=Severity.FEATURE,
        source="domain.md 4; evidence.md 6",
    ),
    Rule(
        id="K5",
        sentence="Borgeren svarer på, om indsatsen hænger sammen, og om den giver mening.",
        severity=Severity.FEATURE,
        source="SEED-3 «Borgeren skal opleve, at indsatsen er sammenhængende»",
    ),
    Rule(
        id="L1",
        sentence=(
            "Borgeren kan på sin egen side eller på papir se sit mål, sin plan, sit team med "
            "telefon, sine aftaler, sin fremgang, sin kriseplan, sine samtykker, og hvem der har "
            "set i forløbet. Et samtykke kan trækkes tilbage samme sted."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-3 «Borgeren skal være den centrale aktør og vidensperson i indsatsen»; domain.md "
            "3.6"
        ),
    ),
    Rule(
        id="L2",
        sentence="Borgeren kan skrive ønsker med egne ord og kommentere en ændring af planen.",
        severity=Severity.FEATURE,
        source="SEED-4 «når borgeren selv formulerer sine mål»",
    ),
    Rule(
        id="L3",
        sentence="Alt virker, også når borgeren ikke logger ind: på papir og med tekster til sms.",
        severity=Severity.FEATURE,
        source="SEED-3 «gerne i fysisk format»",
    ),
    Rule(
        id="L4",
        sentence=(
            "Arbejdsgiveren får én side, hvis kommunen vil som et sikkert link, med aftalen, næste "
            "opfølgning og plads til et svar, og aldrig en diagnose."
        ),
        severity=Severity.FEATURE,
        source="domain.md 3.5",
    ),
)
