"""Addresses: the task ladder, the talk about pay, and what an hour more gives."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.ladder import hour_more, pay_sheet, pay_talk, room, saying

app_name = "ladder"

TASKS = "forloeb/<int:case_id>/arbejde/opgaver/"
HOUR_MORE = "forloeb/<int:case_id>/arbejde/en-time-mere/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(TASKS, room.ladder, name="ladder"),
    path(f"{TASKS}<int:work_task_id>/", saying.step, name="step"),
    path(f"{TASKS}ansvar/", saying.growth, name="growth"),
    path(f"{TASKS}loen/", pay_talk.talk, name="pay_talk"),
    path(f"{TASKS}loen/ark/", pay_sheet.sheet, name="pay_sheet"),
    path(f"{TASKS}loen/ark/pdf/", pay_sheet.pdf, name="pay_sheet_pdf"),
    path(f"{TASKS}naeste-aftale/", pay_talk.next_version, name="next_version"),
    path(HOUR_MORE, hour_more.calculate, name="hour_more"),
    path(f"{HOUR_MORE}pdf/", hour_more.pdf, name="hour_more_pdf"),
]
