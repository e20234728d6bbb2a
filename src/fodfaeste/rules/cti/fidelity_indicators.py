"""The indicators of method fidelity: what each counts, from what, and what it cannot show.

domain.md section 1.3 lists what software can compute «without any extra registration»; the licence
of the official scale was not found, so its wording is not shipped: these are indicators of our own.
"""

from dataclasses import dataclass

from fodfaeste.rules.words import Word


class IndicatorCode(Word):
    """The name of one indicator."""

    LENGTH = "length", "CTI har den længde, loven giver"
    THIRDS = "thirds", "Tre lige lange faser"
    PHASE_PLAN = "phase_plan", "Hver fase får sin plan i tide"
    FOCUS_AREAS = "focus_areas", "Ét til tre fokusområder i hver fase"
    CHOSEN = "chosen", "Borgeren har valgt fokusområderne"
    CASELOAD = "caseload", "CTI-medarbejderen har tid"
    FIRST_MONTH = "first_month", "Kontakt i den første måned"
    OUTSIDE = "outside", "Møder uden for kontoret i fase 1"
    NETWORK = "network", "Kontakt til netværk og fagfolk i fase 1"
    DECREASING = "decreasing", "Kontakten aftager fra fase til fase"
    SPARRING = "sparring", "Forløbet er taget op i sparring"
    NO_EARLY_STOP = "no_early_stop", "CTI varer hele tiden"
    HANDOVER = "handover", "Aftaler om overdragelse en måned før slut"
    TRANSFER = "transfer", "Overdragelsesmødet er holdt"
    CLOSING_NOTE = "closing_note", "Afsluttende notat er skrevet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator in words: what it counts, from which facts, and what it does not show.

    `change` is what would change a no.
    """

    code: IndicatorCode
    counts: str
    facts: str
    hides: str
    change: str
    source: str

    @property
    def title(self) -> str:
        """What it is called."""
        return self.code.label


_SEED_TIME = "SEED-4 «alene den på forhånd fastsatte tidsafgrænsning»"
_SELF_ASSESSMENT = "domain.md 1.1, efter CACTI's selvvurdering"
_FOCUS = "SEED-3 «særlige områder, der er udvalgt af borgeren»"

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        code=IndicatorCode.LENGTH,
        counts="Forløb med 9 måneder efter § 85 og 6 måneder efter § 82 b eller mentor.",
        facts="Forløbets længde ved starten og lovgrundlaget i bevillingen.",
        hides="Om tiden blev brugt godt.",
        change="Længden kan ikke ændres, når CTI er i gang. Se på bevillingen før næste start.",
        source="SEED-4, tabellen over lovgrundlag",
    ),
    Indicator(
        code=IndicatorCode.THIRDS,
        counts="Forløb, hvor de tre faser er lige lange, regnet i kalendermåneder.",
        facts="De fire datoer, der blev fastlagt ved starten.",
        hides="Om arbejdet i faserne fulgte datoerne.",
        change="Datoerne ligger fast fra starten og flyttes ikke.",
        source=_SEED_TIME,
    ),
    Indicator(
        code=IndicatorCode.PHASE_PLAN,
        counts="Forløb, hvor hver begyndt fase fik et fokusområde inden for fristen.",
        facts="Datoen, borgeren valgte fokusområdet, og fasens første dag.",
        hides="Om planen var god, og om den blev fulgt.",
        change="Lad borgeren vælge fokusområder i fasens første dage.",
        source="domain.md 1.2, Phase Plan; SEED-4 «hurtigst muligt igangsættes de aktiviteter»",
    ),
    Indicator(
        code=IndicatorCode.FOCUS_AREAS,
        counts="Forløb, hvor hver begyndt fase har ét til tre fokusområder.",
        facts="Fokusområderne i hver fase, også dem, der er nået eller valgt fra.",
        hides="Om det var de rigtige områder.",
        change="Bed borgeren vælge de vigtigste, og lad resten vente.",
        source=_SELF_ASSESSMENT,
    ),
    Indicator(
        code=IndicatorCode.CHOSEN,
        counts="Forløb med fokusområder, som alle har en dato for borgerens valg.",
        facts="Datoen for borgerens valg. Uden den kan et fokusområde ikke gemmes.",
        hides="Hvor frit valget var.",
        change="Tal med borgeren, og notér valget.",
        source=_FOCUS,
    ),
    Indicator(
        code=IndicatorCode.CASELOAD,
        counts="Forløb, hvor CTI-medarbejderen i dag har en fuld sagsstamme eller mindre.",
        facts="Medarbejderens åbne forløb, vægtet efter lovgrundlag: 10 efter § 85, ellers 15.",
        hides="Andre opgaver, deltid og hvor tunge forløbene er.",
        change="Lederen flytter forløb eller giver mere tid.",
        source="SEED-4, tabellen: «Ca. 10» og «Ca. 15»",
    ),
    Indicator(
        code=IndicatorCode.FIRST_MONTH,
        counts="Forløb med nok møder og telefonsamtaler i den første måned.",
        facts="Notater om møder og telefonsamtaler.",
        hides="Hvad der skete i kontakten, og det, der ikke blev skrevet ned.",
        change="Aftal den næste kontakt, hver gang I ses.",
        source=_SELF_ASSESSMENT,
    ),
    Indicator(
        code=IndicatorCode.OUTSIDE,
        counts="Forløb med nok møder i fase 1 på arbejdspladsen, hjemme eller ude i byen.",
        facts="Notater om møder og deres sted.",
        hides="Om stedet var borgerens ønske.",
        change="Mødes dér, hvor hverdagen er.",
        source=f"SEED-4 «både på og uden for arbejdspladsen ud fra borgerens ønsker»; "
        f"{_SELF_ASSESSMENT}",
    ),
    Indicator(
        code=IndicatorCode.NETWORK,
        counts="Forløb med nok kontakter i fase 1, hvor netværk, arbejdsplads eller fagfolk var "
        "med.",
        facts="Notater med en person fra netværket eller arbejdspladsen, og koordinering.",
        hides="Om relationen bærer bagefter.",
        change="Tag de vigtige personer med fra starten.",
        source=f"SEED-4 «opbygge og vedligeholde de sociale og professionelle relationer og "
        f"netværk»; {_SELF_ASSESSMENT}",
    ),
    Indicator(
        code=IndicatorCode.DECREASING,
        counts="Forløb, hvor der var færre kontakter i hver fase end i fasen før.",
        facts="Møder og telefonsamtaler i de faser, der er gået.",
        hides="Hvorfor. En krise i fase 2 kan være en god grund til mere kontakt.",
        change="Giv opgaverne videre til borgeren selv og netværket, én ad gangen.",
        source="SEED-3 «Hyppigheden og intensiteten i CTI-støtten skal være aftagende»",
    ),
    Indicator(
        code=IndicatorCode.SPARRING,
        counts="Forløb, som sparringsgruppen har besluttet noget om i hver fase, der er gået.",
        facts="Beslutninger om forløbet på sparringsmøder, der er holdt.",
        hides="Supervision hver uge, og det, I talte om uden at beslutte noget.",
        change="Tag forløbet op i sparringsgruppen, især når fasen skifter.",
        source="SEED-4 «en forudsætning, at der etableres sparringsgrupper»; domain.md 1.1",
    ),
    Indicator(
        code=IndicatorCode.NO_EARLY_STOP,
        counts="Afsluttede forløb, der varede til den aftalte dag. Flyttet og død tæller ikke med.",
        facts="Datoen, CTI blev afsluttet, og grunden, når det var før tid.",
        hides="Om det var borgerens eget ønske at stoppe.",
        change="Bliv ved, også når det går godt, og når et job er mistet.",
        source="domain.md 1.1, no early discharge; SEED-4 «de første 6 eller 9 måneder»",
    ),
    Indicator(
        code=IndicatorCode.HANDOVER,
        counts="Forløb, hvor opgaverne havde fået en ny ejer, som har sagt ja, senest en måned før "
        "slut.",
        facts="Overdragelserne og datoen for ja.",
        hides="Om den, der sagde ja, stadig gør det.",
        change="Begynd overdragelsen i fase 2.",
        source="domain.md 1.4: senest 1 måned før afslutning",
    ),
    Indicator(
        code=IndicatorCode.TRANSFER,
        counts="Forløb, hvor der er holdt et overdragelsesmøde.",
        facts="Møder af den slags, der er noteret som holdt.",
        hides="Hvem der talte, og om alle var trygge bagefter.",
        change="Aftal mødet med borgeren og dem, der tager over, i fase 3.",
        source="domain.md 1.1: a meeting that marks the transfer",
    ),
    Indicator(
        code=IndicatorCode.CLOSING_NOTE,
        counts="Afsluttede forløb med et afsluttende notat.",
        facts="Notatet, som gemmes, når CTI afsluttes.",
        hides="Hvad der står i det.",
        change="Skriv notatet sammen med borgeren.",
        source="domain.md 1.2, Closing Note",
    ),
)
"""In the order of a course."""

NOT_COUNTED: tuple[str, ...] = (
    "Supervision hver uge og gennemgang af hele sagsstammen: de hører ikke til ét forløb.",
    "Hvordan der tales med borgeren: det kan kun ses ved at være med.",
    "Borgerens egen oplevelse: spørg borgeren.",
    "Den officielle fidelitetsskala: dens tekst er ikke fri, så den er ikke lagt ind.",
)
"""What the page says it cannot count."""


def indicator(code: IndicatorCode) -> Indicator:
    """Return one indicator."""
    return next(one for one in INDICATORS if one.code is code)
