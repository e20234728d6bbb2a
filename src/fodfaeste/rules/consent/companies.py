"""Whether a consent's employer is this company (C2).

People write a company with and without "ApS" and branch, so one name may hold the other; but word
by word: a yes to »Kro« says nothing about »Krone Vinduer«. The wall in the database asks the same
(records/walls/sight.sql).
"""

import re

_BETWEEN_WORDS = re.compile(r"[\s,.;:()/-]+")


def is_about(named: str, company: str) -> bool:
    """Say whether a name on a consent is this company's; a consent without a name is to any."""
    one, other = _in_words(named), _in_words(company)
    return not one.strip() or not other.strip() or one in other or other in one


def _in_words(name: str) -> str:
    return f" {_BETWEEN_WORDS.sub(' ', name.casefold()).strip()} "
