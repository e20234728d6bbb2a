"""Companies that may be one: beside one company, and over the whole register (D1)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Lower, Upper

from fodfaeste.records.cases.models.citizen import DanishOrder
from fodfaeste.records.placement.models import Company
from fodfaeste.rules.placement.companies.alike import Entry, Likeness, likenesses

MOST = 5
GROUPS = 50
TIDY = r"\y(aps|a/s|as|i/s|k/s|p/s|ivs|amba|smba|fmba)\y\.?|[^0-9a-zæøåäöüé]+"
"""The same letters that rules/placement/companies/alike.py compares names by."""


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


def entry_of(company: Company) -> Entry:
    """What a company is compared by."""
    return Entry(
        name=company.name,
        cvr_number=company.cvr_number,
        p_number=company.p_number,
        address=company.address,
        postcode=company.postcode,
        city=company.city,
    )


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


def likely_pairs() -> tuple[Pair, ...]:
    """Pairs over the whole register, by company and postcode, and by name and town."""
    pairs: dict[tuple[int, int], Pair] = {}
    for group in _groups():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                reasons = likenesses(entry_of(one), entry_of(other))
                if reasons and len(pairs) < GROUPS:
                    pairs.setdefault((one.pk, other.pk), Pair(one, Alike(other, reasons)))
    return tuple(pairs.values())


def _groups() -> Iterator[list[Company]]:
    standing = Company.objects.standing()
    by_number = standing.exclude(cvr_number="").exclude(postcode="")
    yield from _grouped(by_number, ("cvr_number", "postcode"))
    tidy = Func(
        *(Lower("name"), Value(TIDY), Value(""), Value("g")),
        function="regexp_replace",
        output_field=TextField(),
    )
    by_name = standing.annotate(tidy_name=tidy)
    yield from _grouped(by_name.exclude(postcode=""), ("tidy_name", "postcode"))
    towns = by_name.exclude(city="").annotate(town=Lower("city"))
    yield from _grouped(towns, ("tidy_name", "town"))


def _grouped(rows: QuerySet[Company], keys: tuple[str, str]) -> Iterator[list[Company]]:
    """Yield the companies that have two values in common, so many groups at most."""
    shared = rows.values(*keys).annotate(count=Count("pk")).filter(count__gt=1).order_by(*keys)
    wanted = [tuple(row[key] for key in keys) for row in shared[:GROUPS]]
    if not wanted:
        return
    either = Q()
    for first, second in wanted:
        either |= Q(**{keys[0]: first, keys[1]: second})
    groups: dict[tuple[object, ...], list[Company]] = defaultdict(list)
    for company in rows.filter(either).order_by(DanishOrder("name"), "pk")[: GROUPS * MOST]:
        groups[tuple(getattr(company, key) for key in keys)].append(company)
    yield from _in_order(wanted, groups)


def _in_order(
    wanted: Iterable[tuple[object, ...]], groups: dict[tuple[object, ...], list[Company]]
) -> Iterator[list[Company]]:
    return (groups[key] for key in wanted if key in groups)
