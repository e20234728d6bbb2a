"""The agreement's later life in a story: next versions, one that waits, one that shall change."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from fodfaeste.demo.story import Play, Story, off_the_weekend
from fodfaeste.demo.supporting import clock_of
from fodfaeste.records.cases.models import CaseLink
from fodfaeste.records.placement.actions import agreements, answers, changes, feedback
from fodfaeste.records.placement.models import WorkAgreement
from fodfaeste.records.placement.queries.sheets import Terms, terms_of
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.placement.kinds import AgreementParty, AgreementState

WEEKS_TO_THE_NEXT = 9
HOURS_MORE = 2 * 60
WAITS, SHALL_CHANGE, DRAFTED, DROPPED = 1, 2, 3, 4
KINDS = 5
"""Story 6 waits for the employer: it is one of the cast's, and its work has just begun."""


def agreed_again(story: Story, today: date) -> Iterator[tuple[date, Play]]:
    """After nine weeks more paid hours; in some stories the next version is on its way today."""
    first = story.on(story.pace.first_day)
    second = first + timedelta(weeks=WEEKS_TO_THE_NEXT)
    ends = clock_of(story).ends_before
    at_work = first + timedelta(days=2) <= today < ends
    if second < min(today, ends) - timedelta(days=14):
        yield second, lambda: next_version(story, second)
    if at_work and story.number % KINDS:
        day = today - timedelta(days=1)
        yield day, lambda: on_its_way(story, day)
    if story.number == 0:
        yield today - timedelta(days=6), lambda: put_right(story, today - timedelta(days=6))
        yield today, lambda: tell_how_it_goes(story, today)


def next_version(story: Story, day: date) -> None:
    """Two hours more with pay, and everybody says yes."""
    written = written_anew(story, day)
    if written is None:
        return
    propose(story, written, day)
    for party in AgreementParty:
        say_yes(story, written, party, day)


def on_its_way(story: Story, day: date) -> None:
    """A version that waits for the employer, shall be changed, is a draft, or was given up."""
    kind = story.number % KINDS
    written = written_anew(story, day)
    if written is None or kind == DRAFTED:
        return
    if kind == DROPPED:
        drop(story, written, day)
        return
    propose(story, written, day)
    say_yes(story, written, AgreementParty.CITIZEN, day)
    if kind == SHALL_CHANGE:
        ask_for_change(story, written, day)
    elif kind == WAITS:
        say_yes(story, written, AgreementParty.JOB_CONSULTANT, day)


def written_anew(story: Story, day: date) -> int | None:
    """The next version, with more hours with pay; None when the work has ended meanwhile."""
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        agreed = WorkAgreement.objects.filter(case=story.the_case, state=AgreementState.AGREED)
        stands = agreed.first()
        if stands is None:
            return None
        terms = more_pay(terms_of(stands), day)
        made = agreements.begin_agreement(
            **acting, key=uuid.uuid4(), case=story.the_case, terms=terms
        )
    return made.pk


def more_pay(terms: Terms, day: date) -> Terms:
    """The same with two hours more with pay."""
    return replace(
        terms,
        ordinary_minutes=(terms.ordinary_minutes or 0) + HOURS_MORE,
        working_times="Tirsdag, onsdag og torsdag fra 9 til 15",
        follow_up_on=off_the_weekend(day + timedelta(days=21)),
    )


def propose(story: Story, written: int, day: date) -> None:
    """Fix the text."""
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        version = WorkAgreement.objects.get(pk=written).version
        agreements.propose_agreement(
            **acting, case=story.the_case, agreement_id=written, version=version
        )


def drop(story: Story, written: int, day: date) -> None:
    """Give it up: the employer could not this spring."""
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        version = WorkAgreement.objects.get(pk=written).version
        agreements.drop_agreement(
            **acting, case=story.the_case, agreement_id=written, version=version
        )


def say_yes(story: Story, written: int, party: AgreementParty, day: date) -> None:
    """One of the three says yes in the room."""
    said(story, written, party, day, should_change="")


def ask_for_change(story: Story, written: int, day: date) -> None:
    """The employer wants something else, and the version is a draft again."""
    wish = "Onsdag er vores travleste dag. Kan det blive fredag i stedet?"
    said(story, written, AgreementParty.EMPLOYER, day, should_change=wish)


def said(
    story: Story, written: int, party: AgreementParty, day: date, *, should_change: str
) -> None:
    """Write down what a party said."""
    names = {
        AgreementParty.CITIZEN: f"{story.given_names} {story.surname}",
        AgreementParty.EMPLOYER: story.workplace.contact,
    }
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        answers.record_answer(
            **acting,
            case=story.the_case,
            agreement_id=written,
            said=answers.Said(
                party=party,
                agrees=not should_change,
                text_hash=WorkAgreement.objects.get(pk=written).text_hash,
                person_name=names.get(party, acting["actor"].name),
                should_change=should_change,
            ),
        )


def put_right(story: Story, day: date) -> None:
    """The follow-up is moved, and another colleague is the one to ask; the yeses stand."""
    with story.acting(Role.JOB_CONSULTANT, day) as acting:
        stands = WorkAgreement.objects.get(case=story.the_case, state=AgreementState.AGREED)
        changes.note_change(
            **acting,
            case=story.the_case,
            agreement_id=stands.pk,
            version=stands.version,
            practical=changes.Practical(
                follow_up_on=day + timedelta(days=14),
                follow_up_how=stands.follow_up_how,
                contact_name="Mia Lund, dagholdet",
                contact_phone="20 11 22 41",
            ),
        )


def tell_how_it_goes(story: Story, today: date) -> None:
    """What the employer wrote behind the link."""
    with story.acting(Role.JOB_CONSULTANT, today):
        link = CaseLink.objects.filter(case=story.the_case, scope=LinkScope.AGREEMENT).latest("pk")
        match = WorkAgreement.objects.get(pk=link.target).match_id
        feedback.give_feedback(
            link_id=link.pk,
            case_id=story.the_case.pk,
            match_id=match,
            score=4,
            talk_about="Kan hun lære kassen at kende inden påske?",
            today=today,
            now=link.created_at,
        )
