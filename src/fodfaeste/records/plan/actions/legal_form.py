"""Choose how the plan stands to the sector plans, and note where those are (C8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import new_task
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cases.queries import team_on
from fodfaeste.records.catalogues.queries import plan_laws_on
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.plan.actions.writing import mark_changed, plan_to_write
from fodfaeste.records.plan.models import FormChoice, JointPlan, SectorPlan
from fodfaeste.records.plan.queries.legal_form import form_choices, sector_plan_facts
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.consent.kinds import ConsentForm
from fodfaeste.rules.plan.kinds import PlanLegalForm
from fodfaeste.rules.plan.legal_form import (
    Choice,
    check_choice,
    check_latest,
    paragraphs_on,
    to_do_after_withdrawal,
)
from fodfaeste.rules.plan.sector_plans import SectorPlanKind, check_kind_is_free, check_written
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.text import TextKind, cleaned

NOTHING_CHOSEN = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewForm:
    """A form as it was talked about; the consent is only asked for where the plan replaces others.

    `seen` is the choice that stood on the page, `NOTHING_CHOSEN` when there was none.
    """

    legal_form: PlanLegalForm
    chosen_on: date
    consent_given: bool = False
    consent_given_as: ConsentForm | None = None
    consent_note: str = ""
    seen: int = NOTHING_CHOSEN


@creates(FormChoice)
def choose_form(
    *, actor: Actor, case: Case, new: NewForm, today: date, now: datetime
) -> FormChoice:
    """Choose the plan's form from a day; the plan is changed by it and needs a new version (C5)."""
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    plan = plan_to_write(case, actor=actor, now=now)
    latest = form_choices(case.pk).first()
    check_latest(is_latest=(latest.pk if latest else NOTHING_CHOSEN) == new.seen)
    choice = _choice(new)
    check_choice(choice, today=today)
    values = _columns(choice)
    if latest and _says(latest, values):
        return latest
    before = latest.legal_form if latest else None
    made = _chosen(plan, choice, actor=actor, now=now)
    _tell_who_must_act(case, before, made, actor=actor, today=today, now=now)
    return made


@transaction.atomic
def withdraw_form_consent(
    *, actor: Actor, case: Case, today: date, now: datetime
) -> FormChoice | None:
    """Take the yes to a plan that replaces others back; from now on it is an overview (C2, C8).

    None where there was no such yes, as after a second click.
    """
    access.require(actor, Permission.CONSENT_WITHDRAW, case, today=today, now=now)
    plan = plan_to_write(case, actor=actor, now=now)
    latest = form_choices(case.pk).first()
    if latest is None or latest.legal_form is not PlanLegalForm.HOLISTIC:
        return None
    form = PlanLegalForm.OVERVIEW
    laws = paragraphs_on(form, today, plan_laws_on(today)) or paragraphs_on(form, today)
    choice = Choice(legal_form=form, chosen_on=today, paragraphs=laws)
    made = _chosen(plan, choice, actor=actor, now=now)
    _tell_who_must_act(case, latest.legal_form, made, actor=actor, today=today, now=now)
    return made


def _chosen(plan: JointPlan, choice: Choice, *, actor: Actor, now: datetime) -> FormChoice:
    _write(plan, choice)
    values = {"chosen_on": choice.chosen_on, **_columns(choice)}
    return FormChoice.objects.create(
        **made_by(actor.id, now), **values, case_id=plan.case_id, plan=plan
    )


def _tell_who_must_act(
    case: Case,
    before: PlanLegalForm | None,
    made: FormChoice,
    *,
    actor: Actor,
    today: date,
    now: datetime,
) -> None:
    """Where the holistic plan is over, both areas' caseworkers have their own plan to see to."""
    seats = {Role(seat.role): seat.user_id for seat in team_on(case, today)}
    to_do = to_do_after_withdrawal(before, made.legal_form)
    for role, title in to_do.items():
        holder = seats.get(role)
        task = new_task(actor=actor, case=case, title=title, responsible=holder, now=now)
        task.rule, task.due_on = "C8", today
        task.save(force_insert=True)
    if to_do:
        notify(
            actor=actor,
            recipients=seats.values(),
            case_id=case.pk,
            kind=NoticeKind.CONSENT_WITHDRAWN,
            sentence="Samtykket til den helhedsorienterede plan gælder ikke længere.",
            now=now,
        )


def _columns(choice: Choice) -> dict[str, Any]:
    """What a choice says; with the overview the day is only when somebody noted it."""
    said = {"legal_form": choice.legal_form, "paragraphs": list(choice.paragraphs)}
    if choice.legal_form is PlanLegalForm.OVERVIEW:
        return {**said, "consent_given_as": "", "consent_note": ""}
    return {
        **said,
        "chosen_on": choice.chosen_on,
        "consent_given_as": choice.consent_form or "",
        "consent_note": choice.consent_note,
    }


def _says(latest: FormChoice, values: Mapping[str, Any]) -> bool:
    return all(getattr(latest, name) == value for name, value in values.items())


def _choice(new: NewForm) -> Choice:
    return Choice(
        legal_form=new.legal_form,
        chosen_on=new.chosen_on,
        consent_given=new.consent_given,
        consent_form=new.consent_given_as,
        consent_note=cleaned(new.consent_note, kind=TextKind.PARAGRAPH),
        paragraphs=paragraphs_on(new.legal_form, new.chosen_on, plan_laws_on(new.chosen_on)),
    )


def _write(plan: JointPlan, choice: Choice) -> None:
    """The plan's texts are not touched: its version stays, so that nobody who writes is met."""
    consent_on = choice.chosen_on if choice.legal_form is PlanLegalForm.HOLISTIC else None
    said = (choice.legal_form, list(choice.paragraphs), consent_on)
    if (plan.legal_form, plan.paragraphs, plan.form_consent_on) == said:
        return
    plan.legal_form, plan.paragraphs, plan.form_consent_on = said
    plan.save(update_fields=["legal_form", "paragraphs", "form_consent_on"])
    mark_changed(plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSectorPlan:
    """A plan in another system: enough to find it, and to know whether it is looked after."""

    kind: SectorPlanKind
    system: str
    responsible: str
    made_on: date
    name: str = ""
    reference: str = ""
    ended_on: date | None = None

    def values(self, *, today: date, checked_on: date | None = None) -> dict[str, Any]:
        """The columns as they are kept; raises Refused (C8) when nobody could find the plan."""
        is_other = self.kind is SectorPlanKind.OTHER
        values: dict[str, Any] = {
            "kind": self.kind,
            "name": cleaned(self.name, kind=TextKind.LINE) if is_other else "",
            "system": cleaned(self.system, kind=TextKind.LINE)[:100],
            "reference": cleaned(self.reference, kind=TextKind.LINE),
            "responsible": cleaned(self.responsible, kind=TextKind.LINE),
            "made_on": self.made_on,
            "ended_on": self.ended_on,
        }
        facts = sector_plan_facts(SectorPlan(**values, checked_on=checked_on))
        check_written(facts, responsible=values["responsible"], today=today)
        return values


@creates(SectorPlan)
def add_sector_plan(
    *, actor: Actor, case: Case, new: NewSectorPlan, today: date, now: datetime
) -> SectorPlan:
    """Note where a plan in another system is."""
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    Case.objects.select_for_update().get(pk=case.pk)
    values = new.values(today=today)
    _keep_kinds_apart(case, new, but=None)
    return SectorPlan.objects.create(**made_by(actor.id, now), case=case, **values)


@transaction.atomic
def edit_sector_plan(
    *,
    actor: Actor,
    case: Case,
    plan_id: int,
    version: int,
    new: NewSectorPlan,
    today: date,
    now: datetime,
) -> SectorPlan:
    """Correct what is noted about a plan in another system, or end it; raises Stale."""
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    Case.objects.select_for_update().get(pk=case.pk)
    standing = SectorPlan.objects.filter(case=case, pk=plan_id)
    found = standing.get()
    values = new.values(today=today, checked_on=found.checked_on)
    _keep_kinds_apart(case, new, but=plan_id)
    if all(getattr(found, name) == value for name, value in values.items()):
        return found
    plan = lock(standing, version=version)
    for name, value in values.items():
        setattr(plan, name, value)
    changed_by(plan, actor.id, now)
    plan.save(update_fields=[*values, "version", "changed_at", "changed_by"])
    return plan


@transaction.atomic
def look_at_sector_plan(
    *, actor: Actor, case: Case, plan_id: int, today: date, now: datetime
) -> SectorPlan:
    """Note that a plan in another system was held against ours today."""
    access.require(actor, Permission.PLAN_WRITE, case, today=today, now=now)
    plan = SectorPlan.objects.select_for_update().get(case=case, pk=plan_id)
    if plan.checked_on == today:
        return plan
    plan.checked_on = today
    changed_by(plan, actor.id, now)
    plan.save(update_fields=["checked_on", "version", "changed_at", "changed_by"])
    return plan


def _keep_kinds_apart(case: Case, new: NewSectorPlan, *, but: int | None) -> None:
    """A citizen has one Min Plan and one § 141 plan at a time; another row is a mistake."""
    if new.kind is SectorPlanKind.OTHER or new.ended_on is not None:
        return
    same = SectorPlan.objects.filter(case=case, kind=new.kind, ended_on=None)
    check_kind_is_free(is_free=not same.exclude(pk=but or 0).exists())
