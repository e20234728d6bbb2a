"""The work agreement as a document: one page, nothing that an employer may not know (D6)."""

from dataclasses import dataclass
from datetime import date

from fodfaeste.kernel.clock import day_of
from fodfaeste.pdf.documents import Consent, Helper, NextGoal, WorkAgreementDocument
from fodfaeste.pictures import danish
from fodfaeste.records.cases.models import Case
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.records.placement.queries.sheets import MARK, Sheet, SheetGoal, Terms
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.placement.kinds import AgreementParty
from fodfaeste.rules.placement.terms import hours_said


@dataclass(frozen=True, slots=True)
class CallAt:
    """Whom one calls about the agreement."""

    name: str
    phone: str


def agreement_document(case: Case, sheet: Sheet, *, today: date) -> WorkAgreementDocument:
    """Return one version of the agreement, ready to be set."""
    team = overview_of(case, today).team
    found = next((each for each in team if Role.JOB_CONSULTANT in each.roles), None)
    call = CallAt(found.name, found.phone) if found else None
    return _document(sheet, citizen=case.citizen.name, call=call, today=today)


def document_for_employer(
    sheet: Sheet, *, first_name: str, call: CallAt | None, today: date
) -> WorkAgreementDocument:
    """Return the copy behind a link: the first name, as on the page."""
    return _document(sheet, citizen=first_name, call=call, today=today)


def _document(
    sheet: Sheet, *, citizen: str, call: CallAt | None, today: date
) -> WorkAgreementDocument:
    terms = sheet.terms
    return WorkAgreementDocument(
        citizen=citizen,
        workplace=sheet.company_name,
        printed_on=today,
        starts_on=sheet.starts_on,
        hours=tuple(hours_in_words(terms)),
        schedule=terms.working_times,
        tasks=tuple(task.wording for task in terms.tasks),
        considerations=(*sheet.needs_in_words, *terms.considerations.splitlines()),
        next_goals=tuple(
            NextGoal(title=goal.wording, due=_by_when(goal)) for goal in terms.sub_goals
        ),
        paid_hours=paid_hours_in_words(terms),
        follow_up_on=terms.follow_up_on,
        follow_up_how=terms.follow_up_how,
        contact=", ".join(filter(None, (terms.contact_name, terms.contact_phone))),
        call=Helper(name=call.name, role="jobkonsulent", phone=call.phone) if call else None,
        agreed=tuple(_yes(sheet, party) for party in AgreementParty),
        job=sheet.job_title,
        mark=_mark(sheet),
    )


def _by_when(goal: SheetGoal) -> str:
    """A sub-goal's day and hours: what is agreed stands on the paper, all of it."""
    aims = (
        (goal.weekly_minutes, "{} om ugen"),
        (goal.ordinary_minutes, "heraf {} med løn"),
    )
    hours = (words.format(hours_said(minutes)) for minutes, words in aims if minutes)
    return ", ".join((f"senest {danish.long_date(goal.due_on)}", *hours))


def _mark(sheet: Sheet) -> str:
    version = f"Udgave {sheet.number}"
    return f"{version}. Tekstens mærke: {sheet.text_hash[:MARK]}" if sheet.text_hash else version


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
    said = sheet.latest_answer(party)
    if said is None or not said.counts:
        return Consent(party=party.label)
    return Consent(party=party.label, name=said.person_name, on=day_of(said.answered_at))
