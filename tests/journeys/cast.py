"""The people of the main story, none of whom exists, and the days on which it is played."""

from dataclasses import dataclass
from datetime import date, timedelta

CASEWORKER = "Pernille Aaen"
SOCIAL_WORKER = "Samir Toft"
CONSULTANT = "Jonas Krag"
CTI_WORKER = "Nadia Friis"
LEADER = "Lene Østergaard"
CITIZEN = "Karin Mølgaard"
EMPLOYER = "Bo Damkjær"
ADMINISTRATOR = "Ada Munk"
STRANGER = "Frede Holm"

# Sixty is added to the day of birth: a number that is given to nobody.
CPR = "770488-4321"
GIVEN, SURNAME = "Vibeke", "Ravn"
NAME = f"{GIVEN} {SURNAME}"

KICKOFF_DAY = date(2026, 1, 12)
CTI_START = date(2026, 2, 10)
FIRST_DAY_AT_WORK = CTI_START + timedelta(days=6)
PHASE_3 = date(2026, 9, 1)
LAST_DAY = date(2026, 11, 9)
AFTERCARE = date(2026, 12, 9)


@dataclass(slots=True)
class Course:
    """Where the citizen's course has its pages; known once it is begun."""

    path: str = ""

    def at(self, room: str = "") -> str:
        """Return the address of a page of the course."""
        return f"{self.path}{room}"
