"""Which law CTI is granted by: how long, how many citizens per worker, with which end (H1, E1).

«Såfremt borgeren er i målgruppen for SEL § 85 (socialpædagogisk bistand) bevilges CTI-indsatsen
efter denne lovbestemmelse. Alternativt bevilges borgeren CTI-indsatsen efter LAB § 31b
(mentorstøtte) eller SEL § 82b (tidlig forbyggende social indsats).» (SEED-4)
«Indsatser efter SEL § 85 kan ikke bevilges med en tidsbegrænsning.» (SEED-4)
Length and caseload stand in the same document's table («9 mdr.» «Ca. 10»; «6 mdr.» «Ca. 15»).
The paragraph of the mentor moved on 1 January 2020 (domain.md section 3.1).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.words import Word


class LegalBasisCode(Word):
    """The three laws that CTI can be granted by."""

    SEL_85 = "sel-85", "Socialpædagogisk støtte (§ 85)"
    SEL_82B = "sel-82b", "Tidlig social indsats (§ 82 b)"
    LAB_MENTOR = "lab-mentor", "Mentor"


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One row of law, in force from `valid_from` until the day before `ends_before`.

    `months` is the length of CTI, `caseload` citizens per full-time worker, `max_months` the
    longest single grant (None: the grant has no end). None as a date means open. Where there is
    appeal it goes to `complaint_body` within `complaint_weeks`; `complaint_note` is what else a
    citizen should know about complaining under this law.
    """

    code: LegalBasisCode
    name: str
    paragraph: str
    months: int
    caseload: int
    time_limited: bool
    max_months: int | None
    appealable: bool
    requires_visitation: bool
    valid_from: date | None
    ends_before: date | None
    source: str
    complaint_body: str = ""
    complaint_weeks: int | None = None
    complaint_note: str = ""


_APPEALS_BOARD = "Ankestyrelsen"
_EMPLOYMENT_BOARD = "Ankestyrelsens Beskæftigelsesudvalg"
_COMPLAINT_WEEKS = 4
"""FVL § 25 and domain.md section 3.6: four weeks, by way of the municipality."""

_NEW_LAB = date(2020, 1, 1)

_SEL_85 = LegalBasis(
    code=LegalBasisCode.SEL_85,
    name="Socialpædagogisk støtte",
    paragraph="SEL § 85",
    months=9,
    caseload=10,
    time_limited=False,
    max_months=None,
    appealable=True,
    requires_visitation=True,
    valid_from=None,
    ends_before=None,
    source="SEED-4: «Socialpædagogisk bistand SEL § 85»",
    complaint_body=_APPEALS_BOARD,
    complaint_weeks=_COMPLAINT_WEEKS,
)
_SEL_82B = LegalBasis(
    code=LegalBasisCode.SEL_82B,
    name="Tidlig forebyggende social indsats",
    paragraph="SEL § 82 b",
    months=6,
    caseload=15,
    time_limited=True,
    max_months=6,
    appealable=True,
    requires_visitation=False,
    valid_from=None,
    ends_before=None,
    source="SEED-4: «Individuel støtte efter SEL 82b»",
    complaint_body=_APPEALS_BOARD,
    complaint_weeks=_COMPLAINT_WEEKS,
)


def _mentor(
    paragraph: str, *, valid_from: date | None, ends_before: date | None, source: str
) -> LegalBasis:
    return LegalBasis(
        code=LegalBasisCode.LAB_MENTOR,
        name="Mentor",
        paragraph=paragraph,
        months=6,
        caseload=15,
        time_limited=True,
        max_months=6,
        appealable=True,
        requires_visitation=False,
        valid_from=valid_from,
        ends_before=ends_before,
        source=source,
        complaint_body=_EMPLOYMENT_BOARD,
        complaint_weeks=_COMPLAINT_WEEKS,
    )


DEFAULTS: tuple[LegalBasis, ...] = (
    _SEL_85,
    _SEL_82B,
    _mentor(
        "LAB § 31 b",
        valid_from=None,
        ends_before=_NEW_LAB,
        source="SEED-4: «Mentor efter LAB 31b»",
    ),
    _mentor(
        "LAB §§ 167–171",
        valid_from=_NEW_LAB,
        ends_before=None,
        source="domain.md 3.1: ny LAB 1. januar 2020, kapitel 26",
    ),
)


def _in_force(row: LegalBasis, day: date) -> bool:
    begun = row.valid_from is None or row.valid_from <= day
    return begun and (row.ends_before is None or day < row.ends_before)


def valid_on(
    code: LegalBasisCode, day: date, table: Iterable[LegalBasis] = DEFAULTS
) -> LegalBasis | None:
    """Return the row of `code` that is in force on `day`, or None when there is none."""
    return next((row for row in table if row.code == code and _in_force(row, day)), None)
