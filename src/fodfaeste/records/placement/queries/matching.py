"""The openings for one citizen, found and put into words; and the lists that were shown (D2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.queries import match_weights_on
from fodfaeste.records.placement.models import (
    CompanyPerson,
    JobProfile,
    MatchList,
    MatchOverride,
    OpeningDecline,
)
from fodfaeste.records.placement.queries.board import Board, board_of, board_on
from fodfaeste.records.placement.queries.profile import seeker_facts
from fodfaeste.rules.placement.matching.facts import SeekerFacts
from fodfaeste.rules.placement.matching.judging import judge
from fodfaeste.rules.placement.matching.ranking import Chosen, Found, ranked
from fodfaeste.rules.placement.matching.refusals import why_not
from fodfaeste.rules.placement.matching.requirements import Requirement
from fodfaeste.rules.placement.matching.shown import Shown, ShownNo, ShownOpening
from fodfaeste.rules.placement.matching.weights import Weights
from fodfaeste.rules.placement.matching.wording import lines_of
from fodfaeste.rules.placement.profile.complete import ProfileFacts, lacks_before_match
from fodfaeste.rules.placement.work_words import WorkField
from fodfaeste.rules.refusal import Obstacle

LISTS_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the reader asks for; nothing is the whole list."""

    text: str = ""
    field: WorkField | None = None
    paid: bool = False

    @property
    def said(self) -> str:
        """The same in words, as it is kept with the list."""
        parts = (
            f"»{self.text}«" if self.text else "",
            self.field.label if self.field else "",
            "løntimer er mulige" if self.paid else "",
        )
        return ", ".join(filter(None, parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings:
    """The list as it is now, by which weights it was made, and what the profile lacks."""

    shown: Shown
    weights: Weights
    lacks: tuple[Obstacle, ...] = ()
    overrides: tuple[MatchOverride, ...] = ()
    declines: tuple[OpeningDecline, ...] = ()


def openings_for(
    case: Case, wanted: Wanted, *, today: date, profile: JobProfile | None = None
) -> Openings:
    """The best openings for one citizen on a day; the same queries however many there are."""
    board, seeker, weights = (
        board_on(today),
        seeker_facts(case, today=today, profile=profile),
        match_weights_on(today),
    )
    overrides, declines = overrides_of(case.pk), tuple(declines_of(case.pk))
    chosen = Chosen(
        looked_past={number: frozenset(each) for number, each in overrides.items()},
        declined=frozenset(no.opening_id for no in declines),
    )
    found = ranked(board.index, seeker, weights, chosen, within=_within(board, wanted))
    words = _Words(board, seeker, weights, overrides)
    return Openings(
        shown=Shown(
            suitable=tuple(map(words.opening, found.suitable)),
            nearest=tuple(map(words.opening, found.nearest)),
            suitable_count=found.suitable_count,
            looked_at=found.looked_at,
            asked_for=wanted.said,
        ),
        weights=weights,
        lacks=lacks_before_match(_said(seeker)),
        overrides=tuple(row for past in overrides.values() for row in past.values()),
        declines=declines,
    )


def _said(seeker: SeekerFacts) -> ProfileFacts:
    return ProfileFacts(
        wishes=len(seeker.wishes),
        lines_about_skill=len(seeker.competences) + len(seeker.experience_fields),
        has_hours=bool(seeker.least_minutes or seeker.most_minutes),
        has_transport=bool(seeker.transport),
    )


def opening_for(case: Case, opening_id: int, *, today: date) -> ShownOpening | None:
    """How one opening suits one citizen, in words; None when there is no such opening."""
    board = board_of(opening_id, today)
    if opening_id not in board.facts:
        return None
    seeker, weights = seeker_facts(case, today=today), match_weights_on(today)
    judgement = judge(seeker, board.facts[opening_id], weights, day=today)
    words = _Words(board, seeker, weights, overrides_of(case.pk))
    return words.opening(Found(judgement))


def noes_of(case: Case, opening_id: int, *, today: date) -> tuple[ShownNo, ...]:
    """What one opening does not meet for one citizen; each says whether it is looked past."""
    found = opening_for(case, opening_id, today=today)
    return found.noes if found else ()


def overrides_of(case_id: int) -> dict[int, dict[Requirement, MatchOverride]]:
    """What people look past for one citizen, by opening."""
    rows = MatchOverride.objects.filter(case=case_id, taken_back_at=None)
    found: dict[int, dict[Requirement, MatchOverride]] = {}
    for row in rows.select_related("created_by", "opening__company").order_by("pk"):
        found.setdefault(row.opening_id, {})[Requirement(row.requirement)] = row
    return found


def declines_of(case_id: int) -> QuerySet[OpeningDecline]:
    """What the citizen has said no to, the latest first."""
    rows = OpeningDecline.objects.filter(case=case_id, taken_back_at=None)
    return rows.select_related("opening__company", "created_by").order_by("-pk")


def decline_of(case_id: int, decline_id: int) -> OpeningDecline | None:
    """One no of the citizen, whether or not it was taken back."""
    return OpeningDecline.objects.filter(case=case_id, pk=decline_id).first()


def override_of(case_id: int, override_id: int) -> MatchOverride | None:
    """One reason to look past a no, whether or not it was taken back."""
    return MatchOverride.objects.filter(case=case_id, pk=override_id).first()


def asked_first(company_ids: Iterable[int]) -> dict[int, CompanyPerson]:
    """Whom to call at each company."""
    rows = CompanyPerson.objects.filter(company__in=set(company_ids), is_main=True, is_active=True)
    return {row.company_id: row for row in rows}


def lists_of(case_id: int) -> tuple[MatchList, ...]:
    """The lists that were shown about one citizen, the latest first, without what stood on them."""
    rows = MatchList.objects.filter(case=case_id).select_related("created_by").defer("shown")
    return tuple(rows.order_by("-pk")[:LISTS_SHOWN])


def list_of(case_id: int, list_id: int) -> MatchList | None:
    """One list as it was shown."""
    rows = MatchList.objects.select_related("created_by")
    return rows.filter(case=case_id, pk=list_id).first()


def latest_list(case_id: int) -> MatchList | None:
    """The list that was shown last."""
    return MatchList.objects.filter(case=case_id).defer("shown").order_by("-pk").first()


def _within(board: Board, wanted: Wanted) -> frozenset[int] | None:
    """The openings that a reader asks for; None for all of them."""
    if wanted == Wanted():
        return None
    words = wanted.text.casefold().split()
    return frozenset(
        number
        for number, facts in board.facts.items()
        if (wanted.field is None or facts.field is wanted.field)
        and (not wanted.paid or facts.ordinary_possible)
        and all(word in board.text_of(number) for word in words)
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """Puts what was found about an opening into words."""

    board: Board
    seeker: SeekerFacts
    weights: Weights
    overrides: Mapping[int, Mapping[Requirement, MatchOverride]]

    def opening(self, found: Found) -> ShownOpening:
        number = found.judgement.number
        facts, row = self.board.facts[number], self.board.rows[number]
        return ShownOpening(
            opening=number,
            company=row["company_id"],
            title=facts.title,
            workplace=row["company__name"],
            place=f"{facts.postcode} {row['company__city']}".strip(),
            points=found.judgement.points,
            parts=lines_of(found.judgement, self.seeker, facts, self.weights),
            noes=tuple(self._no(which, number) for which in found.judgement.unmet),
        )

    def _no(self, which: Requirement, number: int) -> ShownNo:
        sentence = why_not(which, self.seeker, self.board.facts[number], day=self.board.day)
        past = self.overrides.get(number, {}).get(which)
        if past is None:
            return ShownNo(requirement=which, sentence=sentence)
        by = past.created_by.name if past.created_by else ""
        return ShownNo(requirement=which, sentence=sentence, looked_past=past.reason, by=by)
