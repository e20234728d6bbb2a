"""Which rules the application keeps today, and where a person sees each of them.

A rule enters this table together with its test (`def test_<id>_…`) and its place on the screen; a
house test holds the three together. What is not here is shown as not built yet.
"""

from collections.abc import Mapping

PLACES: Mapping[str, str] = {}
