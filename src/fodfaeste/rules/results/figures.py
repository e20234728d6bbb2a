"""The figures a leader sees: each with its definition, what was published, and what it hides (J6).

The published figures are those of the evaluation of five municipalities (SEED-1; final evaluation
2021). They stand beside one's own, never as a target: the citizens are others, and here there is
no control group.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.results import courses as steps
from fodfaeste.rules.results.counted import (
    FEW_COURSES,
    FEWEST_SHOWN,
    Cells,
    Change,
    Share,
    Spread,
)
from fodfaeste.rules.results.courses import CourseSteps, HoursAt

SEED_1 = "Socialstyrelsens evaluering i fem kommuner, 2021"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure as it is told."""

    code: str
    title: str
    said: str
    definition: str
    uncertainty: str = ""
    published: str = ""
    hidden: str = ""
    cells: Cells = ()
    """What it is counted of; never shown."""


def shares(found: Sequence[CourseSteps], today: date) -> tuple[Figure, ...]:
    """What became of the citizens: work at a company, work after a year, work that is kept."""
    return (
        _share(
            "company_based",
            "Kom ud på en arbejdsplads",
            steps.company_based(found, today),
            definition="Forløb, der er mindst et år gamle: dem, hvor borgeren begyndte i praktik "
            "eller løntilskud inden for det første år.",
            published="80 procent af indsatsgruppen og 41 procent af kontrolgruppen",
            hidden="Om pladsen passede til borgeren, og hvor længe den varede.",
        ),
        _share(
            "ordinary",
            "I ordinært job efter et år",
            steps.in_work_after_a_year(found, steps.ORDINARY, today),
            definition="Forløb, der er mindst et år gamle: dem, hvor borgeren har ordinære "
            "løntimer på dagen et år efter indskrivningen.",
            published="20 procent af indsatsgruppen og 11 procent af kontrolgruppen",
            hidden="Hvor mange timer jobbet er på, og om det var kommet uden indsatsen.",
        ),
        _share(
            "supported",
            "I fleksjob eller løntilskud efter et år",
            steps.in_work_after_a_year(found, steps.SUPPORTED, today),
            definition="Forløb, der er mindst et år gamle: dem, hvor borgeren er i fleksjob eller "
            "løntilskud på dagen et år efter indskrivningen.",
            published="Flere end i kontrolgruppen; tallet står ikke i det, vi har læst",
            hidden="Om borgeren ønskede ordinære timer.",
        ),
        *(
            _share(
                f"kept_{months}",
                f"Stadig i ordinært job efter {months} måneder",
                steps.kept(found, months, today),
                definition=f"Borgere, der fik deres første ordinære timer for mindst {months} "
                "måneder siden: dem, der også har ordinære timer på dagen. Et nyt job tæller med.",
                published="VIVE fandt i 2023 ikke, at flere blev i jobbet end i kontrolgruppen"
                if months == steps.YEAR
                else "",
                hidden="Om timerne er blevet flere eller færre undervejs.",
            )
            for months in steps.KEPT_AFTER
        ),
    )


def waits(found: Sequence[CourseSteps]) -> tuple[Figure, ...]:
    """How long each step took, of those who have taken it."""
    hidden = "Dem, der venter endnu: de har ventet længst og tæller først, når skridtet er taget."
    told: tuple[tuple[str, str, Spread], ...] = (
        ("to_kickoff", "Fra indskrivning til opstartsmøde", steps.days_to_kickoff(found)),
        ("to_match", "Fra opstartsmøde til jobmatch", steps.days_to_match(found)),
        (
            "to_work",
            "Fra opstartsmøde til første dag på en arbejdsplads",
            steps.days_to_work(found),
        ),
        ("to_cti", "Fra jobmatch til CTI begynder", steps.days_to_cti(found)),
        ("of_cti", "Fra CTI begynder, til det er afsluttet", steps.days_of_cti(found)),
    )
    return tuple(
        Figure(
            code=code,
            title=title,
            said=spread.in_words(),
            definition="Kalenderdage mellem de to dage, i de forløb hvor begge er kommet.",
            hidden=hidden,
            cells=(spread.number,),
        )
        for code, title, spread in told
    )


def hours(found: Sequence[HoursAt]) -> tuple[Figure, ...]:
    """How many hours a week, some weeks after the first day at a workplace."""
    return tuple(
        Figure(
            code=f"hours_{one.week}",
            title=f"Timer i uge {one.week} på en arbejdsplads",
            said=_hours(one),
            definition="Gennemsnittet af de timer, der er skrevet den uge efter borgerens første "
            "dag på en arbejdsplads. Uger uden et tal tæller ikke med.",
            hidden="De, der er holdt op, har ingen uge og trækker ikke ned.",
            cells=(one.number,),
        )
        for one in found
    )


def _hours(one: HoursAt) -> str:
    if one.number < FEWEST_SHOWN:
        return FEW_COURSES
    everything, ordinary = (
        f"{minutes / 60:.1f}".replace(".", ",")
        for minutes in (one.all_minutes, one.ordinary_minutes)
    )
    return f"{everything} timer i gennemsnit, heraf {ordinary} ordinære ({one.number} forløb)"


def well_being(found: Sequence[tuple[Track, Change]]) -> tuple[Figure, ...]:
    """The citizens' own answers, first and last; nothing is said about why they moved."""
    return tuple(
        Figure(
            code=f"scale_{track.value}",
            title=f"Borgernes eget svar, {track.label}",
            said=change.in_words(),
            uncertainty=change.uncertainty(),
            definition="Før–efter, uden sammenligningsgruppe. Gennemsnittet af det første og det "
            "seneste svar fra 0 til 10, blandt borgere, der har svaret mindst to gange.",
            published="Trivsel steg fra 49 til 57 på en anden skala (WHO-5, 0 til 100)"
            if track is Track.COPING
            else "",
            hidden="De, der ikke svarer igen, mangler. Den, der begynder lavt, stiger ofte af sig "
            "selv.",
            cells=(change.number,),
        )
        for track, change in found
    )


CANNOT_SHOW = (
    "Om borgeren er selvforsørgende. Det står i registre, som Fodfæste ikke læser.",
    "Hvad der var sket uden indsatsen. Det kræver en sammenligningsgruppe.",
    "Trivsel på WHO-5 for mange på én gang. Den læses i det enkelte forløb under Målinger.",
)


def _share(
    code: str, title: str, share: Share, *, definition: str, published: str, hidden: str
) -> Figure:
    return Figure(
        code=code,
        title=title,
        said=share.in_words(),
        uncertainty=share.uncertainty(),
        definition=definition,
        published=published,
        hidden=hidden,
        cells=(share.yes, share.total - share.yes),
    )
