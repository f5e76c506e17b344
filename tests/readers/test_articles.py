"""Several articles in one file: an ordinary text must never be split."""

from __future__ import annotations

from cards.readers import articles, lines

BODY = (
    "The council said that the bridge would stay shut until the cracks in its third arch had been mended. "
    "Shopkeepers on the north bank answered that nobody had asked them, and that a ferry would ruin their trade.\n"
) * 3
HEAD = "Bridge to stay shut, council says\n\nUpdated 8 sec ago\nFollow\n\nBridge to stay shut, council says\n\n"
DATELINE = "PORTBRIDGE: The council said on Monday that the bridge would stay shut until the arches had been mended by somebody.\n"


def starts(text: str) -> list[str]:
    return [text[group[0].at :].split("\n", maxsplit=1)[0] for group in articles.divide(text, lines.pieces(text))]


def test_sections_are_not_articles() -> None:
    assert ["Bridges"] == starts(f"Bridges\n\n{BODY}\nThe ferry\n\n{BODY}\nThe tunnel\n\n{BODY}")


def test_a_teaser_in_the_middle_is_not_an_article() -> None:
    assert ["Bridges"] == starts(f"Bridges\n\n{BODY}\nFerry sinks off the pier\nUpdated 2 May 2024\n\n{BODY}")


def test_related_headlines_at_the_end_are_not_articles() -> None:
    assert ["Bridges"] == starts(f"Bridges\n\n{BODY}\nFerry sinks\nUpdated 2 May 2024\nFollow\nFerry sinks\n")


def test_a_headline_said_twice_at_the_top_is_one_article() -> None:
    assert ["Bridge to stay shut, council says"] == starts(HEAD + DATELINE + BODY)


def test_sections_of_an_encyclopedia_are_not_articles() -> None:
    assert ["= Bridge ="] == starts(f"= Bridge =\n\n{BODY}\n==History==\n{BODY}\n===Arches===\n{BODY}")


def test_a_second_news_page_is_another_article() -> None:
    text = f"Ferry sinks off the pier\n\nUpdated 2 May 2024\n\nPORTBRIDGE: {BODY}\n\n{HEAD}{DATELINE}{BODY}"
    assert ["Ferry sinks off the pier", "Bridge to stay shut, council says"] == starts(text)


def test_a_second_encyclopedia_title_is_another_article() -> None:
    assert ["= Bridge =", "= Ferry ="] == starts(f"= Bridge =\n\n{BODY}\n= Ferry =\n\n{BODY}")


def test_a_second_header_of_a_database_is_another_article() -> None:
    one, two = "Title: Bridge\nAuthor: Ada Lee\n\n", "Title: Ferry\nAuthor: Sam Poe\n\n"
    assert ["Title: Bridge", "Title: Ferry"] == starts(one + BODY + "\n" + two + BODY)
