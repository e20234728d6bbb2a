"""People who write as fast as they can, and remember what they were told was saved."""

import http
import http.client
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from tools.bench.visitor import Answer, Visitor, WrongAnswerError

from fodfaeste.kernel import clock

LIST = "/medarbejder/forloeb/"
SAVED = http.HTTPStatus.FOUND
AWAY = http.HTTPStatus.SERVICE_UNAVAILABLE


def day(name: str) -> dict[str, str]:
    """Today in three boxes."""
    today = clock.today()
    return {
        f"{name}_day": str(today.day),
        f"{name}_month": str(today.month),
        f"{name}_year": str(today.year),
    }


def send_note(visitor: Visitor, case: int, text: str, key: str = "") -> Answer:
    """A contact note."""
    return visitor.post(
        f"{LIST}{case}/cti/note/",
        {
            "key": key or str(uuid.uuid4()),
            "kind": "phone",
            "length": "15",
            "about": "spor-job",
            "text": text,
            **day("happened_on"),
        },
    )


def send_task(visitor: Visitor, case: int, text: str, key: str = "") -> Answer:
    """A task for the citizen."""
    return visitor.post(
        f"{LIST}{case}/opgaver/",
        {
            "key": key or str(uuid.uuid4()),
            "title": text,
            "responsible": "citizen",
            **day("due_on"),
        },
    )


def send_plan(visitor: Visitor, case: int, text: str) -> Answer:
    """The citizen's words in the plan, on top of the version that stands there now."""
    page = visitor.get(f"{LIST}{case}/plan/rediger/")
    if page.status != http.client.OK:
        return page
    return visitor.post(f"{LIST}{case}/plan/rediger/", plan_fields(page, citizen_words=text))


def plan_fields(page: Answer, **texts: str) -> dict[str, str]:
    """The form of the plan's texts as a browser would send it back."""
    hidden = {name: page.hidden(name) for name in ("key", "version", "seen")}
    return {
        **hidden,
        "purpose": "At få et arbejde, der kan holdes til",
        "job_goal_status": "formulated",
        "job_goal": "Lager og pakkeri",
        "job_goal_task": "",
        **texts,
    }


@dataclass(slots=True)
class Writer:
    """One who writes in one case; `acknowledged` is what the server said it had saved."""

    name: str
    visitor: Visitor
    case: int
    send: Callable[[Visitor, int, str], Answer]
    acknowledged: list[str] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)

    def write_until(self, stopped: threading.Event) -> None:
        """Write until told to stop, or until nobody answers any more."""
        for number in range(1_000_000):
            if stopped.is_set():
                return
            text = f"{self.name} nummer {number:06}"
            try:
                answer = self.send(self.visitor, self.case, text)
            except (OSError, http.client.HTTPException, WrongAnswerError):
                return
            if answer.status == SAVED:
                self.acknowledged.append(text)
            elif answer.status == AWAY:  # the database went first: an honest no, nothing promised
                return
            else:
                self.refused.append(answer.status)
