"""A theme is somebody else's file: whatever it tries, it gets nowhere, and is told so with its file and line."""

from __future__ import annotations

import struct
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import templates
from cards.errors import CardsError, SettingsError, TemplateFault
from cards.exporters import pdf
from cards.model import Source
from cards.settings import Print, Settings
from tests import paper

SECRET = "correct horse battery staple"
DOUBLED = "{% set ns = namespace(x='ab' * 1) %}"


def rendered(folder, text, seconds=20.0, **seen):
    (folder / "page.html").write_text(text, encoding="utf-8")
    return templates.renderer(templates.environment((folder,), seconds=seconds), "page.html")(**seen)


READING = [
    "{% include '/etc/passwd' %}",
    "{% include '../secret.txt' %}",
    "{% include 'a/../../secret.txt' %}",
    "{% include 'link.html' %}",
    "{% import 'link.html' as x %}",
    "{% extends '../secret.txt' %}",
    "{% include 'stock/../../pyproject.toml' %}",
    "{% include 'linked/secret.txt' %}",
]


@pytest.mark.parametrize("text", READING)
def test_no_file_outside_the_theme_is_read(tmp_path, text):
    (tmp_path / "secret.txt").write_text(SECRET)
    folder = tmp_path / "theme"
    folder.mkdir()
    (folder / "link.html").symlink_to(tmp_path / "secret.txt")
    (folder / "linked").symlink_to(tmp_path)
    with pytest.raises(TemplateFault, match=r"outside the folder|no template") as fault:
        rendered(folder, text)
    assert fault.value.where.startswith(str(folder / "page.html"))
    assert SECRET not in str(fault.value)


ESCAPES = [
    "{{ source.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ source.__init__.__globals__ }}",
    "{{ source['__class__'] }}",
    "{{ self._TemplateReference__context }}",
    "{{ range.__self__ }}",
    "{{ ''|attr('__class__') }}",
    "{{ source|map(attribute='__class__')|list }}",
    "{{ [source]|map(attribute='__class__')|first }}",
    "{{ source.span(0, 1) }}",
    "{{ path.read_text() }}",
    "{{ open('/etc/passwd') }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum(5) }}",
    "{{ '{0.__class__}'.format(source) }}",
    "{{ '%s' % source }}",
    "{{ '{{ 1 }}'|safe }}",
    "{% autoescape false %}{{ '<b>' }}{% endautoescape %}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "{% macro m() %}{{ caller.__code__ }}{% endmacro %}{% call m() %}{% endcall %}",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_no_python_is_reached(tmp_path, text):
    source = Source("a.txt", "words", 0, 5)
    with pytest.raises(TemplateFault) as fault:
        rendered(tmp_path, f"one\n{text}", source=source, path=tmp_path)
    assert fault.value.where == f"{tmp_path / 'page.html'}:2"


ENDLESS = [
    "{{ range(10000000000)|list }}",
    "{{ range(10 ** 10)|list }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% include 'page.html' %}",
    "{% extends 'page.html' %}",
    "{% import 'page.html' as x %}",
    "{% set n = n|default(60) %}{% if n %}{% set n = n - 1 %}{% include 'page.html' %}{% include 'page.html' %}{% endif %}",
    "{{ 'x' * 10000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ [0] * 10000000000 }}",
    "{{ '%10000000000d' % 1 }}",
    "{{ 'x'.center(10000000000) }}",
    "{{ 'x'.ljust(10000000000) }}",
    "{{ 'x'|center(10000000000) }}",
    "{{ 'x'|indent(10000000000) }}",
    "{{ [1]|batch(10000000000, 'x')|list }}",
    "{{ ('x' ~ range(99999)|join)|replace('', 'x' ~ range(99999)|join) }}",
    DOUBLED + "{% for a in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
    DOUBLED.replace(" * 1", "") + "{% for a in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
    "{% set ns = namespace(x='ab') %}{% for a in range(60) %}{% set ns.x %}{{ ns.x }}{{ ns.x }}{% endset %}{% endfor %}",
    "{% set ns = namespace(x=[]) %}{% for a in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}",
    "{% set ns = namespace(x=[]) %}{% for a in range(60) %}{% set ns.x = ns.x + ns.x + [1] %}{% endfor %}",
    "{% set ns = namespace(x=2) %}{% for a in range(60) %}{% set ns.x = ns.x * ns.x %}{% endfor %}",
]


@pytest.mark.parametrize("text", ENDLESS)
def test_no_template_runs_or_grows_without_end(tmp_path, text):
    before = time.monotonic()
    with pytest.raises(TemplateFault) as fault:
        rendered(tmp_path, text, seconds=0.5)
    assert time.monotonic() - before < 10
    assert "page.html" in fault.value.where
    assert len(str(fault.value)) < 1000


def test_what_loops_into_itself_is_told_in_words(tmp_path):
    with pytest.raises(TemplateFault, match="loops into itself"):
        rendered(tmp_path, "{% include 'page.html' %}")


@given(st.text(max_size=30))
def test_words_of_a_source_are_never_markup(tmp_path_factory, words):
    folder = tmp_path_factory.mktemp("t")
    shown = rendered(folder, '<p title="{{ words }}">{{ words ~ words }}|{{ [words, "b"]|join("-") }}</p>', words=words)
    assert shown.count("<") == 2
    assert shown.count('"') == 2


def test_a_template_that_is_too_large_is_not_read(tmp_path):
    with pytest.raises(TemplateFault, match="1000 kB"):
        rendered(tmp_path, "x" * 1_000_001)


def picture(width, height):
    """A picture that says how large it is, and has almost no bytes."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\x00" * 9)) + chunk(b"IEND", b"")


BOMB = '<svg xmlns="http://www.w3.org/2000/svg"><g id="a0"><path d="M0 0h9"/></g>' + "".join(
    f'<g id="a{n}"><use href="#a{n - 1}"/><use href="#a{n - 1}"/></g>' for n in range(1, 40)
)
ENTITIES = (
    '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>'
)
CARD = '{{% extends "stock/kinds/source.html" %}}{{% block body %}}{}{{{{ super() }}}}{{% endblock %}}'
MARKED = [
    ('<a href="javascript:alert(1)">x</a>', "javascript"),
    ('<a href=" JavaScript:alert(1)">x</a>', "links to"),
    ('<a href="file:///etc/passwd">x</a>', "links to"),
    ('<a href="data:text/html,x">x</a>', "links to"),
    ('<a rel="attachment" href="/etc/passwd">x</a>', "etc/passwd|links to"),
    ('<img src="http://127.0.0.1:9/x.png" alt="">', "127.0.0.1"),
    ('<img src="file:///etc/passwd" alt="">', "etc/passwd"),
    ('<img src="../secret.png" alt="">', "secret.png"),
    ('<img src="link.png" alt="">', "link.png"),
    ('<img src="huge.png" alt="">', "100 megapixels"),
    ('<img src="bomb.svg" alt="">', "uses itself"),
    ('<img src="entities.svg" alt="">', "entities"),
    ('<img src="fake.png" alt="">', "no picture"),
    ('<object data="/etc/passwd"></object>', "etc/passwd"),
]


@pytest.mark.pdf
@pytest.mark.parametrize(("markup", "said"), MARKED)
def test_no_page_reaches_out_of_the_theme(tmp_path, markup, said):
    (tmp_path / "secret.png").write_bytes(picture(1, 1))
    theme = tmp_path / "theme"
    (theme / "kinds").mkdir(parents=True)
    (theme / "theme.toml").write_text('about = "x"\ncontext = 1\n')
    (theme / "kinds" / "source.html").write_text(CARD.format(markup))
    (theme / "link.png").symlink_to(tmp_path / "secret.png")
    (theme / "huge.png").write_bytes(picture(10_000, 10_000))
    (theme / "bomb.svg").write_text(BOMB + "</svg>")
    (theme / "entities.svg").write_text(ENTITIES)
    (theme / "fake.png").write_text("words")
    with pytest.raises(TemplateFault, match=said):
        printed(tmp_path, theme)
    assert not (tmp_path / "deck.pdf").exists()


STYLED = [
    (
        '@font-face { font-family: "X"; src: url(https://fonts.example/x.ttf) } .card { font-family: X }',
        "fonts.example",
    ),
    ('@import "https://example.org/x.css";', "example.org"),
    ("@import url(/etc/passwd);", "etc/passwd"),
    (".card { background: url(file:///etc/passwd) }", "etc/passwd"),
    (".card { background: url(//example.org/x.png) }", "example.org"),
    (".card { colour: red }", "colour"),
    (".card { color: red", None),
    ('@font-face { font-family: "X"; src: url(fonts/fake.ttf) } .tag { font-family: X }', "fake.ttf|X"),
    (".tag { font-family: Arial }", "font|Arial|DejaVu|Liberation"),
]


@pytest.mark.pdf
@pytest.mark.parametrize(("css", "said"), STYLED)
def test_no_style_reaches_out_of_the_theme(tmp_path, css, said):
    theme = tmp_path / "theme"
    (theme / "fonts").mkdir(parents=True)
    (theme / "fonts" / "fake.ttf").write_text("no font")
    (theme / "theme.toml").write_text('about = "x"\ncontext = 1\n')
    (theme / "theme.css").write_text(f"\n{css}\n")
    with pytest.raises(TemplateFault, match=said) as fault:
        printed(tmp_path, theme)
    assert "mend:" in str(fault.value)


def printed(folder, theme):
    printing = Print(theme=str(theme), only=("S-01",))
    deck = paper.SMALL
    pdf.export(
        deck.__class__(deck.title, deck.sources, (), deck.cards[-1:]), Settings(print=printing), folder / "deck.pdf"
    )


@pytest.mark.pdf
def test_a_layout_without_end_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("cards.exporters.bounds.SECONDS", 1.0)
    monkeypatch.setattr("cards.exporters.bounds.LETTERS", 10**9)
    (tmp_path / "theme" / "kinds").mkdir(parents=True)
    (tmp_path / "theme" / "theme.toml").write_text('about = "x"\ncontext = 1\n')
    many = "{% for one in range(90000) %}<i>x</i> {% endfor %}"
    (tmp_path / "theme" / "kinds" / "source.html").write_text(CARD.format(many))
    with pytest.raises(CardsError, match="is not laid out after"):
        printed(tmp_path, tmp_path / "theme")


@pytest.mark.parametrize("name", ["../x", "/etc", "themes/../../.."])
def test_a_path_that_is_no_theme_is_refused(tmp_path, name):
    with pytest.raises(SettingsError, match=r"no such theme|no theme|theme\.toml"):
        templates.theme(str(tmp_path / name))
