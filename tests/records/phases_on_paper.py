"""Which phase the papers name: the plan in its two prints, and the plan of a phase."""

import re
from datetime import date

from fodfaeste.pdf.documents import Document, EasyPlanDocument, PlanDocument
from fodfaeste.pdf.papers.phase_plan import phase_plan_document
from fodfaeste.pdf.papers.plan import PARTS, PlanPaper
from fodfaeste.pdf.render import render_document
from fodfaeste.pictures import danish
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.cti.queries.course import clock_of
from fodfaeste.records.followup.queries import CaseOverview
from fodfaeste.rules.plan.content import PlanContent
from fodfaeste.rules.plan.paper import PaperVariant
from tests.pdf.reading import text_of

LONG_DATE = re.compile(r"(\d+)\. (\w+) (\d{4})")


def by_paper(
    course: CtiCourse, overview: CaseOverview, today: date, outside: int
) -> dict[str, int]:
    """What each paper says: the number of the phase, or `outside` where it names none."""
    whole = plan_paper(course, overview, today, PaperVariant.STANDARD)
    easy = plan_paper(course, overview, today, PaperVariant.EASY)
    assert isinstance(whole, PlanDocument)
    assert isinstance(easy, EasyPlanDocument)
    assert whole.clock is not None
    drawn = [number for number, words in PARTS.items() if words == easy.where_we_are]
    return {
        "plan on paper": whole.clock.current.number if whole.clock.current else outside,
        "easy plan on paper": drawn[0] if drawn else outside,
        "plan of a phase on paper": _of_phase(course, today) or outside,
    }


def printed(course: CtiCourse, overview: CaseOverview, today: date, outside: int) -> int:
    """What the easy print says once it is a PDF, read back from the file itself."""
    made = render_document(plan_paper(course, overview, today, PaperVariant.EASY))
    words = " ".join(text_of(made).split())
    named = [number for number, sentence in PARTS.items() if sentence in words]
    assert named or "Den tætte støtte er ikke i gang lige nu." in words
    return named[0] if named else outside


def plan_paper(
    course: CtiCourse, overview: CaseOverview, today: date, variant: PaperVariant
) -> Document:
    """The plan of a citizen, as it is printed on a day."""
    return PlanPaper(
        content=PlanContent(purpose="Et job med få timer"),
        version=None,
        citizen=course.case.citizen.name,
        overview=overview,
        roles=role_texts_on(today),
        today=today,
    ).document(variant)


def _of_phase(course: CtiCourse, today: date) -> int | None:
    """The phase whose paper says that today lies between its two days."""
    for phase in clock_of(course).phases:
        paper = phase_plan_document(citizen="Karin", phase=phase, areas=(), printed_on=today)
        first, last = (_day(*found) for found in LONG_DATE.findall(paper.when))
        if first <= today <= last:
            return int(paper.title.rpartition(" ")[2])
    return None


def _day(day: str, month: str, year: str) -> date:
    return date(int(year), danish.MONTHS.index(month) + 1, int(day))
