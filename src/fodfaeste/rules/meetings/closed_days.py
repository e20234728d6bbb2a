"""Days on which nobody meets unless they mean it: Danish holidays, closed days, weekends (B2, G2).

«proceskrav om afholdelsestidspunkter» (SEED-4): a meeting on Easter Monday is a slip of the finger,
and it is pointed out; it is not refused, some citizens work on Sundays.
"""

from datetime import date

import holidays

_HOLIDAYS = holidays.country_holidays("DK", language="da")
_OFFICES = {(6, 5): "grundlovsdag", (12, 24): "juleaften", (12, 31): "nytårsaften"}
_WEEKEND = {5: "lørdag", 6: "søndag"}


def closed_because(day: date) -> str:
    """Return why offices are closed: "2. påskedag" or "lørdag"; empty on a working day."""
    office = _OFFICES.get((day.month, day.day))
    named = str(_HOLIDAYS.get(day) or office or _WEEKEND.get(day.weekday(), ""))
    return named[:1].lower() + named[1:]
