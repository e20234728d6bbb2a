"""Writes on the accounts floor: users, roles, units, and who may still sign in."""

from fodfaeste.accounts.actions.citizens import (
    begin_anew,
    choose_password,
    close_citizen_account,
    open_account,
)
from fodfaeste.accounts.actions.editing import ChangedMeanwhile
from fodfaeste.accounts.actions.entrance import (
    deactivate,
    end_sessions,
    reactivate,
    require_new_password,
    reset_second_factor,
)
from fodfaeste.accounts.actions.first import create_administrator
from fodfaeste.accounts.actions.people import PersonFacts, change_user, create_user
from fodfaeste.accounts.actions.roles import RoleFacts, end_role, give_role
from fodfaeste.accounts.actions.units import UnitFacts, change_unit, create_unit

__all__ = [
    "ChangedMeanwhile",
    "PersonFacts",
    "RoleFacts",
    "UnitFacts",
    "begin_anew",
    "change_unit",
    "change_user",
    "choose_password",
    "close_citizen_account",
    "create_administrator",
    "create_unit",
    "create_user",
    "deactivate",
    "end_role",
    "end_sessions",
    "give_role",
    "open_account",
    "reactivate",
    "require_new_password",
    "reset_second_factor",
]
