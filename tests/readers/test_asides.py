"""Page furniture by its words: an article's own sentence must never be taken for it."""

from __future__ import annotations

import pytest

from cards.readers import asides


@pytest.mark.parametrize(
    "words",
    [
        "By 2015 the bridge had been shut for a year.",
        "By then nobody wanted it",
        "Published in 1990, the book changed how the town saw its river.",
        "Updated rules for uniforms were sent to parents in May.",
        "The council subscribes to the idea that uniforms end rivalry.",
        "Share prices fell when the bridge was shut.",
        "Follow the money and you will find the contractor.",
        "Comment is free, but the bridge was not.",
        "Advertisements for the old bridge hang in the town hall.",
        "The strike hurt both sides of the river (the north and the south)",
        "Both unions agreed (Dockers/Porters).",
        "Watch out for the third arch, the engineer said.",
        "Related costs rose by a third.",
        "She wrote for the Gazette by hand.",
        "Photographs of the bridge were shown to the court.",
        "Correction of the spelling took a year.",
    ],
)
def test_a_sentence_is_the_articles_own(words: str) -> None:
    assert "" == asides.sort(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ADVERTISEMENT", "advert"),
        ("Advertisement:", "advert"),
        ("AD", "advert"),
        ("Advertisement Continue reading the main story", "advert"),
        ("Story Continued Below", "advert"),
        ("Short Url", "share"),
        ("Follow", "share"),
        ("Follow @gazette", "share"),
        ("Share this article", "share"),
        ("Read or Share this story: https://example.org/bridge", "share"),
        ("Updated 02 January 2025", "date"),
        ("Updated 8 sec ago", "date"),
        ("Updated 4:30 p.m.", "date"),
        ("Friday, 3 May 2024", "date"),
        ("Written by Shoaib", "byline"),
        ("By Ada Lee and Sam Poe", "byline"),
        ("Written for the Media Office of the Harbour League by\nAda Lee – North Branch", "byline"),
        ("OPINION", "label"),
        ("ANALYSIS/OPINION:", "label"),
        ("To the editor:", "label"),
        ("Opinion columnist", "role"),
        ("© 2020 by the Gazette", "copyright"),
        ("The wire service contributed to this report.", "credit"),
        ("Bridge shut for a year Read more", "related"),
        ("( Also on THE GAZETTE: Ferry sinks)", "related"),
        ("Related: What the bridge cost", "related"),
        ("A fresh start:Rebuilding the bridge will help the town begin anew", "related"),
        ("The bridge at dawn. (Jay Poe/Harbour Pictures)", "caption"),
        ("Officers stand guard at the bridge on January 18, 2024. (HP/File)", "caption"),
        ("Photo: Jay Poe/HP", "caption"),
        ("FILE - In this Jan. 4, 2020, file photo the bridge is shown.", "caption"),
        ("Enlarge this image toggle caption Jay Poe/Harbour", "caption"),
        ("The engineer looks up. | Jay Poe/Gazette", "caption"),
        ("Sign up for our daily newsletter", "newsletter"),
        ("Join our newsletter of over 20,000 people to keep up with the news.", "newsletter"),
        ("This site uses cookies. By continuing you accept our privacy policy.", "comments"),
        ("Learn how your comment data is processed.", "comments"),
        ("About the author", "tail"),
        ("Leave a Comment", "tail"),
        ("Correction, June 10, 2020: the engineer's name was misspelt.", "note"),
        ("* * *", "furniture"),
        ("[12] .", "furniture"),
    ],
)
def test_furniture_is_told_by_its_words(words: str, expected: str) -> None:
    assert expected == asides.sort(words)


def test_a_long_paragraph_is_the_articles_own() -> None:
    assert "" == asides.sort("Sign up for our newsletter. " * 40)
