"""A broken template is named by file and line; a user's template shadows ours by its path, and can do no harm."""

from __future__ import annotations

import pytest

from cards import templates
from cards.errors import SettingsError, TemplateFault, Unwritable


def rendered(folder, name="page.html", **seen):
    return templates.renderer(templates.environment((folder,) if folder else ()), name)(**seen)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("one\n{% if %}", 2, "Expected an expression"),
        ("{{ nobody }}", 1, "'nobody' is undefined"),
        ("\n\n{{ ''.__class__.__mro__ }}", 3, "unsafe"),
        ("\n{{ 1 / 0 }}", 2, "division"),
        ("{% include 'missing.html' %}", 1, "missing.html"),
        ("{% macro m(a) %}{{ a.b }}{% endmacro %}\n{{ m(1) }}", 1, "no attribute 'b'"),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path, text, line, said):
    (tmp_path / "page.html").write_text(text)
    with pytest.raises(TemplateFault, match=said) as fault:
        rendered(tmp_path)
    assert fault.value.where == f"{tmp_path / 'page.html'}:{line}"


def test_a_fault_in_an_included_template_names_that_one(tmp_path):
    (tmp_path / "page.html").write_text("{% include 'inner.html' %}")
    (tmp_path / "inner.html").write_text("\n{{ nobody }}")
    with pytest.raises(TemplateFault) as fault:
        rendered(tmp_path)
    assert fault.value.where == f"{tmp_path / 'inner.html'}:2"


def test_a_missing_folder_of_templates_is_an_error_not_a_default(tmp_path):
    with pytest.raises(SettingsError, match="no such folder"):
        templates.environment((tmp_path / "none",))


def test_what_is_printed_is_escaped(tmp_path):
    (tmp_path / "page.html").write_text("{{ words }}")
    assert rendered(tmp_path, words="<b>&") == "&lt;b&gt;&amp;"


def test_a_users_template_shadows_ours_and_can_extend_it(tmp_path):
    (tmp_path / "kinds").mkdir()
    (tmp_path / "kinds" / "question.html").write_text(
        '{% extends "stock/kinds/question.html" %}{% block key %}x{% endblock %}'
    )
    jinja = templates.environment((tmp_path,))
    assert jinja.get_template("kinds/question.html").filename == str(tmp_path / "kinds" / "question.html")
    assert jinja.get_template("stock/kinds/question.html").filename == str(
        templates.stock("templates") / "kinds" / "question.html"
    )


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "fonts/../../secret", "nothing.ttf", "fonts"])
def test_no_file_outside_the_folders_of_templates_is_given(tmp_path, name):
    (tmp_path / "secret").write_text("x")
    folder = tmp_path / "mine"
    folder.mkdir()
    assert templates.file((folder,), name) is None


def test_a_link_out_of_the_users_folder_is_not_followed(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (tmp_path / "secret.ttf").write_text("x")
    (folder / "font.ttf").symlink_to(tmp_path / "secret.ttf")
    assert templates.file((folder,), "font.ttf") is None


def test_the_users_file_comes_before_ours(tmp_path):
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "ink.css").write_text("")
    assert templates.file((tmp_path,), "css/ink.css") == tmp_path / "css" / "ink.css"
    assert templates.file((), "css/ink.css") == templates.stock("templates") / "css" / "ink.css"


def test_every_template_of_ours_can_be_read():
    jinja = templates.environment()
    names = jinja.list_templates(extensions=["html"])
    assert "kinds/evidence.html" in names
    for name in names:
        jinja.get_template(name)


def test_a_copy_never_writes_over_the_users_own(tmp_path):
    (tmp_path / "card.html").write_text("mine")
    with pytest.raises(SettingsError, match="there already"):
        templates.copy("card.html", tmp_path)
    assert (tmp_path / "card.html").read_text() == "mine"


@pytest.mark.parametrize("name", ["kinds/evidense.html", "../pyproject.toml", "fonts/OFL.txt"])
def test_what_is_no_template_is_not_copied(tmp_path, name):
    with pytest.raises(SettingsError, match="no template"):
        templates.copy(name, tmp_path)


def test_a_copy_cannot_go_where_a_file_is(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Unwritable):
        templates.copy("card.html", tmp_path / "file")


def test_every_template_can_be_copied_and_then_stands_in_for_ours(tmp_path):
    assert {"page.html", "kinds/evidence.html", "css/ink.css"} <= set(templates.listing())
    for name in templates.listing():
        assert templates.copy(name, tmp_path).read_bytes() == (templates.stock("templates") / name).read_bytes()
    assert templates.environment((tmp_path,)).get_template("page.html").filename == str(tmp_path / "page.html")
