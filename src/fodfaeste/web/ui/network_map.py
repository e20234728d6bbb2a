"""The network map as staff and citizen see it: the picture, and the same facts in a table."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from fodfaeste.pictures.network_map import Around, NetworkMap
from fodfaeste.pictures.network_ties import Nearness
from fodfaeste.rules.cases.kinds import NetworkKind
from fodfaeste.rules.cti.network_map import NEARNESS, Tie


def drawn_map(given_names: str, ties: Iterable[Tie]) -> NetworkMap:
    """The picture with somebody's first name in the middle."""
    return NetworkMap(given_names.split(" ", maxsplit=1)[0], tuple(map(_around, ties)))


def strength_word(tie: Tie) -> str:
    """How near somebody is, as a word."""
    return _(tie.standing.strength.label) if tie.standing.strength else _("Ikke talt om endnu")


def _around(tie: Tie) -> Around:
    return Around(
        name=tie.member.name,
        relation=tie.member.relation,
        nearness=Nearness(NEARNESS.index(tie.standing.strength)),
        is_professional=tie.member.kind is NetworkKind.PROFESSIONAL,
        is_offer=tie.member.is_offer,
        may_be_contacted=tie.member.may_be_contacted,
        supports_with=tie.standing.supports_with,
        will=tie.standing.agreed_task,
    )
