"""What stands in the way of a line of the profile, and how many wishes are a good number (B7, C7).

«der spørges til borgerens drømme og ønsker for fremtiden, herunder job» (SEED-4)
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.placement.profile.kinds import LineKind
from fodfaeste.rules.placement.profile.when import is_after, this_month
from fodfaeste.rules.placement.work_words import WorkField
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said

FEWEST_WISHES, MOST_WISHES = 1, 3
MOST_OF_A_KIND = 40
"""Lines of one kind that a page, a list of openings and a CV can hold."""

WITH_A_TIME = frozenset({LineKind.EXPERIENCE, LineKind.EDUCATION, LineKind.COURSE})
"""What happened at some time; the rest simply is."""

WITH_A_FIELD = frozenset({LineKind.WISH, LineKind.EXPERIENCE})
"""What says which kind of work it is, so that openings of the same kind are found (D2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as it is said: what, where, when, and anything more."""

    kind: LineKind
    what: str
    work_field: WorkField | None = None
    place: str = ""
    more: str = ""
    began: str = ""
    ended: str = ""
    ongoing: bool = False
    in_cv: bool = True


def obstacles_to_line(line: Line, *, today: date, others: int = 0) -> tuple[Obstacle, ...]:
    """Return what stands in the way of keeping a line; `others` of its kind stand already."""
    now = this_month(today)
    return unmet(
        (is_said(line.what), _IN_WORDS),
        (not is_after(line.began, line.ended), _FORWARD),
        (not (is_after(line.began, now) or is_after(line.ended, now)), _HAS_BEEN),
        (not (line.ongoing and line.ended), _ONE_END),
        (others < MOST_OF_A_KIND, _THERE_IS_ROOM),
    )


def check_line(line: Line, *, today: date, others: int = 0) -> None:
    """Raise Refused (B7) unless the line can be kept."""
    refuse_if(obstacles_to_line(line, today=today, others=others))


def warnings_on_wishes(count: int) -> tuple[Obstacle, ...]:
    """Return what is pointed out about the number of wishes: none, or more than three (C7)."""
    if count < FEWEST_WISHES:
        return (_A_WISH,)
    return (_few_wishes(count),) if count > MOST_WISHES else ()


_IN_WORDS = Obstacle(
    rule="B7",
    condition="profile_line_in_words",
    sentence="Der står ikke noget på linjen.",
    next_step="Skriv det med et par ord, eller fortryd.",
)
_FORWARD = Obstacle(
    rule="B7",
    condition="profile_line_forward",
    sentence="Det slutter, før det begynder.",
    next_step="Byt om på årstallene, eller lad det ene stå tomt.",
)
_HAS_BEEN = Obstacle(
    rule="B7",
    condition="profile_line_has_been",
    sentence="Et af årstallene ligger ude i fremtiden. På et CV står det, der er sket.",
    next_step="Ret årstallet, eller vent med linjen, til det er sket.",
)
_ONE_END = Obstacle(
    rule="B7",
    condition="profile_line_one_end",
    sentence="Linjen siger både, at det er der endnu, og hvornår det sluttede.",
    next_step="Fjern krydset, eller lad slutningen stå tom.",
)
_THERE_IS_ROOM = Obstacle(
    rule="B7",
    condition="profile_lines_fit",
    sentence=f"Der står allerede {MOST_OF_A_KIND} linjer her. Flere kan ingen overskue.",
    next_step="Tag en linje ud, der betyder mindre, eller skriv det sammen med en anden.",
)
_A_WISH = Obstacle(
    rule="C7",
    condition="wish_said",
    sentence="Der står intet jobønske endnu. Vi leder efter arbejde ud fra borgerens ønsker.",
    next_step="Skriv ét til tre jobønsker sammen med borgeren.",
)


def _few_wishes(count: int) -> Obstacle:
    return Obstacle(
        rule="C7",
        condition="few_wishes",
        sentence=f"Der står {count} jobønsker. Med flere end tre ved ingen, hvad vi skal gå efter.",
        next_step="Tal med borgeren om, hvilke tre der betyder mest, og tag resten ud.",
    )
