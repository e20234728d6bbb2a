"""Changes on the team that the citizen has not heard of yet."""

from datetime import date

from django.db.models import Q, QuerySet

from fodfaeste.records.cases.models import Case, TeamNews


def untold(case: Case, day: date) -> QuerySet[TeamNews]:
    """The newcomers on a day of whom the citizen is still to hear, the first one first."""
    still = Q(seat__ends_before=None) | Q(seat__ends_before__gt=day)
    rows = TeamNews.objects.filter(still, case=case, told_on=None)
    return rows.select_related("seat__user", "before").order_by("pk")


def news_of(case: Case, news_id: int) -> TeamNews | None:
    """One change of a course, with who came and who left."""
    rows = TeamNews.objects.filter(case=case, pk=news_id)
    return rows.select_related("seat__user", "before").first()
