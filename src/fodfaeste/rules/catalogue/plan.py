"""Assessment, consent and one plan (C)."""

from fodfaeste.rules.catalogue.entry import Rule
from fodfaeste.rules.catalogue.kinds import Severity

RULES = (
    Rule(
        id="C1",
        sentence=(
            "Begge sagsbehandlere og borgeren afdækker sammen ressourcer, barrierer og "
            "støttebehov, og netværket er med, når borgeren giver lov."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «Sagsbehandleren i jobcenteret og sagsbehandleren i socialforvaltningen skal "
            "samarbejde med borgeren om at afdække borgerens ressourcer, barrierer og støttebehov.»"
        ),
    ),
    Rule(
        id="C2",
        sentence=(
            "Samarbejdspartnere udenfor og mennesker i netværket kan først inddrages eller få "
            "noget tilsendt, når borgeren har sagt ja til hvem, hvilke oplysninger og til hvad; et "
            "ja til alt gælder ikke. Trækkes samtykket tilbage, virker det straks, og der oprettes "
            "opgaver om det."
        ),
        severity=Severity.HARD,
        source=(
            "SEED-4 «Borgeren skal dog give tilladelse til, at de inddrages, og at der udveksles "
            "oplysninger på tværs af offentlige myndigheder»; domain.md 3.5: retssikkerhedsloven § "
            "11 a, forvaltningsloven § 28"
        ),
    ),
    Rule(
        id="C3",
        sentence=(
            "Borgeren har én fælles plan med ét fælles formål, borgerens egne mål og et klart "
            "jobmål. Mål, delmål og indsatser står samlet ét sted: hvem gør hvad, efter hvilken "
            "lov og hvornår."
        ),
        severity=Severity.HARD,
        source=(
            "SEED-4 «én plan med ét fælles formål og mål»; SEED-3 «så dette er samlet ét sted for "
            "både borgere og medarbejdere»; «Planen skal indeholde et klart jobmål»"
        ),
    ),
    Rule(
        id="C4",
        sentence=(
            "Jobmålet må stå som ”endnu ikke formuleret”, når der er en opgave om at nå frem til "
            "et."
        ),
        severity=Severity.FEATURE,
        source="SEED-3 «ikke alle borgere kan formulere et mål for en hverdag med job allerede på»",
    ),
    Rule(
        id="C5",
        sentence=(
            "Hver ændring af planen bliver en ny version, der viser, hvem der var med, og hvordan "
            "borgeren tog del."
        ),
        severity=Severity.HARD,
        source="SEED-3 «Ændringer i planen skal desuden blive besluttet i samarbejde med borgeren»",
    ),
    Rule(
        id="C6",
        sentence=(
            "Planen kan printes i almindeligt dansk og udleveres med dato. Er borgerens papir "
            "ældre end den gældende plan, vises det."
        ),
        severity=Severity.FEATURE,
        source="SEED-3 «gerne i fysisk format»",
    ),
    Rule(
        id="C7",
        sentence=(
            "En virksomhedspraktik kan først begynde, når både beskæftigelses- og socialområdet "
            "har drøftet jobønsker og mål med borgeren."
        ),
        severity=Severity.HARD,
        source="SEED-3 «skal drøfte jobønsker og mål forud for opstart i virksomhedspraktik»",
    ),
    Rule(
        id="C8",
        sentence=(
            "Planen henviser til de planer, loven kræver (Min Plan og § 141-handleplan), eller "
            "erstatter dem som helhedsorienteret plan med borgerens samtykke."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «Der kan i projektet ikke dispenseres for de sektorspecifikke handleplaner»; "
            "domain.md 3.3: LAB § 40 stk. 3, SEL § 141 stk. 7"
        ),
    ),
    Rule(
        id="C9",
        sentence=(
            "Alle indsatser står på én tidslinje, så behandling, genoptræning og arbejdstider ikke "
            "støder sammen."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «passe sin misbrugsbehandling, genoptræning eller andre indsatser samtidig med "
            "et job»"
        ),
    ),
    Rule(
        id="C10",
        sentence=(
            "Der advares, når forskellige afdelinger stiller krav eller aftaler tider, der "
            "modsiger hinanden."
        ),
        severity=Severity.WARNING,
        source=(
            "SEED-4 «så borgeren ikke oplever modsatrettede krav fra forskellige kommunale "
            "afdelinger»"
        ),
    ),
    Rule(
        id="C11",
        sentence=(
            "Borgeren skal ikke først gøres klar. Har CTI eller andre tilbud varet mere end seks "
            "uger, uden at der sker noget på en virksomhed, advares der."
        ),
        severity=Severity.WARNING,
        source="SEED-3 «tanken om at borgeren skal ”gøres klar” til arbejdsmarkedet skal undgås»",
    ),
    Rule(
        id="C12",
        sentence="Teamet kan slå tilbud op i region, kommune og civilsamfund.",
        severity=Severity.FEATURE,
        source="SEED-4 «regionalt, kommunalt og frivilligt regi»",
    ),
    Rule(
        id="C13",
        sentence="Borgeren tilbydes vejledning om støtte efter anden lovgivning, og det noteres.",
        severity=Severity.FEATURE,
        source="SEED-4 «Borgeren vejledes desuden i at søge støtte efter anden lovgivning»",
    ),
)
