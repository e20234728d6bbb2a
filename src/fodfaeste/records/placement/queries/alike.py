"""Companies that may be one: beside one company, and over the whole register (D1)."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.functions import Upper

from fodfaeste.records.placement.models import Company
from fodfaeste.rules.placement.companies.alike import Entry, Likeness, likenesses
from fodfaeste.rules.placement.companies.doubles import doubles

MOST = 5
PAIRS = 50
COMPARED = ("name", "cvr_number", "p_number", "address", "postcode", "city")


@dataclass(frozen=True, slots=True)
class Alike:
    """A company that may be the same, and why."""

    company: Company
    reasons: tuple[Likeness, ...]

    @property
    def why(self) -> str:
        """Return the reasons in words."""
        return ", ".join(reason.label for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two companies that may be one."""

    one: Company
    other: Alike


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyPairs:
    """The likeliest pairs of the register, and how many there are."""

    pairs: tuple[Pair, ...]
    total: int


def entry_of(company: Company) -> Entry:
    """What a company is compared by."""
    return Entry(**{name: getattr(company, name) for name in COMPARED})


def alike(entry: Entry, *, but: int = 0) -> tuple[Alike, ...]:
    """The companies that are most like an entry, found by numbers and by parts of the name."""
    found = (
        Alike(company, likenesses(entry, entry_of(company)))
        for company in _candidates(entry).exclude(pk=but).order_by("pk")
    )
    likely = sorted((one for one in found if one.reasons), key=lambda one: -len(one.reasons))
    return tuple(likely[:MOST])


def _candidates(entry: Entry) -> QuerySet[Company]:
    named = Q(upper_name__trigram_similar=entry.name.upper().replace("\x00", ""))
    near = Q(postcode=entry.postcode) if entry.postcode else Q(pk=None)
    near |= Q(city__iexact=entry.city) if entry.city else Q(pk=None)
    wanted = named & near
    if entry.cvr_number:
        wanted |= Q(cvr_number=entry.cvr_number)
    if entry.p_number:
        wanted |= Q(p_number=entry.p_number)
    return Company.objects.standing().annotate(upper_name=Upper("name")).filter(wanted)


def likely_pairs() -> LikelyPairs:
    """Pairs over the whole register that may be one; those with most reasons first."""
    rows = Company.objects.standing().values("pk", *COMPARED)
    entries = {row.pop("pk"): Entry(**row) for row in rows}
    found = doubles(entries)
    shown = found[:PAIRS]
    numbers = {number for one, other, _ in shown for number in (one, other)}
    companies = Company.objects.in_bulk(numbers)
    return LikelyPairs(
        pairs=tuple(
            Pair(companies[one], Alike(companies[other], reasons)) for one, other, reasons in shown
        ),
        total=len(found),
    )
