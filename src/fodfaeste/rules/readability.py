"""How hard a text is to read: LIX, as Björnsson defined it (L1).

Source: C. H. Björnsson, »Läsbarhet« (Liber, 1968): the average length of a sentence in words, plus
the share of long words in per cent. A long word has more than six letters. A sentence ends with a
full stop, a question mark, an exclamation mark or a colon; a heading, a label or a line of a list
is a sentence of its own. Below 25 is very easy, 25–34 easy, 35–44 medium, 45–54 hard, from 55 very
hard.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONG_WORD = 6
"""A word with more letters than this is long."""
EASY = 30.0
"""What a page for a citizen may have at most."""

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_END = re.compile(r"[!?:…]+(?=\s|$|[»\")])|\.(?=[»\")]*(?:\s+[^a-zæøå\d\s]|\s*$))")
"""A full stop before a number or a small letter is within a sentence: »kl. 9.30«, »4. marts«."""


@dataclass(frozen=True, slots=True)
class Readability:
    """A text counted: words, sentences, and words of more than six letters."""

    words: int
    sentences: int
    long_words: int

    @property
    def lix(self) -> float:
        """Return words per sentence plus long words in per cent; 0 for no words."""
        if not self.words:
            return 0.0
        return self.words / self.sentences + 100 * self.long_words / self.words


def readability(blocks: Iterable[str]) -> Readability:
    """Count texts that each stand on their own: paragraphs, headings, labels, lines of a list."""
    sentences = [
        words for block in blocks for part in _END.split(block) if (words := _WORD.findall(part))
    ]
    words = [word for sentence in sentences for word in sentence]
    is_long = (len(word.replace("-", "")) > LONG_WORD for word in words)
    return Readability(len(words), len(sentences), sum(is_long))
