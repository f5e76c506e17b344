"""A message (.eml), or a web page that a browser saved with its parts as one (.mht, .mhtml).

Of a saved page the article is kept as from .html, with the address and day that the browser noted. Of a message the
written text is kept, with subject, sender and day as its record; what is attached to it is not opened.
"""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from cards.errors import NoText
from cards.model import Reference
from cards.readers import articles, compose, html, lines, names
from cards.readers.decode import decode, normalise
from cards.readers.pieces import Article

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from cards.model import Source

_PAGES = (".mht", ".mhtml")


def read(path: Path, file: str) -> tuple[Source, ...]:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    page, plain = _part(message, "html"), _part(message, "plain")
    if page and (not plain or path.suffix.lower() in _PAGES):
        return _saved(message, page, file)
    if not plain or not message.keys():
        mend = "save the page or message again, or paste its text into a .txt file"
        raise NoText("neither a page nor a written text is in it", mend=mend, where=file)
    return _written(message, plain, file)


def _part(message: EmailMessage, kind: str) -> EmailMessage | None:
    """The first part of a kind that is not an attachment; a page's frames and advertisements come after it."""
    parts = (part for part in message.walk() if part.get_content_type() == f"text/{kind}")
    return next((part for part in parts if not part.is_attachment()), None)


def _saved(message: EmailMessage, part: EmailMessage, file: str) -> tuple[Source, ...]:
    """The article of the page; what the browser or sender noted of it stands behind what the page states itself."""
    raw = part.get_payload(decode=True)
    read = html.page(raw if isinstance(raw, bytes) else b"", file, charset=part.get_content_charset("") or "")
    location = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
    noted = Reference(url=location, accessed=_day(message)) if location.startswith("http") else _record(message)
    origins = dict.fromkeys(compose.known(noted, ""), "file")
    return tuple(
        replace(
            source,
            reference=compose.over(source.reference, noted),
            origins=compose.traced(origins, dict(source.origins)),
        )
        for source in read
    )


def _written(message: EmailMessage, part: EmailMessage, file: str) -> tuple[Source, ...]:
    """The message's own words; lines that answer another's with ">" are an aside."""
    raw = part.get_payload(decode=True)
    decoded = decode(raw if isinstance(raw, bytes) else b"", file, declared=part.get_content_charset("") or "")
    pieces = tuple(
        piece._replace(shape="aside") if decoded.text[piece.start] == ">" else piece
        for piece in lines.pieces(decoded.text)
    )
    attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    unread = "an attachment was not opened" if attached == 1 else f"{attached} attachments were not opened"
    notes = (*decoded.notes, *([unread] if attached else []))
    groups = articles.divide(decoded.text, pieces)
    record = _record(message)
    found = tuple(Article(group, Reference() if number else record) for number, group in enumerate(groups))
    return compose.sources(decoded.text, file, found, notes=notes)


def _record(message: EmailMessage) -> Reference:
    senders = message["From"].addresses if message["From"] else ()
    return Reference(
        type="personal_communication",
        title=" ".join(normalise(message.get("Subject", "")).split()),
        author=tuple(names.name(normalise(one.display_name)) for one in senders if one.display_name),
        issued=_day(message),
    )


def _day(message: EmailMessage) -> str:
    """The day in the sender's own time, or "" if it gives none that is one."""
    try:
        return parsedate_to_datetime(message.get("Date", "")).date().isoformat()
    except (ValueError, TypeError):
        return ""
