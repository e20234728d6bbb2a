"""The course, its team and the kickoff (A, B)."""

from fodfaeste.rules.catalogue.entry import Rule
from fodfaeste.rules.catalogue.kinds import Severity

RULES = (
    Rule(
        id="A1",
        sentence=(
            "Et forløb hører til én borger og har ét team med højst én aktiv person i hver rolle; "
            "én person må dog være sagsbehandler på begge områder. Indskrivning og skridt videre "
            "kræver én jobkonsulent, og en ledig plads sætter forløbet på listen over dem, der "
            "mangler nogen."
        ),
        severity=Severity.HARD,
        source=(
            "SEED-4 «skal have tildelt én jobkonsulent»; «Der skal enten være én sagsbehandler, "
            "der har mulighed for at bevilge og følge op på indsatser, der hører under flere "
            "lovgivninger, eller etableres et tæt samarbejde»"
        ),
    ),
    Rule(
        id="A2",
        sentence=(
            "Skift af jobkonsulent eller sagsbehandler kræver en grund og kan ses i historikken, "
            "for borgeren skal så vidt muligt beholde de samme personer."
        ),
        severity=Severity.WARNING,
        source=(
            "SEED-4 «Jobkonsulenten skal være en gennemgående person»; domain.md 4: BIP, skift af "
            "sagsbehandler skader"
        ),
    ),
    Rule(
        id="A3",
        sentence=(
            "Borgeren kan på sin side og på papir læse med almindelige ord, hvem i teamet der "
            "hjælper med hvad."
        ),
        severity=Severity.FEATURE,
        source="SEED-3 «Tydeliggør over for borgeren, hvem der er involveret i indsatsen»",
    ),
    Rule(
        id="A4",
        sentence=(
            "Ved indskrivning sammenlignes borgeren med den målgruppe, der gælder på dagen. Det er "
            "tilladt at afvige, når grunden skrives ned."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «aktivitetsparate kontanthjælpsmodtagere over 30 år med minimum et års "
            "ledighed»; SEED-2 «Målgruppen for indsatsen er aktivitetsparate "
            "kontanthjælpsmodtagere»"
        ),
    ),
    Rule(
        id="A5",
        sentence=(
            "Kommunen vælger selv sine ord for roller og afdelinger, for eksempel jobkonsulent "
            "eller virksomhedskonsulent."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-3 «virksomhedskonsulent»; SEED-4 «jobkonsulent»; domain.md 3.1: lov nr. 1750 af "
            "29/12/2025"
        ),
    ),
    Rule(
        id="A6",
        sentence=(
            "En CTI-medarbejder har omkring 10 borgere efter § 85 eller 15 efter § 82 b og mentor, "
            "vægtet sammen, når de blandes; kommunen kan også sætte normer for de andre roller. "
            "Der advares, når en ny borger bringer medarbejderen over grænsen, og så skal grunden "
            "skrives."
        ),
        severity=Severity.WARNING,
        source=(
            "SEED-4 «Antal borgere pr. medarbejdere»; SEED-3 «Reducerede sagsstammer hos "
            "sagsbehandlere og udførere»"
        ),
    ),
    Rule(
        id="A7",
        sentence=(
            "CTI-medarbejderen er uddannet i metoden eller er ved at blive det med en navngiven "
            "mentor ved sin side. Mangler begge dele, vises det."
        ),
        severity=Severity.WARNING,
        source="SEED-0 «Den socialfaglige medarbejder er uddannet i CTI-metoden»",
    ),
    Rule(
        id="A8",
        sentence=(
            "Under CTI er det CTI-medarbejderen, der har det daglige overblik og vises som "
            "borgerens daglige kontakt."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «har i dagligdagen ansvaret for at bevare overblikket over borgerens samlede "
            "aktiviteter»"
        ),
    ),
    Rule(
        id="B1",
        sentence=(
            "Opstartsmødet er først holdt, når borgeren, en sagsbehandler, CTI-medarbejderen og "
            "jobkonsulenten var med. Det påpeges, hvis de to afdelingers sagsbehandlere ikke har "
            "forberedt det sammen."
        ),
        severity=Severity.HARD,
        source=(
            "SEED-3 «Sagsbehandler, CTI-medarbejder og virksomhedskonsulent skal som minimum "
            "deltage på opstartsmødet med borgeren.»; SEED-4 «forbereder opstartsmødet i "
            "fællesskab»"
        ),
    ),
    Rule(
        id="B2",
        sentence="Borgeren vælger så vidt muligt, hvor opstartsmødet holdes.",
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «Hvis borgeren ikke selv kan møde op i kommunen, afholdes mødet så vidt muligt "
            "dér, hvor borgeren ønsker, det skal afholdes.»"
        ),
    ),
    Rule(
        id="B3",
        sentence=(
            "Opstartsmødet følger en dagsorden: job med ordinære timer som mål, borgerens drømme "
            "og ønsker, ressourcer, erfaringer og netværk, hvem der ellers skal med, og hvad den "
            "sociale støtte er til. Det noteres, om borgeren er indforstået."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «der spørges til borgerens drømme og ønsker for fremtiden, herunder job»; «om "
            "der er andre samarbejdspartnere, som borgeren ønsker inddraget»"
        ),
    ),
    Rule(
        id="B4",
        sentence=(
            "Opstartsmødet kan ikke afsluttes, før det er aftalt, hvornår CV og jobsøgning "
            "begynder, hvad tidsplanen er, og hvilken sagsbehandler der har ansvaret for den "
            "fælles plan."
        ),
        severity=Severity.HARD,
        source=(
            "SEED-4 «indgås aftale om tidsplanen for borgerens forløb og om hvilken sagsbehandler, "
            "der har ansvaret for udarbejdelsen af den fælles handleplan»; «hvornår jobkonsulenten "
            "og borgeren kan påbegynde arbejdet med at udarbejde CV'et»"
        ),
    ),
    Rule(
        id="B5",
        sentence="Der kan holdes mere end ét opstartsmøde.",
        severity=Severity.FEATURE,
        source="SEED-3 «Et eller flere fælles møder fra indsatsens begyndelse»",
    ),
    Rule(
        id="B6",
        sentence=(
            "Når opstartsmødet slutter, tilbydes de første målinger og de registreringer, der er "
            "nødvendige."
        ),
        severity=Severity.FEATURE,
        source="SEED-4 «afsluttes med, at der foretages de nødvendige registreringer»",
    ),
    Rule(
        id="B7",
        sentence="Borgerens CV skal laves, ikke kun aftales; punktet står åbent, til det er gjort.",
        severity=Severity.WARNING,
        source="SEED-4 «Alle borgere skal have udarbejdet et CV»",
    ),
)
