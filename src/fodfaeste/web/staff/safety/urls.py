"""Addresses: the strategy bank, and the plans that hold after CTI."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.safety import crisis, history, papers, promises, retention, strategies

app_name = "safety"

CTI = "forloeb/<int:case_id>/cti/"
BANK = f"{CTI}strategier/"
STRATEGY = f"{BANK}<int:strategy_id>/"
HELPER = f"{CTI}hjaelper/<int:promise_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(BANK, strategies.strategies, name="strategies"),
    path(f"{BANK}ny/", strategies.new_strategy, name="new_strategy"),
    path(f"{BANK}ny/<int:note_id>/", strategies.from_note, name="from_note"),
    path(STRATEGY, strategies.strategy, name="strategy"),
    path(f"{STRATEGY}proevet/", strategies.new_try, name="new_try"),
    path(f"{STRATEGY}laeg-til-side/", strategies.set_aside, name="set_aside"),
    path(f"{STRATEGY}tag-frem/", strategies.take_back, name="take_back"),
    path(f"{BANK}proevet/<int:try_id>/fejl/", strategies.set_try_aside, name="set_try_aside"),
    path(f"{CTI}kriseplan/", crisis.crisis_plan, name="crisis_plan"),
    path(f"{CTI}kriseplan/pdf/", papers.crisis_plan_pdf, name="crisis_plan_pdf"),
    path(f"{CTI}kriseplan/lomme/", papers.pocket_pdf, name="pocket_pdf"),
    path(f"{CTI}kriseplan/foer/", history.crisis_history, name="crisis_history"),
    path(f"{CTI}fastholdelse/", retention.retention_plan, name="retention"),
    path(f"{CTI}fastholdelse/pdf/", papers.retention_pdf, name="retention_pdf"),
    path(f"{CTI}fastholdelse/arbejdspladsen/", papers.workplace_pdf, name="workplace_pdf"),
    path(f"{CTI}fastholdelse/foer/", history.retention_history, name="retention_history"),
    path(f"{CTI}fastholdelse/kontakt/", retention.contact, name="contact"),
    path(f"{CTI}hjaelper/ny/", promises.new_promise, name="new_promise"),
    path(HELPER, promises.promise, name="promise"),
    path(f"{HELPER}ja/", promises.yes, name="yes"),
    path(f"{HELPER}ud/", promises.leave_out, name="leave_out"),
]
