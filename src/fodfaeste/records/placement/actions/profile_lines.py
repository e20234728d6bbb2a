"""Write the lines of the profile: wishes, skills, experience and the rest of the CV (B7, D2)."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, Max, Q

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import Saved, changed_by, made_by
from fodfaeste.records.placement.actions.profile import profile_to_write
from fodfaeste.records.placement.models import ProfileLine
from fodfaeste.records.placement.queries.profile import said
from fodfaeste.records.plan.actions.writing import Values, edited
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.profile.kinds import section_of
from fodfaeste.rules.placement.profile.lines import Line, check_line
from fodfaeste.rules.placement.profile.when import when_said
from fodfaeste.rules.plan.merging import Marks
from fodfaeste.rules.text import TextKind, cleaned


@creates(ProfileLine)
def add_line(
    *, actor: Actor, case: Case, line: Line, today: date, now: datetime, draft: str = ""
) -> ProfileLine:
    """Add a line after the others of its kind."""
    access.require(actor, Permission.PROFILE_WRITE, case, today=today, now=now)
    profile = profile_to_write(case, actor=actor, now=now)
    found = profile.lines.filter(kind=line.kind).aggregate(
        last=Max("position"), others=Count("pk", filter=Q(taken_out=False))
    )
    check_line(line, today=today, others=found["others"])
    if draft:
        drafts.discard(actor=actor, form=draft)
    return ProfileLine.objects.create(
        **made_by(actor.id, now),
        case=case,
        profile=profile,
        kind=line.kind,
        section=section_of(line.kind),
        position=(found["last"] or 0) + 1,
        **_columns(line),
    )


@transaction.atomic
def edit_line(
    *,
    actor: Actor,
    case: Case,
    line_id: int,
    version: int,
    line: Line,
    today: date,
    now: datetime,
    seen: Marks | None = None,
) -> Saved[ProfileLine]:
    """Change a line; raises Stale where two changed the same."""
    access.require(actor, Permission.PROFILE_WRITE, case, today=today, now=now)
    return edited(
        ProfileLine.objects.filter(case=case, pk=line_id),
        version=version,
        seen=seen,
        values=_columns(line),
        actor=actor,
        now=now,
        as_shown=as_shown,
        check=lambda record: check_line(said(record), today=today),
    )


@transaction.atomic
def move_line(
    *,
    actor: Actor,
    case: Case,
    line_id: int,
    up: bool,
    today: date,
    now: datetime,
    stood: int | None = None,
) -> None:
    """Move a line one place up or down among those of its kind; at the end it stays.

    `stood` is its place on the page that was read, from 1: a second click finds it moved already.
    """
    access.require(actor, Permission.PROFILE_WRITE, case, today=today, now=now)
    profile = profile_to_write(case, actor=actor, now=now)
    kind = ProfileLine.objects.get(case=case, pk=line_id).kind
    lines = list(profile.lines.filter(kind=kind, taken_out=False))
    here = next((place for place, line in enumerate(lines) if line.pk == line_id), None)
    if here is None or stood not in {None, here + 1}:
        return
    there = here - 1 if up else here + 1
    if not 0 <= there < len(lines):
        return
    lines[here], lines[there] = lines[there], lines[here]
    for place, line in enumerate(lines, start=1):
        line.position = place
    ProfileLine.objects.bulk_update(lines, ["position"])


@transaction.atomic
def take_out_line(
    *, actor: Actor, case: Case, line_id: int, today: date, now: datetime, out: bool = True
) -> ProfileLine:
    """Take a line out of the profile, or put it back; it stays in the table."""
    access.require(actor, Permission.PROFILE_WRITE, case, today=today, now=now)
    line = ProfileLine.objects.select_for_update(of=("self",)).get(case=case, pk=line_id)
    if line.taken_out != out:
        line.taken_out = out
        changed_by(line, actor.id, now)
        line.save()
    return line


def as_shown(values: Values) -> Values:
    """The columns as a form shows them: a month in words."""
    return {
        name: when_said(str(value)) if name in {"began", "ended"} else value
        for name, value in values.items()
    }


def _columns(line: Line) -> dict[str, object]:
    return {
        "work_field": line.work_field or "",
        "what": cleaned(line.what, kind=TextKind.LINE),
        "place": cleaned(line.place, kind=TextKind.LINE),
        "more": cleaned(line.more, kind=TextKind.PARAGRAPH),
        "began": line.began,
        "ended": line.ended,
        "ongoing": line.ongoing,
        "in_cv": line.in_cv,
    }
