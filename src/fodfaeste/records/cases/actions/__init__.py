"""What is done with a course: enrol, change the team, consent, emergency sight, tasks."""

from fodfaeste.records.cases.actions.consents import NewConsent, give_consent, withdraw_consent
from fodfaeste.records.cases.actions.enrolment import Enrolment, NewCitizen, enrol
from fodfaeste.records.cases.actions.identity import ContactFacts, correct_contact
from fodfaeste.records.cases.actions.invitations import close_account, invite, revoke_invitation
from fodfaeste.records.cases.actions.sight import break_glass, find_restricted, review_glass
from fodfaeste.records.cases.actions.tasks import add_task, finish_task, reopen_task
from fodfaeste.records.cases.actions.team import TeamChange, change_team
from fodfaeste.records.cases.actions.team_news import see_changes, tell_change

__all__ = [
    "ContactFacts",
    "Enrolment",
    "NewCitizen",
    "NewConsent",
    "TeamChange",
    "add_task",
    "break_glass",
    "change_team",
    "close_account",
    "correct_contact",
    "enrol",
    "find_restricted",
    "finish_task",
    "give_consent",
    "invite",
    "reopen_task",
    "review_glass",
    "revoke_invitation",
    "see_changes",
    "tell_change",
    "withdraw_consent",
]
