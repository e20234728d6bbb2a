"""The network as its pages show it: the picture, its table, the lists and the summary."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse

from fodfaeste.pictures import danish, network_map
from fodfaeste.pictures.network_map import NetworkMap
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.cti.queries.course import Course, clock_of
from fodfaeste.records.cti.queries.handovers import HandoverTask, handovers_of, tasks_from
from fodfaeste.records.cti.queries.network_map import OnTheMap, Person, on_the_map, people_of
from fodfaeste.records.cti.queries.social import SocialSide
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.cti.handover_overview import summary_in_words, warnings_on_network
from fodfaeste.rules.cti.network_map import NEARNESS, Tie, map_on
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.rules.words import in_sentence
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.cti_ways import parts
from fodfaeste.web.ui.network_map import drawn_map, strength_word
from fodfaeste.web.ui.parts import Missing, Table

SUGGESTED = "til-netvaerket"
PLAIN = 10
"""So many on a map can be read as one list on a phone; more stand ring by ring."""
NEVER_ASKED = "ikke spurgt"


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One on the list: what stands on the map, and where one asks the citizen for a yes."""

    on_map: OnTheMap
    strength: str
    contact: str
    tone: str
    ask_url: str


@dataclass(frozen=True, slots=True)
class Ring:
    """Those who stand equally near; where there are many, all but the nearest are folded."""

    title: str
    people: tuple[PersonLine, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class SideOfList:
    """One side of the list beside the picture: a plain list, or ring by ring where many stand."""

    title: str
    people: tuple[PersonLine, ...]
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPart:
    """What the CTI page says about the network, in a few sentences."""

    people: tuple[OnTheMap, ...]
    tasks: tuple[HandoverTask, ...]
    summary: str
    missing: tuple[Missing, ...]


def network_part(visit: Visit, course: Course | None, side: SocialSide) -> NetworkPart:
    """The network and the handover as they are today, from rows that are read already."""
    consents = visit.relation.consents
    handed = side.handed_over_in(course.pk) if course else ()
    tasks = tasks_from(handed, consents, today=visit.today)
    return NetworkPart(
        people=there(on_the_map(side.people, consents, today=visit.today, history=False)),
        tasks=tasks,
        summary=summary_of(tasks),
        missing=warnings(visit, course, tasks),
    )


@dataclass(frozen=True, slots=True)
class Network:
    """Everybody who is or was around the citizen, with what the citizen said yes to."""

    rows: tuple[Person, ...]
    consents: tuple[ConsentFacts, ...]
    notice_days: int

    def on(self, day: date) -> tuple[OnTheMap, ...]:
        """The map, and whom the citizen's yes let us meet on a day."""
        return on_the_map(
            self.rows, self.consents, today=day, notice_days=self.notice_days, history=True
        )


def network_of(visit: Visit) -> Network:
    """Read the network; three queries."""
    code = LimitCode.CONSENT_EXPIRY
    notice = limits_on(visit.today).get(code) or limit_on(code, visit.today)
    rows = tuple(people_of(visit.case.pk, history=True))
    return Network(rows, visit.relation.consents, notice)


def members(visit: Visit) -> tuple[OnTheMap, ...]:
    """The map of today."""
    return network_of(visit).on(visit.today)


def tasks_of(visit: Visit, course: Course | None) -> tuple[HandoverTask, ...]:
    """The tasks on their way out of the CTI worker's hands; one query."""
    if course is None:
        return ()
    return handovers_of(course, today=visit.today, consents=visit.relation.consents)


def there(found: Iterable[OnTheMap]) -> tuple[OnTheMap, ...]:
    """Those who are in the network now, the nearest first."""
    now = [one for one in found if one.left_on is None]
    return tuple(sorted(now, key=_order))


def _order(one: OnTheMap) -> tuple[int, str, int]:
    return (NEARNESS.index(one.now.strength), one.member.name.casefold(), one.number)


def summary_of(tasks: Iterable[HandoverTask]) -> str:
    """Where the tasks are, in one sentence; empty without tasks."""
    return summary_in_words(task.on_its_way for task in tasks)


def warnings(
    visit: Visit, course: Course | None, tasks: Sequence[HandoverTask]
) -> tuple[Missing, ...]:
    """What to do about the handover today."""
    if course is None or course.closed_on is not None:
        return ()
    found = warnings_on_network(
        [task.on_its_way for task in tasks], clock_of(course), today=visit.today
    )
    return parts(visit, (lack.obstacle for lack in found))


def side(title: str, visit: Visit, found: Iterable[OnTheMap], *, of: int) -> SideOfList:
    """One side, the nearest first; `of` is how many stand on the whole map."""
    people = lines(visit, found)
    if of <= PLAIN:
        return SideOfList(title, people, ())
    rings = tuple(
        Ring(words, tuple(those), is_open=number == 0)
        for number, (words, those) in enumerate(groupby(people, key=lambda one: one.strength))
    )
    return SideOfList(title, people, rings)


def lines(visit: Visit, found: Iterable[OnTheMap]) -> tuple[PersonLine, ...]:
    """The list beside the picture: everybody can be reached from it without a mouse."""
    may_ask = visit.allows(Permission.CONSENT_RECORD)
    return tuple(_line(visit, one, may_ask=may_ask) for one in found)


def _line(visit: Visit, one: OnTheMap, *, may_ask: bool) -> PersonLine:
    counts = one.member.may_be_contacted
    asks = may_ask and not counts
    return PersonLine(
        on_map=one,
        strength=strength_word(Tie(one.member, one.now)),
        contact=contact_word(one),
        tone="good" if counts else "plain",
        ask_url=_ask_url(visit.case.pk, one.number) if asks else "",
    )


def _ask_url(case_id: int, number: int) -> str:
    asked = urlencode({"forslag": SUGGESTED, "person": number})
    return f"{reverse('staff:people:give_consent', args=[case_id])}?{asked}"


def contact_word(one: OnTheMap) -> str:
    """Where the citizen's yes stands, as a word."""
    return f"samtykke: {one.member.contact.label if one.member.contact else NEVER_ASKED}"


def map_of(visit: Visit, ties: Iterable[Tie]) -> NetworkMap:
    """The picture of one day's map; what is agreed stands in it as well."""
    return drawn_map(visit.case.citizen.given_names, ties)


def ties_on(found: Iterable[OnTheMap], day: date) -> tuple[Tie, ...]:
    """The map of a day."""
    return map_on((one.member for one in found), day)


HEAD = (
    "Navn",
    "Hvem",
    "Netværk",
    "Hvor tæt",
    "Støtter med nu",
    "Aftalt for fremtiden",
    "Må vi tale med dem?",
)


def table_of(ties: Iterable[Tie]) -> Table:
    """The same facts as the picture, row by row."""
    return Table("Netværket, de tætteste først", HEAD, tuple(map(_row, ties)))


def _row(tie: Tie) -> tuple[str, ...]:
    contact = tie.member.contact
    kind = in_sentence(tie.member.kind.label)
    return (
        tie.member.name,
        tie.member.relation,
        f"{kind}, tilbud eller fællesskab" if tie.member.is_offer else kind,
        strength_word(tie),
        tie.standing.supports_with,
        tie.standing.agreed_task,
        contact.label if contact else NEVER_ASKED,
    )


def description(shown: NetworkMap) -> str:
    """The picture in words."""
    return network_map.description(shown)


def receiver_words(task: HandoverTask) -> str:
    """Who takes it over."""
    return "borgeren selv" if task.to_citizen else task.receiver


def task_line(task: HandoverTask, today: date) -> str:
    """To whom, until when, and who said yes how."""
    if task.is_with_cti:
        return f"hos CTI igen, var planlagt til {receiver_words(task)}"
    said = [f"til {receiver_words(task)}"]
    if task.handed_over_on:
        said.append(f"overdraget {danish.date_this_year(task.handed_over_on, today)}")
    elif task.due_on:
        said.append(f"senest {danish.date_this_year(task.due_on, today)}")
    if task.accepted_on:
        how = f" {task.accepted_how.label.lower()}" if task.accepted_how else ""
        said.append(f"sagde ja {danish.date_this_year(task.accepted_on, today)}{how}")
    if not task.consent_counts and task.accepted_on:
        said.append("samtykket gælder ikke længere")
    return " · ".join(said)
