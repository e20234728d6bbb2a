"""Tell the citizen when and where a meeting is, see how it went, send it again (B2)."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodfaeste.pdf.papers.meeting_letter import letter_document
from fodfaeste.pdf.render import render_document
from fodfaeste.records.meetings.actions import telling as actions
from fodfaeste.records.meetings.queries import telling as queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.kinds import MeetingState
from fodfaeste.rules.meetings.telling import Channel
from fodfaeste.rules.post.mails import MAY_BE_RESENT
from fodfaeste.web.shell.requires import on_case
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.meetings.pages import Page, address, receive, show
from fodfaeste.web.staff.meetings.planning import meeting_or_404
from fodfaeste.web.ui.forms import KeyedForm

if TYPE_CHECKING:
    from fodfaeste.records.meetings.models import Meeting

SAID = {
    Channel.DIGITAL_POST: "Beskeden bliver sendt med Digital Post om lidt.",
    Channel.SMS: "Beskeden bliver sendt som sms om lidt.",
    Channel.PAPER: "Brevet er klar. Udskriv det, og giv eller send det til borgeren.",
}


def connected() -> queries.Connected:
    """The ways to a citizen that this installation has."""
    return queries.Connected(digital_post=settings.DIGITAL_POST_ENABLED, sms=settings.SMS_ENABLED)


@require_http_methods(["GET", "HEAD", "POST"])
@on_case(Permission.MEETING_PLAN)
def tell(request: HttpRequest, visit: Visit, *, meeting_id: int) -> HttpResponse:
    """Show the message before it is sent, and those that were; send it."""
    found = meeting_or_404(visit, meeting_id)
    facts = queries.telling_facts(found)
    channel, message = queries.what_to_tell(
        visit.actor, visit.case, found, ways=connected(), was_told=facts.was_told
    )

    def save(said: dict[str, Any]) -> None:
        actions.tell_citizen(
            actor=visit.actor,
            key=said["key"],
            case=visit.case,
            meeting_id=meeting_id,
            ways=connected(),
            today=visit.today,
            now=visit.now,
        )

    page = Page(
        template="staff/meetings/tell.html",
        title="Fortæl borgeren tid og sted",
        keep=save,
        back_url=address(visit, "meeting", meeting_id=meeting_id),
        done_url=address(visit, "tell_citizen", meeting_id=meeting_id),
        said=SAID[channel],
        context={
            "meeting": found,
            "channel": channel,
            "message": message,
            "is_news": not facts.told_this,
            "sent": _sent(found),
        },
    )
    if request.method == "POST":
        return receive(request, visit, page, KeyedForm(request.POST))
    return show(request, visit, page, KeyedForm())


@require_POST
@on_case(Permission.MEETING_PLAN)
def tell_again(
    request: HttpRequest, visit: Visit, *, meeting_id: int, message_id: int
) -> HttpResponse:
    """Send a message again that did not arrive, or make it ready to print."""
    found = meeting_or_404(visit, meeting_id)
    if queries.message_of(found, message_id) is None:
        raise Http404
    made = actions.tell_again(
        actor=visit.actor,
        case=visit.case,
        meeting_id=meeting_id,
        message_id=message_id,
        on_paper=request.POST.get("vej") == Channel.PAPER,
        today=visit.today,
        now=visit.now,
    )
    messages.success(request, SAID[Channel(made.channel)])
    return HttpResponseRedirect(address(visit, "tell_citizen", meeting_id=meeting_id))


@require_safe
@on_case(Permission.CASE_SEE)
def letter_pdf(
    request: HttpRequest,  # noqa: ARG001
    visit: Visit,
    *,
    meeting_id: int,
    message_id: int,
) -> HttpResponse:
    """The message as a letter on paper."""
    message = queries.message_of(meeting_or_404(visit, meeting_id), message_id)
    if message is None or message.channel is Channel.SMS:
        raise Http404
    message.case = visit.case
    made = render_document(letter_document(message, printed_on=visit.today))
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="moede.pdf"'},
    )


def told_context(visit: Visit, found: "Meeting") -> dict[str, Any]:
    """What the meeting's page says of it: the latest message, and whether it is still true."""
    last = queries.last_message(found)
    ahead = found.state is MeetingState.PLANNED and found.planned_on >= visit.today
    return {
        "told": last,
        "told_is_old": last is not None and last.sequence != found.sequence,
        "may_tell": visit.allows(Permission.MEETING_PLAN)
        and (ahead or (found.state is MeetingState.CANCELLED and last is not None)),
    }


def _sent(found: "Meeting") -> list[tuple[Any, bool]]:
    """Every message, and whether it may be sent again."""
    return [
        (
            one,
            one.state in MAY_BE_RESENT
            and not hasattr(one, "resent")
            and one.sequence == found.sequence,
        )
        for one in queries.messages_of(found)
    ]
