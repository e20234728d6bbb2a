"""What paid hours cost the workplace, and what they give it: for the talk about pay (D12).

«muligheder for optræning af arbejdsopgaver, der fra start eller på sigt kan aflønnes» (SEED-3)
Only hours, wage and tasks are in it: what stands in the agreement, nothing about the citizen else.
"""

from decimal import Decimal

from fodfaeste.rules.placement.pay.calculation import WEEKS_A_MONTH
from fodfaeste.rules.placement.pay.words import kroner, kroner_and_oere
from fodfaeste.rules.placement.terms import MINUTES_AN_HOUR, hours_said

EXTRAS = "Dertil kommer feriepenge, pension og andet efter jeres overenskomst."
GIVES = (
    "Opgaver, der er lært, bliver løst af en, I kender.",
    "I begynder småt og kan lægge timer til, når flere opgaver er lært.",
    "Jobkonsulenten følger op på arbejdspladsen, også når der er løn.",
    "Praktikken fortsætter med de opgaver, der stadig læres. Opgaver med løn er andre end dem.",
)


def monthly_wage(minutes: int, hourly: Decimal) -> Decimal:
    """Return the wage of a month in kroner, for so many minutes a week at so much an hour."""
    return Decimal(minutes) / MINUTES_AN_HOUR * WEEKS_A_MONTH * hourly


def costs(minutes: int | None, hourly: Decimal | None) -> tuple[str, ...]:
    """Return what the hours cost in words; empty until hours and wage are known."""
    if not minutes or not hourly:
        return ()
    hours, each = hours_said(minutes), kroner_and_oere(hourly)
    wage = kroner(monthly_wage(minutes, hourly))
    return (f"{hours} om ugen til {each} i timen: ca. {wage} om måneden.", EXTRAS)
