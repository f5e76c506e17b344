"""Messages, and pages that a browser saved in one file."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from cards.errors import ReadError
from cards.model import Name, Source
from cards.readers import html, mail
from tests.readers import documents
from tests.readers.test_html import PARAGRAPHS

PAGE = documents.page("The bridge is dear", PARAGRAPHS)
SAVED = {
    "Snapshot-Content-Location": "https://example.org/bridge",
    "Date": "Fri, 20 Nov 2026 23:30:00 -0500",
    "From": "<Saved by Blink>",
}
SENT = {"Subject": "Die Brücke", "From": "Ada Lee <ada@example.org>", "Date": "Fri, 20 Nov 2026 23:30:00 -0500"}


def words(source: Source, *roles: str) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks if block.role in roles]


def test_a_saved_page_is_its_article_with_the_address_and_day_of_saving(tmp_path: Path) -> None:
    path = documents.message(tmp_path / "a.mhtml", PAGE, kind="html", headers=SAVED)
    (source,) = mail.read(path, "a.mhtml")
    assert [*PARAGRAPHS] == words(source, "text")
    reference = source.reference
    assert ("webpage", "https://example.org/bridge", "2026-11-20", "", ()) == (
        reference.type, reference.url, reference.accessed, reference.issued, reference.author,
    )  # fmt: skip


def test_the_same_page_saved_in_two_ways_is_the_same_text(tmp_path: Path) -> None:
    path = documents.message(tmp_path / "a.mht", PAGE, kind="html", headers=SAVED)
    (tmp_path / "a.html").write_text(PAGE)
    assert html.read(tmp_path / "a.html", "a.html")[0].text == mail.read(path, "a.mht")[0].text


def test_a_message_has_its_senders_words_only(tmp_path: Path) -> None:
    body = "The council says that the bridge is dear.\n\n> It was never cheap, he wrote to us.\n\nI say that it is not dear at all.\n"
    (source,) = mail.read(documents.message(tmp_path / "a.eml", body, headers=SENT), "a.eml")
    assert ["The council says that the bridge is dear.", "I say that it is not dear at all."] == words(source, "text")
    assert ("personal_communication", "Die Brücke", (Name("Lee", "Ada"),), "2026-11-20") == (
        source.reference.type, source.reference.title, source.reference.author, source.reference.issued,
    )  # fmt: skip


def test_what_is_attached_is_not_opened(tmp_path: Path) -> None:
    made = EmailMessage()
    made["Subject"], made["Date"] = "The bridge", "sometime in May"
    made.set_content("The council says that the bridge is dear.")
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    made.add_attachment("The secret text.", filename="b.txt")
    (tmp_path / "a.eml").write_bytes(made.as_bytes())
    (source,) = mail.read(tmp_path / "a.eml", "a.eml")
    assert ("2 attachments were not opened",) == source.notes
    assert "secret" not in source.text
    assert "" == source.reference.issued


@pytest.mark.parametrize(
    "content", [b"", b"no message\n\nat all, not one", b"Subject: x\n\n", b"Content-Type: image/png\n\nxx"]
)
def test_what_holds_no_words_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.eml").write_bytes(content)
    with pytest.raises(ReadError):
        mail.read(tmp_path / "a.eml", "a.eml")
