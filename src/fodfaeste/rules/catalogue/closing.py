"""Closing, teamwork and leadership (I, J)."""

from fodfaeste.rules.catalogue.entry import Rule
from fodfaeste.rules.catalogue.kinds import Severity

RULES = (
    Rule(
        id="I1",
        sentence=(
            "CTI kan først afsluttes til tiden, når det afsluttende møde er holdt med alle, "
            "planerne for fastholdelse og kriser har navngivne personer bag sig, fortsat støtte er "
            "vurderet og afgjort, overdragelsen har navne, og afslutningsnotatet er skrevet. "
            "Kommer borgeren ikke, skriver lederen grunden; stopper CTI før tid, gælder E5."
        ),
        severity=Severity.HARD,
        source=(
            "SEED-4 «Før CTI-forløbet afsluttes afholdes et afsluttende møde med deltagelse af "
            "borgeren samt teamet omkring borgeren i form af de to sagsbehandlere, jobkonsulent og "
            "CTI-medarbejder.»; «skal der være truffet en afgørelse inden forløbet afsluttes»"
        ),
    ),
    Rule(
        id="I2",
        sentence=(
            "Der mindes 8 uger før slut om afgørelserne, 4 uger før om aftalerne med netværket og "
            "den, der overtager § 85, og 2 uger før om det afsluttende møde."
        ),
        severity=Severity.WARNING,
        source="domain.md 1.4: aftaler senest en måned før slut",
    ),
    Rule(
        id="I3",
        sentence="Alle, der er med, bekræfter, at de kender planen for tiden efter CTI.",
        severity=Severity.FEATURE,
        source="SEED-4 «det sikres, at alle er bekendt med planen for det videre forløb»",
    ),
    Rule(
        id="I4",
        sentence=(
            "Mangler der noget på slutdatoen, bliver fase 3 ikke længere. Forløbet står som ikke "
            "afsluttet til tiden, og lederen kan se det."
        ),
        severity=Severity.FEATURE,
        source="SEED-4 «alene den på forhånd fastsatte tidsafgrænsning»",
    ),
    Rule(
        id="J1",
        sentence=(
            "En CTI-medarbejder eller jobkonsulent uden sparringsgruppe vises, og begge fag er med "
            "i hver gruppe. Dagsordenen samler sig selv, og beslutninger bliver til opgaver."
        ),
        severity=Severity.WARNING,
        source="SEED-4 «en forudsætning, at der etableres sparringsgrupper»",
    ),
    Rule(
        id="J2",
        sentence=(
            "Tavlen viser forløbene efter trin og fase, kun med farvesignal og forbogstaver. Det "
            "fremgår, om begge afdelingers ledere var med, og hvem der fjerner hvilken hindring, "
            "og hvornår."
        ),
        severity=Severity.FEATURE,
        source="SEED-3 «møder med tværfaglig ledelses-deltagelse (fx tavlemøder)»",
    ),
    Rule(
        id="J3",
        sentence="Grøn tid og ERFA-møder kan lægges fast i kalenderen.",
        severity=Severity.FEATURE,
        source="SEED-3 «fast tid afsat i de involverede medarbejderes kalendere»",
    ),
    Rule(
        id="J4",
        sentence="Indsatsen som helhed har mål og delmål, og det kan ses, hvor langt den er.",
        severity=Severity.FEATURE,
        source="SEED-3 «Opsæt klare mål og delmål for indsatsen»",
    ),
    Rule(
        id="J5",
        sentence="Succeshistorier kan deles, når borgeren har sagt ja, og de er gjort anonyme.",
        severity=Severity.FEATURE,
        source="SEED-3 «borgerens succeser deles på tværs af medarbejderne i indsatsen»",
    ),
    Rule(
        id="J6",
        sentence=(
            "Lederen ser tal for virksomhedsrettet indsats, job, trivsel, ventetid mellem trinene, "
            "timer, fastholdelse og metoden selv. Grupper på under fem vises ikke."
        ),
        severity=Severity.FEATURE,
        source=(
            "SEED-1 «20 pct. af indsatsgruppen i ordinær beskæftigelse efter et år»; «80 pct. af "
            "indsatsgruppen og 41 pct. af kontrolgruppen»; «fra 49 til 57 point»"
        ),
    ),
    Rule(
        id="J7",
        sentence="Arbejdsgange og rollebeskrivelser kan skrives og rettes i Fodfæste.",
        severity=Severity.FEATURE,
        source="SEED-3 «besluttede og nedskrevne arbejdsgange»",
    ),
    Rule(
        id="J8",
        sentence=(
            "De seks kerneelementer vises for hvert forløb og samlet: leveret, delvist eller "
            "mangler, og hvad der ville ændre det."
        ),
        severity=Severity.FEATURE,
        source="SEED-3 «de ikke bør skilles fra hinanden»",
    ),
)
