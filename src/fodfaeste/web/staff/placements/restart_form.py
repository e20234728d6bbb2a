"""The form of the way back: what was learned, and up to five steps."""

from fodfaeste.rules.placement.interruption import MOST_STEPS, RestartPlan
from fodfaeste.web.staff.placements.step_fields import StepsForm
from fodfaeste.web.ui.forms import LongTextField
from fodfaeste.web.ui.merging import MergeableForm

PARAGRAPH = 2_000
TEXTS = ("learned", "next_time")


class RestartForm(StepsForm, MergeableForm):
    """What the team and the citizen learned, and what comes next, by whom and when."""

    most_steps = MOST_STEPS
    judged_by_rules = ("learned",)

    learned = LongTextField(
        label="Hvad lærte I?",
        help_text="Skriv det sammen med borgeren: hvad gik godt, og hvad skal være anderledes?",
        rows=4,
        longest=PARAGRAPH,
    )
    next_time = LongTextField(
        label="Hvad gør I anderledes næste gang?", rows=3, longest=PARAGRAPH, required=False
    )

    def plan(self) -> RestartPlan:
        """The plan as it was typed."""
        said = self.cleaned_data
        return RestartPlan(learned=said["learned"], next_time=said["next_time"], steps=self.steps())
