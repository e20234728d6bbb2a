"""One sitting at the kickoff: where in the agenda one is, and what stands there."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from fodfaeste.records.meetings import queries
from fodfaeste.rules.meetings.agenda import AgendaStep
from fodfaeste.rules.meetings.kinds import MeetingState
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.meetings import kickoff_values
from fodfaeste.web.staff.meetings.pages import address
from fodfaeste.web.staff.meetings.planning import meeting_or_404
from fodfaeste.web.ui.merging import MergeableForm

if TYPE_CHECKING:
    from fodfaeste.records.foundation import Versioned
    from fodfaeste.records.meetings.models import KickoffAgreement, Meeting


@dataclass(frozen=True, slots=True)
class Sitting:
    """A visit at one step of one kickoff; `answered`: the first measurements are there (B6)."""

    visit: Visit
    here: AgendaStep
    meeting: "Meeting"
    agreement: "KickoffAgreement"
    answered: bool = False

    @property
    def record(self) -> "Versioned":
        """What a save at this step is compared with."""
        return self.meeting if self.here is AgendaStep.WHO else self.agreement

    @property
    def urls(self) -> dict[AgendaStep, str]:
        """The address of every step."""
        return {
            step: address(self.visit, "kickoff_step", meeting_id=self.meeting.pk, step=step.value)
            for step in AgendaStep
        }

    def again(self) -> "Sitting":
        """The same step as it stands now."""
        meeting = meeting_or_404(self.visit, self.meeting.pk)
        return replace(self, meeting=meeting, agreement=queries.agreement_of(meeting))

    def standing(self, form: MergeableForm) -> dict[str, Any]:
        """What stands at this step, by field; nothing to merge once the kickoff is over."""
        if self.meeting.state is not MeetingState.PLANNED:
            return {}
        found = kickoff_values.values(self.here, self.meeting, self.agreement)
        return {name: value for name, value in found.items() if name in form.fields}

    def context(self) -> dict[str, Any]:
        """What every step shows."""
        before = self.here.before
        return {
            "step": self.here,
            "step_name": self.here.value,
            "steps": kickoff_values.steps_of(
                self.here, self.meeting, self.agreement, self.urls, answered=self.answered
            ),
            "before_url": self.urls[before] if before else "",
            "following": self.here.following.label,
            "meeting": self.meeting,
        }
