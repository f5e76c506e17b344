"""A source's language decides its quotation marks, the way it runs, and where its words may be broken."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from cards.exporters import pdf
from cards.model import Card, Evidence, Source, Span
from cards.pages.tongue import ENGLISH, language, marks
from cards.settings import Print, Settings
from tests import paper

FRENCH = (
    "La place est à ceux qui la traversent à pied, et ce sont eux que la mairie n'a pas comptés dans son étude. "
    "Une rue sans voitures est plus sûre pour les enfants, mais elle est aussi plus calme pour ceux qui y dorment."
)
GERMAN = (
    "Die Verkehrsberuhigungsmaßnahmen sind nicht von den Grundstückseigentümern, sondern von der Stadt zu bezahlen. "
    "Das ist auch mit dem Straßenverkehrsordnungsamt und den Einzelhandelsverbänden so besprochen und wird so bleiben."
)
ARABIC = "الزقاق صار أهدأ الآن"


def whole(text: str) -> Span:
    return Span(Source("a.txt", text, 0, len(text)), 0, len(text))


@pytest.mark.parametrize(
    "words",
    [
        "plain words",
        "",
        "412",
        "He said “هذا” and left the room",
        "Ruth Ashdown, François Lefèvre and Jürgen Groß met in Łódź",
        "The words “la place est à nous” were painted on the wall of the town hall, and nobody knows who painted them",
    ],
)
def test_english_with_a_foreign_word_in_it_is_english(words: str) -> None:
    assert not words or language(whole(words)) == ""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("وقال صاحب المقهى", "ar"),
        ("انہوں نے کہا کہ یہ راستہ بند ہے", "ur"),
        ("او گفت که این کوچه بسته است و چیزی نمانده", "fa"),
        ("הרחוב הזה סגור", "he"),
        ("Η πλατεία χωρίς πηγάδι", "el"),
        ("Улица закрыта", "ru"),
        ("Вулиця її закрита", "uk"),
        (FRENCH, "fr"),
        (GERMAN, "de"),
    ],
)
def test_a_language_is_told_by_its_letters_or_its_commonest_words(words: str, found: str) -> None:
    assert language(whole(words)) == found


def test_a_few_words_are_in_the_language_of_what_stands_around_them() -> None:
    passage = whole(FRENCH)
    few = Span(passage.source, 0, len("La place"))
    assert language(few) == ""
    assert language(few, passage) == "fr"


@pytest.mark.parametrize(
    ("lang", "around"),
    [
        ("", "“x”"),
        ("fr", "«\u00a0x\u00a0»"),
        ("de", "„x“"),
        ("pl", "„x”"),
        ("sv", "”x”"),
        ("da", "»x«"),
        ("ru", "«x»"),
        ("ar", "«x»"),
        ("fa", "«x»"),
        ("he", "”x”"),
        ("ur", "”x“"),
        ("ja", "「x」"),
    ],
)
def test_each_language_has_its_own_quotation_marks(lang: str, around: str) -> None:
    assert "x".join(marks(lang)) == around


def test_a_language_of_which_nothing_is_known_is_quoted_as_english_is() -> None:
    assert marks("tlh") == ENGLISH


# --- on paper


def printed(to: Path, text: str, headline: str, **known: object) -> Path:
    """One evidence card that quotes the text, with these words of it as its headline."""
    source = whole(text).source
    start = text.index(headline)
    tag = Span(source, start, start + len(headline))
    evidence = Evidence(whole(text), (tag,), "author", "why")
    card = Card("evidence", "Q1-A-01", "Somebody argues", evidence=(evidence,), tag=tag)
    deck = replace(paper.SMALL, sources=(source,), questions=(), cards=(card,))
    pdf.export(deck, Settings(print=Print(only=("Q1-A-01",), guides=False, **known)), to)  # type: ignore[arg-type]
    return to


def letters(path: Path) -> list[tuple[str, float]]:
    """Each letter of the first page with where it begins, in points from the left edge."""
    with pypdfium2.PdfDocument(path) as document:
        text = document[0].get_textpage()
        return [(text.get_text_range(at, 1), text.get_charbox(at)[0]) for at in range(text.count_chars())]


@pytest.mark.pdf
@pytest.mark.parametrize(
    ("text", "headline", "around"),
    [(FRENCH, "La place est à ceux", "«»"), (GERMAN, "Das ist auch", "„“"), (ARABIC, ARABIC, "«»")],
)
def test_a_headline_stands_between_the_marks_of_its_language(
    tmp_path: Path, text: str, headline: str, around: str
) -> None:
    found = dict(letters(printed(tmp_path / "deck.pdf", text, headline, stock="half")))
    # As they are seen, the marks point away from the words, whichever way these run.
    left, right = found[around[0]], found[around[1]]
    words = [at for letter, at in letters(tmp_path / "deck.pdf") if letter == headline[0]]
    assert any(left < at < right for at in words)


@pytest.mark.pdf
def test_words_are_broken_where_their_language_breaks_them(tmp_path: Path) -> None:
    import pyphen

    path = printed(tmp_path / "deck.pdf", GERMAN, "Das ist auch", stock="poker")
    with pypdfium2.PdfDocument(path) as document:
        shown = "".join(page.get_textpage().get_text_range() for page in document)
    heads = re.findall(r"(\S+)\ufffe", shown)
    words = [word.strip(".,") for word in GERMAN.split()]
    german = pyphen.Pyphen(lang="de_DE")
    assert heads
    for head in heads:
        assert any(word.startswith(head) and len(head) in german.positions(word) for word in words), head
