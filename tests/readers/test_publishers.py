"""The table of publishers and kinds by address: what it must not claim, and that every row has its proof."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cards.model import Reference, Source, Standing
from cards.readers import genres, publishers, records

LEE = Source("lee.txt", "Uniforms cost more.", 0, 19)


def at(url: str = "", **more: str) -> Source:
    return replace(LEE, reference=Reference(url=url, **more))


@pytest.mark.parametrize(
    "source",
    [
        LEE,
        at("https://example.org/bbc.co.uk"),
        at("https://notbbc.co.uk/news"),
        at("https://bbc.co.uk.example.org/"),
        at("http://[broken"),
        at(container_title="The BBC and its critics"),
        at(title="BBC"),
    ],
)
def test_who_is_not_in_the_table_is_not_recorded(source: Source) -> None:
    assert source == publishers.known(source)


@pytest.mark.parametrize(
    "source", [at("https://www.bbc.co.uk/news/1"), at(container_title="bbc news"), at(publisher="BBC")]
)
def test_who_is_in_it_comes_with_country_and_proof(source: Source) -> None:
    found = publishers.known(source)
    assert ("United Kingdom", "table of publishers") == (found.standing.country, dict(found.origins)["owner"])
    assert "Royal Charter" in found.standing.basis
    assert "" == found.standing.stake


def test_what_a_person_states_goes_before_the_table() -> None:
    table = '["lee.txt"]\nowner = "the nation"\nstake = "none"\nURL = "https://bbc.com/a"'
    stated = records.parse(table, "sources.toml")["lee.txt"].applied(LEE)
    assert Standing("the nation", "", "none") == publishers.known(stated).standing
    denied = records.parse(table.replace("the nation", "not given"), "sources.toml")["lee.txt"].applied(LEE)
    assert Standing("", "", "none") == publishers.known(denied).standing


def test_one_rule_for_all_countries_every_row_has_names_sites_and_a_public_basis() -> None:
    rows = publishers.table()
    assert len({row.country for row in rows}) > 15
    assert all(row.names and row.hosts and row.owner and row.country and row.basis for row in rows)
    names = [name.casefold() for row in rows for name in row.names]
    hosts = [host for row in rows for host in row.hosts]
    assert (len(names), len(hosts)) == (len(set(names)), len(set(hosts)))


@pytest.mark.parametrize(
    ("reference", "kind"),
    [
        (Reference(url="https://example.org/news/fees"), ""),
        (Reference(url="https://example.org/opinionated-cooks"), ""),
        (Reference(url="https://gov.example.org/fees"), ""),
        (Reference(url="https://go.com/fees"), ""),
        (Reference(url="http://[broken"), ""),
        (Reference(container_title="Town Gazette"), ""),
        (Reference(url="https://example.org/opinion/fees"), "opinion"),
        (Reference(url="https://example.org/2024/editorials/fees"), "opinion"),
        (Reference(url="https://www.education.gov/fees"), "government"),
        (Reference(url="https://www.gov.uk/fees"), "government"),
        (Reference(url="https://mofa.gov.pk/fees"), "government"),
        (Reference(url="https://www.mofa.go.jp/fees"), "government"),
        (Reference(url="https://www.economie.gouv.fr/fees"), "government"),
        (Reference(url="https://en.wikipedia.org/wiki/Fee"), "encyclopedia"),
        (Reference(container_title="The Town Encyclopaedia"), "encyclopedia"),
        (Reference(container_title="A Dictionary of Towns"), "reference"),
    ],
)
def test_a_kind_only_where_the_address_or_publication_says_it(reference: Reference, kind: str) -> None:
    assert kind == genres.kind(reference)
