"""The picture of the themes is there, shows all of them, and is small enough to be looked at on the web."""

from __future__ import annotations

from PIL import Image, ImageStat

from tests import picture

README = picture.ROOT / "templates" / "README.md"


def test_the_readme_of_the_templates_shows_a_picture_that_is_there():
    link = picture.PICTURE.relative_to(picture.ROOT).as_posix()
    assert f"](../{link})" in README.read_text(encoding="utf-8")
    assert picture.PICTURE.stat().st_size < 250_000


def test_it_shows_pages_of_every_theme_that_there_is():
    """`python -m tests.picture` draws it anew."""
    with Image.open(picture.PICTURE) as shown:
        assert shown.size == picture.size()
        page = (picture.WIDTH + picture.GAP, picture.HEIGHT + picture.CAPTION + picture.GAP)
        for number in range(len(picture.templates.themes())):
            left = number % picture.ACROSS * page[0] + picture.GAP
            top = number // picture.ACROSS * page[1] + picture.GAP + picture.CAPTION
            inside = shown.convert("L").crop((left, top, left + picture.WIDTH, top + picture.HEIGHT))
            assert inside.getextrema()[0] < 60, "letters"
            assert ImageStat.Stat(inside).mean[0] > 200, "on paper"
