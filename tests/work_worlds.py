"""Work, one step at a time: a company, a match, an agreement, a link."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fodfaeste.kernel.tokens import new_token, token_hash
from fodfaeste.records.cases.models import Case, CaseLink, Consent
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.actions import (
    agreements,
    answers,
    companies,
    ending,
    hours,
    links,
    matches,
    placements,
)
from fodfaeste.records.placement.models import (
    AgreementAnswer,
    Company,
    HoursWeek,
    JobMatch,
    Placement,
    WorkAgreement,
)
from fodfaeste.records.placement.queries.sheets import Sheet, SheetGoal, SheetTask, Terms, sheet
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.placement.kinds import AgreementParty, HoursKind, MatchEndReason
from tests.worlds import TODAY, World, acting_as, noon

MONDAY = date(2026, 3, 2)
NOW = noon(TODAY)

FULL_TERMS = Terms(
    placement_minutes=12 * 60,
    ordinary_minutes=0,
    working_times="Mandag, onsdag og fredag kl. 9–13",
    tasks=(SheetTask("Pakke rundstykker"), SheetTask("Gøre klar til åbning")),
    considerations="Pause hver time",
    ordinary_possible=True,
    ordinary_when="Når Karin pakker alene",
    sub_goals=(SheetGoal("Fire timer om dagen", date(2026, 4, 1), 16 * 60, 2 * 60),),
    follow_up_on=date(2026, 3, 18),
    follow_up_how="Bo, Karin og Jonas mødes i bageriet",
)


@dataclass(frozen=True)
class Work:
    """One course and the people who work on it."""

    world: World
    case: Case

    @contextmanager
    def consultant(self) -> Iterator[Actor]:
        """Act as the job consultant."""
        with acting_as(self.world.actor(self.world.job_consultant)) as actor:
            yield actor

    def end(
        self, actor: Actor, match: JobMatch, *, reason: MatchEndReason | None, note: str = ""
    ) -> JobMatch:
        """End a match today."""
        return ending.end_match(
            actor=actor,
            case=self.case,
            match_id=match.pk,
            version=match.version,
            ending=ending.Ending(ended_on=TODAY, reason=reason, note=note),
            today=TODAY,
            now=NOW,
        )

    def start(
        self,
        actor: Actor,
        *,
        kind: HoursKind = HoursKind.PLACEMENT,
        ends_before: date | None = TODAY + timedelta(weeks=13),
    ) -> Placement:
        """Start a stretch of work today."""
        return placements.start_placement(
            actor=actor,
            key=uuid.uuid4(),
            case=self.case,
            placement=placements.NewPlacement(kind=kind, starts_on=TODAY, ends_before=ends_before),
            today=TODAY,
            now=NOW,
        )

    def begin(self, actor: Actor, terms: Terms) -> WorkAgreement:
        """Write a version."""
        return agreements.begin_agreement(
            actor=actor,
            key=uuid.uuid4(),
            case=self.case,
            terms=terms,
            today=TODAY,
            now=NOW,
        )

    def revise(self, actor: Actor, agreement: WorkAgreement, terms: Terms) -> WorkAgreement:
        """Correct a version."""
        return agreements.revise_agreement(
            actor=actor,
            case=self.case,
            agreement_id=agreement.pk,
            version=agreement.version,
            terms=terms,
            today=TODAY,
            now=NOW,
        )

    def propose(self, actor: Actor, agreement: WorkAgreement) -> WorkAgreement:
        """Propose a version."""
        return agreements.propose_agreement(
            actor=actor,
            case=self.case,
            agreement_id=agreement.pk,
            version=agreement.version,
            today=TODAY,
            now=NOW,
        )

    def say_yes(
        self, actor: Actor, agreement: WorkAgreement, party: AgreementParty
    ) -> AgreementAnswer:
        """Record a yes to the text as it was proposed."""
        return self.say(actor, agreement, party, agrees=True)

    def say(
        self,
        actor: Actor,
        agreement: WorkAgreement,
        party: AgreementParty,
        *,
        agrees: bool,
        should_change: str = "",
    ) -> AgreementAnswer:
        """Record an answer to the text as it was proposed."""
        return answers.record_answer(
            actor=actor,
            case=self.case,
            agreement_id=agreement.pk,
            said=answers.Said(
                party=party,
                agrees=agrees,
                text_hash=agreement.text_hash,
                person_name="Karin Mølgaard",
                should_change=should_change,
            ),
            today=TODAY,
            now=NOW,
        )

    def sheet(self) -> Sheet:
        """The latest version as a sheet."""
        agreement = WorkAgreement.objects.filter(case=self.case).latest("number")
        found = sheet(agreement.pk, case_id=self.case.pk)
        assert found is not None
        return found

    def link(self, agreement: WorkAgreement, *, consent: bool = True) -> tuple[CaseLink, str]:
        """Give Bo Bager at the company a link, with the citizen's consent unless told not to."""
        token = new_token()
        with self.consultant() as actor:
            if consent:
                Consent.objects.create(
                    **made_by(actor.id, NOW),
                    case=self.case,
                    types=[InformationType.EMPLOYMENT],
                    from_party=Party.EMPLOYMENT_DEPARTMENT,
                    to_party=Party.EMPLOYER,
                    to_name="Byens Brød ApS",
                    purpose="At aftale arbejdet med Byens Brød",
                    given_as=ConsentForm.WRITTEN,
                    consequences_explained=True,
                    given_on=TODAY,
                )
            made = links.open_link(
                actor=actor,
                key=uuid.uuid4(),
                case=self.case,
                agreement_id=agreement.pk,
                person_name="Bo Bager",
                token_hash=token_hash(token),
                today=TODAY,
                now=NOW,
            )
        return made, token

    def hours(
        self,
        actor: Actor,
        *,
        placement: int,
        ordinary: int = 0,
        version: int = 0,
        week: date = MONDAY,
    ) -> HoursWeek:
        """Record minutes of a week."""
        return hours.record_hours(
            actor=actor,
            case=self.case,
            worked=hours.WorkedWeek(
                week_starts_on=week, placement_minutes=placement, ordinary_minutes=ordinary
            ),
            version=version,
            today=TODAY,
            now=NOW,
        )


def a_company(actor: Actor, name: str = "Byens Brød ApS", **details: Any) -> Company:
    """Add a company."""
    return companies.add_company(
        actor=actor,
        key=uuid.uuid4(),
        details=companies.CompanyDetails(name=name, **details),
        now=NOW,
    )


def a_match(
    work: Work,
    actor: Actor,
    company: Company,
    *,
    key: uuid.UUID | None = None,
    citizen_said_yes_on: date | None = TODAY,
) -> JobMatch:
    """Find a match today."""
    return matches.find_match(
        actor=actor,
        key=key or uuid.uuid4(),
        case=work.case,
        company_id=company.pk,
        job_title="Bagerimedhjælper",
        why_it_fits=WHY_IT_FITS,
        found_on=TODAY,
        citizen_said_yes_on=citizen_said_yes_on,
        today=TODAY,
        now=NOW,
    )


WHY_IT_FITS = "Hun kan lide at stå tidligt op"


def proposed(work: Work) -> WorkAgreement:
    """A whole agreement that waits for its three answers."""
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
        return work.propose(actor, work.begin(actor, FULL_TERMS))


def agreed(work: Work) -> WorkAgreement:
    """An agreement that all three have said yes to."""
    agreement = proposed(work)
    with work.consultant() as actor:
        for party in AgreementParty:
            work.say_yes(actor, agreement, party)
    agreement.refresh_from_db()
    return agreement
