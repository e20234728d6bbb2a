"""The leader's figures as they leave the building: counts and times, and nobody's name."""

from fodfaeste.pdf.leadership_documents import PaperLine, PaperPart
from fodfaeste.pictures import danish
from fodfaeste.rules.caseload.load import load, percent
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.web.staff.leadership import lines
from fodfaeste.web.staff.leadership.gathering import Led


def parts_of(led: Led) -> tuple[PaperPart, ...]:
    """Every part of the page, in its order."""
    return (
        PaperPart("Over tiden", _late(led)),
        PaperPart("Frister", _deadlines(led)),
        PaperPart("Hurtige afklaringer", _answers(led)),
        PaperPart("Vejen gennem forløbet", _flow(led)),
        PaperPart("Oplysninger, der mangler", _unwritten(led)),
        PaperPart("Sagsstammer, CTI-medarbejdere", _loads(led)),
    )


def _courses(number: int) -> str:
    return danish.count(number, "forløb", "forløb") if number else "Ingen forløb"


def _late(led: Led) -> tuple[PaperLine, ...]:
    quick = led.asking(DeadlineKind.QUICK_ANSWERED)
    idle = led.asking(DeadlineKind.SOMETHING_AHEAD)
    over = led.asking(DeadlineKind.CTI_CLOSED)
    return (
        PaperLine(f"Intet aftalt de næste {led.effort_days} dage", _courses(idle.cases), rule="G4"),
        PaperLine(DeadlineKind.CTI_CLOSED.label, _courses(over.cases), rule="I4"),
        PaperLine("Hurtig afklaring over fristen", _courses(quick.late), rule="G3"),
        *(
            PaperLine(one.what.label, _courses(one.cases), rule=one.what.rule)
            for one in lines.unwritten_lines(led, gates=True)
        ),
    )


def _deadlines(led: Led) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(
            one.kind.label,
            _courses(one.cases),
            beside=f"{one.late} over tiden" if one.late else "",
            rule=one.kind.rule,
        )
        for one in lines.deadline_lines(led.counts)
    )


def _answers(led: Led) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(one.when, one.said, beside=f"I tide: {one.in_time}", rule="G3")
        for one in lines.answer_lines(led.answered)
    )


def _flow(led: Led) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(one.what, one.said, beside=one.beside, rule="J6")
        for one in lines.flow_lines(led.flow)
    )


def _unwritten(led: Led) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(one.what.label, _courses(one.cases), rule=one.what.rule)
        for one in lines.unwritten_lines(led, gates=False)
    )


def _loads(led: Led) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(
            worker.name,
            f"{percent(load(one.carried.norm for one in led.loads[worker.pk]))} procent",
            beside=_courses(len(led.loads[worker.pk])),
            rule="A6",
        )
        for worker in led.workers
        if worker.pk in led.loads
    )
