"""A page in the browser that shows a deck while its theme is made: on this machine alone, anew after each change."""

from __future__ import annotations

import contextlib
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from cards import tables, templates
from cards.errors import CardsError, SettingsError
from cards.exporters.proofs import Proofs
from cards.workshop.darkroom import DOCUMENT, EVERYTHING, Darkroom, Trouble, Wish, opened, settings_of
from cards.workshop.watching import fingerprint

HOST = "127.0.0.1"
PAUSE, REST, WAIT = 0.1, 1.5, 2.0
ZOOMS = (0.25, 4.0)
PAGE = Path(__file__).with_name("preview.html")
POLICY = "default-src 'none'; img-src 'self' data:; connect-src 'self'; style-src 'nonce-{0}'; script-src 'nonce-{0}'"


@dataclass(slots=True)
class Studio:
    """What is shown, and the thread that sets it anew when a file or the wish changes."""

    wish: Wish
    shown: Proofs | Trouble | None = None
    version: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)
    closed: bool = False
    room: Darkroom = field(default_factory=Darkroom)

    def run(self) -> None:
        """Until it is closed: look, and set the pages at once if something is not as it was, then fit them at rest."""
        before: object = None
        while not self.closed:
            wish, now = self.wish, time.monotonic()
            seen = (wish, fingerprint(watched(wish)))
            if seen != before:
                before, rested = seen, now + REST
                self._show(self.room.develop(replace(wish, quick=True)))
            elif now > rested and isinstance(self.shown, Proofs) and not self.shown.fitted:
                self._show(self.room.develop(wish))
            with self.changed:
                self.changed.wait_for(lambda: self.closed or self.wish != wish, PAUSE)  # noqa: B023 - asked at once
        self.room.close()

    def ask(self, theme: str, stock: str, kind: str) -> None:
        with self.changed:
            self.wish = replace(self.wish, theme=theme, stock=stock, kind=kind)
            self.changed.notify_all()

    def later(self, version: int) -> int:
        """The version that is shown, as soon as it is another one, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: self.closed or self.version != version, WAIT)
            return self.version

    def close(self) -> None:
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def _show(self, proofs: Proofs | Trouble) -> None:
        with self.changed:
            # A page is kept while a fault is shown, so that what was there can still be seen below it.
            self.shown, self.version = proofs, self.version + 1
            self.changed.notify_all()


def watched(wish: Wish) -> tuple[Path, ...]:
    """The files and folders on which the pages depend."""
    found = [templates.stock("templates"), *(Path(one) for one in (wish.config, wish.deck) if one)]
    with contextlib.suppress(CardsError):
        printing = settings_of(wish).print
        found += [path for path in (printing.templates, printing.logo) if path]
        found += templates.chosen(printing).folders
    if wish.theme and not wish.theme.startswith(templates.PYTHON):
        found.append(Path(wish.theme))
    return tuple(dict.fromkeys(found))


def choices(wish: Wish) -> dict[str, list[str]]:
    """What can be chosen: kinds of card, stocks and themes."""
    kinds: dict[str, None] = {}
    with contextlib.suppress(CardsError, OSError):  # what is wrong with the deck is told where its pages would be
        kinds = dict.fromkeys(card.kind for card in opened(wish.deck).cards)
    themes = dict.fromkeys(("", *([wish.theme] if wish.theme else []), *templates.themes()))
    return {"kind": [*kinds, EVERYTHING, DOCUMENT], "stock": ["", *tables.known()["stocks"]], "theme": [*themes]}


def state(studio: Studio) -> dict[str, Any]:
    """What the page in the browser is told."""
    shown = studio.shown
    told: dict[str, Any] = {"version": studio.version, "wish": asdict(studio.wish), "pages": [], "overs": []}
    if isinstance(shown, Trouble):
        told["trouble"] = asdict(shown)
    elif shown:
        sizes = _sizes(shown.pdf)
        told["pages"] = [{"kind": kind, "size": size} for kind, size in zip(shown.pages, sizes, strict=True)]
        told["overs"] = [asdict(over) for over in shown.overs]
    return told


def application(studio: Studio, token: str) -> Any:
    """The web application; nothing answers without the token, and no other name than this machine's is heard."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.requests import Request
    from starlette.responses import HTMLResponse, JSONResponse, Response
    from starlette.routing import Mount, Route

    def page(_: Request) -> Response:
        nonce = secrets.token_urlsafe(12)
        html = PAGE.read_text(encoding="utf-8").replace("NONCE", nonce)
        headers = {"Content-Security-Policy": POLICY.format(nonce), "Referrer-Policy": "no-referrer"}
        return HTMLResponse(html, headers=headers)

    def begin(_: Request) -> Response:
        return JSONResponse({**state(studio), "choices": choices(studio.wish)})

    def later(request: Request) -> Response:
        asked = request.query_params
        studio.ask(*(asked.get(name, "") for name in ("theme", "stock", "kind")))
        studio.later(int(asked.get("seen", "0")))
        return JSONResponse(state(studio))

    def picture(request: Request) -> Response:
        scale = min(max(float(request.query_params.get("zoom", "1")), ZOOMS[0]), ZOOMS[1])
        shown, number = studio.shown, request.path_params["number"]
        if not isinstance(shown, Proofs) or number >= len(shown.pages):
            return Response(status_code=404)
        return Response(drawn(shown.pdf, number, scale), media_type="image/png")

    routes = [Route("/", page), Route("/begin", begin), Route("/later", later), Route("/page/{number:int}", picture)]
    guard = Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"])
    return Starlette(routes=[Mount(f"/{token}", routes=routes)], middleware=[guard])


_DRAWING = threading.Lock()


@lru_cache(maxsize=24)
def drawn(pdf: bytes, number: int, scale: float) -> bytes:
    """A page as a picture; at 1, as large as on paper on a usual screen."""
    import pypdfium2

    body = BytesIO()
    with _DRAWING, pypdfium2.PdfDocument(pdf) as document:
        document[number].render(scale=scale * 96 / 72 * 1.25).to_pil().save(body, "PNG")
    return body.getvalue()


@lru_cache(maxsize=4)
def _sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Each page's width and height in millimetres."""
    import pypdfium2

    with _DRAWING, pypdfium2.PdfDocument(pdf) as document:
        return tuple((page.get_width() / 72 * 25.4, page.get_height() / 72 * 25.4) for page in document)


def serve(wish: Wish, port: int, said: Callable[[str], None]) -> None:
    """Show the pages until Ctrl-C; `said` is told the address."""
    with serving(wish, port) as (server, address, listening):
        said(address)
        server.run(sockets=[listening])


@contextmanager
def serving(wish: Wish, port: int) -> Iterator[tuple[Any, str, socket.socket]]:
    """A server that can be run, its address, and the socket that it is to listen on."""
    uvicorn = _uvicorn()
    refuse_absent(wish)
    listening, token = _listening(port), secrets.token_urlsafe(16)
    studio = Studio(replace(wish, kind=wish.kind or choices(wish)["kind"][0]))
    config = uvicorn.Config(
        application(studio, token), log_level="critical", timeout_graceful_shutdown=1, access_log=False, ws="none"
    )
    thread = threading.Thread(target=studio.run, name="studio")
    thread.start()
    try:
        yield uvicorn.Server(config), f"http://{HOST}:{listening.getsockname()[1]}/{token}/", listening
    finally:
        studio.close()
        thread.join(10)
        listening.close()


def refuse_absent(wish: Wish) -> None:
    """What is named must be there before anything is shown; what is wrong inside is shown, and may be mended then."""
    for name, mend in ((wish.deck, "give the deck.json that `cards find` wrote"), (wish.config, "check the path")):
        path = Path(name)
        if name and path.is_dir():
            given = f"; a theme is given so: cards templates preview --theme {name}"
            raise SettingsError("is a folder, and a file is wanted", where=name, mend=f"{mend}{given}")
        if name and not path.is_file():
            raise SettingsError("there is no such file", where=name, mend=f"{mend}, or leave it out to see a sample")
    if wish.theme:
        templates.home(wish.theme)


def _uvicorn() -> Any:
    try:
        import starlette  # noqa: F401 - both are needed, and come together
        import uvicorn
    except ImportError as error:
        raise SettingsError(
            f"the preview needs {error.name}, which is not installed",
            where="cards templates preview",
            mend="pip install 'contested[preview]'",
        ) from error
    return uvicorn


def _listening(port: int) -> socket.socket:
    found = socket.socket()
    try:
        found.bind((HOST, port))
    except (OSError, OverflowError) as error:
        found.close()
        mend = "close what uses it, or leave --port out: a free one is found"
        raise SettingsError("the port is in use, or may not be used", where=f"--port {port}", mend=mend) from error
    return found
