"""A calendar program: it keeps one entry for each UID, and never goes back to an older one."""

from dataclasses import dataclass, field
from typing import Any

from icalendar import Calendar, Event


@dataclass
class Store:
    """What the program shows, by UID."""

    events: dict[str, Event] = field(default_factory=dict)

    def take(self, text: bytes | str) -> list[Event]:
        """Import a calendar as RFC 5546 asks: by UID, newer SEQUENCE or same one again."""
        found = list(Calendar.from_ical(text).walk("VEVENT"))
        for event in found:
            known = self.events.get(str(event["UID"]))
            if known is None or int(event["SEQUENCE"]) >= int(known["SEQUENCE"]):
                self.events[str(event["UID"])] = event
        return found

    def shown(self) -> dict[str, Any]:
        """What is not cancelled: when it begins, by UID."""
        return {
            uid: event["DTSTART"].dt
            for uid, event in self.events.items()
            if event["STATUS"] != "CANCELLED"
        }
