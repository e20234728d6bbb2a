"""Questions about the shared assessment. Nothing is read without saying which sections are open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from fodfaeste.records.cases.models import Case, Consent, Task
from fodfaeste.records.plan.models import AssessmentEntry, PlanComment, PlanVersion
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.consent.facts import counts_on
from fodfaeste.rules.plan.assessment import Signature, is_outside
from fodfaeste.rules.plan.kinds import AssessmentTheme, Contributor, LifeArea


def assessment_of(case_id: int, *, sections: Iterable[Section]) -> QuerySet[AssessmentEntry]:
    """The shared assessment as far as it is open, in the order written, with who wrote it."""
    entries = AssessmentEntry.objects.filter(case=case_id, section__in=list(sections))
    return entries.select_related("created_by", "source_consent__from_person").order_by("id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries to look for; everything left out is everything."""

    area: LifeArea | None = None
    theme: AssessmentTheme | None = None
    by: Contributor | None = None
    since: datetime | None = None


_WRITTEN_BY = {
    Contributor.EMPLOYMENT: Q(written_as=Role.EMPLOYMENT_CASEWORKER),
    Contributor.SOCIAL: Q(written_as=Role.SOCIAL_CASEWORKER),
    Contributor.CITIZEN: Q(written_as=Role.CITIZEN) | Q(said_by_citizen=True),
}


def entries_found(
    case_id: int, wanted: Wanted, *, sections: Iterable[Section]
) -> QuerySet[AssessmentEntry]:
    """The entries that are looked for, the latest first, each with what it corrects."""
    found = assessment_of(case_id, sections=sections).select_related(
        "created_by", "source_consent__from_person", "corrects__created_by", "correction"
    )
    conditions = (
        Q(area=wanted.area) if wanted.area else Q(),
        Q(theme=wanted.theme) if wanted.theme else Q(),
        _WRITTEN_BY[wanted.by] if wanted.by else Q(),
        Q(created_at__gt=wanted.since) if wanted.since else Q(),
    )
    return found.filter(*conditions).order_by("-id")


def standing_entries(case_id: int, *, sections: Iterable[Section]) -> QuerySet[AssessmentEntry]:
    """The latest entry of each area and kind that nobody has corrected."""
    open_entries = assessment_of(case_id, sections=sections).filter(correction=None)
    return open_entries.order_by("area", "theme", "-id").distinct("area", "theme")


def own_words(case_id: int, *, sections: Iterable[Section]) -> QuerySet[AssessmentEntry]:
    """What the citizen has said and nobody has corrected since, the latest first."""
    said = assessment_of(case_id, sections=sections).filter(said_by_citizen=True, correction=None)
    return said.order_by("-id")


def entry_of(case_id: int, entry_id: int, *, sections: Iterable[Section]) -> AssessmentEntry | None:
    """One entry that is open; None when it is another case's or closed."""
    return assessment_of(case_id, sections=sections).filter(pk=entry_id).first()


def signatures_of(case_id: int) -> tuple[Signature, ...]:
    """Who has signed anything, without what they wrote."""
    rows = AssessmentEntry.objects.filter(case=case_id).order_by()
    return tuple(
        Signature(written_as=Role(role), written_by=user, said_by_citizen=own)
        for role, user, own in rows.values_list(
            "written_as", "created_by", "said_by_citizen"
        ).distinct()
    )


def asked_to_assess(case_id: int) -> QuerySet[Task]:
    """The open tasks that ask a colleague to write in the assessment (C1)."""
    return Task.objects.filter(case=case_id, rule="C1", state=TaskState.OPEN).order_by("pk")


def taken_over(case_id: int) -> frozenset[str]:
    """The conversations whose text stands in the assessment already."""
    rows = AssessmentEntry.objects.filter(case=case_id).exclude(taken_from="")
    return frozenset(rows.values_list("taken_from", flat=True))


def sources_on(case: Case, day: date) -> tuple[Consent, ...]:
    """The consents by which somebody outside the two departments may tell us something today."""
    given = Consent.objects.filter(case=case).select_related("from_person").order_by("-pk")
    return tuple(
        consent
        for consent in given
        if is_outside(consent.from_party)
        and counts_on(
            day,
            given_on=consent.given_on,
            ends_before=consent.ends_before,
            withdrawn_on=consent.withdrawn_on,
        )
    )


@dataclass(frozen=True, slots=True)
class Approval:
    """Which version was approved last, and when: what came later is new."""

    number: int
    at: datetime


def latest_approval(case_id: int) -> Approval | None:
    """When the plan was last approved; None before the first version."""
    versions = PlanVersion.objects.filter(case=case_id).order_by("-number")
    found = versions.values_list("number", "created_at").first()
    return Approval(*found) if found else None


def answer_to(comments: Iterable[PlanComment]) -> PlanComment | None:
    """The answer that stands among what was said to one version, the latest first."""
    return next((one for one in comments if one.answer), None)


def comments_of(case_id: int, *, number: int | None = None) -> QuerySet[PlanComment]:
    """What the citizen has said to the versions of the plan, the latest first."""
    comments = PlanComment.objects.filter(case=case_id).select_related("version", "created_by")
    wanted = comments.filter(version__number=number) if number else comments
    return wanted.order_by("-id")
