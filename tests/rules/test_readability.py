"""LIX against texts counted by hand (L1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.readability import Readability, readability


@pytest.mark.parametrize(
    ("blocks", "counted", "lix"),
    [
        ([], Readability(0, 0, 0), 0.0),
        (["Du bestemmer."], Readability(2, 1, 1), 52.0),
        # Eight words, two sentences, one long word (arbejde): 8/2 + 100 * 1/8
        (["Du skal på arbejde. Det er på fredag."], Readability(8, 2, 1), 16.5),
        # A heading is a sentence, and a colon ends one
        (["Min plan", "Jeg vil: have ro."], Readability(6, 3, 0), 2.0),
        # The stops of »kl.«, »9.30« and »4.« end nothing
        (["Vi mødes kl. 9.30 den 4. marts!"], Readability(7, 1, 0), 7.0),
        # sagsbehandlerens has 16 letters, CTI-forløb ten without its hyphen
        (["Spørg sagsbehandlerens CTI-forløb"], Readability(3, 1, 2), 3 + 200 / 3),
    ],
)
def test_l1_lix_is_words_a_sentence_and_long_words_in_per_cent(
    blocks: list[str], counted: Readability, lix: float
) -> None:
    found = readability(blocks)
    assert found == counted
    assert found.lix == pytest.approx(lix)


@given(st.lists(st.text(max_size=40), max_size=5))
def test_l1_no_text_breaks_the_count(blocks: list[str]) -> None:
    found = readability(blocks)
    assert 0 <= found.long_words <= found.words
    assert (found.sentences > 0) == (found.words > 0)


@given(st.integers(1, 30))
def test_l1_the_same_sentence_again_reads_as_easily(times: int) -> None:
    once, often = readability(["Vi ses på mandag."]), readability(["Vi ses på mandag."] * times)
    assert once.lix == pytest.approx(often.lix)
