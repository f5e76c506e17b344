"""What a theme may ask of the layout: pictures that can be drawn, links that are safe, and an end in time."""

from __future__ import annotations

import ctypes
import threading
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from cards.errors import TemplateFault

PIXELS, BYTES, REPEATS = 40_000_000, 12_000_000, 20
SCHEMES = ("http", "https", "mailto")
LINKS = "link to an address that begins with https://, http:// or mailto:, or to a place in the deck (#...)"
SECONDS, LETTERS = 120.0, 20_000
"""Of a layout of any length; and how many letters of HTML get one second more."""
AGAIN = 1.0


def refusal(name: str, problem: str) -> TemplateFault:
    mend = "make it smaller: 3000 pixels across are enough for a page"
    if not problem.startswith("has "):
        mend = "save it anew, as .png, .jpg, or an .svg that draws each thing once and has no DOCTYPE"
    return TemplateFault(f"{name[:80]} {problem}", where="templates", mend=mend)


def too_much(body: bytes) -> str:
    """What is wrong with a picture that no page needs: too large, or drawn over and over within itself; else ""."""
    if len(body) > BYTES:
        return f"has {len(body) // 1_000_000} MB, more than {BYTES // 1_000_000}"
    if b"<svg" in body[:5000] or body.lstrip()[:5] == b"<?xml":
        if b"<!ENTITY" in body or b"<!DOCTYPE" in body:
            return "declares entities, which a picture need not"
        return f"uses itself more than {REPEATS} times" if body.count(b"<use") > REPEATS else ""
    return _pixels(body)


def _pixels(body: bytes) -> str:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(body)) as image:
                width, height = image.size
    except UnidentifiedImageError:
        return "is no picture"
    except Image.DecompressionBombError:
        return "has more pixels than can be counted"
    large = width * height > PIXELS
    return f"has {width * height // 1_000_000} megapixels, more than {PIXELS // 1_000_000}" if large else ""


def bad_link(targets: Iterable[str]) -> str:
    """A link that runs a script or opens a file, and would be carried into the PDF; "" if there is none."""
    for target in targets:
        scheme, colon, _ = target.partition(":")
        if not colon or scheme.strip().lower() not in SCHEMES:
            return target
    return ""


class Late(BaseException):
    """Put by the watch into the thread that lays out; no `except Exception` on its way can swallow it."""


@contextmanager
def in_time(html: str, where: Iterable[Path]) -> Iterator[None]:
    """Ends the layout of templates that are not ours if it goes on for ever, in whichever thread, on any system."""
    if not any(where):
        yield
        return
    seconds = SECONDS + len(html) / LETTERS
    watch = Watch(threading.get_ident(), seconds)
    try:
        watch.start()
        try:
            yield
        finally:
            watch.rest()
    except Late:
        watch.rest()
        mend = "look in the CSS for very large lengths, and in the templates for very many elements"
        raise TemplateFault(f"is not laid out after {seconds:.0f} seconds", where="templates", mend=mend) from None


class Watch(threading.Thread):
    """Waits, and then calls the other thread off, again and again until it hears."""

    def __init__(self, other: int, seconds: float) -> None:
        super().__init__(name="watch", daemon=True)
        self.other, self.seconds = other, seconds
        self.over, self.turn = threading.Event(), threading.Lock()

    def run(self) -> None:
        pause = self.seconds
        while not self.over.wait(pause):
            with self.turn:
                if not self.over.is_set():
                    _call(self.other, Late)
            pause = AGAIN

    def rest(self) -> None:
        with self.turn:
            self.over.set()
            _call(self.other, None)
        self.join()


def _call(thread: int, error: type[BaseException] | None) -> None:
    """Python's own way to raise an error in another thread; None takes back one that was not raised yet."""
    raised = ctypes.py_object(error) if error else ctypes.py_object()
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)
