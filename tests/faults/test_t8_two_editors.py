"""T8: two who save the same plan at the same moment: one is told, and nothing is overwritten.

A thousand orders of two editors are tried in tests/records/test_plan.py; here the moments are real.
"""

import threading
from collections import Counter

from tools.bench.visitor import Answer, Visitor

from tests.faults.conftest import Enter
from tests.faults.town import ROUNDS, Town
from tests.faults.writers import LIST, plan_fields

MEETINGS = 12 * ROUNDS
CONFLICT, SAVED = 409, 302


def test_t8_of_two_who_save_at_once_one_gets_both_texts_and_the_other_is_kept(
    town: Town, enter: Enter
) -> None:
    editors = [enter(town.serve().address, persona) for persona in ("cti", "jobkonsulent")]
    case = town.open_cases()[-1]
    address = f"{LIST}{case}/plan/rediger/"
    seen: Counter[tuple[int, ...]] = Counter()
    for number in range(MEETINGS):
        texts = [f"Møde {number}: {who} skriver dette her" for who in ("Nadia", "Jonas")]
        answers = together(editors, address, texts)
        seen[tuple(sorted(answer.status for answer in answers))] += 1
        kept = next(t for t, a in zip(texts, answers, strict=True) if a.status == SAVED)
        asked = "select citizen_words from records_jointplan where case_id = %s"
        assert town.ask(asked, case) == [(kept,)]
        for answer in answers:
            if answer.status == CONFLICT:
                assert all(text in answer.text for text in texts)
    assert seen == {(SAVED, CONFLICT): MEETINGS}


def together(editors: list[Visitor], address: str, texts: list[str]) -> list[Answer]:
    """Both open the form before either saves; then both save at once."""
    pages = [editor.get(address) for editor in editors]
    answers: dict[int, Answer] = {}
    start = threading.Barrier(len(editors))

    def save(place: int) -> None:
        fields = plan_fields(pages[place], citizen_words=texts[place])
        start.wait()
        answers[place] = editors[place].post(address, fields)

    threads = [threading.Thread(target=save, args=(place,)) for place in range(len(editors))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answers[place] for place in range(len(editors))]
