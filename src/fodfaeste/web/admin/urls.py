"""Addresses of the administration."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.admin import (
    checklists,
    copy_sheets,
    emergency,
    entrance,
    home,
    law,
    mail,
    meeting_types,
    offers,
    pay,
    people,
    plan_law,
    roles,
    talk_law,
    units,
    weights,
)

app_name = "admin"

USER = "brugere/<int:user_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("kommune/", home.municipality, name="municipality"),
    path("enheder/", units.units, name="units"),
    path("enheder/ny/", units.new_unit, name="new_unit"),
    path("enheder/<int:unit_id>/", units.unit, name="unit"),
    path("brugere/", people.users, name="users"),
    path("brugere/ny/", people.new_user, name="new_user"),
    path(f"{USER}/", people.user, name="user"),
    path(f"{USER}/roller/ny/", roles.new_role, name="new_role"),
    path(f"{USER}/roller/<int:role_id>/slut/", roles.end_role, name="end_role"),
    path(f"{USER}/luk/", entrance.close, name="close"),
    path(f"{USER}/aabn/", entrance.reopen, name="reopen"),
    path(f"{USER}/log-ud/", entrance.end_sessions, name="end_sessions"),
    path(f"{USER}/ny-telefon/", entrance.new_phone, name="new_phone"),
    path(f"{USER}/adgangskode/", entrance.password, name="password"),
    path("lovgrundlag/", law.laws, name="laws"),
    path("lovgrundlag/<int:row_id>/ny/", law.new_law, name="new_law"),
    path("planens-lov/", plan_law.plan_laws, name="plan_laws"),
    path("planens-lov/<int:row_id>/ny/", plan_law.new_plan_law, name="new_plan_law"),
    path("lovens-samtaler/", talk_law.talk_laws, name="talk_laws"),
    path("lovens-samtaler/<int:row_id>/ny/", talk_law.new_talk_law, name="new_talk_law"),
    path("match-point/", weights.weights, name="weights"),
    path("match-point/<int:row_id>/ny/", weights.new_weights, name="new_weights"),
    path("kopiark/", copy_sheets.copy_sheets, name="copy_sheets"),
    path("kopiark/ny/", copy_sheets.new_copy_sheet, name="new_copy_sheet"),
    path("kopiark/<int:sheet_id>/", copy_sheets.copy_sheet, name="copy_sheet"),
    path("huskelister/", checklists.checklists, name="checklists"),
    path("huskelister/ny/", checklists.new_checklist_item, name="new_checklist_item"),
    path(
        "huskelister/<int:row_id>/ny/",
        checklists.change_checklist_item,
        name="change_checklist_item",
    ),
    path("moedetyper/", meeting_types.meeting_types, name="meeting_types"),
    path(
        "moedetyper/<int:row_id>/ny/",
        meeting_types.change_meeting_type,
        name="change_meeting_type",
    ),
    path("tal/", law.limits, name="limits"),
    path("tal/<int:row_id>/ny/", law.new_limit, name="new_limit"),
    path("rollenavne/", law.role_texts, name="role_texts"),
    path("rollenavne/<int:row_id>/ny/", law.new_role_text, name="new_role_text"),
    path("loen-og-ydelse/", pay.rates, name="pay_rates"),
    path("loen-og-ydelse/ydelse/ny/", pay.new_pay_rule, name="new_pay_rule"),
    path("loen-og-ydelse/ydelse/<int:row_id>/ny/", pay.change_pay_rule, name="change_pay_rule"),
    path("loen-og-ydelse/timeloen/ny/", pay.new_wage_floor, name="new_wage_floor"),
    path(
        "loen-og-ydelse/timeloen/<int:row_id>/ny/", pay.change_wage_floor, name="change_wage_floor"
    ),
    path("noedtelefoner/", emergency.emergency_numbers, name="emergency_numbers"),
    path("noedtelefoner/ny/", emergency.new_emergency_number, name="new_emergency_number"),
    path("noedtelefoner/<int:number_id>/", emergency.emergency_number, name="emergency_number"),
    path("mail/", mail.mail, name="mail"),
    path("mail/<int:mailing_id>/igen/", mail.resend_mail, name="resend_mail"),
    path("tilbud/", offers.offers, name="offers"),
    path("tilbud/ny/", offers.new_offer, name="new_offer"),
    path("tilbud/<int:offer_id>/", offers.offer, name="offer"),
]
