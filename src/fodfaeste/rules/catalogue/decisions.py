"""Follow-up, quick reaction, decisions and law (G, H)."""

from fodfaeste.rules.catalogue.entry import Rule
from fodfaeste.rules.catalogue.kinds import Severity

RULES = (
    Rule(
        id="G1",
        sentence=(
            "Opfølgning på planen er tværfaglig: er der færre end to fagligheder med, påpeges det. "
            "En samtale, som loven kræver, kan godt holdes af én sagsbehandler."
        ),
        severity=Severity.WARNING,
        source="SEED-3 «opfølgningen ikke hviler på én medarbejder»",
    ),
    Rule(
        id="G2",
        sentence=(
            "Der mindes om de samtaler, loven kræver, med dato, sted og ansvarlig. Kravene har "
            "datoer, så de kan følge loven."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-4 «proceskrav om afholdelsestidspunkter, afholdelsessted og ansvarlig "
            "medarbejder»"
        ),
    ),
    Rule(
        id="G3",
        sentence=(
            "Jobkonsulent og CTI-medarbejder kan bede sagsbehandleren om en hurtig reaktion, som "
            "regel inden to arbejdsdage. Kommer svaret ikke, får lederen besked, og svartiden kan "
            "ses."
        ),
        severity=Severity.FEATURE,
        source="SEED-4 «der skal være den nødvendige kapacitet til at reagere hurtigt»",
    ),
    Rule(
        id="G4",
        sentence=(
            "Er der ikke planlagt noget de næste 14 dage, påpeges det, så borgeren ikke står uden "
            "indsats."
        ),
        severity=Severity.WARNING,
        source="SEED-3 «så borgeren ikke har perioder uden indsats»",
    ),
    Rule(
        id="G5",
        sentence=(
            "Opfølgningen fortsætter, til borgeren er i job eller en anden indsats. Efter CTI går "
            "jobkonsulenten videre med opfølgning efter 1, 3, 6 og 12 måneder og eventuelt efter "
            "36."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-3 «indtil borgeren kommer i job»; SEED-4 «efter, at CTI-forløbet er afsluttet»; "
            "domain.md 6: VIVE 2023"
        ),
    ),
    Rule(
        id="G6",
        sentence=(
            "Borger, arbejdsgiver og kolleger kan bede om en hurtig afklaring: den, der har det "
            "daglige overblik, svarer, og sagsbehandleren afgør. Alle, det angår, kan følge med, "
            "og lederen kan se ventetiden."
        ),
        severity=Severity.FEATURE,
        source="SEED-3 «reagere hurtigt på henvendelser fra borgeren»",
    ),
    Rule(
        id="H1",
        sentence=(
            "Lovgrundlagene står i en liste med gyldighed, CTI-måneder, antal borgere, "
            "tidsbegrænsning og klageadgang, og en bevilling bygger på den række, der gælder på "
            "dens første dag, og beholder den. Den gamle § 31 b svarer til LAB § 167."
        ),
        severity=Severity.HARD,
        source=(
            "SEED-4 «Alternativt bevilges borgeren CTI-indsatsen efter LAB § 31b (mentorstøtte) "
            "eller SEL § 82b»; domain.md 3.1 og 3.4"
        ),
    ),
    Rule(
        id="H2",
        sentence=(
            "Er borgeren i målgruppen for § 85, bevilges CTI efter den, ellers som mentor eller "
            "efter § 82 b, med en skrevet vurdering. § 85 kræver en visitation af "
            "funktionsnedsættelsen og af støttebehovets omfang og art."
        ),
        severity=Severity.HARD,
        source=(
            "SEED-4 «Såfremt borgeren er i målgruppen for SEL § 85 (socialpædagogisk bistand) "
            "bevilges CTI-indsatsen efter denne lovbestemmelse.»; «omfanget og arten af "
            "støttebehovet»"
        ),
    ),
    Rule(
        id="H3",
        sentence="En bevilling efter § 85 har ingen slutdato; den ophører kun ved en ny afgørelse.",
        severity=Severity.HARD,
        source="SEED-4 «Indsatser efter SEL § 85 kan ikke bevilges med en tidsbegrænsning.»",
    ),
    Rule(
        id="H4",
        sentence=(
            "Fortsætter støtten efter § 85, når CTI slutter, skal en anden medarbejder end "
            "CTI-medarbejderen overtage."
        ),
        severity=Severity.HARD,
        source="SEED-4 «overdrages støtten til en anden socialpædagogisk medarbejder»",
    ),
    Rule(
        id="H5",
        sentence=(
            "En afgørelse rummer dato, lov, udfald, begrundelse og klagevejledning. Det står også, "
            "om borgeren er hørt, eller om det ikke var nødvendigt, og hvordan afgørelsen er sendt."
        ),
        severity=Severity.HARD,
        source="domain.md 3.6: forvaltningsloven §§ 19, 22–24 og 25",
    ),
    Rule(
        id="H6",
        sentence=(
            "Der advares otte, fire og to uger før en bevilling af mentor eller § 82 b udløber, og "
            "før en praktik gør det."
        ),
        severity=Severity.WARNING,
        source="domain.md 2.3: mentor og virksomhedspraktik er tidsbegrænsede",
    ),
    Rule(
        id="H7",
        sentence="Der mindes om det, når en bevilling ikke hører til et mål i planen.",
        severity=Severity.WARNING,
        source="SEED-4 «at de understøtter borgerens handleplan»",
    ),
)
