"""Success stories: those of one course, and those that are shared with all (J5)."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from fodfaeste.records.boards.models import SuccessStory
from fodfaeste.records.cases.models import Case, NetworkPerson, TeamMembership
from fodfaeste.records.placement.models import EmployerContact, JobMatch
from fodfaeste.rules.boards.stories import Recognisable, StoryFacts, proper_name


@dataclass(frozen=True, slots=True)
class SharedStory:
    """A story as all colleagues read it: no course hangs on it."""

    id: int
    title: str
    text: str
    shared_on: date


def stories_of(case_id: int) -> QuerySet[SuccessStory]:
    """Every story of a course, the newest first."""
    return SuccessStory.objects.filter(case_id=case_id).order_by("-created_at", "-pk")


def story_of(case_id: int, story_id: int) -> SuccessStory | None:
    """One story of a course."""
    return SuccessStory.objects.filter(case_id=case_id, pk=story_id).first()


def shared_stories(*, first: int, number: int) -> tuple[SharedStory, ...]:
    """Stories that are shared, the newest first, from the `first` on."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select story_id, title, story, shared_on from shared_stories()"
            " order by shared_on desc, story_id desc offset %s limit %s",
            [first, number],
        )
        return tuple(SharedStory(*row) for row in cursor.fetchall())


def how_many_shared() -> int:
    """How many stories are shared."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from shared_stories()")
        (number,) = cursor.fetchone() or (0,)
        return int(number)


def facts_of(story: SuccessStory) -> StoryFacts:
    """A story as the rules know it."""
    return StoryFacts(
        title=story.title,
        text=story.text,
        yes_on=story.yes_on,
        yes_to=story.yes_to,
        shared_on=story.shared_on,
        taken_back_on=story.taken_back_on,
    )


def recognisable_in(case_id: int) -> Recognisable:
    """Whom a story of this course must not show: the citizen, those around them, the companies."""
    citizen = Case.objects.select_related("citizen").get(pk=case_id).citizen
    team = TeamMembership.objects.filter(case_id=case_id).values_list("user__name", flat=True)
    network = NetworkPerson.objects.filter(case_id=case_id, is_offer=False)
    around = (proper_name(*row) for row in network.values_list("name", "relation"))
    matched = JobMatch.objects.filter(case_id=case_id).values_list("company__name", flat=True)
    asked = EmployerContact.objects.filter(case_id=case_id).values_list("company__name", flat=True)
    return Recognisable(
        people=frozenset({citizen.name, *team, *around}), companies=frozenset({*matched, *asked})
    )
