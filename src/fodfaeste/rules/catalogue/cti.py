"""The CTI clock, its contact and the checklists of its phases (E, F)."""

from fodfaeste.rules.catalogue.entry import Rule
from fodfaeste.rules.catalogue.kinds import Severity

RULES = (
    Rule(
        id="E1",
        sentence=(
            "CTI varer 9 måneder efter § 85 og 6 måneder efter § 82 b eller mentor, delt i tre "
            "lige lange faser. Datoerne ligger fast fra starten og flyttes ikke, fordi det går "
            "hurtigere eller langsommere."
        ),
        severity=Severity.HARD,
        source=(
            "SEED-4 «9 mdr.»; «6 mdr.»; «Det er *ikke* borgerens udvikling, der er afgørende for, "
            "hvornår forløbet går ind i en ny fase, men alene den på forhånd fastsatte "
            "tidsafgrænsning.»"
        ),
    ),
    Rule(
        id="E2",
        sentence=(
            "CTI kan først begynde, når der er et jobmatch, en CTI-medarbejder, en dækkende "
            "bevilling og mindst to møder mellem borger og CTI-medarbejder efter opstartsmødet. "
            "Færre møder kræver en skrevet grund."
        ),
        severity=Severity.HARD,
        source=(
            "SEED-4 «Det er vigtigt, at borgeren har mødt CTI-medarbejderen et par gange efter "
            "opstartsmødet og inden CTI-indsatsen påbegyndes»; «mødes mindst et par gange»"
        ),
    ),
    Rule(
        id="E3",
        sentence=(
            "CTI-medarbejderen var med til opstartsmødet. Er medarbejderen skiftet siden, skriver "
            "lederen grunden."
        ),
        severity=Severity.HARD,
        source="SEED-4 «CTI-medarbejderen som minimum skal deltage i det første møde»",
    ),
    Rule(
        id="E4",
        sentence=(
            "Når CTI begynder, får CTI-medarbejderen straks den første opgave: at hjælpe med at "
            "lave arbejdsaftalen."
        ),
        severity=Severity.HARD,
        source="SEED-4 «Den første opgave for CTI-medarbejderen»",
    ),
    Rule(
        id="E5",
        sentence=(
            "CTI lukkes ikke før tid, fordi det går godt eller dårligt, eller fordi et job er fået "
            "eller mistet. Stopper det, er grunden flytning, dødsfald, borgerens eget ønske, en "
            "anden indsats eller andet, og lederen får besked."
        ),
        severity=Severity.HARD,
        source=(
            "SEED-3 «overgå til anden indsats, hvis job ikke er muligt»; SEED-4 «den kritiske "
            "overgang defineret som de første 6 eller 9 måneder, hvor borgeren er i job»"
        ),
    ),
    Rule(
        id="E6",
        sentence=(
            "Mister borgeren jobbet under CTI, løber tiden videre, og teamet reagerer hurtigt og "
            "søger et nyt match."
        ),
        severity=Severity.WARNING,
        source="SEED-4 «kan tages hånd om de udfordringer»",
    ),
    Rule(
        id="E7",
        sentence=(
            "Hver fase har en plan med fokusområder, som borgeren vælger, og som hører til job, "
            "mestring eller netværk. Et til tre er passende; flere eller færre giver en advarsel."
        ),
        severity=Severity.HARD,
        source=(
            "SEED-3 «Indsatsen skal have et målrettet fokus på særlige områder, der er udvalgt af "
            "borgeren.»; domain.md 1.1: et til tre fokusområder i hver fase"
        ),
    ),
    Rule(
        id="E8",
        sentence=(
            "Kontakter noteres med dato, måde, sted, varighed, deltagere, fokusområde, tekst og "
            "næste skridt, også på telefonen; forsøg tæller for sig. Teksten overlever, at "
            "forbindelsen forsvinder, så længe siden er åben, og intet gemmes i browseren."
        ),
        severity=Severity.FEATURE,
        source="SEED-4 «både på og uden for arbejdspladsen ud fra borgerens ønsker»",
    ),
    Rule(
        id="E9",
        sentence=(
            "Kontakten forventes hver uge i fase 1, hver anden uge i fase 2 og hver måned i fase "
            "3, hvis kommunen ikke har valgt andet. Der mindes om det, når der i fase 1 går mere "
            "end 10 dage uden kontakt, eller når kontakten ikke aftager."
        ),
        severity=Severity.WARNING,
        source=(
            "SEED-3 «Hyppigheden og intensiteten i CTI-støtten skal være aftagende»; domain.md "
            "1.1: hyppighed som vejledning"
        ),
    ),
    Rule(
        id="E10",
        sentence=(
            "Tid til koordinering noteres for sig og forventes at stige i begyndelsen og mod "
            "slutningen."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «Særligt i CTI-forløbets opstart og hen mod afslutningen af CTI-forløbet må "
            "der forventes et stigende antal timer til koordination.»"
        ),
    ),
    Rule(
        id="E11",
        sentence=(
            "Netværkskortet viser privat og professionelt netværk: hvem støtter med hvad nu og "
            "senere, hvor stærk forbindelsen er, og om borgeren har sagt ja. Opgaver går med dato "
            "fra CTI-medarbejderen til borgeren og netværket."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «opbygge og vedligeholde de sociale og professionelle relationer og netværk»; "
            "«indgå i almene fællesskaber»"
        ),
    ),
    Rule(
        id="E12",
        sentence=(
            "På møderne før CTI fortæller CTI-medarbejderen, hvad et CTI-forløb er, med en "
            "huskeliste og et ark til borgeren."
        ),
        severity=Severity.FEATURE,
        source="SEED-4 «orientere borgeren om, hvad et CTI-forløb indebærer»",
    ),
    Rule(
        id="E13",
        sentence=(
            "Når matchet er fundet, mødes borgeren, CTI-medarbejderen og jobkonsulenten. Mangler "
            "mødet, vises det."
        ),
        severity=Severity.WARNING,
        source=(
            "SEED-4 «Efterfølgende mødes borgeren med CTI-medarbejderen og jobkonsulenten, når der "
            "er fundet et jobmatch og CTI-forløbet igangsættes»"
        ),
    ),
    Rule(
        id="E14",
        sentence=(
            "Ligger CTI-start og første arbejdsdag mere end 14 dage fra hinanden, påpeges det, for "
            "tiden skal bruges, mens borgeren er i job."
        ),
        severity=Severity.WARNING,
        source="SEED-4 «de første 6 eller 9 måneder, hvor borgeren er i job»",
    ),
    Rule(
        id="E15",
        sentence=(
            "For hver borger samles det, hvad der er prøvet hvor, og hvad der virkede, så det kan "
            "føres over til andre situationer, kriseplanen og borgerens egen side."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «identificere, afprøve og tilpasse mestringsstrategier og overføre dem fra én "
            "sammenhæng til en anden»"
        ),
    ),
    Rule(
        id="E16",
        sentence="På møderne før CTI noteres borgerens ønsker til forløbet.",
        severity=Severity.FEATURE,
        source="SEED-4 «for at drøfte borgerens ønsker til CTI-forløbet»",
    ),
    Rule(
        id="F0",
        sentence=(
            "I alle faser er teamet nysgerrigt på borgerens barrierer og på, hvad der ligger bag, "
            "når motivationen mangler."
        ),
        severity=Severity.FEATURE,
        source="SEED-3 «nysgerrig på, hvilke barrierer borgeren kan have»",
    ),
    Rule(
        id="F1",
        sentence=(
            "Fase 1 har en huskeliste: falde til i en ny hverdag, få konkrete barrierer af vejen, "
            "aftale målet med CTI, kontakte tilbud og netværk og komme hurtigt i gang."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «få ryddet konkrete barrierer af vejen»; «hjælp til at mestre transport til og "
            "fra arbejde»; «aftaler, hvad der skal opnås i CTI-forløbet»"
        ),
    ),
    Rule(
        id="F2",
        sentence=(
            "Fase 2 har en huskeliste: prøve strategier, se på dem og justere, give borgeren mere "
            "ansvar og lade støtten glide over til netværket."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «med henblik på løbende at evaluere og justere efter behov»; «stadig mere "
            "koordinerende, frem for at være støtteperson»"
        ),
    ),
    Rule(
        id="F3",
        sentence=(
            "Fase 3 har en huskeliste: plan for kriser og tilbagefald, plan for fastholdelse, "
            "aftaler med netværket senest en måned før slut, overdragelsesmøde og afsluttende møde."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «hvordan borgeren håndterer de kriser og tilbagefald, der kan opstå»; "
            "domain.md 1.4: aftaler senest en måned før slut"
        ),
    ),
)
