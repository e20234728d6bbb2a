"""The contacts of a course, added up in the database: five thousand notes are as light as five."""

from datetime import date

from django.db.models import Case, Count, F, Func, IntegerField, Max, Sum, Value, When

from fodfaeste.records.cti.models import ContactNote, CtiCourse
from fodfaeste.rules.cti.curve import WEEK, Counted
from fodfaeste.rules.cti.kinds import ContactKind


def counted_in(course: CtiCourse, *, today: date) -> tuple[Counted, ...]:
    """Notes of a course up to a day by week, phase and kind: never more rows than those."""
    notes = ContactNote.objects.filter(
        case_id=course.case_id,
        happened_on__gte=course.starts_on,
        happened_on__lt=course.ends_before,
        happened_on__lte=today,
    )
    rows = (
        notes.annotate(week=_week_since(course.starts_on), phase=_phase_in(course))
        .order_by()
        .values("week", "phase", "kind")
        .annotate(
            number=Count("pk"),
            with_citizen=Sum("minutes"),
            coordinating=Sum("coordination_minutes"),
            last_on=Max("happened_on"),
        )
    )
    return tuple(
        Counted(
            week=row["week"],
            phase=row["phase"],
            kind=ContactKind(row["kind"]),
            number=row["number"],
            minutes=row["with_citizen"],
            coordination_minutes=row["coordinating"],
            last_on=row["last_on"],
        )
        for row in rows
    )


def _week_since(day: date) -> Func:
    """Whole weeks since a day, 0 in the first; PostgreSQL subtracts dates to days."""
    return Func(
        F("happened_on"),
        Value(day),
        template=f"((%(expressions)s) / {WEEK.days})",
        arg_joiner=" - ",
        output_field=IntegerField(),
    )


def _phase_in(course: CtiCourse) -> Case:
    return Case(
        When(happened_on__lt=course.phase_2_on, then=Value(1)),
        When(happened_on__lt=course.phase_3_on, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
