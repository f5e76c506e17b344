"""When a page says that it was published: nothing guessed, nothing taken from what is about other pages."""

from __future__ import annotations

import pytest
from lxml import html as markup

from cards.readers import published

HEAD = "<h1>The bridge is dear</h1>"
LONG = f"<p>{'The council has spent more on the bridge than on all the schools of the town. ' * 4}</p>"


def issued(head: str, body: str = "") -> str:
    page = f"<html><head>{head}</head><body>{body or HEAD + LONG}</body></html>"
    return published.issued(markup.document_fromstring(page), "The bridge is dear")


def data(words: str) -> str:
    return f'<script type="application/ld+json">{words}</script>'


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(HEAD + LONG + "<footer>12 May 2024</footer>", id="footer"),
        pytest.param(HEAD + LONG + "<p>© 2024</p>", id="copyright"),
        pytest.param("<div class='today'>Sunday, 12 May 2024</div>" + HEAD + LONG, id="day of the visit"),
        pytest.param(HEAD + LONG + "<aside><time datetime='2024-05-12'>x</time></aside>", id="another article"),
        pytest.param(HEAD + LONG + "<!-- built 2024-05-12T10:00:00Z --><img src='/2024/05/12/a.jpg'>", id="comment, picture"),
        pytest.param(HEAD + LONG + LONG + "<p>Ann Lee, 12 May 2024</p>", id="reader's comment"),
        pytest.param(HEAD + LONG + LONG + "<time datetime='2024-05-12'></time><time datetime='2023-01-01'></time>", id="two times"),
        pytest.param(HEAD + "<p>05/06/2024</p>" + LONG, id="day or month first?"),
    ],
)  # fmt: skip
def test_what_is_no_date_of_publication(body: str) -> None:
    assert "" == issued("", body)


def test_dates_that_are_none_are_passed_over() -> None:
    assert "2024-05-12" == issued(
        "<meta name='date' content='2024-13-45'>" + data('{"@type": "NewsArticle", "datePublished": "2024-05-12"}')
    )


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(
            '<meta property="article:published_time" content="2024-05-12T23:30:00-05:00">', "2024-05-12", id="meta"
        ),
        pytest.param(data('{"@type": "NewsArticle", "datePublished": "20240512T090000Z"}'), "2024-05-12", id="data"),
        pytest.param(
            data('{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"}, {"@type": "Article", "datePublished": "2024-05-12"}]}'),
            "2024-05-12",
            id="of the article, not the site",
        ),
        pytest.param(data('{"datePublished": "2024-05-12", "text": broken}'), "2024-05-12", id="broken data"),
        pytest.param(
            '<meta name="generator" content="MediaWiki 1.39">'
            + data('{"datePublished": "2005-01-01", "dateModified": "2024-05-12"}'),
            "2024-05-12",
            id="a wiki's words are of its last edit",
        ),
        pytest.param('<link rel="canonical" href="https://e.org/2024/5/12/bridge">', "2024-05-12", id="address"),
        pytest.param('<link rel="canonical" href="https://e.org/12345678/">', "", id="a number in the address"),
        pytest.param(
            '<link rel="canonical" href="https://e.org/2024/05/12/b">' + data('{"datePublished": "2024-05-13T00:38:07Z"}'),
            "2024-05-12",
            id="the publisher's day, where the time is in UTC",
        ),
        pytest.param(
            '<link rel="canonical" href="https://e.org/2024/05/11/b">' + data('{"datePublished": "2024-05-12T10:04:00Z"}'),
            "2024-05-12",
            id="no clock agrees with the address",
        ),
    ],
)  # fmt: skip
def test_what_is_marked_up(head: str, expected: str) -> None:
    assert expected == issued(head)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(HEAD + "<p>By Ann Lee</p><p>12 May 2024, 10:11 GMT</p>" + LONG, id="below the headline"),
        pytest.param("<span class='date'>May 13, 2024</span>" + HEAD + "<p>May 12, 2024</p>" + LONG, id="below before above"),
        pytest.param("<h2 class='date'>Sunday, May 12, 2024</h2>" + HEAD + LONG, id="above the headline"),
        pytest.param(HEAD + "<p>Updated 14 May 2024</p><p>Published 12 May 2024</p>" + LONG, id="published before updated"),
        pytest.param(HEAD + LONG + "<p>12 May 2024</p>" + LONG, id="below the summary"),
        pytest.param(HEAD + "<p>Ann Lee <time datetime='2024-05-12T10:00'>a day ago</time></p>" + LONG, id="a day ago"),
        pytest.param(HEAD + LONG + "<span itemprop='datePublished' content='2024-05-12'>12.5.</span>", id="itemprop"),
        pytest.param("<div><span data-time='1715472000'>12 May</span></div>", id="a post's moment"),
    ],
)  # fmt: skip
def test_what_is_said_in_the_page(body: str) -> None:
    assert "2024-05-12" == issued("", body)
