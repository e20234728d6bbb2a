"""The citizen's, the employer's and the network's doors can be read in another language (L1).

When one of these fails after a change of yours: write the Danish text in `gettext`,
`{% translate %}` or `{% blocktranslate %}`; run `make messages`; write the English in
`locale/en/LC_MESSAGES/django.po`; and run `make messages` again, which compiles it.
"""

import re
from gettext import GNUTranslations
from html.parser import HTMLParser

import pytest

from fodfaeste.rules.access.sections_seen import GroundKind
from fodfaeste.rules.cases.kinds import NetworkStrength
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType
from fodfaeste.rules.consent.lasting import ConsentState
from fodfaeste.rules.cti.strategies import Outcome, Situation
from fodfaeste.rules.placement.pay.calculation import NOT_COUNTED
from fodfaeste.rules.placement.profile.kinds import CvContact
from fodfaeste.rules.placement.terms import Term
from fodfaeste.rules.placement.work_words import WorkField, WorkNeed
from fodfaeste.rules.plan.answers import AnswerToPlan, PlanAnswer, obstacles_to_plan_answer
from fodfaeste.rules.plan.kinds import LifeArea
from fodfaeste.rules.words import Word
from tests.house import catalogue, speech

HOW = "Run `make messages`, write the English in locale/en/LC_MESSAGES/django.po, and run it again."
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w*\}")
WORDS: tuple[type[Word], ...] = (
    *(LifeArea, WorkNeed, WorkField, Situation, Outcome, NetworkStrength, InformationType),
    *(ConsentForm, ConsentState, GroundKind, CvContact, Term),
)
"""Words of the rules that stand on these doors; named in `web/ui/door_words.py`."""


def spoken() -> dict[str, str]:
    """Every text of ours that is marked for translation, with where it stands."""
    templates = {
        part
        for door in speech.DOORS
        for page in speech.pages(door)
        for part in speech.with_parts(page)
    }
    found = {text: page.name for page in templates for text in speech.in_template(page)}
    return found | {
        text: module.name for module in speech.modules() for text in speech.in_module(module)
    }


def test_l1_every_text_has_an_english_one() -> None:
    written = catalogue.entries("en")
    untold = {text: where for text, where in spoken().items() if not written.get(text)}
    assert untold == {}, HOW


def test_l1_no_translation_is_left_over_or_unsure() -> None:
    assert catalogue.unsure("en") == [], "Look at what is marked fuzzy, and take the mark away."
    assert sorted(set(catalogue.entries("en")) - set(spoken())) == [], HOW


def test_l1_what_is_put_into_a_text_is_put_into_the_english_one() -> None:
    astray = [
        danish
        for danish, english in catalogue.entries("en").items()
        if sorted(PLACEHOLDER.findall(danish)) != sorted(PLACEHOLDER.findall(english))
    ]
    assert astray == [], "The same names in %(…)s and {…} on both sides."


def test_l1_what_is_compiled_is_what_is_written() -> None:
    with catalogue.compiled("en").open("rb") as file:
        kept = dict(GNUTranslations(file)._catalog)  # type: ignore[attr-defined]  # noqa: SLF001 -- gettext gives no other way to read it whole
    kept.pop("", None)
    assert kept == catalogue.entries("en"), "Run `make messages`: it compiles the catalogue."


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.__name__)
def test_l1_the_words_of_the_rules_are_translated_too(words: type[Word]) -> None:
    written = catalogue.entries("en")
    untold = [word.label for word in words if not written.get(word.label)]
    assert untold == [], f"Name them in web/ui/door_words.py. {HOW}"


def test_l1_a_refusal_is_translated_too() -> None:
    written = catalogue.entries("en")
    found = obstacles_to_plan_answer(
        AnswerToPlan(answer=PlanAnswer.CHANGE, should_change="", read="", holding="x")
    )
    said = [text for one in found for text in (one.sentence, one.next_step)]
    assert [text for text in (*said, *NOT_COUNTED) if not written.get(text)] == []


class Visible(HTMLParser):
    """The words of a template that a person sees or hears, tags and variables taken out."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """What stands between tags."""
        self.words += re.findall(r"[^\W\d_]{2,}", data)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What is read aloud from attributes."""
        for name, value in attrs:
            if name in {"aria-label", "title", "alt", "placeholder"}:
                self.words += re.findall(r"[^\W\d_]{2,}", value or "")


OURS = {"Fodfæste", "CV", "PDF"}
"""Names, the same in every language."""
_MARKED = re.compile(r"{%-?\s*blocktranslate\b.*?{%-?\s*endblocktranslate\s*-?%}", re.DOTALL)
_CODE = re.compile(r"{% block body_class %}.*?{% endblock|{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)


def seen_in(source: str) -> list[str]:
    """The words that stand in a template outside gettext."""
    parser = Visible()
    parser.feed(_CODE.sub(" ", _MARKED.sub(" ", source)))
    return [word for word in parser.words if word not in OURS]


@pytest.mark.parametrize("door", speech.DOORS)
def test_l1_no_text_stands_outside_gettext(door: str) -> None:
    parts = {part for page in speech.pages(door) for part in speech.with_parts(page)}
    found = {part.name: seen_in(part.read_text(encoding="utf-8")) for part in parts}
    outside = {name: words for name, words in found.items() if words}
    assert outside == {}, "Put the words into {% translate %} or {% blocktranslate %}."


def test_the_search_for_words_outside_gettext_finds_them() -> None:
    marked = '{% translate "Ja" %} {% blocktranslate %}Ok{% endblocktranslate %}'
    source = f'<p title="Hej der">{marked} Nej {{{{ x }}}}</p>'
    assert seen_in(source) == ["Hej", "der", "Nej"]


SENTENCE = re.compile(r"[A-ZÆØÅ]?[a-zæøå]{2,}[,:]? [a-zæøå]{2,}|[æøå]")


@pytest.mark.parametrize("door", speech.DOORS)
def test_l1_no_danish_stands_outside_gettext_in_a_view(door: str) -> None:
    found = {
        module.name: texts
        for module in sorted((speech.SOURCE / "web" / door).glob("*.py"))
        if (texts := [text for text in speech.bare_texts(module) if SENTENCE.search(text)])
    }
    assert found == {}, "Put the words into gettext."
