"""The proof against files: of every format, moved, renamed, read otherwise; and of decks that older versions made."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from cards import proof, store
from cards.errors import NotVerbatim, SourceChanged
from cards.model import Deck, Evidence, Ground, Position, Question
from cards.readers import READERS
from tests.conftest import LEE, OSEI

OLDER = Path(__file__).parent / "older"
SAID = "The old pier was closed in spring after a vote that split the board nine to four."
ANSWER = "The board has never said what it would cost to mend the timber piles of the pier."
HTML = f"<html><head><title>The pier</title></head><body><article><h1>The pier</h1><p>{SAID}</p><p>{ANSWER}</p></article></body></html>"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def text(path: Path) -> None:
    path.write_text(f"The pier\n\n{SAID}\n\n{ANSWER}\n", encoding="utf-8")


def page(path: Path) -> None:
    path.write_text(HTML, encoding="utf-8")


def mail(path: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = (
        "The pier",
        "lee@example.org",
        "Tue, 05 Mar 2024 10:00:00 +0000",
    )
    message["MIME-Version"] = "1.0"
    message.set_content(HTML, subtype="html")
    path.write_bytes(bytes(message))


def word(path: Path) -> None:
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in (SAID, ANSWER))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    packed = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{kind}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    pack(path, packed)


def book(path: Path) -> None:
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<dc:identifier id="i">x</dc:identifier><dc:title>The pier</dc:title><dc:language>en</dc:language></metadata><manifest>'
        '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>'
    )
    chapter = HTML.replace("<html>", '<html xmlns="http://www.w3.org/1999/xhtml">')
    pack(
        path,
        {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "b.opf": package, "c.xhtml": chapter},
    )


def printed(path: Path) -> None:
    import weasyprint

    weasyprint.HTML(string=HTML).write_pdf(path)


def pack(path: Path, parts: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        for name, contents in parts.items():
            packed.writestr(name, contents)


SAMPLES = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), text),
    **dict.fromkeys((".html", ".htm"), page),
    **dict.fromkeys((".eml", ".mht", ".mhtml"), mail),
    ".docx": word,
    ".epub": book,
    ".pdf": printed,
}


def deck_of(path: Path) -> dict:
    """A deck of one file: the vote under one position, the answer under the other."""
    (source, *_) = READERS[path.suffix].read(path, path.name)
    found = [source.text.index(words[:20]) for words in (SAID, ANSWER)]
    spans = [source.span(at, at + 20) for at in found]
    sides = tuple(
        Position(f"Position {n}", (Evidence(span, (span,), "author", "why"),)) for n, span in enumerate(spans)
    )
    question = Question("Was it right to close the pier?", "value", sides, (Ground("value", "rule", tuple(spans)),))
    prints = store.fingerprints({path.name: path})
    return store.parse(store.dumps(Deck("", (source,), (question,), ()), (), prints))


def checked(deck: dict, folder: Path) -> proof.Report:
    return proof.prove(deck, proof.reread(deck, [folder]))


@pytest.mark.parametrize("ending", sorted(READERS))
def test_every_format_is_proved_and_a_changed_file_is_not(ending: str, tmp_path: Path) -> None:
    assert ending in SAMPLES, "a new format needs a sample here, so that its decks can be proved"
    path = tmp_path / f"pier{ending}"
    SAMPLES[ending](path)
    deck = deck_of(path)
    report = checked(deck, tmp_path)
    assert ((), ["same"]) == (report.faults, [one.state for one in report.checked])
    path.unlink()
    with pytest.raises(NotVerbatim, match="is not there"):
        checked(deck, tmp_path).refuse()


@pytest.fixture
def written(uniforms: Deck) -> dict:
    return store.parse(store.dumps(uniforms))


def test_a_source_under_another_name_and_in_another_folder_is_found_by_its_text(written: dict, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "lee-2025.md").write_text("# no deck is made of me\n", encoding="utf-8")
    (tmp_path / "papers" / "uniforms.text").write_text(LEE, encoding="utf-8")
    (tmp_path / "osei.txt").write_text(OSEI, encoding="utf-8")
    report = checked(written, tmp_path)
    report.refuse()
    assert ["moved", "same"] == [one.state for one in report.checked]
    assert [
        "All 6 quotations stand word for word in 2 sources.",
        f"lee.txt is now {tmp_path}/papers/uniforms.text",
    ] == [line.split(": ")[0] for line in report.lines()]


def test_a_name_that_another_text_has_taken_does_not_hide_the_source(written: dict, tmp_path: Path) -> None:
    (tmp_path / "lee.txt").write_text(OSEI, encoding="utf-8")
    (tmp_path / "osei.txt").write_text(LEE, encoding="utf-8")
    report = checked(written, tmp_path)
    assert ((), ["moved", "moved"]) == (report.faults, [one.state for one in report.checked])


def test_a_text_that_is_nearly_the_same_is_not_taken_for_it(written: dict, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(LEE + "One more word.\n", encoding="utf-8")
    (tmp_path / "osei.txt").write_text(OSEI, encoding="utf-8")
    with pytest.raises(NotVerbatim, match=r"lee\.txt is not there"):
        checked(written, tmp_path).refuse()


def test_a_file_that_this_version_reads_otherwise_is_proved_by_its_words(written: dict, folder: Path) -> None:
    """As if an older reader had kept a line more: the offsets and the hash are those of its text."""
    for item in quotations(written):
        item["start"], item["end"] = item["start"] + 7, item["end"] + 7
    record = written["sources"][0]
    record["sha256"] = hashlib.sha256(b"Menu 1\n" + LEE.encode()).hexdigest()
    with pytest.raises(SourceChanged, match=r"lee\.txt has changed since"):
        checked(written, folder).refuse()
    record["bytes"] = store.fingerprints({"lee.txt": folder / "lee.txt"})["lee.txt"]
    report = checked(written, folder)
    assert ((), "read otherwise") == (report.faults, report.checked[0].state)
    assert any("reads it a little otherwise" in line for line in report.lines())
    quotations(written)[0]["quote"] = "fell by most"
    assert checked(written, folder).faults


def quotations(deck: dict) -> list[dict]:
    (question,) = deck["questions"]
    held = [one for ground in question["why"] for one in ground["passages"]]
    held += [one for side in question["positions"] for one in side["evidence"]]
    held += [card["tag"] for card in deck["cards"] if card["tag"]]
    return [one for one in held if one["source"] == "lee.txt"]


@pytest.mark.parametrize("name", ["deck.json", "deck.pdf"])
def test_a_deck_of_an_older_version_is_proved(name: str, run) -> None:
    code, out, _ = run("verify", OLDER / "out" / name)
    assert (0, "All 16 quotations stand word for word in 2 sources.\n") == (code, out)


def test_a_deck_of_an_older_version_comes_back_whole() -> None:
    raw = (OLDER / "out" / "deck.json").read_text(encoding="utf-8")
    assert "nearest" not in raw, "it is to be the deck as it was made then"
    sources = tuple(
        one for path in sorted((OLDER / "sources").iterdir()) for one in READERS[".txt"].read(path, path.name)
    )
    deck = store.loads(raw, sources)
    assert (1, ()) == (len(deck.questions), deck.questions[0].nearest)
    assert store.loads(store.dumps(deck), sources) == deck


def test_a_pdf_that_travels_alone_is_proved_by_the_texts_beside_it(tmp_path: Path, run) -> None:
    shutil.copy(OLDER / "out" / "deck.pdf", tmp_path)
    code, _, err = run("verify", tmp_path / "deck.pdf")
    assert (1, True) == (code, "--sources FOLDER" in err)
    shutil.copytree(OLDER / "sources", tmp_path / "texts")
    assert 0 == run("verify", tmp_path / "deck.pdf")[0]
    shutil.move(tmp_path / "texts", tmp_path.with_name("elsewhere"))
    assert 0 == run("verify", tmp_path / "deck.pdf", "--sources", tmp_path.with_name("elsewhere"))[0]
    code, _, err = run("verify", tmp_path / "deck.pdf", "--sources", tmp_path / "nowhere")
    assert (1, True) == (code, "there is no such folder" in err)


def test_the_report_for_programs_says_what_the_one_for_people_says(tmp_path: Path, run) -> None:
    shutil.copytree(OLDER, tmp_path / "deck")
    deck = tmp_path / "deck" / "out" / "deck.json"
    code, out, _ = run("verify", deck, "--json")
    report = json.loads(out)
    assert (0, True, 16, 0, []) == (code, *(report[name] for name in ("proved", "quotations", "wrong", "faults")))
    (tmp_path / "deck" / "sources" / "06_what_nobody_has_shown.txt").write_text(
        "Something else entirely.", encoding="utf-8"
    )
    code, out, _ = run("verify", deck, "--json")
    report = json.loads(out)
    assert (4, False) == (code, report["proved"])
    assert report["wrong"] == sum(bool(fault["about"]) for fault in report["faults"]) > 0
    assert ["same", "changed"] == [one["state"] for one in report["sources"]]
