"""Whether an instrument holds together, whatever it was read from (K3)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from fodfaeste.rules.measures.definition import Instrument, Item, Scale
from fodfaeste.rules.measures.files.faults import fault, numbers
from fodfaeste.rules.measures.kinds import Formula, Respondent
from fodfaeste.rules.refusal import Obstacle

FEWEST_ANSWERS = 2
HIGHEST_VERSION = 9_999
LONGEST_WAIT = 366
RESERVED = frozenset({"key", "version", "occasion", "measured_on", "mode", "respondent", "skema"})
"""Names that the form of a measurement has itself."""

WHO5 = "who5"
WHO5_ITEMS = 5
WHO5_VALUES = (0, 1, 2, 3, 4, 5)
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_SPAN = re.compile(r"(\d+)\s*[-–]\s*(\d+)")


def faults_of(instrument: Instrument) -> Iterator[Obstacle]:
    """Yield everything that is wrong, each sentence naming the item or the scale."""
    yield from _faults_of_codes(instrument)
    yield from _faults_of_whole(instrument)
    yield from _said_twice("Spørgsmålet", (item.code for item in instrument.items))
    yield from _said_twice("Skalaen", (scale.code for scale in instrument.scales))
    for item in instrument.items:
        yield from _faults_of_item(instrument, item)
    for scale in instrument.scales:
        yield from _faults_of_scale(instrument, scale)
    if instrument.code == WHO5:
        yield from _faults_of_who5(instrument)


def _faults_of_codes(instrument: Instrument) -> Iterator[Obstacle]:
    items = [item.code for item in instrument.items]
    for code in (instrument.code, *items, *(scale.code for scale in instrument.scales)):
        if not _CODE.fullmatch(code):
            yield fault(
                "code_is_plain",
                f"Koden »{code}« må kun have små bogstaver a–z, tal og _, og den begynder med et "
                "bogstav.",
            )
    for code in items:
        if code in RESERVED:
            yield fault("code_is_free", f"Koden »{code}« bruges af formularen. Vælg en anden kode.")


def _faults_of_whole(instrument: Instrument) -> Iterator[Obstacle]:
    if not 1 <= instrument.version <= HIGHEST_VERSION:
        yield fault("version_counts", f"Skemaets version er {instrument.version}. Den første er 1.")
    if not 0 <= instrument.most_unanswered < len(instrument.items):
        yield fault(
            "something_is_answered",
            f"Skemaet tillader, at {instrument.most_unanswered} af {len(instrument.items)} "
            "spørgsmål mangler. Mindst ét skal besvares.",
        )
    if not 0 <= instrument.least_days <= LONGEST_WAIT:
        yield fault("days_between", "Skemaets »least_days« skal ligge fra 0 til 366 dage.")
    if instrument.team_only and instrument.answered_by != (Respondent.STAFF,):
        yield fault(
            "team_only_is_staff",
            "Skemaet er kun for teamet, men siger, at borgeren svarer. Det går ikke.",
        )


def _said_twice(what: str, codes: Iterable[str]) -> Iterator[Obstacle]:
    for code, count in Counter(codes).items():
        if count > 1:
            yield fault("code_said_once", f"{what} »{code}« står {count} gange.")


def _faults_of_item(instrument: Instrument, item: Item) -> Iterator[Obstacle]:
    if len(item.categories) < FEWEST_ANSWERS:
        yield fault("answers_to_choose", f"Spørgsmålet »{item.code}« har ikke to svar at vælge.")
    twice = [value for value, count in _counted(item) if count > 1]
    if twice:
        yield fault(
            "answers_apart",
            f"Spørgsmålet »{item.code}« har svar med samme værdi: {numbers(twice)}. De overlapper.",
        )
    labels = Counter(category.label.casefold() for category in item.categories)
    for label, count in labels.items():
        if count > 1:
            yield fault(
                "labels_apart",
                f"Spørgsmålet »{item.code}« har svaret »{label}« flere gange. De overlapper.",
            )
    yield from _overlapping_spans(item)
    if len(instrument.answered_by) == len(Respondent) and not item.staff_text:
        yield fault(
            "staff_has_words",
            f"Spørgsmålet »{item.code}« mangler medarbejderens ord i »staff_text«.",
        )


def _counted(item: Item) -> list[tuple[int, int]]:
    return sorted(Counter(category.value for category in item.categories).items())


def _overlapping_spans(item: Item) -> Iterator[Obstacle]:
    """Labels such as "1–5 timer" and "5–10 timer": whoever has 5 could choose either."""
    spans = [
        (category.label, int(found[1]), int(found[2]))
        for category in item.categories
        if (found := _SPAN.search(category.label))
    ]
    for (label, low, high), (other, other_low, other_high) in combinations(spans, 2):
        if low <= other_high and other_low <= high:
            yield fault(
                "spans_apart",
                f"Spørgsmålet »{item.code}« har svarene »{label}« og »{other}«. De overlapper.",
            )


def _faults_of_scale(instrument: Instrument, scale: Scale) -> Iterator[Obstacle]:
    known = {item.code for item in instrument.items}
    strange = [code for code in scale.items if code not in known]
    for code in strange:
        yield fault(
            "scale_knows_items",
            f"Skalaen »{scale.code}« regner med spørgsmålet »{code}«, som ikke står i filen.",
        )
    yield from _said_twice(f"Skalaen »{scale.code}«: spørgsmålet", scale.items)
    if not scale.items:
        yield fault("scale_has_items", f"Skalaen »{scale.code}« har ingen spørgsmål.")
        return
    if not 0 <= scale.most_missing < len(scale.items):
        yield fault(
            "scale_has_answers",
            f"Skalaen »{scale.code}« tillader, at {scale.most_missing} af {len(scale.items)} "
            "svar mangler. Mindst ét skal være der.",
        )
    if not strange:
        yield from _faults_of_limits(instrument, scale)


def _faults_of_limits(instrument: Instrument, scale: Scale) -> Iterator[Obstacle]:
    lowest, highest = instrument.reach(scale)
    limits = [prompt.limit for prompt in scale.prompts]
    for limit in limits:
        if not lowest <= limit <= highest:
            yield fault(
                "limit_in_range",
                f"Skalaen »{scale.code}« har grænsen {limit}, som ligger uden for {lowest} til "
                f"{highest}.",
            )
    if len(set(limits)) < len(limits):
        yield fault("limits_apart", f"Skalaen »{scale.code}« har den samme grænse to gange.")
    for amount in (scale.change.detectable, scale.change.talking_point):
        if amount is not None and not 0 < amount <= highest - lowest:
            yield fault(
                "change_in_range",
                f"Skalaen »{scale.code}« har en ændring uden for {lowest} til {highest}.",
            )


def _faults_of_who5(instrument: Instrument) -> Iterator[Obstacle]:
    """The one instrument whose shape is known: five items, six answers, 0 to 100."""
    if len(instrument.items) != WHO5_ITEMS:
        yield fault("who5_has_five", f"WHO-5 har 5 spørgsmål. Filen har {len(instrument.items)}.")
    for item in instrument.items:
        values = tuple(sorted(category.value for category in item.categories))
        if values != WHO5_VALUES:
            yield fault(
                "who5_has_six_answers",
                f"WHO-5 har seks svar, 0 til 5. Spørgsmålet »{item.code}« har {numbers(values)}.",
            )
    whole = {item.code for item in instrument.items}
    if not any(
        scale.formula is Formula.LINEAR and set(scale.items) == whole for scale in instrument.scales
    ):
        yield fault(
            "who5_is_linear", "WHO-5 regnes af alle fem svar til 0–100 med formlen »linear«."
        )
