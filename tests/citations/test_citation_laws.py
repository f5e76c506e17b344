"""What holds of every citation, whatever is known of the document."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cards.citations import STYLES, Citation, of_evidence, of_source
from cards.citations.citation import day
from cards.citations.titles import inner, shortened
from cards.model import Evidence, Mark, Name, Reference, Source

WORDS = st.text(alphabet="abc XYZé.:?“”‘’\"'–-", max_size=30)
DATES = st.sampled_from(("", "2021", "2021-11", "2021-11-05", "2021-13", "spring 2021"))
NAMES = st.builds(Name, family=WORDS, given=WORDS, literal=st.just(""))
REFERENCES = st.builds(
    Reference,
    type=st.sampled_from(("document", "book", "article-newspaper")),
    author=st.lists(NAMES, max_size=4).map(tuple),
    title=WORDS,
    container_title=WORDS,
    publisher=WORDS,
    issued=DATES,
    accessed=DATES,
    inferred=st.sampled_from(((), ("issued",), ("author", "title"))),
)
CITATIONS = st.builds(Citation, REFERENCES, place=WORDS, speaker=WORDS)


@given(CITATIONS, st.sampled_from(sorted(STYLES)))
def test_no_citation_is_empty_and_its_pieces_rejoin(citation, style):
    cite = STYLES[style].cite(citation)
    assert cite.short
    assert cite.full
    assert "".join(words for words, _ in cite.pieces()) == cite.full


@given(CITATIONS)
def test_the_debaters_cite_names_every_gap(citation):
    """Each of the eight items is there, or is said not to be."""
    reference, full = citation.reference, STYLES["debate"].cite(citation).full
    gaps = {
        "qualifications not given": not reference.qualifications and not all(n.literal for n in reference.author),
        "author and qualifications not given": not reference.author,
        "undated": not reference.issued,
        "title not given": not reference.title,
        "publication not given": not (reference.container_title or reference.publisher),
        "not recorded": True,
        "place not marked": not citation.place,
    }
    for words, due in gaps.items():
        assert not due or words in full


def test_a_date_is_never_made_more_precise_than_it_is():
    assert (day("2021"), day("2021-11"), day("2021-11-05")) == ("2021", "November 2021", "5 November 2021")
    assert day("2021-13") == "2021-13"
    assert day("spring 2021") == "spring 2021"
    assert day("") == ""


def test_double_marks_inside_a_title_become_single_and_singles_double():
    assert inner("no marks here’s one") == "no marks here’s one"
    assert inner("a “b ‘c’ d” e") == "a ‘b “c” d’ e"
    assert inner('say "aye" twice') == "say ‘aye’ twice"


def test_a_short_title_ends_in_no_small_word():
    assert shortened("The old bridge: a story", whole=8, cut=6) == "The old bridge"
    assert shortened("One two three of the seven and eight nine", whole=8, cut=5) == "One two three"


def evidence(voice: str, *, named: bool) -> Evidence:
    text = "Ines Marr said the bridge is safe."
    source = Source("a.txt", text, 0, len(text), Reference(author=(Name(family="Lee"),)), marks=(Mark(0, "para. 1"),))
    speaker = source.span(0, 9) if named else None
    return Evidence(source.span(0, len(text)), (source.span(0, len(text)),), voice, "because", speaker)


def test_words_are_put_in_nobodys_mouth():
    """An author who speaks is cited as such; an unknown speaker is not invented."""
    source = Source("b.txt", "She said the bridge is safe.", 0, 28)
    pronoun = source.span(0, 3)
    assert of_evidence(evidence("author", named=True)).speaker == ""
    assert of_evidence(evidence("unclear", named=False)).speaker == ""
    assert of_evidence(evidence("quoted", named=False)).speaker == ""
    assert of_evidence(evidence("quoted", named=True)).speaker == "Ines Marr"
    assert of_evidence(replace(evidence("quoted", named=True), speaker=pronoun)).speaker == ""
    assert of_evidence(evidence("reported", named=True)).voice == "reported"
    assert of_evidence(evidence("author", named=False)).place == "para. 1"


def test_a_document_cited_as_a_whole_has_no_place_to_miss():
    whole = of_source(evidence("author", named=False).source)
    assert "place" not in STYLES["debate"].cite(whole).full
