"""Addresses: the network map, what it was before, and the tasks that are handed over."""

from django.urls import URLPattern, URLResolver, path

from fodfaeste.web.staff.network import asking, before, handovers, page, people

app_name = "network"

NETWORK = "forloeb/<int:case_id>/cti/netvaerk/"
PERSON = f"{NETWORK}<int:member_id>/"
TASK = f"{NETWORK}overdragelse/<int:handover_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(NETWORK, page.network, name="network"),
    path(f"{NETWORK}pdf/", page.pdf, name="pdf"),
    path(f"{NETWORK}foer-og-nu/", before.compare, name="compare"),
    path(f"{NETWORK}ny/", people.new, name="new"),
    path(PERSON, people.change, name="person"),
    path(f"{PERSON}ikke-med/", people.take_off, name="take_off"),
    path(f"{PERSON}med-igen/", people.put_back, name="put_back"),
    path(f"{NETWORK}overdragelse/", handovers.plan, name="plan"),
    path(TASK, handovers.handover, name="handover"),
    path(f"{TASK}spoerg/", asking.ask, name="ask"),
    path(f"{TASK}luk-link/", asking.close, name="close_links"),
    path(f"{TASK}<slug:event>/", handovers.step, name="step"),
]
