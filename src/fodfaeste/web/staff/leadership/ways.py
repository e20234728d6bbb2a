"""Where in a course each thing that is not written is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from fodfaeste.rules.results.leading import Unwritten


@dataclass(frozen=True, slots=True)
class WayTo:
    """The room of a course in which something is mended, and what it is called."""

    name: str
    room: str

    def address(self, case_id: int) -> str:
        """The address in one course."""
        return reverse(self.name, kwargs={"case_id": case_id})


_WAYS: Mapping[Unwritten, WayTo] = {
    Unwritten.KICKOFF_DATE: WayTo("staff:meetings:meetings", "møderne"),
    Unwritten.JOB_GOAL: WayTo("staff:plan:plan", "planen"),
    Unwritten.PLAN_OWNER: WayTo("staff:meetings:meetings", "opstartsmødet"),
    Unwritten.BASELINE: WayTo("staff:cases:case", "forløbet"),
    Unwritten.LEGAL_BASIS: WayTo("staff:decisions:grants", "bevillingen"),
    Unwritten.CONTACT_PERSON: WayTo("staff:work:work", "arbejdet"),
    Unwritten.CTI_BEGUN: WayTo("staff:cti:cti", "CTI"),
}


def way_to(what: Unwritten) -> WayTo:
    """Return the room where it is written, as a leader may enter it."""
    return _WAYS[what]
