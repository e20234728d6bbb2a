"""What was sent just after a session ran out becomes a draft, and waits until the next sign-in.

The person is known for certain, only too late: nothing is shown to them and nothing is done, but
their own draft may be written (S20). The request has passed the guard against forged forms.
"""

from typing import TYPE_CHECKING

from django.db import transaction
from django.http import HttpRequest

from fodfaeste.accounts.queries import actor_from
from fodfaeste.audit import writing
from fodfaeste.kernel import clock
from fodfaeste.records.drafts import actions as drafts

if TYPE_CHECKING:
    from fodfaeste.accounts.models import User

NOT_KEPT = frozenset({"csrfmiddlewaretoken", "ff_form", "ff_seen", "key"})
LONGEST_NAME = 200


def fields_of(request: HttpRequest) -> dict[str, str | list[str]]:
    """What was typed, as a draft keeps it: several ticks of one name are all kept."""
    said = {name: list(map(str, texts)) for name, texts in request.POST.lists()}
    return {
        name: texts[0] if len(texts) == 1 else texts
        for name, texts in said.items()
        if texts and name not in NOT_KEPT
    }


def keep(request: HttpRequest) -> None:
    """Keep the form of somebody whose session ended with this very request."""
    user: User | None = getattr(request, "ff_was", None)
    form = request.POST.get("ff_form", "")[:LONGEST_NAME].replace("\x00", "")
    if user is None or not form or request.method != "POST":
        return
    actor, now = actor_from(user), clock.now()
    with transaction.atomic():
        writing.act_as(
            writing.Acting(
                actor=str(actor.id),
                request=str(getattr(request, "ff_id", "")),
                route="last_words",
                now=now,
            )
        )
        drafts.keep(actor=actor, form=form, fields=fields_of(request), now=now)
