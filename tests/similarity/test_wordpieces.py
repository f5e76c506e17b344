"""Word pieces: those that the library cuts with which the models were trained, whatever a text holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.similarity.wordpieces import VOCABULARY, encode

PIECES = VOCABULARY.read_text(encoding="utf-8").split("\n")
FIRST, LAST = "[CLS]", "[SEP]"


def pieces(*texts: str, longest: int = 400) -> list[str]:
    return [PIECES[number] for number in encode(texts, longest)[0]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", ""),
        ("The toll isn't fair: 3,500 farmers pay £1.20.", "the toll isn ' t fair : 3 , 500 farmers pay £1 . 20 ."),
        ("Café NAÏVE Ærø Straße", "cafe naive æ ##r ##ø st ##raße"),
        ("ΣΊΣΥΦΟΣ İzmir", "σ ##ι ##σ ##υ ##φ ##ο ##σ i ##z ##mir"),
        ("“Unbelievable”—he said…", "“ unbelievable ” — he said …"),
        ("桥is字", "[UNK] is [UNK]"),
        ("antidisestablishmentarianism", "anti ##dis ##est ##ab ##lish ##ment ##arian ##ism"),
        ("a\u00adb\u200bc\td\x00e\x1cf\nz", "abc def z"),
        ("\ufffd🌉 ok", "[UNK] ok"),
        ("snow☃man co-op C++ [toll] a_b 50%", "[UNK] co - op c + + [ toll ] a _ b 50 %"),
        ("ﬁne ½ ² №", "ﬁ ##ne ½ ² №"),
        ("x" * 100, " ".join(["xx", *["##xx"] * 49])),
        ("x" * 101, "[UNK]"),
    ],
)
def test_the_pieces_of_a_text(text: str, wanted: str) -> None:
    assert [FIRST, *wanted.split(), LAST] == pieces(text)


def test_a_text_cannot_say_where_it_ends() -> None:
    assert [FIRST, "[", "sep", "]", LAST] == pieces(LAST)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("one two three", "four five six", (3, 3)),
        ("one two three four five six seven eight", "nine ten", (7, 2)),
        ("one two", "three four five six seven eight nine ten", (2, 7)),
        ("one two three four five six seven", "one two three four five six seven eight", (4, 5)),
        ("one two three four five six seven eight", "one two three four five six seven", (5, 4)),
    ],
)
def test_of_two_texts_the_longer_is_cut_first(first: str, second: str, kept: tuple[int, int]) -> None:
    read = (first.split()[: kept[0]], second.split()[: kept[1]])
    assert [FIRST, *read[0], LAST, *read[1], LAST] == pieces(first, second, longest=12)
    assert [0] * (kept[0] + 2) + [1] * (kept[1] + 1) == encode((first, second), 12)[1]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=2), st.integers(8, 40))
def test_no_text_is_longer_than_the_model_can_read(texts: list[str], longest: int) -> None:
    ids, segments = encode(tuple(texts), longest)
    assert len(ids) == len(segments) <= longest
    assert len(texts) == ids.count(PIECES.index(LAST))


@given(st.text(max_size=30), st.text(max_size=30))
def test_two_words_apart_are_read_as_they_are_alone(one: str, other: str) -> None:
    assert pieces(one)[1:-1] + pieces(other)[1:-1] == pieces(f"{one} {other}")[1:-1]
