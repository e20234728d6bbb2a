"""Offers the citizen may use beside the intervention (C12).

«Borgeren rådgives og sikres adgang til relevante tilbud i regionalt, kommunalt og frivilligt
regi.» (SEED-4)

Shipped are the usual kinds, so that the list is not empty on the first day; each municipality
writes its own names and telephones.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.plan.kinds import LifeArea, OfferedBy
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What is offered, by whom, what for, and under which law when there is one."""

    name: str
    offered_by: OfferedBy
    area: LifeArea
    purpose: str
    law: str = ""
    contact: str = ""


def check_offer(offer: Offer, *, valid_from: date | None, ends_before: date | None) -> None:
    """Raise Refused (C12) unless the offer has a name, says what for, and ends after it begins."""
    forward = valid_from is None or ends_before is None or valid_from < ends_before
    refuse_if(
        unmet(
            (is_said(offer.name), _NAME_SAID),
            (is_said(offer.purpose), _PURPOSE_SAID),
            (forward, _OFFER_FORWARD),
        )
    )


def check_name_free(*, is_free: bool) -> None:
    """Raise Refused (C12) when another offer has the name in the same period."""
    refuse_if(unmet((is_free, _NAME_FREE)))


_NAME_SAID = Obstacle(
    rule="C12",
    condition="offer_named",
    sentence="Tilbuddet har ikke noget navn, så ingen kan finde det.",
    next_step="Skriv det navn, borgere og kolleger kender.",
)
_PURPOSE_SAID = Obstacle(
    rule="C12",
    condition="offer_purpose_said",
    sentence="Det står ikke, hvad tilbuddet kan hjælpe med.",
    next_step="Skriv en sætning om, hvem det er for, og hvad man får.",
)
_OFFER_FORWARD = Obstacle(
    rule="C12",
    condition="offer_forward",
    sentence="Tilbuddet slutter, før det begynder.",
    next_step="Ret en af de to datoer.",
)
_NAME_FREE = Obstacle(
    rule="C12",
    condition="offer_name_free",
    sentence="Der er allerede et tilbud med det navn på samme tid.",
    next_step="Ret det tilbud, der står der, eller vælg et andet navn.",
)


def _region(name: str, area: LifeArea, purpose: str, law: str = "") -> Offer:
    return Offer(name=name, offered_by=OfferedBy.REGION, area=area, purpose=purpose, law=law)


def _municipal(name: str, area: LifeArea, purpose: str, law: str = "") -> Offer:
    return Offer(name=name, offered_by=OfferedBy.MUNICIPALITY, area=area, purpose=purpose, law=law)


def _voluntary(name: str, area: LifeArea, purpose: str) -> Offer:
    return Offer(name=name, offered_by=OfferedBy.CIVIL_SOCIETY, area=area, purpose=purpose)


def _other(name: str, area: LifeArea, purpose: str) -> Offer:
    return Offer(name=name, offered_by=OfferedBy.OTHERS, area=area, purpose=purpose)


DEFAULTS: tuple[Offer, ...] = (
    _municipal(
        "Virksomhedspraktik",
        LifeArea.WORK,
        "Afklare og træne opgaver på en rigtig arbejdsplads.",
        "LAB § 57",
    ),
    _municipal(
        "Mentor på arbejdspladsen",
        LifeArea.WORK,
        "En kollega eller mentor hjælper med at falde til.",
        "LAB § 167",
    ),
    _municipal(
        "Løntilskudsjob", LifeArea.WORK, "Løn fra dag ét, mens opgaverne læres.", "LAB § 63"
    ),
    _municipal(
        "Forberedende voksenundervisning",
        LifeArea.WORK,
        "Blive bedre til at læse, skrive og regne til jobbet.",
        "FVU-loven",
    ),
    _municipal(
        "Gældsrådgivning i kommunen", LifeArea.ECONOMY, "Overblik over gæld, budget og aftaler."
    ),
    _municipal(
        "Rådgivning om bolig", LifeArea.HOUSING, "Finde, få og beholde en bolig.", "SEL § 10"
    ),
    _municipal(
        "Socialpædagogisk støtte i hverdagen",
        LifeArea.EVERYDAY,
        "En fast støtteperson øver hverdagens opgaver med borgeren.",
        "SEL § 85",
    ),
    _municipal(
        "Gruppe om struktur i hverdagen",
        LifeArea.EVERYDAY,
        "Små hold om døgnrytme, aftaler og overblik.",
        "SEL § 82 a",
    ),
    _municipal(
        "Individuel træning i egne færdigheder",
        LifeArea.EVERYDAY,
        "Tidsbegrænset hjælp til at klare mere selv.",
        "SEL § 82 b",
    ),
    _municipal(
        "Genoptræning",
        LifeArea.HEALTH,
        "Træning efter sygdom eller operation, aftalt i genoptræningsplanen.",
        "sundhedsloven § 140",
    ),
    _municipal(
        "Alkoholbehandling",
        LifeArea.HEALTH,
        "Samtaler og behandling; borgeren kan være anonym.",
        "sundhedsloven § 141",
    ),
    _municipal(
        "Stofmisbrugsbehandling",
        LifeArea.HEALTH,
        "Behandling uden døgnophold, tilpasset arbejdstiden.",
        "SEL § 101",
    ),
    _municipal(
        "Rygestop og sund hverdag",
        LifeArea.HEALTH,
        "Hold eller samtaler om vaner.",
        "sundhedsloven § 119",
    ),
    _municipal(
        "Aktivitets- og samværstilbud",
        LifeArea.NETWORK,
        "Et sted at være sammen med andre om noget.",
        "SEL § 104",
    ),
    _municipal(
        "Hjælp til transport",
        LifeArea.TRANSPORT,
        "Øve turen til arbejde, kort til bus og tog, cykel.",
    ),
    _region(
        "Psykiatrisk ambulatorium",
        LifeArea.HEALTH,
        "Udredning og behandling uden indlæggelse.",
        "sundhedsloven",
    ),
    _region(
        "Smerteklinik",
        LifeArea.HEALTH,
        "Lære at leve og arbejde med smerter.",
        "sundhedsloven",
    ),
    _region("Praktiserende læge", LifeArea.HEALTH, "Den første at tale med om krop og sind.", ""),
    _voluntary(
        "Gældsrådgivning ved frivillige",
        LifeArea.ECONOMY,
        "Gratis hjælp til brev, budget og kreditorer.",
    ),
    _voluntary("Besøgsven eller støtteven", LifeArea.NETWORK, "En at gå en tur med og tale med."),
    _voluntary(
        "Værested eller café", LifeArea.NETWORK, "Mad, kaffe og mennesker, uden at melde sig til."
    ),
    _voluntary(
        "Selvhjælpsgruppe", LifeArea.NETWORK, "Mødes med andre, der kender det samme indefra."
    ),
    _voluntary("Idræt for alle", LifeArea.LEISURE, "Motion på hold, hvor man kommer, som man er."),
    _voluntary("Reparationscafé og værksted", LifeArea.LEISURE, "Bruge hænderne sammen med andre."),
    _other("A-kasse eller fagforening", LifeArea.WORK, "Råd om løn, kontrakt og vilkår på jobbet."),
    _other("Folkebiblioteket", LifeArea.LEISURE, "Ro, bøger, hjælp til computer og digital post."),
)
