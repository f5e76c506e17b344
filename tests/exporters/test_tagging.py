"""A PDF's tags: no word loses its place in the tree, and no span stands there that says nothing."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from cards import templates
from cards.exporters.layout import Layout
from cards.settings import Print

PAGE = """<!doctype html><html lang="en"><title>T</title><body style="font-family: Contested Serif">
<article><p>One <span>two <b>three</b></span> {long}</p><h2><span><span>four</span></span></h2>
<div><span>five</span></div><p><a href="#x"><span>six</span></a> <img alt="seven" style="font-size: 1em" src="data:image/png;base64,{dot}"></p>
<ul><li id="x">eight</li></ul></article></body></html>"""
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
SAID = PAGE.format(long="and so on " * 60, dot=DOT)


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    layout, out = Layout.opened(templates.folders(Print())), BytesIO()
    layout.write(layout.document(SAID), out, "reading", archive=False, duplex="none", attachment="")
    return pikepdf.open(out)


def tags(tag: Any) -> list[Any]:
    kids = tag.K if isinstance(tag.K, pikepdf.Array) else [tag.K]
    inner = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem"]
    return [tag, *(one for kid in inner for one in tags(kid))]


def numbers(tag: Any) -> list[int]:
    return [int(kid) for kid in tag.K if isinstance(kid, int)]


def test_each_marked_word_stands_once_in_the_tree_and_the_page_knows_where(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    found = {number: one for one in tags(root.K[0]) for number in numbers(one)}
    by_page = list(root.ParentTree.Nums)[1]
    assert len(by_page) == len(found) == sum(len(numbers(one)) for one in tags(root.K[0]))
    assert len(by_page) > len("12345678")
    assert all(by_page[number].objgen == one.objgen for number, one in found.items())


def test_each_tag_names_the_one_around_it(pdf: pikepdf.Pdf) -> None:
    for one in tags(pdf.Root.StructTreeRoot.K[0]):
        for kid in tags(one)[1:]:
            assert kid.P.objgen in {other.objgen for other in tags(one)}


def test_no_bare_span_stands_in_a_text_and_its_order_is_kept(pdf: pikepdf.Pdf) -> None:
    for one in tags(pdf.Root.StructTreeRoot.K[0]):
        if str(one.S) in ("/P", "/H2", "/Link"):
            assert "/Span" not in [str(kid.S) for kid in tags(one)[1:]]
            assert numbers(one) == sorted(numbers(one))


def test_what_says_more_than_a_span_stays(pdf: pikepdf.Pdf) -> None:
    kinds = [str(one.S) for one in tags(pdf.Root.StructTreeRoot.K[0])]
    assert {"/P", "/H2", "/Link", "/Figure", "/L", "/Div"} <= set(kinds)
    assert 1 == kinds.count("/Figure")


def test_a_span_between_blocks_is_kept_for_its_words(pdf: pikepdf.Pdf) -> None:
    (div,) = [one for one in tags(pdf.Root.StructTreeRoot.K[0]) if "/Div" == str(one.S)]
    assert not numbers(div)
    assert "/Span" in [str(kid.S) for kid in tags(div)]
