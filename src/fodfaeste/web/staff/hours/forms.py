"""What is asked about the hours of one week."""

from fodfaeste.web.ui.forms import HoursField, LineField
from fodfaeste.web.ui.merging import MergeableForm

SHORT = 100


class HoursForm(MergeableForm):
    """The hours of one week by their terms; fast on a phone."""

    says_optional = False

    placement_minutes = HoursField(label="Praktiktimer", required=False)
    ordinary_minutes = HoursField(label="Ordinære timer", required=False)
    subsidised_minutes = HoursField(label="Timer med løntilskud", required=False)
    flex_minutes = HoursField(label="Fleksjobtimer", required=False)
    taster_minutes = HoursField(label="Timer i snusepraktik", required=False)


class HoursWithNoteForm(HoursForm):
    """The same for those who may read the remark."""

    note = LineField(
        label="Bemærkning", help_text="Ét ord, fx syg eller ferie.", required=False, longest=SHORT
    )
