"""Addresses: Min dag, the list of courses and the case page."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.cases import case, drafts, listing, my_day, tasks

app_name = "cases"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", my_day.my_day, name="my_day"),
    path("besked/<int:notice_id>/", my_day.read_notice, name="read_notice"),
    path("kladder/", drafts.drafts, name="drafts"),
    path("kladder/smid-ud/", drafts.throw_away, name="throw_draft_away"),
    path("forloeb/", listing.cases, name="list"),
    path("forloeb/<int:case_id>/", case.case, name="case"),
    path("forloeb/<int:case_id>/opgaver/", tasks.add, name="add_task"),
    path("forloeb/<int:case_id>/opgaver/<int:task_id>/", tasks.put, name="put_task"),
]
