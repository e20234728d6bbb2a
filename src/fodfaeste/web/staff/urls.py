"""The staff's addresses: one file a topic, one line here."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "staff"

TOPICS = (
    "cases",
    "people",
    "way_in",
    "caseload",
    "absence",
    "meetings",
    "talks",
    "plan",
    "work",
    "matching",
    "placements",
    "vitas",
    "quick",
    "profile",
    "hours",
    "ladder",
    "companies",
    "decisions",
    "network",
    "cti",
    "safety",
    "fidelity",
    "measures",
    "sparring",
    "team_time",
    "procedures",
    "results",
    "leadership",
    "core",
    "board",
    "stories",
    "collaboration",
    "packages",
    "post",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"fodfaeste.web.staff.{topic}.urls")) for topic in TOPICS
]
