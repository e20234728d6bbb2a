"""The lines of a course as a page and a paper show them: picture, words and table (K4)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from fodfaeste.pdf.measure_documents import MeasuredPart, MeasuredScale
from fodfaeste.pictures import danish, marks, measure_line
from fodfaeste.pictures.measure_line import Band, Dot, MeasureLine
from fodfaeste.rules.cti.clock import Clock
from fodfaeste.rules.measures.choosing import in_order
from fodfaeste.rules.measures.course import AnswerSet, Line, marking, sentences
from fodfaeste.rules.measures.definition import Instrument
from fodfaeste.rules.measures.kinds import Respondent
from fodfaeste.rules.measures.scoring import in_digits
from fodfaeste.web.ui.parts import Table, drawn

COLOURS = (marks.BLUE, "#7a4a00", "#2f6b3a", "#6a3d7c", "#8a2f3c")
HEAD = ("Dag", "Anledning", "Hvem svarede", "Hvordan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One scale of an instrument: its picture, what it says, and what to talk about."""

    id: str
    heading: str
    line: MeasureLine
    svg: SafeString
    sentence: str
    told: tuple[str, ...]
    prompt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One instrument of a course."""

    code: str
    title: str
    marking: str
    team_only: bool
    scales: tuple[Drawn, ...]
    source: str
    table: Table


def parts(sets: Sequence[AnswerSet], lines: Iterable[Line], clock: Clock | None) -> list[Part]:
    """Return a part for each instrument that has been answered."""
    phases = _bands(clock)
    found = tuple(lines)
    instruments = in_order({line.instrument.code: line.instrument for line in found}.values())
    return [
        _part([line for line in found if line.instrument.code == one.code], sets, phases)
        for one in instruments
    ]


def _part(lines: list[Line], sets: Sequence[AnswerSet], phases: tuple[Band, ...]) -> Part:
    instrument = lines[0].instrument
    scales = {line.scale.code: None for line in lines}
    return Part(
        code=instrument.code,
        title=instrument.title,
        marking=marking(instrument),
        team_only=instrument.team_only,
        scales=tuple(
            _drawn([line for line in lines if line.scale.code == code], place, phases)
            for place, code in enumerate(scales)
        ),
        source="; ".join(
            dict.fromkeys(s.change.source for s in instrument.scales if s.change.source)
        ),
        table=_table(instrument, [one for one in sets if one.instrument.code == instrument.code]),
    )


def _drawn(lines: list[Line], place: int, phases: tuple[Band, ...]) -> Drawn:
    scale, instrument = lines[0].scale, lines[0].instrument
    by = {line.respondent: line for line in lines}
    lowest, highest = instrument.reach(scale)
    picture = MeasureLine(
        title=scale.title,
        lowest=float(lowest),
        highest=float(highest),
        citizen=_dots(by.get(Respondent.CITIZEN)),
        staff=_dots(by.get(Respondent.STAFF)),
        phases=phases,
        colour=COLOURS[place % len(COLOURS)],
    )
    name = f"{instrument.code}-{scale.code}".replace("_", "-")
    prompts = [line.prompt.text for line in by.values() if line.prompt]
    return Drawn(
        id=f"skala-{name}",
        heading=scale.title,
        line=picture,
        svg=drawn(measure_line.svg(picture, name=f"linje-{name}")),
        sentence=measure_line.description(picture),
        told=tuple(_told(by)),
        prompt=prompts[0] if prompts else "",
    )


def _told(by: dict[Respondent, Line]) -> Iterator[str]:
    for respondent, line in by.items():
        for sentence in sentences(line):
            yield f"{respondent.label}: {sentence}" if len(by) > 1 else sentence


def _dots(line: Line | None) -> tuple[Dot, ...]:
    return tuple(
        Dot(point.on, float(point.score.value), in_digits(point.score.value))
        for point in (line.scored if line else ())
        if point.score is not None
    )


def _bands(clock: Clock | None) -> tuple[Band, ...]:
    return tuple(
        Band(phase.number, phase.starts_on, phase.ends_before)
        for phase in (clock.phases if clock else ())
    )


def _table(instrument: Instrument, sets: Sequence[AnswerSet]) -> Table:
    """Every measurement, the latest first, with the score of each scale."""
    titles = tuple(scale.title for scale in instrument.scales)
    rows = tuple(_row(instrument, given) for given in reversed(sets))
    return Table(f"{instrument.title}: alle svar, det seneste først", (*HEAD, *titles), rows)


def _row(instrument: Instrument, given: AnswerSet) -> tuple[str, ...]:
    found = given.scores()
    return (
        danish.long_date(given.measured_on),
        given.occasion.label,
        given.respondent.label,
        given.mode.label,
        *(
            in_digits(found[scale.code].value) if scale.code in found else "ikke svaret"
            for scale in instrument.scales
        ),
    )


def on_paper(found: Iterable[Part]) -> tuple[MeasuredPart, ...]:
    """Return the same for paper, which may lie on anybody's table: without what is the team's."""
    return tuple(
        MeasuredPart(
            title=part.title,
            marking=part.marking,
            source=part.source,
            scales=tuple(
                MeasuredScale(one.heading, one.line, one.told, one.prompt) for one in part.scales
            ),
            head=part.table.head,
            rows=part.table.rows,
        )
        for part in found
        if not part.team_only
    )
