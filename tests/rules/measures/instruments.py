"""Instruments as the tests of the rules need them: the shape of WHO-5 in nobody's words."""

import json
from typing import Any

from fodfaeste.rules.measures.definition import Instrument
from fodfaeste.rules.measures.files.reading import read


def wellbeing_file() -> dict[str, Any]:
    """A file without a fault: five items, six answers, 0 to 100."""
    return {
        "format": "fodfaeste-skema",
        "format_version": 1,
        "code": "five",
        "version": 1,
        "title": "Fem spørgsmål",
        "language": "da",
        "source": "Til prøver",
        "licence": "Fri",
        "is_validated": False,
        "answered_by": ["citizen"],
        "most_unanswered": 4,
        "answers": [
            {
                "code": "six",
                "from": 0,
                "to": 5,
                "choices": [{"value": number, "label": f"svar {number}"} for number in range(6)],
            }
        ],
        "items": [
            {"code": f"w{number}", "text": f"Ord {number}", "answers": "six"}
            for number in range(1, 6)
        ],
        "scales": [
            {
                "code": "whole",
                "title": "Trivsel",
                "items": [f"w{number}" for number in range(1, 6)],
                "formula": "linear",
                "from": 0,
                "to": 100,
                "most_missing": 1,
                "when_missing": "prorated",
                "prompts": [{"limit": 50, "text": "Tal om det."}, {"limit": 35, "text": "I dag."}],
                "change": {"detectable": 23.6, "talking_point": 10, "source": "doi"},
            }
        ],
    }


def written(tree: object) -> bytes:
    """The bytes of a file."""
    return json.dumps(tree, ensure_ascii=False).encode()


def instrument(**changes: Any) -> Instrument:
    """The instrument of the file, with some of its names changed."""
    return read(written({**wellbeing_file(), **changes}))
