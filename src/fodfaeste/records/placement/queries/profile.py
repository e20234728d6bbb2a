"""The job profile of one citizen, its lines, and the CV as it would read now (B7, D2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from django.db.models import Q

from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.placement.models import CvVersion, JobProfile, ProfileLine
from fodfaeste.records.plan.models import Effort
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.matching.facts import SeekerFacts, Wish
from fodfaeste.rules.placement.profile.complete import ProfileFacts
from fodfaeste.rules.placement.profile.cv import CvContent, cv_of, from_json, without_place
from fodfaeste.rules.placement.profile.kinds import CvContact, LineKind
from fodfaeste.rules.placement.profile.lines import Line
from fodfaeste.rules.placement.profile.reach import stretches
from fodfaeste.rules.placement.work_words import Transport, WorkDemand, WorkField, WorkNeed
from fodfaeste.rules.plan.kinds import EffortStatus
from fodfaeste.rules.plan.weekly import WeeklyTime, from_code, joined, words_of

C = TypeVar("C", bound=StrEnum)
EVERY_SECTION = frozenset(Section)
SKILLS = (LineKind.COMPETENCE, LineKind.EXPERIENCE)
MATCHED = (LineKind.WISH, *SKILLS)
"""The lines that openings are compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedTime:
    """A fixed time of a week that comes from the plan, and is not asked for again."""

    effort_id: int
    what: str
    times: tuple[WeeklyTime, ...]

    @property
    def words(self) -> str:
        """The times as people say them."""
        return words_of(self.times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """That somebody wrote, changed or took out something in the profile."""

    at: datetime
    by: str
    what: str
    did: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRoom:
    """Everything about the profile that is open to the one who looks."""

    profile: JobProfile | None
    lines: tuple[ProfileLine, ...]
    taken_out: tuple[ProfileLine, ...]
    cv: CvVersion | None
    """The CV that was said yes to last, whether or not the yes stands."""
    plan_times: tuple[FixedTime, ...]

    def of(self, *kinds: LineKind) -> tuple[ProfileLine, ...]:
        """The lines of some kinds, in the citizen's order."""
        return tuple(line for line in self.lines if line.kind in kinds)

    @property
    def facts(self) -> ProfileFacts:
        """How much has been said, for the rules."""
        profile = self.profile
        return ProfileFacts(
            wishes=len(self.of(LineKind.WISH)),
            lines_about_skill=len(self.of(*SKILLS)),
            has_hours=bool(profile and (profile.least_minutes or profile.most_minutes)),
            has_transport=bool(profile and profile.transport),
        )

    @property
    def standing_cv(self) -> CvVersion | None:
        """The CV that may be shown: said yes to, and the yes not taken back."""
        return self.cv if self.cv and self.cv.withdrawn_on is None else None

    def changes(self) -> tuple[Change, ...]:
        """Who wrote what, the latest first; each line by its latest change."""
        rows = [_change(line) for line in (*self.lines, *self.taken_out)]
        if self.profile and self.profile.changed_at:
            at, by = self.profile.changed_at, self.profile.changed_by
            did = "rettede hensyn, det praktiske eller »Om mig«"
            rows.append(Change(at=at, by=by.name if by else "", what="", did=did))
        return tuple(sorted(rows, key=lambda change: change.at, reverse=True))


def profile_room(
    case_id: int, *, sections: frozenset[Section] = EVERY_SECTION, today: date
) -> ProfileRoom:
    """The profile as far as some sections show it; four queries, however many lines there are."""
    lines = tuple(
        ProfileLine.objects.filter(case=case_id, section__in=sections).select_related(
            "created_by", "changed_by"
        )
    )
    return ProfileRoom(
        profile=profile_of(case_id),
        lines=tuple(line for line in lines if not line.taken_out),
        taken_out=tuple(line for line in lines if line.taken_out),
        cv=latest_cv(case_id) if Section.EMPLOYMENT in sections else None,
        plan_times=plan_times(case_id, today),
    )


def profile_of(case_id: int) -> JobProfile | None:
    """The profile, once anybody has written in it."""
    return JobProfile.objects.select_related("changed_by").filter(case=case_id).first()


def wishes_of(case_id: int) -> tuple[str, ...]:
    """The citizen's wishes for work, the dearest first; the whole team's (C7)."""
    found = ProfileLine.objects.filter(case=case_id, kind=LineKind.WISH, taken_out=False)
    return tuple(found.values_list("what", flat=True))


def line_of(
    case_id: int, line_id: int, *, sections: frozenset[Section] = EVERY_SECTION
) -> ProfileLine | None:
    """One line that is open to the one who looks."""
    found = ProfileLine.objects.select_related("changed_by")
    return found.filter(case=case_id, pk=line_id, section__in=sections).first()


def latest_cv(case_id: int) -> CvVersion | None:
    """The CV that was said yes to last."""
    found = CvVersion.objects.select_related("created_by").filter(case=case_id)
    return found.order_by("-number").first()


def shown_cv(case: Case) -> CvContent | None:
    """The CV that may be handed over: said yes to, the yes not taken back, no protected address."""
    kept = latest_cv(case.pk)
    if kept is None or kept.withdrawn_on is not None:
        return None
    content = from_json(kept.content)
    return without_place(content) if case.citizen.address_protected else content


def cv_made_on(case_id: int) -> date | None:
    """The day the citizen first said yes to a CV: from then on it is made (B7)."""
    made = CvVersion.objects.filter(case=case_id).order_by("said_yes_on")
    return made.values_list("said_yes_on", flat=True).first()


def plan_times(case_id: int, today: date) -> tuple[FixedTime, ...]:
    """What the plan says that the citizen does at fixed times (C9)."""
    running = Q(ends_before=None) | Q(ends_before__gt=today)
    found = Effort.objects.filter(
        running, case=case_id, status__in=[EffortStatus.PLANNED, EffortStatus.RUNNING]
    ).exclude(weekly_times=[])
    return tuple(
        FixedTime(
            effort_id=effort.pk,
            what=effort.wording,
            times=tuple(map(from_code, effort.weekly_times)),
        )
        for effort in found.order_by("id")
    )


def cv_now(case: Case, room: ProfileRoom) -> CvContent:
    """The CV as the profile would make it now; nobody has said yes to it yet."""
    profile = room.profile
    return cv_of(
        name=case.citizen.name,
        contact=contact_on_cv(case.citizen, profile.cv_contact if profile else ()),
        about_me=profile.about_me if profile else "",
        lines=map(said, room.lines),
    )


def contact_on_cv(citizen: Citizen, wanted: Iterable[str]) -> tuple[str, ...]:
    """The contact facts that the citizen wants on the CV; a protected address stays hidden."""
    facts = {
        CvContact.PHONE: citizen.phone,
        CvContact.EMAIL: citizen.email,
        CvContact.CITY: "" if citizen.address_protected else citizen.city,
    }
    chosen = set(wanted)
    return tuple(text for choice, text in facts.items() if choice in chosen and text)


def said(line: ProfileLine) -> Line:
    """A line as the rules know it."""
    return Line(
        kind=line.kind,
        what=line.what,
        work_field=line.work_field or None,
        place=line.place,
        more=line.more,
        began=line.began,
        ended=line.ended,
        ongoing=line.ongoing,
        in_cv=line.in_cv,
    )


def seeker_facts(case: Case, *, today: date, profile: JobProfile | None = None) -> SeekerFacts:
    """What one citizen wishes, can and needs, for the matching; whoever asks sees employment.

    `profile` is the profile of this case where it has been read already.
    """
    profile = profile or profile_of(case.pk) or JobProfile()
    lines = ProfileLine.objects.filter(case=case, kind__in=MATCHED, taken_out=False)
    said_of: dict[LineKind, list[tuple[WorkField | None, str]]] = {kind: [] for kind in MATCHED}
    for line in lines.only("kind", "work_field", "what"):
        said_of[LineKind(line.kind)].append((line.work_field or None, line.what))
    own = tuple(map(from_code, profile.busy_times))
    from_plan = (at for fixed in plan_times(case.pk, today) for at in fixed.times)
    citizen = case.citizen
    return SeekerFacts(
        wishes=tuple(Wish(field=field, words=what) for field, what in said_of[LineKind.WISH]),
        experience_fields=frozenset(field for field, _ in said_of[LineKind.EXPERIENCE] if field),
        competences=tuple(what for _, what in said_of[LineKind.COMPETENCE]),
        demands_met=words(WorkDemand, profile.demands_met),
        needs=words(WorkNeed, profile.needs),
        essential_needs=words(WorkNeed, profile.essential_needs),
        least_minutes=profile.least_minutes,
        most_minutes=profile.most_minutes,
        fixed_times=joined([*own, *from_plan]),
        transport=words(Transport, profile.transport),
        postcode="" if citizen.address_protected else citizen.postal_code,
        reach=stretches(profile.reach),
    )


def words(codes_of: type[C], codes: Iterable[str]) -> frozenset[C]:
    """The members of a list of words; a word that has gone since is left out."""
    known = set(codes_of)
    return frozenset(codes_of(code) for code in codes if code in known)


def _change(line: ProfileLine) -> Change:
    by = line.changed_by if line.changed_at else line.created_by
    did = "tog ud" if line.taken_out else "rettede" if line.changed_at else "skrev"
    return Change(
        at=line.changed_at or line.created_at, by=by.name if by else "", what=line.what, did=did
    )
