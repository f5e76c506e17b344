"""A theme is checked before it is printed: each fault with its file, line, the line itself, and the mend."""

from __future__ import annotations

import pytest

from cards import templates, workshop
from cards.errors import TemplateFault
from cards.settings import Print
from cards.workshop import styles


def theme(folder, **files):
    for name, text in {"theme.toml": 'about = "x"\ncontext = 1\nfrom = "classic"\n', **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Print(theme=str(folder))


def found(printing, stocks=()):
    return (
        [*workshop.checks._gathered(workshop.checks._printed(printing, stocks, silent))] if stocks else read(printing)
    )


def read(printing):
    where = templates.folders(printing)
    from cards.workshop import checks

    return [*checks._colours(templates.chosen(printing)), *checks._read(where[0], where)]


def silent(_step, _done, _total):
    """Nobody watches."""


EXTENDS = '{% extends "stock/kinds/evidence.html" %}\n'
FAULTS = [
    ("theme.css", '.a { color: red }\n@import url("https://example.org/x.css");', 2, "imports other CSS", "include"),
    ("theme.css", '@import "other.css";', 1, "imports other CSS", "include"),
    ("pictures/map.html", "\n{{ map.stemms }}", 2, "a Map has no 'stemms'", "did you mean 'stems'"),
    ("packs/judge.html", "{{ table.moton }}", 1, "a Table has no 'moton'", "did you mean 'motion'"),
    ("several.html", '{% extends "card.html" %}{{ view.nothing }}', 1, "a View has no 'nothing'", "there are"),
    ("kinds/evidence.html", "{{ veiw.card }}", 1, "sees 'veiw'", "did you mean 'view'"),
    ("kinds/evidence.html", "\n{{ view.crad.label }}", 2, "has no 'crad'", "did you mean 'card'"),
    (
        "kinds/evidence.html",
        "{% for one in view.quotes %}\n{{ one.plaice }}{% endfor %}",
        2,
        "a Quote has no 'plaice'",
        "place",
    ),
    ("kinds/evidence.html", "{% if deck.nothing %}{% endif %}", 1, "a Deck has no 'nothing'", "there are"),
    ("kinds/evidence.html", f"{EXTENDS}{{% block bdy %}}{{% endblock %}}", 2, "block 'bdy'", "did you mean 'body'"),
    (
        "kinds/evidence.html",
        f"{EXTENDS}{{% block body %}}{{{{ macros.qoute(view) }}}}{{% endblock %}}",
        2,
        "no macro 'qoute'",
        "quote",
    ),
    ("back.html", "{{ view.quotes }}", 1, "a Back has no 'quotes'", "there are"),
    ("kinds/evidence.html", "<p title={{ view.card.title }}></p>", 1, "no quotation marks", 'title="'),
    ("kinds/evidence.html", "one\n{% if %}", 2, "Expected an expression", "mend that line"),
    ("kinds/evidence.html", "{{ 'a' | safe }}", 1, "No filter named 'safe'", "mend that line"),
    (
        "kinds/evidence.html",
        '<img src="images/none.png" alt="">',
        1,
        "'images/none.png', which is not there",
        "put the file",
    ),
    ("kinds/evidence.html", '<img src="https://example.org/a.png" alt="">', 1, "outside the theme", "put the file"),
    ("theme.css", ".a { color: red; }\n.b { colour: red; }", 2, "colour", "mend that rule"),
    ("theme.css", ".a { color: red; }\n.b { color: red;\n.c { color: red; }", 2, "not closed", "write a }"),
    ("theme.css", "@media { .a { color: red } }\n\n.b { width: calc(} }", 3, "", ""),
    ("theme.css", '\n.a { font-family: "Comic Sans MS" }', 2, "which no fonts.css declares", "Contested Sans"),
    ("theme.css", ".a { background: url(images/none.png) }", 1, "not there", "put the file"),
]


@pytest.mark.parametrize(("name", "text", "line", "said", "mend"), FAULTS)
def test_a_fault_has_its_file_line_and_mend(tmp_path, name, text, line, said, mend):
    faults = [one for one in read(theme(tmp_path, **{name: text})) if one.where == f"{tmp_path / name}:{line}"]
    assert faults, [str(one) for one in read(theme(tmp_path, **{name: text}))]
    assert any(said in one.problem and mend in one.mend for one in faults), list(map(str, faults))
    assert all(one.line == text.splitlines()[line - 1].strip()[:160] for one in faults)


def test_colours_that_are_hard_to_read_are_told(tmp_path):
    printing = theme(
        tmp_path, **{"theme.toml": 'about = "x"\ncontext = 1\n[ink]\nquiet = "#aaaaaa"\nside-a = "#ffee00"\n'}
    )
    told = [one.problem for one in read(printing)]
    assert any(one.startswith("quiet on paper") for one in told)
    assert any(one.startswith("on-side on side-a") for one in told)


def test_the_measure_of_contrast_measures():
    assert styles.contrast("#000000", "white") == pytest.approx(21)
    assert styles.contrast("#777", "#ffffff") < styles.LEAST < styles.contrast("#767676", "#ffffff")
    assert styles.contrast("rgb(0, 0, 0)", "#fff") == pytest.approx(21)
    assert styles.contrast("not a colour", "#fff") is None


def test_a_link_out_of_the_theme_is_told(tmp_path):
    (tmp_path / "secret").write_text("x")
    printing = theme(tmp_path / "mine")
    (tmp_path / "mine" / "a.html").symlink_to(tmp_path / "secret")
    assert any("leads out" in one.problem for one in read(printing))


@pytest.mark.parametrize("name", sorted(templates.themes()))
def test_our_own_themes_are_sound_to_read(name):
    assert [] == list(map(str, read(Print(theme=name))))


def test_our_own_templates_ask_for_nothing_that_is_not_there():
    from cards.workshop import names

    ours = templates.stock("templates")
    checked = [
        name
        for name in templates.listing()
        if name.startswith(("kinds/", "frames/", "backs/", "back.html", "card.html"))
    ]
    assert len(checked) >= 6
    for name in checked:
        assert [] == list(names.doubts(ours / name, name, ())), name


@pytest.mark.pdf
def test_what_overflows_is_found_by_printing(tmp_path):
    printing = theme(tmp_path, **{"theme.css": ".source .head { height: 200mm }"})
    found = workshop.check(printing, ("quarter",), silent)
    assert any("does not fit its card" in one.problem and "(printed as quarter)" in one.problem for one in found), found


def test_what_changed_is_told_from_both_sides(tmp_path, monkeypatch):
    templates.copy("back.html", tmp_path)
    templates.copy("works.html", tmp_path)
    templates.copy("card.html", tmp_path)
    (tmp_path / "theme.css").write_text(".a { color: red }")
    (tmp_path / "back.html").write_text((tmp_path / "back.html").read_text().replace("Who says so", "Says who"))
    (tmp_path / ".stock" / "works.html").write_text("as it was once\n")
    changed = {one.name: one for one in workshop.changes(tmp_path)}
    assert changed["theme.css"].note == "is the theme's own"
    assert '+<p class="prompts">Says who' in changed["back.html"].theirs
    assert changed["back.html"].ours == ""
    assert "-as it was once" in changed["works.html"].ours
    assert any("is as ours" in line for line in changed["card.html"].lines)


@pytest.mark.parametrize(("patience", "tried"), [(-1.0, 1), (1e9, 3)])
def test_what_does_not_end_on_one_stock_is_not_waited_for_on_each(tmp_path, monkeypatch, patience, tried):
    def endless(*_):
        raise TemplateFault("does not come to an end", mend="mend that line", where="card.html:1")

    for exporter in (workshop.checks.pdf, workshop.checks.handout):
        monkeypatch.setattr(exporter, "export", endless)
    monkeypatch.setattr(workshop.checks, "PATIENCE", patience)
    assert tried == len([*workshop.checks._printed(theme(tmp_path), ("poker", "a6"), silent)])


def test_across_versions_each_is_told_what_the_other_changed(tmp_path, monkeypatch):
    """Copied from one version, changed by its owner, and looked at with the next version."""
    old, new, mine = (tmp_path / name for name in ("old", "new", "mine"))
    for folder, lines in ((old, "one\ntwo\nthree\n"), (new, "one\ntwo\nTHREE\n")):
        folder.mkdir()
        (folder / "card.html").write_text(lines)
    (old / "gone.html").write_text("once ours")
    ours = [old]
    for module in ("copies", "places"):
        monkeypatch.setattr(f"cards.templates.{module}.stock", lambda _: ours[0])
    monkeypatch.setattr(templates, "stock", lambda _: ours[0])
    for name in ("card.html", "gone.html"):
        templates.copy(name, mine)
    (mine / "card.html").write_text("ONE\ntwo\nthree\n")
    (before,) = (one for one in workshop.changes(mine) if one.name == "card.html")
    assert ("+ONE" in before.theirs, before.ours) == (True, "")
    ours[0] = new
    card, gone = workshop.changes(mine)
    assert ("+ONE" in card.theirs, "THREE" in card.theirs) == (True, False)
    assert ("+THREE" in card.ours, "ONE" in card.ours) == (True, False)
    assert "not among ours any more" in gone.note


def test_a_template_that_extends_ours_is_told_by_its_blocks(tmp_path):
    name = "kinds/evidence.html"
    theme(tmp_path, **{name: '{% extends "stock/kinds/evidence.html" %}\n{% block side %}x{% endblock %}'})
    (change,) = workshop.changes(tmp_path)
    assert "changes the block side; all else stays up to date" in change.note


def test_a_copy_of_any_template_of_ours_is_not_doubted():
    """Else whoever copies one to change it is told of faults that are none."""
    ours = templates.stock("templates")
    names = [name for name in templates.listing() if name.endswith(".html")]
    assert {"page.html", "several.html", "pictures/map.html", "packs/key.html"} <= set(names)
    assert [] == [(name, doubt) for name in names for doubt in workshop.checks.names.doubts(ours / name, name, ())]


def test_what_was_read_from_a_file_is_not_told_again_by_each_print(tmp_path, monkeypatch):
    printing = theme(tmp_path / "x", **{"theme.css": ".a { colour: red }"})
    (told,) = read(printing)
    monkeypatch.setattr(workshop.checks, "_printed", lambda *_: [("poker", told)])
    assert (told,) == workshop.check(printing, ("poker",), silent)


def test_what_only_printing_shows_is_told_once_for_all_stocks(tmp_path, monkeypatch):
    told = workshop.Finding("card.html:1", "prints a Paper", "mend that line")
    monkeypatch.setattr(workshop.checks, "_printed", lambda *_: [("poker", told), ("a6", told)])
    (found,) = workshop.check(theme(tmp_path / "x"), ("poker", "a6"), silent)
    assert found.problem == "prints a Paper (printed as poker, a6)"


@pytest.mark.parametrize("name", ["kinds/evidence.html", "theme.css", "fonts.css"])
def test_a_file_in_another_encoding_is_named_with_its_line(tmp_path, name):
    (told,) = read(theme(tmp_path / "x", **{name: b"\n/* caf\xe9 */"}))
    assert f"{name}:2" in told.where
    assert "UTF-8" in told.problem
