"""Addresses: the board, its meetings, goals and obstacles, below /tavle/."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.board import board, goals, meetings, minutes, obstacles

app_name = "board"

MEETING = "moeder/<int:board_id>/"
GOAL = "maal/<int:effort_goal_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", board.board, name="board"),
    path("moeder/", meetings.meetings_held, name="meetings"),
    path("moeder/nyt/", meetings.begin, name="begin"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}videre/", meetings.turn, name="turn"),
    path(f"{MEETING}hvem/", meetings.attendance, name="attendance"),
    path(f"{MEETING}slut/", meetings.end, name="end"),
    path(f"{MEETING}referat.pdf", minutes.minutes_pdf, name="minutes_pdf"),
    path("hindringer/", obstacles.obstacles_here, name="obstacles"),
    path("hindringer/ny/", obstacles.new, name="new_obstacle"),
    path("hindringer/<int:obstacle_id>/fjernet/", obstacles.remove, name="remove_obstacle"),
    path("maal/", goals.goals_here, name="goals"),
    path("maal/nyt/", goals.new, name="new_goal"),
    path(f"{GOAL}ret/", goals.change, name="change_goal"),
    path(f"{GOAL}delmaal/", goals.new_below, name="new_sub_goal"),
    path(f"{GOAL}status/", goals.status, name="goal_status"),
]
