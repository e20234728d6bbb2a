"""Job match, work agreement and hours (D)."""

from fodfaeste.rules.catalogue.entry import Rule
from fodfaeste.rules.catalogue.kinds import Severity

RULES = (
    Rule(
        id="D1",
        sentence=(
            "Virksomheder og deres kontaktpersoner står ét sted, sammen med virksomhedsbesøg, "
            "snusepraktikker og kontakter til arbejdsgiveren."
        ),
        severity=Severity.FEATURE,
        source="SEED-4 «virksomhedsbesøg og såkaldte 'snusepraktikker'»",
    ),
    Rule(
        id="D2",
        sentence=(
            "Et jobmatch er fundet, når jobkonsulenten siger det, og borgerens ja er skrevet ned "
            "med dato; så får CTI-medarbejderen besked, og CTI kan begynde. Åbninger sættes i "
            "rækkefølge for borgeren efter faste krav og point, aldrig borgere for en virksomhed."
        ),
        severity=Severity.HARD,
        source=(
            "SEED-4 «Når jobkonsulent og borger har fundet et jobmatch, igangsættes CTI-indsatsen»"
        ),
    ),
    Rule(
        id="D3",
        sentence=(
            "En arbejdsaftale er først færdig med timer om ugen, opgaver, hensyn (eller ”ingen”), "
            "delmål for progression og dato for næste opfølgning."
        ),
        severity=Severity.HARD,
        source="SEED-4 «om timetal, opgaver, helbredshensyn og delmål for progression»",
    ),
    Rule(
        id="D4",
        sentence=(
            "Arbejdsaftalen svarer på, om ordinære timer er mulige, når borgeren mestrer bestemte "
            "opgaver. Et nej kræver en grund og tages op igen ved hver opfølgning."
        ),
        severity=Severity.HARD,
        source=(
            "SEED-3 «Indføj i arbejdsaftalen, at ordinære timer er en mulighed»; "
            "«Virksomhedskonsulenten skal sikre, at der er reel mulighed for ordinære»"
        ),
    ),
    Rule(
        id="D5",
        sentence=(
            "Til det er undersøgt, mindes der om behovet for hjælpemidler, personlig assistance, "
            "virksomhedsmentor og andre særlige tilbud, også mens praktikken er i gang."
        ),
        severity=Severity.WARNING,
        source=(
            "SEED-4 «undersøges det, om der er behov for hjælpemidler, personlig assistance, "
            "virksomhedsmentor eller andre særlige tilbud»"
        ),
    ),
    Rule(
        id="D6",
        sentence=(
            "Borger, jobkonsulent og arbejdsgiver bliver enige om hver version af arbejdsaftalen. "
            "Den kan printes på én side uden følsomme oplysninger."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-3 «Opdater arbejdsaftalen i et samarbejde mellem borger, virksomhedskonsulent og "
            "arbejdsgiver.»"
        ),
    ),
    Rule(
        id="D7",
        sentence=(
            "Timerne vises uge for uge: praktik, ordinære timer, løntilskud og fleksjob. Sker der "
            "hverken ændring eller opfølgning i fire uger, påpeges det."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «opnå eller øge antallet af ordinære timer»; SEED-3 «Praktikforløbet bør "
            "løbende blive justeret»"
        ),
    ),
    Rule(
        id="D8",
        sentence=(
            "Der mindes om praktikkens grænser: 13 uger, 26 uger og derefter 13 ad gangen, og "
            "højst 37 timer om ugen. En praktik har et formål og en bevilling, arbejdspladsen har "
            "plads efter sine ansatte, og praktik og lønnet arbejde samme sted er forskellige "
            "opgaver."
        ),
        severity=Severity.WARNING,
        source="domain.md 2.3: LAB kapitel 11, §§ 57 ff. og 61",
    ),
    Rule(
        id="D9",
        sentence=(
            "Oplysningerne til VITAS står klar til at kopiere, med det største forventede timetal "
            "og en note om progressionen."
        ),
        severity=Severity.FEATURE,
        source="domain.md 2.3: VITAS, stigende timer i én bevilling",
    ),
    Rule(
        id="D10",
        sentence=(
            "CTI-medarbejderen kan være med til opfølgning på arbejdspladsen; det er et fælles "
            "møde."
        ),
        severity=Severity.FEATURE,
        source="SEED-3 «CTI-medarbejderen deltager i fælles opfølgningsmøder på arbejdspladsen»",
    ),
    Rule(
        id="D11",
        sentence=(
            "Afbrydes en praktik, skrives grunden, sagsbehandleren får straks besked, og der "
            "lægges en plan for at komme i gang igen."
        ),
        severity=Severity.FEATURE,
        source="SEED-3 «fører til et afbrudt virksomhedspraktik»",
    ),
    Rule(
        id="D12",
        sentence=(
            "Hver aftalt opgave læres, mestres og kan til sidst lønnes. Når borgeren mestrer en "
            "opgave, mindes der om at tale løn med arbejdsgiveren og lave næste version af aftalen."
        ),
        severity=Severity.WARNING,
        source="SEED-3 «når borgeren mestrer en eller flere konkrete arbejdsopgaver»",
    ),
    Rule(
        id="D13",
        sentence=(
            "Efter første besøg på en virksomhed noteres det, om der blev talt om opgaver, der kan "
            "lønnes nu eller senere."
        ),
        severity=Severity.WARNING,
        source=(
            "SEED-3 «muligheder for optræning af arbejdsopgaver, der fra start eller på sigt kan "
            "aflønnes»"
        ),
    ),
    Rule(
        id="D14",
        sentence="Progression er også nye opgaver og mere ansvar, ikke kun flere timer.",
        severity=Severity.FEATURE,
        source="SEED-4 «gradvist øger krav og ansvarsområder»",
    ),
    Rule(
        id="D15",
        sentence=(
            "Der mindes om det, når der går mere end 14 dage fra opstartsmødet til første kontakt "
            "med en virksomhed."
        ),
        severity=Severity.WARNING,
        source="SEED-3 «meget tidligt involveres»; SEED-4 «hurtigst muligt»",
    ),
    Rule(
        id="D16",
        sentence=(
            "Skal borgeren arbejde under en snusepraktik, mindes der om, at en virksomhedspraktik "
            "skal være bevilget først, så borgeren er forsikret."
        ),
        severity=Severity.WARNING,
        source="domain.md 2.3: snusepraktik og forsikring",
    ),
)
