"""The work agreement as a document: one page, nothing that an employer may not know (D6)."""

from datetime import date

from fodfaeste.kernel.clock import day_of
from fodfaeste.pdf.documents import Consent, Helper, NextGoal, WorkAgreementDocument
from fodfaeste.pictures import danish
from fodfaeste.records.cases.models import Case
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.placement.queries.sheets import Sheet, Terms
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.placement.kinds import AgreementParty


def agreement_document(case: Case, sheet: Sheet, *, today: date) -> WorkAgreementDocument:
    """Return one version of the agreement, ready to be set."""
    terms = sheet.terms
    return WorkAgreementDocument(
        citizen=case.citizen.name,
        workplace=sheet.company_name,
        printed_on=today,
        starts_on=sheet.starts_on,
        hours=tuple(hours_in_words(terms)),
        schedule=terms.working_times,
        tasks=tuple(task.wording for task in terms.tasks),
        considerations=() if terms.no_considerations else tuple(terms.considerations.splitlines()),
        next_goals=tuple(
            NextGoal(title=goal.wording, due=f"senest {danish.long_date(goal.due_on)}")
            for goal in terms.sub_goals
        ),
        paid_hours=paid_hours_in_words(terms),
        follow_up_on=terms.follow_up_on,
        call=_consultant(case, today),
        agreed=tuple(_yes(sheet, party) for party in AgreementParty),
        version=sheet.number,
    )


def _consultant(case: Case, today: date) -> Helper | None:
    team = overview_of(case, today).team
    found = next((each for each in team if Role.JOB_CONSULTANT in each.roles), None)
    return Helper(name=found.name, role="jobkonsulent", phone=found.phone) if found else None


def hours_in_words(terms: Terms) -> list[str]:
    """Return "12 praktiktimer" and "4 ordinære timer", as far as they are written."""
    pairs = (
        (terms.placement_minutes, "praktiktimer"),
        (terms.ordinary_minutes, "ordinære timer med løn"),
    )
    return [f"{danish.number_of_hours(minutes)} {words}" for minutes, words in pairs if minutes]


def paid_hours_in_words(terms: Terms) -> str:
    """Return the answer to whether paid hours are possible (D4)."""
    if terms.ordinary_possible is None:
        return ""
    if terms.ordinary_possible:
        return f"Timer med løn er en mulighed. {terms.ordinary_when}".strip()
    return "Timer med løn er ikke en mulighed lige nu. Vi taler om det igen ved hver opfølgning."


def _yes(sheet: Sheet, party: AgreementParty) -> Consent:
    said = next(
        (
            each
            for each in sheet.answers
            if each.party is party and each.agrees and each.text_hash == sheet.text_hash
        ),
        None,
    )
    if said is None:
        return Consent(party=party.label)
    return Consent(party=party.label, name=said.person_name, on=day_of(said.answered_at))
