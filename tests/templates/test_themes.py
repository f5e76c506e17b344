"""A theme is a folder, a zip or a package: what is wrong with it is told before anything is printed."""

from __future__ import annotations

import json
import re
import sys
import zipfile

import jsonschema
import pytest

from cards import tables, templates
from cards.errors import SettingsError
from cards.pages.setting import setting
from cards.settings import Print, Type, load
from cards.stocks import FLOOR
from cards.workshop import completion

GOOD = 'about = "x"\ncontext = 1\n'


def theme(folder, text=GOOD):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "theme.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("about = ", "is not valid TOML"),
        ("context = 1\n", "about: is missing"),
        ('about = "x"\n', "context: is missing"),
        ('about = "x"\ncontext = 2\n[new_things]\n', "made for version 2 of what templates see, and this is version 1"),
        ('about = "x"\ncontext = 0\n', "made for version 0"),
        (f"{GOOD}[inks]\n", "did you mean 'ink'"),
        (f'{GOOD}[ink]\nquite = "#fff"\n', "did you mean 'quiet'"),
        (f'{GOOD}[ink]\ntext = "#12345"\n', "is not a colour"),
        (f'{GOOD}[ink]\ntext = "blu"\n', "is not a colour"),
        (f'{GOOD}[type]\nserif = "Arial"\n', "theme.toml [type], serif: there is no font 'Arial'"),
        (f"{GOOD}ink = [\n", "line: ink = ["),
        (f'{GOOD}[ink]\ntext = "red; }} body {{{{ display: none"\n', "is not a colour"),
        (f"{GOOD}[ink]\ntext = 3\n", "should be text"),
        (f"{GOOD}[type]\nscale = 9.0\n", "at most 1.6"),
        (f"{GOOD}[type]\nfloor = 2.0\n", "at least 7.5"),
        (f'{GOOD}[type]\nscale = "big"\n', "should be a number"),
        (f'{GOOD}from = "clasic"\n', "did you mean 'classic'"),
    ],
)
def test_a_broken_theme_toml_is_refused_with_its_mend(tmp_path, text, said):
    with pytest.raises(SettingsError) as fault:
        templates.theme(str(theme(tmp_path / "mine", text)))
    assert said in str(fault.value)
    assert "mend:" in str(fault.value)


def test_a_font_that_nobody_declares_is_refused(tmp_path):
    folder = theme(tmp_path / "mine", f'{GOOD}[type]\nserif = "Contested Serf"\n')
    with pytest.raises(SettingsError, match="no font") as fault:
        setting(Print(theme=str(folder)))
    assert "did you mean 'Contested Serif'" in fault.value.mend


@pytest.mark.parametrize("missing", ["nowhere/mine", "mine"])
def test_a_theme_that_is_not_there_is_refused(tmp_path, missing):
    (tmp_path / "mine").mkdir()
    with pytest.raises(SettingsError):
        templates.theme(str(tmp_path / missing))


def test_themes_that_build_on_each_other_are_refused(tmp_path, monkeypatch):
    one = theme(tmp_path / "themes" / "one", f'{GOOD}from = "two"\n')
    two = theme(tmp_path / "themes" / "two", f'{GOOD}from = "one"\n')
    monkeypatch.setattr("cards.templates.manifest.themes", lambda _user=None: {"one": one, "two": two})
    with pytest.raises(SettingsError, match="builds on itself: one from two from one"):
        templates.theme("one")


def test_a_theme_has_what_it_says_and_the_rest_from_what_it_builds_on(tmp_path):
    folder = theme(tmp_path / "mine", f'{GOOD}from = "plain"\n[ink]\ntext = "#222222"\n[type]\nfloor = 10.0\n')
    shown = setting(Print(theme=str(folder), ink={"text": "#333333"}, type=Type(leading=1.5)))
    assert (("text", "#222222"),) == shown.theme.inks
    assert (("text", "#333333"),) == shown.inks
    assert (shown.theme.scale, shown.theme.floor, shown.type.leading) == (1.2, 10.0, 1.5)
    assert shown.theme.sheets == ("stock/themes/plain/theme.css",)


def zipped(path, **entries):
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in entries.items():
            archive.writestr(name, text)
    return str(path)


@pytest.mark.parametrize("inner", ["", "mine/", "mine-1.0/mine/"])
def test_a_zip_is_used_as_it_is(tmp_path, inner):
    path = zipped(tmp_path / "mine.zip", **{f"{inner}theme.toml": GOOD, f"{inner}theme.css": ".a { color: red }"})
    found = templates.theme(path)
    assert found.sheets == ("theme.css",)
    assert templates.file(found.folders, "theme.css").read_text() == ".a { color: red }"


@pytest.mark.parametrize("entry", ["../x.html", "/etc/x.html", "a/../../x.html", "C:/x.html", "..\\x.html"])
def test_no_entry_of_a_zip_leads_out(tmp_path, entry):
    with pytest.raises(SettingsError, match="leads out of the theme"):
        templates.theme(zipped(tmp_path / "mine.zip", **{"theme.toml": GOOD, entry: "x"}))


def test_a_zip_of_links_bombs_or_nothing_is_refused(tmp_path):
    link = zipfile.ZipInfo("secret.html")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as archive:
        archive.writestr("theme.toml", GOOD)
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(SettingsError, match="leads out"):
        templates.theme(str(tmp_path / "link.zip"))
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("theme.toml", GOOD)
        archive.writestr("a.css", "x" * 51_000_000)
    with pytest.raises(SettingsError, match="51 MB"):
        templates.theme(str(tmp_path / "bomb.zip"))
    (tmp_path / "none.zip").write_text("no zip")
    with pytest.raises(SettingsError, match="cannot be unpacked"):
        templates.theme(str(tmp_path / "none.zip"))
    with pytest.raises(SettingsError, match=r"holds no theme\.toml"):
        templates.theme(zipped(tmp_path / "empty.zip", a="b"))


def test_a_packages_theme_is_found_and_its_code_never_run(tmp_path, monkeypatch):
    theme(tmp_path / "theme_of_mine")
    (tmp_path / "theme_of_mine" / "__init__.py").write_text("raise SystemExit('it was run')")
    monkeypatch.syspath_prepend(tmp_path)
    assert templates.theme("python:theme_of_mine").folders[0] == tmp_path / "theme_of_mine"
    assert "theme_of_mine" not in sys.modules
    for name in ("theme_of_nobody", "os.path", "../x", "json"):
        with pytest.raises(SettingsError):
            templates.theme(f"python:{name}")


def test_a_theme_in_deck_toml_is_a_name_or_a_path_beside_it(tmp_path, monkeypatch):
    theme(tmp_path / "decks" / "mine")
    monkeypatch.chdir(tmp_path)
    config = tmp_path / "decks" / "deck.toml"
    for said in ("mine", "./mine"):
        config.write_text(f'[print]\ntheme = "{said}"\n')
        assert templates.chosen(load(config).print).folders[0].resolve() == tmp_path / "decks" / "mine"
    config.write_text('[print]\ntheme = "plain"\n')
    assert templates.chosen(load(config).print).name == "plain"


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


def test_a_school_has_its_name_logo_and_footer(tmp_path):
    (tmp_path / "crest.svg").write_text(LOGO)
    config = tmp_path / "deck.toml"
    config.write_text('[print]\nschool = "Mill School"\nlogo = "crest.svg"\nfooter = "Autumn"\nmargin = 9.5\n')
    shown = setting(load(config).print)
    assert (shown.imprint.school, shown.imprint.footer, shown.inset) == ("Mill School", "Autumn", 9.5)
    assert shown.imprint.logo.startswith("data:image/svg+xml;base64,")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('logo = "none.png"', "No such file"),
        ('logo = "deck.toml"', "cannot be a .toml"),
        ("margin = 99", "at most 25"),
        (f'footer = "{"x" * 99}"', "at most 80"),
    ],
)
def test_a_logo_margin_or_footer_that_cannot_be_is_refused(tmp_path, text, said):
    (tmp_path / "deck.toml").write_text(f"[print]\n{text}\n")
    with pytest.raises(SettingsError) as fault:
        setting(load(tmp_path / "deck.toml").print)
    assert said in str(fault.value)


def test_editors_learn_every_name_of_deck_toml_and_theme_toml():
    deck, own = completion.deck_toml(tables.known()), completion.theme_toml()
    for schema in (deck, own):
        jsonschema.Draft202012Validator.check_schema(schema)
    printing = deck["properties"]["print"]["properties"]
    assert "#1b1b1a" == printing["ink"]["properties"]["text"]["default"]
    assert (0.8, 1.6) == tuple(printing["type"]["properties"]["scale"][end] for end in ("minimum", "maximum"))
    assert "quarter" in printing["stock"]["examples"]
    jsonschema.validate({"print": {"stock": "a6", "ink": {"text": "#fff"}, "type": {"scale": 1.2}}}, deck)
    jsonschema.validate({"about": "x", "context": 1, "ink": {"text": "#000000"}}, own)
    for wrong in ({"print": {"stok": "a6"}}, {"print": {"ink": {"txt": "#fff"}}}, {"print": {"type": {"scale": 9}}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, deck)


def said(schema, path=()):
    for name, rule in schema.get("properties", {}).items():
        yield (*path, name), rule
        yield from said(rule.get("items", rule), (*path, name))


def test_editors_are_told_of_each_setting_what_it_is_its_type_and_what_holds_if_it_is_left_out():
    rules = dict(said(completion.deck_toml(tables.known()))) | dict(said(completion.theme_toml()))
    assert {("print", "margin"), ("deal", "seed"), ("question", "text"), ("find", "exclude", "holders")} <= set(rules)
    for path, rule in rules.items():
        assert rule.get("description"), path
        assert rule.get("type"), path
        if "default" in rule:
            jsonschema.validate(rule["default"], rule)
    assert ["pdf"] == rules["print", "formats"]["default"]
    assert (2, 25) == (rules["print", "margin"]["minimum"], rules["print", "margin"]["maximum"])
    assert ["none", "long", "short", "fold"] == rules["print", "backs"]["enum"]


def test_a_begun_theme_lists_every_colour_and_letter_and_changes_nothing(tmp_path):
    folder = templates.new(tmp_path / "mine", "plain")
    text = (folder / "theme.toml").read_text(encoding="utf-8")
    assert set(templates.inks(())) | {"serif", "leading"} <= set(re.findall(r"(?m)^# ([a-z-]+) = ", text))
    one, other = setting(Print(theme=str(folder))), setting(Print(theme="plain"))
    assert (one.theme.scale, one.theme.inks, one.sizes) == (other.theme.scale, other.theme.inks, other.sizes)
    shown = "\n".join(line.removeprefix("# ") for line in text.splitlines())
    (folder / "theme.toml").write_text(shown, encoding="utf-8")
    assert setting(Print(theme=str(folder))).theme.scale == 1.2
    with pytest.raises(SettingsError, match="is there already"):
        templates.new(folder, "classic")


def test_a_theme_of_ones_own_is_begun_again_as_a_whole(tmp_path):
    first = theme(tmp_path / "first")
    (first / "theme.css").write_text(".a { color: red }")
    assert (templates.new(tmp_path / "second", str(first)) / "theme.css").read_text() == ".a { color: red }"


def test_every_theme_of_ours_says_what_it_is_and_keeps_the_floor():
    assert {"classic", "plain", "meadow", "broadsheet"} <= set(templates.themes())
    for name in templates.themes():
        shown = setting(Print(theme=name))
        assert shown.theme.about.endswith(".")
        assert min(shown.sizes) >= FLOOR
        assert json.dumps(shown.theme.about)
