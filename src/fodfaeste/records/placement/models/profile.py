"""What the citizen wants, can and needs at work, and the CVs the citizen has said yes to (B7)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fodfaeste.records.foundation import CaseRecord, Classified, CodeField, Versioned
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.placement.profile.kinds import SHARED_KINDS, LineKind, YesGiven
from fodfaeste.rules.placement.work_words import WorkField

__all__ = ["CvVersion", "JobProfile", "ProfileLine"]

SHARED = sorted(kind.value for kind in SHARED_KINDS)


class JobProfile(CaseRecord, Versioned):
    """What one citizen brings to work and needs there; the lines of the profile hang on it.

    Who reads what (domain.md section 3.5): what the workplace has to know goes to the whole team,
    because the CTI worker helps to make the agreement (E4); the practical rest and the words of the
    CV stay with employment. Empty `reach` is anywhere; it holds postcodes and stretches of them,
    such as "2400" and "2700-2770". `essential_needs` are those that cannot be done without, and
    stand among `needs` too. `busy_times` are the citizen's own fixed times of a week.
    """

    about_me = models.TextField(blank=True)
    needs = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    essential_needs = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    needs_words = models.TextField(blank=True)
    demands_met = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    least_minutes = models.PositiveIntegerField(null=True, blank=True)
    most_minutes = models.PositiveIntegerField(null=True, blank=True)
    busy_times = ArrayField(models.CharField(max_length=13), default=list, blank=True)
    transport = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    reach = ArrayField(models.CharField(max_length=9), default=list, blank=True)
    cv_contact = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    data = Classified(
        personal={
            Section.PLAN: ("needs", "essential_needs", "needs_words"),
            Section.EMPLOYMENT: ("about_me", "demands_met", "busy_times", "transport", "reach"),
        },
        plain=("least_minutes", "most_minutes", "cv_contact"),
    )

    class Meta:
        """One profile a case; no window of hours that is turned around."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], name="one_job_profile_a_case"),
            models.CheckConstraint(
                name="hours_window_is_forward",
                condition=Q(least_minutes=None)
                | Q(most_minutes=None)
                | Q(most_minutes__gte=F("least_minutes")),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"job profile {self.pk}"


class ProfileLine(CaseRecord, Versioned):
    """One wish, skill, job, education, course, language or interest, in the citizen's words.

    `section` says who reads it: wishes, skills and experience are asked about at the joint kickoff
    (B3, C7) and are the whole team's; the rest of the CV is employment's. `began` and `ended` are a
    year or a month, "2011" or "2011-03"; gaps are nobody's business. A line that is taken out stays
    in the table.
    """

    profile = models.ForeignKey(JobProfile, models.PROTECT, related_name="lines")
    kind = CodeField(LineKind)
    section = CodeField(Section, default=Section.PLAN)
    work_field = CodeField(WorkField, blank=True)
    what = models.TextField()
    place = models.TextField(blank=True)
    more = models.TextField(blank=True)
    began = models.CharField(max_length=7, blank=True)
    ended = models.CharField(max_length=7, blank=True)
    ongoing = models.BooleanField(default=False)
    in_cv = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)
    taken_out = models.BooleanField(default=False)

    data = Classified(
        personal={Section.PLAN: ("work_field", "what", "place", "more", "began", "ended")},
        plain=("profile", "kind", "section", "ongoing", "in_cv", "position", "taken_out"),
        section_in="section",
    )

    class Meta:
        """In the order the citizen put them; who reads a line follows from what it is about."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="profile_line_goes_to_its_section",
                condition=Q(kind__in=SHARED, section=Section.PLAN.value)
                | (~Q(kind__in=SHARED) & Q(section=Section.EMPLOYMENT.value)),
            ),
            models.CheckConstraint(name="profile_line_is_in_words", condition=~Q(what="")),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"profile line {self.pk}"


class CvVersion(CaseRecord):
    """The CV as the citizen said yes to it: frozen, and shown only while the yes stands (B7)."""

    profile = models.ForeignKey(JobProfile, models.PROTECT, related_name="cvs")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    text_hash = models.CharField(max_length=64)
    said_yes_on = models.DateField()
    said_yes_how = CodeField(YesGiven)
    withdrawn_on = models.DateField(null=True, blank=True)

    data = Classified(
        personal={Section.EMPLOYMENT: ("content",)},
        plain=(
            "profile",
            "number",
            "text_hash",
            "said_yes_on",
            "said_yes_how",
            "withdrawn_on",
        ),
    )

    class Meta:
        """Numbered; a yes is taken back after it was given."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "number"], name="one_cv_a_number"),
            models.CheckConstraint(
                name="cv_yes_is_taken_back_later",
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("said_yes_on")),
            ),
        ]

    def __str__(self) -> str:
        """Return the number for developers."""
        return f"cv {self.number}"
